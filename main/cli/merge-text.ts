/** A look at a merge as text for people. */
import type { MergeCounts, MergePreview } from '../../shared/model/merge-preview.ts';
import { oneLine, plural, table, type Column } from './table.ts';

const COUNTS: readonly (readonly [keyof MergeCounts, string])[] = [
  ['added', 'New'],
  ['changed', 'Changed'],
  ['deleted', 'Deleted'],
  ['conflicting', 'In conflict'],
  ['orphaned', 'Without a place'],
  ['stranded', 'Kept aside'],
];

/** Only what there is some of. */
function countColumns<Row extends { readonly counts: MergeCounts }>(
  rows: readonly Row[],
): Column<Row>[] {
  return COUNTS.filter(([what]) => rows.some(({ counts }) => counts[what] > 0)).map(
    ([what, head]) => ({ head, cell: ({ counts }) => counts[what] }),
  );
}

const block = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

/** Ends without a line break. */
export function mergeText(preview: MergePreview): string {
  const { sources, articles, annotators, codebook, clashes, samples } = preview;
  const lines = sources.map(
    ({ name, title, articles: texts, annotations }) =>
      `${name}: “${title}”, ${plural(texts, 'article')}, ${plural(annotations, 'annotation')}`,
  );
  if (preview.isNothing) return [...lines, 'All of it is in the project already.'].join('\n');
  if (articles.length > 0) {
    const title = {
      head: 'Article',
      cell: (row: (typeof articles)[number]) => oneLine(row.title, 50),
    };
    const status = { head: 'Status', cell: (row: (typeof articles)[number]) => row.status };
    lines.push('', table([title, status, ...countColumns(articles)], articles));
  }
  if (annotators.length > 0) {
    const name = {
      head: 'Annotator',
      cell: (row: (typeof annotators)[number]) =>
        `${oneLine(row.name, 40)}${row.isNew ? ' (new)' : ''}`,
    };
    lines.push('', table([name, ...countColumns(annotators)], annotators));
  }
  lines.push(...block('Codebook and project', codebook), ...block('Clashes', clashes));
  const heads = new Map(COUNTS);
  lines.push(
    ...block(
      'Some of it',
      samples.map(({ what, words }) => `${heads.get(what) ?? what}: ${oneLine(words, 120)}`),
    ),
  );
  return lines.join('\n');
}
