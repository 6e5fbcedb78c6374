/// <reference types="vite/client" />
/** The page that is measured; `../measure.ts` drives it through `window.bench`. */
import '@fontsource-variable/source-serif-4';
import '../../../renderer/editor/editor.css';
import '../../../renderer/ui/tokens.css';
import { trimFragment } from '../../../shared/model/anchor.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Span } from '../../../shared/model/span.ts';
import { articleOf, randomFrom, randomSpans, spanOf, textOf } from '../../editor-page/material.ts';
import type { ChangeSample, SubjectName } from '../cells.ts';
import { claimbench } from './claimbench.tsx';
import { costOfNextFrame, nextFrame, rest } from './frames.ts';
import './page.css';
import { plain } from './plain.ts';
import { recogito } from './recogito.ts';
import type { Subject } from './subject.ts';

const SUBJECTS: Readonly<Record<SubjectName, Subject>> = {
  plain,
  claimbench,
  'recogito-spans': recogito('SPANS', false),
  'recogito-highlights': recogito('CSS_HIGHLIGHTS', false),
  'recogito-ranges': recogito('CSS_HIGHLIGHTS', true),
};

/** A change that is not painted by then counts as never painted. */
const PAINT_LIMIT = 20_000;
/** A series of changes stops after this long; at least three are made. */
const SERIES_LIMIT = 12_000;
/** Long enough for every subject's delayed redrawing. */
const REST = 200;
const SCROLL_FRAMES = 150;
const SCROLL_STEP = 260;
/** The changes are made in what is in view at the start. */
const IN_VIEW = 600;

const seeds = Object.values(
  import.meta.glob<string>('../../../seeds/*.txt', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

let prepared: { subject: Subject; article: Article; spans: readonly Span[] } | null = null;
const added: Span[] = [];
const random = randomFrom(7);

function current() {
  if (!prepared) throw new Error('Nothing is prepared');
  return prepared;
}

function host(): HTMLElement {
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no root');
  return element;
}

function freshSpan({ text }: Article): Span {
  for (;;) {
    const start = Math.floor(random() * IN_VIEW);
    const fragment = trimFragment(text, { start, end: start + 20 + Math.floor(random() * 60) });
    const label = ['claim', 'number', 'source'][added.length % 3] ?? 'claim';
    if (fragment) return spanOf(text, `fresh-${random().toString(36).slice(2)}`, label, [fragment]);
  }
}

async function sample(change: () => void): Promise<ChangeSample> {
  const { subject } = current();
  await rest(50);
  const before = subject.painted();
  const started = performance.now();
  const firstFrame = costOfNextFrame();
  change();
  let cost = performance.now() - started + (await firstFrame);
  while (subject.painted() === before) {
    if (performance.now() - started > PAINT_LIMIT) throw new Error('The change was not painted');
    cost += await costOfNextFrame();
  }
  return { cost, latency: performance.now() - started };
}

async function series(times: number, change: () => void): Promise<ChangeSample[]> {
  const until = performance.now() + SERIES_LIMIT;
  const samples: ChangeSample[] = [];
  while (samples.length < times && (samples.length < 3 || performance.now() < until))
    samples.push(await sample(change));
  return samples;
}

function addOne(): void {
  const { subject, article } = current();
  const span = freshSpan(article);
  added.push(span);
  subject.add(span);
}

function removeOne(): void {
  const span = added.pop();
  if (!span) throw new Error('Nothing is left to remove');
  current().subject.remove(span);
}

window.bench = {
  prepare(name, length, count) {
    const article = articleOf(textOf(seeds, length));
    prepared = { subject: SUBJECTS[name], article, spans: randomSpans(article.text, count) };
  },
  async open() {
    const { subject, article, spans } = current();
    await document.fonts.load('17px "Source Serif 4 Variable"');
    const started = performance.now();
    subject.open(host(), article, spans);
    await nextFrame();
    while (subject.painted() === 0) await nextFrame();
    await nextFrame();
    return performance.now() - started;
  },
  add: (times) => series(times, addOne),
  remove: (times) => series(times, removeOne),
  async churn(times) {
    for (let count = 0; count < times; count += 1) {
      addOne();
      await rest(REST);
      removeOne();
      await rest(REST);
    }
  },
  async scroll() {
    const scroller = document.querySelector('.article-scroller');
    if (!scroller) throw new Error('Nothing scrolls');
    await rest(REST);
    let last = await nextFrame();
    let longest = 0;
    for (let frame = 0; frame < SCROLL_FRAMES; frame += 1) {
      scroller.scrollTop += SCROLL_STEP;
      const now = await nextFrame();
      longest = Math.max(longest, now - last);
      last = now;
    }
    scroller.scrollTop = 0;
    await rest(REST);
    return longest;
  },
};
