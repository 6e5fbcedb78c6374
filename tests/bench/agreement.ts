/**
 * A child process: what it costs to measure how far two annotators agree. Arguments: `articles` (of
 * 6 kB) or `one` (all in one text), then how many spans each annotator has. Prints one JSON line of
 * `AgreementFigures`. Processor times in milliseconds, memory in bytes. Needs `--expose-gc`.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { agreementOf } from '../../shared/agreement/agreement-report.ts';
import { confusionsOf } from '../../shared/agreement/confusion.ts';
import { matchSpans } from '../../shared/agreement/match.ts';
import { materialOf, type Material } from '../../shared/agreement/material.ts';
import { seededRandom } from '../../shared/agreement/random.ts';
import { MEASURES } from '../../shared/agreement/registry.ts';
import { worstDisagreements } from '../../shared/agreement/worst.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import { articleOf, codebook, spanOf, textOf } from '../editor-page/material.ts';
import type { AgreementFigures, Shape } from './agreement-report.ts';

/** UTF-16 code units. */
const ARTICLE = 6000;
const A_SPAN = 100;
const LABELS = ['claim', 'number', 'source', 'cue'];
const ANSWERS = ['certain', 'hedged'];

const random = seededRandom(22);
const upTo = (most: number): number => Math.floor(random() * (most + 1));
const oneOf = (list: readonly string[]): string => list[upTo(list.length - 1)] ?? '';

/** Tags of one annotator, and of a second who leaves out a tenth, moves some and renames a few. */
function spansOn(article: string, text: string, count: number): Span[] {
  return Array.from({ length: count }, (_, at) => {
    const start = upTo(text.length - 120);
    const label = oneOf(LABELS);
    const tag = (by: string, as: string, from: number, to: number): Span => ({
      ...spanOf(text, `${article} ${by} ${at}`, as, [{ start: from, end: to }]),
      article,
      by,
      attributes: label === 'claim' ? { certainty: oneOf(ANSWERS) } : {},
    });
    const end = start + 10 + upTo(100);
    const again = random() < 0.9 ? start : upTo(text.length - 120);
    return [
      tag('ada', label, start, end),
      tag(
        'boris',
        random() < 0.9 ? label : oneOf(LABELS),
        again + upTo(4),
        again + end - start + upTo(4),
      ),
    ];
  }).flat();
}

/** Every third span of an annotator is linked to the one that was tagged before it. */
const relationsOn = (spans: readonly Span[]): Relation[] =>
  spans.flatMap((from, at): Relation[] => {
    // The two annotators take turns in `spans`.
    const to = spans[at - 2];
    if (!to || Math.floor(at / 2) % 3 !== 0) return [];
    const { article, by, created, modified, clock } = from;
    return [
      {
        kind: 'relation',
        id: `${from.id} ${to.id}`,
        type: 'nested-in',
        from: { article, span: from.id },
        to: { article, span: to.id },
        attributes: {},
        by,
        created,
        modified,
        clock,
      },
    ];
  });

async function seeds(): Promise<string[]> {
  const names = (await readdir(path.resolve('seeds'))).filter((name) => name.endsWith('.txt'));
  return Promise.all(names.map((name) => readFile(path.resolve('seeds', name), 'utf8')));
}

async function contentsOf(shape: Shape, spans: number): Promise<ArticleContent[]> {
  const length = spans * A_SPAN;
  const size = shape === 'one' ? length : ARTICLE;
  const text = textOf(await seeds(), size);
  return Array.from({ length: Math.ceil(length / size) }, (_, at) => ({
    article: articleOf(text, { id: `a${at}`, title: `Article ${at}`, blocks: [] }),
    spans: spansOn(`a${at}`, text, size / A_SPAN),
  })).map((content) => ({ ...content, relations: relationsOn(content.spans) }));
}

/** Processor time of all threads: what other programs on the machine do not change. */
async function timed<T>(work: () => Promise<T> | T): Promise<{ value: T; took: number }> {
  const started = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(started);
  return { value, took: (user + system) / 1000 };
}

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const matchAll = ({ articles }: Material): number =>
  articles.reduce((sum, { work }) => {
    const [a, b] = [...work.values()];
    return sum + matchSpans(a?.spans ?? [], b?.spans ?? [], 'overlap').pairs.length;
  }, 0);

async function measure(shape: Shape, spans: number): Promise<AgreementFigures> {
  const contents = await contentsOf(shape, spans);
  const before = heapNow();
  const { value: material, took: gather } = await timed(() => materialOf({ codebook, contents }));
  const { value: matched, took: match } = await timed(() => matchAll(material));
  let peak = 0;
  const pause = (): Promise<void> => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    return Promise.resolve();
  };
  const measures: Record<string, number> = {};
  for (const one of MEASURES) {
    // Gamma samples whole alignments: it is measured where it is made, not for every article here.
    if (one.id === 'gamma') continue;
    const { took } = await timed(() => agreementOf(material, { measures: [one], pause }));
    measures[one.id] = took;
  }
  const { took: worst } = await timed(() => worstDisagreements(material));
  const { took: confusion } = await timed(() => confusionsOf(material));
  return {
    shape,
    spans,
    articles: material.articles.length,
    matched,
    gather,
    match,
    measures,
    worst,
    confusion,
    heap: { before, peak, after: heapNow() },
  };
}

const [shape = 'articles', spans = '1000'] = process.argv.slice(2);
console.log(JSON.stringify(await measure(shape === 'one' ? 'one' : 'articles', Number(spans))));
