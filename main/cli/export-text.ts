/** What was written, for people: `export` and `convert` say it alike. */
import type { ExportReport } from '../../shared/model/export-report.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { plural } from './table.ts';

/** A folder of thousands of files is told by its first ones. */
const FILES_SHOWN = 12;

const fileLines = (files: readonly string[]): string[] => {
  const shown = files.length > FILES_SHOWN ? files.slice(0, FILES_SHOWN - 1) : files;
  const more = files.length - shown.length;
  return [
    ...shown.map((file) => `  ${file}`),
    ...(more === 0 ? [] : [`  and ${plural(more, 'more file')}`]),
  ];
};

export const lossLines = (heading: string, losses: readonly Loss[]): string[] =>
  losses.length === 0
    ? []
    : [heading, ...losses.map(({ what, count, why }) => `  ${plural(count, what, what)}: ${why}`)];

export function exportText(report: ExportReport): string {
  const { files, articles, spans, relations, proved, losses, leftOut } = report;
  const what = [
    plural(articles, 'article'),
    plural(spans, 'span'),
    plural(relations, 'relation'),
  ].join(', ');
  return [
    `Wrote ${what}; ${proved} of ${plural(spans, 'span')} read back and found right.`,
    ...fileLines(files),
    ...(leftOut.spans + leftOut.relations === 0
      ? []
      : [
          `Left out as asked: ${plural(leftOut.spans, 'span')}, ${plural(leftOut.relations, 'relation')}.`,
        ]),
    ...lossLines('What the format could not carry:', losses),
  ].join('\n');
}
