/** Measures one subject at one size, in fresh pages of one browser. Times in milliseconds. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { visit, type BuiltPage } from '../editor-page/built-page.ts';
import type { ChangeSample, Size, SubjectName } from './cells.ts';
import { median, percentile } from './statistics.ts';

/** What takes longer than this is given up. */
export const OPEN_LIMIT = 60_000;
const STEP_LIMIT = 90_000;
const OPENINGS = 3;
/** An opening this slow is not repeated. */
const SLOW = 3000;
const CHANGES = 40;
const CHURN = 8;
const SCROLLS = 3;

export interface ChangeFigures {
  readonly latency: number;
  readonly cost: number;
  /** 95th percentile of `cost`. */
  readonly high: number;
}

/** What was measured; null: does not apply; `late`: given up. */
export interface Cell {
  readonly subject: SubjectName;
  readonly size: string;
  readonly open: number | 'late';
  readonly add: ChangeFigures | 'late' | null;
  readonly remove: ChangeFigures | 'late' | null;
  /** Processor time of the main thread per added or removed annotation, delayed redrawing included. */
  readonly task: number | 'late' | null;
  readonly scroll: number | 'late' | null;
  readonly heap: number | null;
  readonly nodes: number | null;
}

async function within<T>(promise: Promise<T>, limit: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), limit);
  });
  try {
    // Pages that are closed while they still work reject; nobody waits for them then.
    promise.catch(() => undefined);
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find((candidate) => candidate.name === name)?.value ?? Number.NaN;
}

const figures = (samples: readonly ChangeSample[]): ChangeFigures => ({
  latency: median(samples.map(({ latency }) => latency)),
  cost: median(samples.map(({ cost }) => cost)),
  high: percentile(
    samples.map(({ cost }) => cost),
    0.95,
  ),
});

async function inFreshPage<T>(
  browser: Browser,
  built: BuiltPage,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  try {
    const page = await context.newPage();
    await visit(page, built);
    return await work(page);
  } finally {
    await within(context.close(), 10_000);
  }
}

async function opened(page: Page, subject: SubjectName, { length, spans }: Size) {
  await page.evaluate(([name, size, count]) => window.bench.prepare(name, size, count), [
    subject,
    length,
    spans,
  ] as const);
  return within(
    page.evaluate(() => window.bench.open()),
    OPEN_LIMIT,
  );
}

type Rest = Omit<Cell, 'subject' | 'size' | 'open'>;
const NOTHING: Rest = {
  add: null,
  remove: null,
  task: null,
  scroll: null,
  heap: null,
  nodes: null,
};

async function everythingElse(page: Page, isPlain: boolean): Promise<Rest> {
  const devtools = await page.context().newCDPSession(page);
  // Processor time of the thread, not time on the clock: other programs run on the machine too.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('HeapProfiler.collectGarbage');
  const heap = await metric(devtools, 'JSHeapUsedSize');
  const nodes = await metric(devtools, 'Nodes');
  const scrolls: number[] = [];
  while (scrolls.length < SCROLLS) {
    const longest = await within(
      page.evaluate(() => window.bench.scroll()),
      STEP_LIMIT,
    );
    if (longest === 'late') return { ...NOTHING, heap, nodes, scroll: 'late' };
    scrolls.push(longest);
  }
  const scroll = median(scrolls);
  if (isPlain) return { ...NOTHING, heap, nodes, scroll };
  const added = await within(
    page.evaluate((times) => window.bench.add(times), CHANGES),
    STEP_LIMIT,
  );
  if (added === 'late') return { ...NOTHING, heap, nodes, scroll, add: 'late' };
  const add = figures(added);
  const removed = await within(
    page.evaluate((times) => window.bench.remove(times), added.length),
    STEP_LIMIT,
  );
  if (removed === 'late') return { ...NOTHING, heap, nodes, scroll, add, remove: 'late' };
  const before = await metric(devtools, 'TaskDuration');
  const churned = await within(
    page.evaluate((times) => window.bench.churn(times), CHURN),
    STEP_LIMIT,
  );
  const spent = (await metric(devtools, 'TaskDuration')) - before;
  const task = churned === 'late' ? churned : (spent * 1000) / (2 * CHURN);
  return { heap, nodes, scroll, add, remove: figures(removed), task };
}

export async function measure(
  browser: Browser,
  built: BuiltPage,
  subject: SubjectName,
  size: Size,
): Promise<Cell> {
  const times: number[] = [];
  while (times.length < OPENINGS - 1 && times.every((time) => time < SLOW)) {
    const time = await inFreshPage(browser, built, (page) => opened(page, subject, size));
    if (time === 'late') return { subject, size: size.name, open: time, ...NOTHING };
    times.push(time);
  }
  return inFreshPage(browser, built, async (page) => {
    const time = await opened(page, subject, size);
    if (time === 'late') return { subject, size: size.name, open: time, ...NOTHING };
    times.push(time);
    const rest = await everythingElse(page, subject === 'plain');
    return { subject, size: size.name, open: median(times), ...rest };
  });
}
