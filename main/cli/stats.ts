/** `claimbench stats`: how much there is of what. */
import { statsOf, type ArticleStats, type ProjectStats } from '../../shared/ops/stats.ts';
import { ok } from '../../shared/result.ts';
import type { Define, JsonOption } from './command.ts';
import { contentsOf } from './contents.ts';
import { withProject } from './project.ts';
import { oneLine, plural, table } from './table.ts';

const HELP = `
--json prints {title, totals: {articles, words, spans, relations, links, orphans},
  articles: [{id, title, length, words, spans, relations, orphans, labels: {<label id>: count}}],
  labels: [{id, name, spans}], annotators: [{id, name, spans, relations}]}
Links are the relations across articles; totals.relations counts them too.`;

function statsText({ title, totals, articles, labels, annotators }: ProjectStats): string {
  const head = [
    plural(totals.articles, 'article'),
    plural(totals.words, 'word'),
    plural(totals.spans, 'span'),
    `${plural(totals.relations, 'relation')}${totals.links > 0 ? ` (${plural(totals.links, 'link')} across articles)` : ''}`,
    plural(totals.orphans, 'orphan'),
  ].join(' · ');
  const parts = [`${title}\n${head}`];
  if (articles.length > 0) {
    const perLabel = labels.map(({ id, name }) => ({
      head: name,
      cell: (row: ArticleStats) => row.labels[id] ?? 0,
    }));
    const columns = [
      { head: 'Article', cell: (row: ArticleStats) => oneLine(row.title, 48) },
      { head: 'Words', cell: (row: ArticleStats) => row.words },
      ...perLabel,
      { head: 'Spans', cell: (row: ArticleStats) => row.spans },
      { head: 'Relations', cell: (row: ArticleStats) => row.relations },
      { head: 'Orphans', cell: (row: ArticleStats) => row.orphans },
    ];
    parts.push(table(columns, articles));
  }
  parts.push(
    table(
      [
        { head: 'Label', cell: (row) => row.name },
        { head: 'Spans', cell: (row) => row.spans },
      ],
      labels,
    ),
  );
  if (annotators.length > 0) {
    parts.push(
      table(
        [
          { head: 'Annotator', cell: (row) => oneLine(row.name, 40) },
          { head: 'Spans', cell: (row) => row.spans },
          { head: 'Relations', cell: (row) => row.relations },
        ],
        annotators,
      ),
    );
  }
  return parts.join('\n\n');
}

export const defineStats: Define = (program, { io, answer }) => {
  program
    .command('stats')
    .description('Count articles, words, spans, relations and orphans of a project.')
    .argument('<project>', 'project folder')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: JsonOption) =>
      answer(options, () =>
        withProject(project, 'read', io, async (store) => {
          const contents = await contentsOf(store);
          if (!contents.ok) return contents;
          const stats = statsOf(store.head(), contents.value);
          return ok({ json: stats, text: statsText(stats) });
        }),
      ),
    );
};
