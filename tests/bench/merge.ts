/**
 * A child process: what merging a store of so many annotations with one of a fifth more costs. They
 * share a fifth of them, half of which both sides edited. Argument: annotations of each store. Prints one JSON line
 * of `MergeFigures`. Processor times in milliseconds, memory in bytes. Needs `--expose-gc`.
 */
import { bundleText, readBundle } from '../../shared/codecs/bundle/bundle.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { stamped } from '../../shared/lineage/stamp.ts';
import { conflictsOf } from '../../shared/merge/conflicts.ts';
import { mergeFlaw } from '../../shared/merge/flaws.ts';
import { merge } from '../../shared/merge/merge.ts';
import { mergeChange } from '../../shared/merge/merge-change.ts';
import { previewOf } from '../../shared/merge/preview.ts';
import { createClock, type Clock } from '../../shared/model/clock.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import type { Span } from '../../shared/model/span.ts';
import { codebook } from '../editor-page/material.ts';
import type { MergeFigures } from './merge-report.ts';
import { newsroom } from './newsroom.ts';

const AN_ARTICLE = 100;
const NOW = Date.UTC(2024, 2, 22);
const clockOf = (node: string): Clock => createClock(() => NOW, node);

/** Every tenth span is on both sides, every twentieth edited on both. */
function split(spans: readonly Span[], clock: Clock, side: 0 | 1): Span[] {
  return spans.flatMap((span, at) => {
    if (at % 10 !== 0) return at % 2 === side ? [span] : [];
    if (at % 20 !== 0) return [span];
    const edited = { ...span, note: `by ${side}`, clock: clock.tick() };
    return [stamped(span, edited, new Set(['note']), 'ada')];
  });
}

async function storesOf(annotations: number): Promise<[Dataset, Dataset]> {
  const make = await newsroom(clockOf('base'));
  const articles = Math.round(annotations / AN_ARTICLE);
  const contents = Array.from({ length: articles }, () => {
    const { article, spans } = make(2 * AN_ARTICLE);
    return { article: { ...article, sha256: textHash(article.text) }, spans };
  });
  const sides = [0, 1] as const;
  const [ours, theirs] = sides.map((side): Dataset => {
    const clock = clockOf(`side${side}`);
    return {
      project: {
        kind: 'project',
        id: 'project',
        title: 'Bench',
        created: '',
        clock: codebook.clock,
      },
      codebook,
      annotators: [
        { kind: 'annotator', id: 'tester', name: 'Tester', created: '', clock: codebook.clock },
      ],
      articles: contents.map(({ article, spans }) => ({
        article,
        spans: split(spans, clock, side),
        relations: [],
      })),
      links: [],
      tombstones: [],
      raws: {},
    };
  });
  if (!ours || !theirs) throw new Error('two sides');
  return [ours, theirs];
}

/** Processor time of all threads: what other programs on the machine do not change. */
function timed<T>(work: () => T): { value: T; took: number } {
  const started = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(started);
  return { value, took: (user + system) / 1000 };
}

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const countIn = ({ articles }: Dataset): number =>
  articles.reduce((sum, { spans }) => sum + spans.length, 0);

const [ours, theirs] = await storesOf(Number(process.argv[2] ?? '1000'));
const text = bundleText(theirs);
const before = heapNow();
const { value: read, took: parse } = timed(() => readBundle([{ path: '', text }]));
if (!read.ok) throw new Error(read.error.message);
const { value: flaw, took: check } = timed(() => mergeFlaw(read.value, NOW));
if (flaw !== null) throw new Error(flaw);
const { value: merged, took: join } = timed(() => merge(ours, read.value).dataset);
const peak = process.memoryUsage().heapUsed;
const { value: change, took: diff } = timed(() => mergeChange(ours, merged));
const { took: preview } = timed(() =>
  previewOf({ ours, merged, sources: [{ name: 'theirs', dataset: theirs }] }, 'look'),
);
const figures: MergeFigures = {
  annotations: countIn(ours),
  merged: countIn(merged),
  changed: change.added.length + change.updated.length,
  conflicts: conflictsOf(merged).length,
  parse,
  check,
  join,
  diff,
  preview,
  heap: { before, peak, after: heapNow() },
};
console.log(JSON.stringify(figures));
