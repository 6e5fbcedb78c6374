/** Runs every cell in one Chromium, one after the other, then the store; prints as it goes. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { CODECS } from '../../shared/codecs/registry.ts';
import { buildPage } from '../editor-page/built-page.ts';
import { agreementTable, type AgreementFigures } from './agreement-report.ts';
import { SIZES, TITLES } from './cells.ts';
import { codebookTable, type CodebookFigures } from './codebook-report.ts';
import { datasetHead, datasetLine, STEPS, type DatasetFigures } from './datasets-report.ts';
import { mergeTable, type MergeFigures } from './merge-report.ts';
import { measure, type Cell } from './measure.ts';
import { searchTable, type SearchFigures } from './search-report.ts';
import { budgetTable, LEGEND, sizeTable, storeTable, type StoreFigures } from './report.ts';

const STORED = [1000, 100_000];
/** Spans of each of two annotators. */
const COMPARED = [5000, 50_000];
/** Annotations of each of two stores. */
const MERGED = [10_000, 100_000];
/** Articles of a project that is exported. */
const EXPORTED = [250, 1000] as const;
const STORE_LIMIT = 10 * 60_000;

const child = promisify(execFile);

async function measureEditors(): Promise<Cell[]> {
  const built = await buildPage(path.resolve('tests/bench/page/vite.config.ts'));
  const executablePath = process.env['CLAIMBENCH_BROWSER'];
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--disable-gpu', '--disable-quic'],
  });
  const cells: Cell[] = [];
  try {
    console.log(`Chromium ${browser.version()}\n\n${LEGEND}`);
    for (const size of SIZES) {
      for (const subject of size.subjects) {
        process.stderr.write(`${TITLES[subject]}, ${size.name}\n`);
        cells.push(await measure(browser, built, subject, size));
      }
      console.log(sizeTable(size.name, cells));
    }
  } finally {
    await browser.close();
  }
  return cells;
}

async function measureStore(): Promise<StoreFigures[]> {
  const script = path.resolve('dist/bench/store.mjs');
  const figures: StoreFigures[] = [];
  for (const count of STORED) {
    const { stdout } = await child(process.execPath, [script, String(count)], {
      timeout: STORE_LIMIT,
    });
    figures.push(JSON.parse(stdout) as StoreFigures);
  }
  console.log(storeTable(figures));
  return figures;
}

async function measureCodebook(): Promise<void> {
  const script = path.resolve('dist/bench/codebook.mjs');
  const { stdout } = await child(process.execPath, [script], { timeout: STORE_LIMIT });
  console.log(codebookTable(JSON.parse(stdout) as CodebookFigures));
}

async function measureSearch(): Promise<void> {
  const script = path.resolve('dist/bench/search.mjs');
  const { stdout } = await child(process.execPath, ['--expose-gc', script], {
    timeout: STORE_LIMIT,
  });
  console.log(searchTable(JSON.parse(stdout) as SearchFigures));
}

async function measureAgreement(): Promise<void> {
  const script = path.resolve('dist/bench/agreement.mjs');
  const figures: AgreementFigures[] = [];
  for (const shape of ['articles', 'one'] as const)
    for (const spans of COMPARED) {
      const { stdout } = await child(
        process.execPath,
        ['--expose-gc', script, shape, String(spans)],
        { timeout: STORE_LIMIT },
      );
      figures.push(JSON.parse(stdout) as AgreementFigures);
    }
  console.log(agreementTable(figures));
}

async function measureMerge(): Promise<void> {
  const script = path.resolve('dist/bench/merge.mjs');
  const figures: MergeFigures[] = [];
  for (const annotations of MERGED) {
    const { stdout } = await child(process.execPath, ['--expose-gc', script, String(annotations)], {
      timeout: STORE_LIMIT,
    });
    figures.push(JSON.parse(stdout) as MergeFigures);
  }
  console.log(mergeTable(figures));
}

/** A folder of its own for each size; exports stay there to be read and imported. */
async function measureDatasets(): Promise<void> {
  const script = path.resolve('dist/bench/datasets.mjs');
  const run = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await child(process.execPath, [script, ...args], { timeout: STORE_LIMIT });
    return stdout;
  };
  const only = process.argv.slice(3);
  const [few, many] = EXPORTED;
  const root = await mkdtemp(path.join(tmpdir(), 'claimbench-bench-'));
  try {
    for (const articles of EXPORTED)
      await run('make', path.join(root, String(articles)), String(articles));
    console.log(datasetHead(EXPORTED));
    for (const codec of CODECS.filter(({ id }) => only.length === 0 || only.includes(id))) {
      const at = async (articles: number): Promise<Record<string, DatasetFigures>> => {
        const figures: Record<string, DatasetFigures> = {};
        for (const step of STEPS) {
          const printed = await run(step, path.join(root, String(articles)), codec.id);
          figures[step] = JSON.parse(printed) as DatasetFigures;
        }
        return figures;
      };
      const [small, large] = [await at(few), await at(many)];
      console.log(datasetLine({ format: codec.id, streams: !!codec.units, small, large }));
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What can be measured alone. */
const ALONE: Readonly<Record<string, () => Promise<void>>> = {
  search: measureSearch,
  agreement: measureAgreement,
  merge: measureMerge,
  datasets: measureDatasets,
};

async function measureAll(): Promise<void> {
  const cells = await measureEditors();
  const store = await measureStore();
  await measureCodebook();
  await measureSearch();
  await measureAgreement();
  await measureMerge();
  await measureDatasets();
  console.log(budgetTable(cells, store));
}

await (ALONE[process.argv[2] ?? ''] ?? measureAll)();
