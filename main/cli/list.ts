/** `claimbench list`: what is in a project. */
import { Option } from 'commander';
import type { ArticleSummary } from '../../shared/model/article.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';
import type { Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import type { AnnotationShape, ArticleShape, RelationShape } from './json-shapes.ts';
import { contentsOf } from './contents.ts';
import { withProject } from './project.ts';
import { annotationRow, relationRow } from './rows.ts';
import { oneLine, table } from './table.ts';

interface ListOptions extends JsonOption {
  readonly articles?: boolean;
  readonly annotations?: boolean;
  readonly relations?: boolean;
}

const HELP = `
--json prints
  articles      [{id, title, outlet, sha256, length, revision}]
  --annotations [{id, article, articleTitle, label, fragments: [{start, end}], quote, attributes, annotator, orphan}]
  --relations   [{id, type, from: {id, article}, to: {id, article}, attributes, annotator}]
  --annotations --relations together: {annotations: […], relations: […]}
Offsets and lengths count UTF-16 code units of the article's text.`;

const articleRow = (summary: ArticleSummary): ArticleShape => ({
  id: summary.id,
  title: summary.title,
  outlet: summary.outlet,
  sha256: summary.sha256,
  length: summary.length,
  revision: summary.revision,
});

function listArticles(store: Store): Answer {
  const summaries = store.summaries();
  const spansOf = ({ counts }: ArticleSummary): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  const text =
    summaries.length === 0
      ? 'No articles yet. Bring some in with: claimbench import <project> <file|folder>…'
      : table(
          [
            { head: 'Title', cell: (row) => oneLine(row.title, 60) },
            { head: 'Outlet', cell: (row) => oneLine(row.outlet ?? '', 24) },
            { head: 'Date', cell: (row) => row.published ?? '' },
            { head: 'Words', cell: (row) => row.words },
            { head: 'Annotations', cell: spansOf },
            { head: 'Id', cell: (row) => row.id },
          ],
          summaries,
        );
  return { json: summaries.map(articleRow), text };
}

const labelName = (codebook: Codebook, id: string): string =>
  codebook.labels.find((label) => label.id === id)?.name ?? id;

function annotationsText(codebook: Codebook, rows: readonly AnnotationShape[]): string {
  if (rows.length === 0) return 'No annotations.';
  return table(
    [
      { head: 'Article', cell: (row) => oneLine(row.articleTitle, 32) },
      { head: 'Start', cell: (row) => row.fragments[0]?.start ?? 0 },
      { head: 'Label', cell: (row) => labelName(codebook, row.label) },
      {
        head: 'Quote',
        cell: (row) => `${row.orphan ? '(orphan) ' : ''}“${oneLine(row.quote, 60)}”`,
      },
      { head: 'Annotator', cell: (row) => oneLine(row.annotator, 20) },
      { head: 'Id', cell: (row) => row.id },
    ],
    rows,
  );
}

function relationsText(codebook: Codebook, rows: readonly RelationShape[]): string {
  if (rows.length === 0) return 'No relations.';
  return table(
    [
      {
        head: 'Relation',
        cell: (row) =>
          codebook.relationTypes.find((type) => type.id === row.type)?.name ?? row.type,
      },
      { head: 'From', cell: (row) => row.from.id },
      { head: 'To', cell: (row) => row.to.id },
      { head: 'Annotator', cell: (row) => oneLine(row.annotator, 20) },
      { head: 'Id', cell: (row) => row.id },
    ],
    rows,
  );
}

async function listRecords(store: Store, options: ListOptions): Promise<Result<Answer>> {
  const { codebook, annotators, links } = store.head();
  const contents = await contentsOf(store);
  if (!contents.ok) return contents;
  const annotations = contents.value.flatMap(({ article, spans }) =>
    spans.map((span) => annotationRow(span, article.title, annotators)),
  );
  const relations = [...contents.value.flatMap((content) => content.relations), ...links].map(
    (relation) => relationRow(relation, annotators),
  );
  const shown = [
    ...(options.annotations === true ? [annotationsText(codebook, annotations)] : []),
    ...(options.relations === true ? [relationsText(codebook, relations)] : []),
  ];
  const both = options.annotations === true && options.relations === true;
  const json = both
    ? { annotations, relations }
    : options.annotations === true
      ? annotations
      : relations;
  return ok({ json, text: shown.join('\n\n') });
}

export const defineList: Define = (program, { io, answer }) => {
  program
    .command('list')
    .description('List the articles of a project, or its annotations or relations.')
    .argument('<project>', 'project folder')
    .addOption(
      new Option('--articles', 'articles (the default)').conflicts(['annotations', 'relations']),
    )
    .option('--annotations', 'annotations, in reading order')
    .option('--relations', 'relations, inside articles and across them')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: ListOptions) =>
      answer(options, () =>
        withProject(project, 'read', io, (store) =>
          options.annotations === true || options.relations === true
            ? listRecords(store, options)
            : Promise.resolve(ok(listArticles(store))),
        ),
      ),
    );
};
