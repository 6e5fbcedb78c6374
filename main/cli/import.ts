/** `claimbench import`: articles and datasets into a project, all or nothing. */
import { CODECS } from '../../shared/codecs/registry.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { Loss } from '../../shared/model/loss.ts';
import type { ArticleMeta } from '../../shared/model/article.ts';
import { nameWords, type NameMapping, type UnknownName } from '../../shared/model/name-mapping.ts';
import { reanchoredWords } from '../../shared/model/reanchored.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { TEXT_FORMAT } from '../files/import-kind.ts';
import { findImport, type Found } from '../files/import-look.ts';
import { readPaths, type ReadPaths } from '../files/import-paths.ts';
import { bringsCodebook, planImport, usesOf } from '../files/import-plan.ts';
import { carryOut, refusedReport } from '../files/import.ts';
import type { Store } from '../storage/port.ts';
import { say, type Answer } from './answer.ts';
import { annotatorName } from './annotator-argument.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { ImportShape } from './json-shapes.ts';
import { choicesOf, mapFileFor, readMapFile } from './map-file.ts';
import { withProject } from './project.ts';
import { oneLine, plural } from './table.ts';
import { toldOn } from './told.ts';

interface ImportOptions extends JsonOption {
  readonly format?: string;
  readonly encoding?: string;
  readonly annotator?: string;
  readonly map?: string;
  readonly addLabels?: boolean;
  readonly dryRun?: boolean;
  readonly outlet?: string;
  readonly url?: string;
  readonly published?: string;
  readonly byline?: string;
}

const FORMATS: readonly string[] = [TEXT_FORMAT, ...CODECS.map(({ id }) => id)];

const HELP = `
Folders and .zip archives are walked: datasets are told by their files, everything else that is an
article is read as one (texts, web pages, documents, e-mails). Texts are read as UTF-8 unless
--encoding says otherwise. A text that is in the project already is known by its hash and not
doubled, and so are annotations that are there already; annotations made on another revision of an
article find their places again by their words, or are kept as orphans. If any file is refused,
nothing is imported.

Labels, attributes and relation types that the codebook lacks need a decision. --add-labels adds
them all. --map FILE says it for each, as JSON; “add”, “skip”, or an id of the codebook:
  {"labels": {"PER": "source", "ORG": "add", "MISC": "skip"},
   "attributes": {"PER.kind": "role"}, "relationTypes": {"works-for": "skip"}}
Without either the import is refused, and the names are listed.

--json prints {articles: [{id, file, status: "added"|"known"}], annotations: <count>,
  relations: <count>, reanchored: {same, moved, approximate, orphans},
  leftOut: [{what, count, why}], skipped: [{what, count, why}],
  unknown: [{kind, id, of, count, examples, suggestion, misfit}],
  rejected: [{file, line, reason}]}; articles is empty when anything was rejected or is unknown.`;

const metaOf = ({ outlet, url, published, byline }: ImportOptions): ArticleMeta => ({
  ...(outlet === undefined ? {} : { outlet }),
  ...(url === undefined ? {} : { url }),
  ...(published === undefined ? {} : { published }),
  ...(byline === undefined ? {} : { byline }),
});

function refusal(rejected: ImportShape['rejected'], io: Io): Answer {
  for (const { file, line, reason } of rejected)
    say(io, `claimbench: ${line === null ? file : `${file}:${line}`}: ${reason}`);
  say(io, `Nothing was imported: ${plural(rejected.length, 'refusal')}.`);
  return { json: { ...refusedReport(rejected), unknown: [] }, text: '', refused: true };
}

/** Names that somebody has to decide about, and how to say it. */
function undecided(names: readonly UnknownName[], isDry: boolean, io: Io): Answer {
  say(io, `claimbench: the codebook lacks ${plural(names.length, 'name')} of the dataset:`);
  for (const name of names) {
    const { count, examples, suggestion, misfit } = name;
    const shown = examples.map((example) => `“${oneLine(example, 40)}”`).join(', ');
    say(
      io,
      `  ${nameWords(name)}: ${plural(count, 'time')}${shown === '' ? '' : `, as in ${shown}`}`,
    );
    if (misfit !== null) say(io, `    ${misfit}`);
    if (suggestion !== null) say(io, `    close to it: ${suggestion}`);
  }
  say(io, 'Add them all to the codebook with --add-labels, or say what becomes of each in a file:');
  say(io, `  --map FILE, for instance ${JSON.stringify(mapFileFor(names))}`);
  if (!isDry) say(io, 'Nothing was imported.');
  const json = { ...refusedReport([]), unknown: names };
  return { json, text: '', refused: true };
}

const lossLines = (losses: readonly Loss[], what: string): string[] =>
  losses.map((loss) => `${what}: ${loss.count} ${loss.what} (${loss.why})`);

function answerOf(report: ImportReport, found: Found, isDry: boolean): Answer {
  const { articles, annotations, relations, reanchored, leftOut, skipped } = report;
  const json: ImportShape = {
    articles: articles.map(({ id, file, status }) => ({ id, file, status })),
    annotations,
    relations,
    reanchored,
    leftOut,
    skipped,
    unknown: [],
    rejected: [],
  };
  const lines = articles.map(
    ({ file, title, status }) => `${status.padEnd(5)}  ${file}  “${oneLine(title, 60)}”`,
  );
  const added = articles.filter(({ status }) => status === 'added').length;
  const known = articles.length - added;
  const total = [
    `${plural(added, 'article')} ${isDry ? 'would be added' : 'added'}`,
    ...(known > 0 ? [`${plural(known, 'article')} known already`] : []),
    ...(annotations > 0 ? [plural(annotations, 'annotation')] : []),
    ...(relations > 0 ? [plural(relations, 'relation')] : []),
  ].join(', ');
  const places = reanchoredWords(reanchored);
  return {
    json,
    text: [
      ...lines,
      ...found.passedOver.map((file) => `passed over  ${file}`),
      ...lossLines(leftOut, 'left out'),
      ...lossLines(skipped, 'skipped'),
      `${total}.`,
      ...(places === '' ? [] : [`In articles with another text here: ${places}.`]),
    ].join('\n'),
  };
}

async function mappingOf(
  found: Found,
  options: ImportOptions,
  io: Io,
): Promise<Result<NameMapping>> {
  const otherwise = options.addLabels === true ? ({ otherwise: 'add' } as const) : {};
  if (options.map === undefined) return ok({ choices: [], ...otherwise });
  const file = await readMapFile(options.map, io.cwd);
  if (!file.ok) return file;
  const uses = usesOf(found.datasets.filter((one) => !bringsCodebook(one)));
  return ok({ choices: choicesOf(file.value, uses), ...otherwise });
}

async function importSources(
  store: Store,
  { sources, rejected: unread }: ReadPaths,
  options: ImportOptions,
  io: Io,
): Promise<Result<Answer>> {
  const isDry = options.dryRun === true;
  const annotator = await annotatorName(options.annotator, io);
  if (!annotator.ok) return annotator;
  const making = { now: io.now, newId: io.newId };
  const watcher = toldOn(io);
  const look = {
    ...making,
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.format === undefined ? {} : { format: options.format }),
    meta: metaOf(options),
  };
  const looked = await findImport(store, sources, look, watcher);
  if (!looked.ok) return looked;
  // What cannot be read refuses the rest as well; the reasons of the rest are still worth telling.
  const found = { ...looked.value, rejected: [...unread, ...looked.value.rejected] };
  const mapping = await mappingOf(found, options, io);
  if (!mapping.ok) return mapping;
  const take = {
    ...making,
    mapping: mapping.value,
    annotator: annotator.value,
    ...(options.annotator === undefined ? {} : { author: annotator.value }),
    dryRun: isDry,
  };
  const plan = await planImport(store, found, take, watcher);
  if (!plan.ok) return plan;
  const isRefused = found.rejected.length + plan.value.report.rejected.length > 0;
  if (!isRefused && plan.value.undecided.length > 0)
    return ok(undecided(plan.value.undecided, isDry, io));
  const taken = await carryOut(store, found, plan.value, take, watcher);
  if (!taken.ok) return taken;
  const { rejected } = taken.value;
  return ok(rejected.length > 0 ? refusal(rejected, io) : answerOf(taken.value, found, isDry));
}

async function importNamed(
  project: string,
  names: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<Result<Answer>> {
  const { format } = options;
  if (format !== undefined && !FORMATS.includes(format)) {
    return err('unknown-format', `There is no format “${format}”. Known: ${FORMATS.join(', ')}.`);
  }
  return withProject(project, options.dryRun === true ? 'read' : 'write', io, async (store) => {
    const read = await readPaths(names, io.cwd, toldOn(io));
    if (!read.ok) return read;
    say(io, `Read ${plural(read.value.sources.length, 'file')}.`);
    return importSources(store, read.value, options, io);
  });
}

const lowerCase = (typed: string): string => typed.toLowerCase();

export const defineImport: Define = (program, { io, answer }) => {
  program
    .command('import')
    .description('Bring articles and datasets into a project.')
    .argument('<project>', 'project folder')
    .argument('<files...>', 'files, archives, or folders that are walked for them')
    .option('--format <id>', `${FORMATS.join(', ')} (default: by the file)`, lowerCase)
    .option('--encoding <name>', 'encoding of the texts (default: UTF-8 and nothing else)')
    .option('--annotator <name>', 'whose work this is (default: as a dataset says; for texts, you)')
    .option('--map <file>', 'what becomes of names that the codebook lacks')
    .option('--add-labels', 'add every name that the codebook lacks to it')
    .option('--outlet <name>', 'outlet of the articles')
    .option('--url <url>', 'where the article was found')
    .option('--published <date>', 'date of the articles, as ISO 8601: 2024-03-22')
    .option('--byline <text>', 'byline of the articles')
    .option('--dry-run', 'say what would happen, change nothing')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, names: readonly string[], options: ImportOptions) =>
      answer(options, () => importNamed(project, names, options, io)),
    );
};
