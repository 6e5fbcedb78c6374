/** `claimbench agreement`: how far annotators agree. */
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { DEFAULT_SEED, type AgreementReport } from '../../shared/agreement/agreement-report.ts';
import { namedReport } from '../../shared/agreement/named-report.ts';
import { namesOf } from '../../shared/agreement/names-of.ts';
import type { Names } from '../../shared/agreement/names.ts';
import { findMeasure, MEASURES } from '../../shared/agreement/registry.ts';
import { reportCsv } from '../../shared/agreement/report-csv.ts';
import { reportMarkdown } from '../../shared/agreement/report-markdown.ts';
import type { AgreementQuery } from '../../shared/model/agreement.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { measureAgreement } from '../agreement.ts';
import { saveText } from '../save-text.ts';
import type { Store } from '../storage/port.ts';
import { agreementText } from './agreement-text.ts';
import { allListed } from './all-named.ts';
import { annotatorNamed } from './annotator-name.ts';
import { say, type Answer } from './answer.ts';
import { findArticle } from './article-name.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import { labelNamed } from './label-name.ts';
import { withProject } from './project.ts';
import { toldOn } from './told.ts';

interface AgreementOptions extends JsonOption {
  readonly annotators?: readonly string[];
  readonly labels?: readonly string[];
  readonly articles?: readonly string[];
  readonly measures?: readonly string[];
  readonly seed: number;
  readonly csv?: string;
  readonly report?: string;
}

const WIDTH = Math.max(...MEASURES.map(({ id }) => id.length)) + 2;

const HELP = `
Measures
${MEASURES.map(({ id, name }) => `  ${id.padEnd(WIDTH)}${name}`).join('\n')}
Annotators count on an article only where they tagged something or called it done. Several names are
given one by one or with commas between: --labels claim,source
--json prints {annotators, articles: [{id, title, annotators}], measures: {<measure>: {name,
  definition, caution, overall, reason, interval, intervalReason, seed,
  byLabel: {<label id>: {value, reason}}, pairwise: [{a, b, value, reason}],
  byArticle: [{article, value, reason}]}}}
  A figure that is undefined is null, with the reason.`;

function measureNamed(id: string): Result<{ readonly id: string }> {
  const measure = findMeasure(id);
  return measure
    ? ok(measure)
    : err(
        'unknown-measure',
        `There is no measure “${id}”. There are: ${MEASURES.map((each) => each.id).join(', ')}.`,
      );
}

function queryOf(store: Store, options: AgreementOptions): Result<AgreementQuery> {
  const { annotators, codebook } = store.head();
  const people = allListed(options.annotators ?? [], (name) => annotatorNamed(annotators, name));
  if (!people.ok) return people;
  const labels = allListed(options.labels ?? [], (name) => labelNamed(codebook, name));
  if (!labels.ok) return labels;
  const articles = allListed(options.articles ?? [], (name) =>
    findArticle(store.summaries(), name),
  );
  if (!articles.ok) return articles;
  const measures = allListed(options.measures ?? [], measureNamed);
  if (!measures.ok) return measures;
  const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
  return ok({
    annotators: idsOf(people.value),
    labels: idsOf(labels.value),
    articles: idsOf(articles.value),
    measures: idsOf(measures.value),
    seed: options.seed,
  });
}

/** @returns the files written, absolute */
async function writeFiles(
  store: Store,
  report: AgreementReport,
  names: Names,
  { csv, report: markdown }: AgreementOptions,
  io: Io,
): Promise<Result<readonly string[]>> {
  const files: string[] = [];
  for (const [name, write] of [
    [csv, reportCsv],
    [markdown, reportMarkdown],
  ] as const) {
    if (name === undefined) continue;
    const saved = await saveText(path.resolve(io.cwd, name), write(report, names), store.path);
    if (!saved.ok) return saved;
    files.push(saved.value.file);
  }
  return ok(files);
}

async function agree(store: Store, options: AgreementOptions, io: Io): Promise<Result<Answer>> {
  const query = queryOf(store, options);
  if (!query.ok) return query;
  const measured = await measureAgreement(store, query.value, toldOn(io));
  if (!measured.ok) return measured;
  const { report } = measured.value;
  const { codebook, annotators } = store.head();
  const names = namesOf(codebook, annotators);
  const files = await writeFiles(store, report, names, options, io);
  if (!files.ok) return files;
  for (const file of files.value) say(io, `Wrote ${file}`);
  return ok({ json: namedReport(report, names), text: agreementText(report, names) });
}

function seedOf(typed: string): number {
  const seed = /^-?\d+$/.test(typed) ? Number(typed) : NaN;
  if (!Number.isSafeInteger(seed)) throw new InvalidArgumentError('It takes a whole number.');
  return seed;
}

export const defineAgreement: Define = (program, { io, answer }) => {
  program
    .command('agreement')
    .description('Measure how far annotators agree.')
    .argument('<project>', 'project folder')
    .option('--annotators <name...>', 'these annotators (default: all who worked)')
    .option('--labels <label...>', 'only these labels, by id or name (default: all)')
    .option('--articles <article...>', 'only these articles, by id or title (default: all)')
    .option('--measures <id...>', 'only these measures (default: all)')
    .option('--seed <n>', 'what sampling starts from', seedOf, DEFAULT_SEED)
    .option('--csv <file>', 'write every figure as a table, too')
    .option('--report <file>', 'write a short report in Markdown, too')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: AgreementOptions) =>
      answer(options, () => withProject(project, 'read', io, (store) => agree(store, options, io))),
    );
};
