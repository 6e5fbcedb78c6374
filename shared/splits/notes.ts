/** What an analyst should know of a plan before taking it, in sentences. */
import type { Split, SplitRow } from '../model/split.ts';
import type { SplitPlan } from './plan.ts';

const articles = (count: number): string => `${count} ${count === 1 ? 'article' : 'articles'}`;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Sizes that groups led away from what was asked for. */
function sizeNotes(table: readonly SplitRow[], by: Split['by'], largest: number): string[] {
  const other = table.filter((row) => row.articles !== row.wanted && row.articles > 0);
  const sizes = other.map(
    (row) => `${row.split} gets ${articles(row.articles)} instead of ${row.wanted}`,
  );
  const why =
    by === 'event'
      ? `articles of one event stay together, and the largest event has ${largest}`
      : `articles of the same text stay together, up to ${largest} of them`;
  return other.length === 0 ? [] : [`${listed(sizes)}: ${why}.`];
}

function emptyNotes(table: readonly SplitRow[]): string[] {
  const empty = table.filter((row) => row.articles === 0).map(({ split }) => split);
  if (empty.length === 0) return [];
  const groups = table.reduce((sum, row) => sum + row.groups, 0);
  const stay = empty.length === 1 ? 'stays' : 'stay';
  const there = groups === 1 ? 'all articles belong together' : `there are only ${groups} groups`;
  return [`${listed(empty)} ${stay} empty: ${there}.`];
}

/** Labels that a split has nothing of: a model cannot learn them there, or cannot be measured. */
const labelNotes = (
  { split, spans, articles: count }: SplitRow,
  nameOf: (label: string) => string,
): string[] => {
  const missing = Object.keys(spans).filter((label) => spans[label] === 0);
  if (count === 0 || missing.length === 0) return [];
  return [`${split} has no ${missing.map((label) => `“${nameOf(label)}”`).join(', no ')}.`];
};

/** @param nameOf the name of a label, by its id */
export function notesOn(
  { table, largestGroup, withoutEvent }: SplitPlan,
  by: Split['by'],
  nameOf: (label: string) => string,
): string[] {
  const total = table.reduce((sum, row) => sum + row.articles, 0);
  if (total === 0) return [];
  const alone =
    withoutEvent === total
      ? 'No article names an event, so they are divided one by one.'
      : `${articles(withoutEvent)} without an event ${withoutEvent === 1 ? 'stands alone' : 'stand alone'}.`;
  return [
    ...(by === 'event' && withoutEvent > 0 ? [alone] : []),
    ...emptyNotes(table),
    ...sizeNotes(table, by, largestGroup),
    ...table.flatMap((row) => labelNotes(row, nameOf)),
  ];
}
