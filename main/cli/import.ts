/** `claimbench import`: articles and datasets into a project, all or nothing. */
import { CODECS } from '../../shared/codecs/registry.ts';
import type { ArticleMeta } from '../../shared/model/article.ts';
import { NONE_REANCHORED, reanchoredWords } from '../../shared/model/reanchored.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { TEXT_FORMAT } from '../files/dataset-source.ts';
import { importFiles } from '../files/import.ts';
import type { Store } from '../storage/port.ts';
import { say, type Answer } from './answer.ts';
import { annotatorName } from './annotator-argument.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { ImportShape } from './json-shapes.ts';
import { withProject } from './project.ts';
import { readSources, type Sources, type Wanted } from './sources.ts';
import { oneLine, plural } from './table.ts';

interface ImportOptions extends JsonOption {
  readonly format?: string;
  readonly encoding?: string;
  readonly annotator?: string;
  readonly dryRun?: boolean;
  readonly outlet?: string;
  readonly url?: string;
  readonly published?: string;
  readonly byline?: string;
}

const FORMATS: readonly string[] = [TEXT_FORMAT, ...CODECS.map(({ id }) => id)];

const HELP = `
Texts are read as UTF-8 unless --encoding says otherwise. A text that is in the project already is
known by its hash and not doubled; annotations made on another revision of it find their places
again by their words, or are kept as orphans. If any file is refused, nothing is imported.
--json prints {articles: [{id, file, status: "added"|"known"}], annotations: <count>,
  reanchored: {same, moved, approximate, orphans}, rejected: [{file, line, reason}]}; articles is empty when anything was rejected.`;

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
  const json = { articles: [], annotations: 0, reanchored: NONE_REANCHORED, rejected };
  return { json, text: '', refused: true };
}

async function importSources(
  store: Store,
  { sources, rejected: unread }: Sources,
  options: ImportOptions,
  io: Io,
): Promise<Result<Answer>> {
  const isDry = options.dryRun === true;
  const annotator = await annotatorName(options.annotator, io);
  if (!annotator.ok) return annotator;
  const imported = await importFiles(store, sources, {
    annotator: annotator.value,
    ...(options.annotator === undefined ? {} : { author: annotator.value }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.format === undefined ? {} : { format: options.format }),
    meta: metaOf(options),
    // What cannot be read refuses the rest as well; their reasons are still worth telling.
    dryRun: isDry || unread.length > 0,
    now: io.now,
    newId: io.newId,
  });
  if (!imported.ok) return imported;
  const { articles, annotations, reanchored, rejected } = imported.value;
  const all = [...unread, ...rejected];
  if (all.length > 0) return ok(refusal(all, io));
  const json: ImportShape = {
    articles: articles.map(({ id, file, status }) => ({ id, file, status })),
    annotations,
    reanchored,
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
  ].join(', ');
  const places = reanchoredWords(reanchored);
  const again = places === '' ? [] : [`In articles with another text here: ${places}.`];
  return ok({ json, text: [...lines, `${total}.`, ...again].join('\n') });
}

/** What is taken out of a folder: texts and datasets, or what `format` asks for. */
function wantedOf(format: string | undefined): Wanted {
  const chosen = CODECS.filter(({ id }) => format === undefined || id === format);
  const isText = format === undefined || format === TEXT_FORMAT;
  return {
    extensions: [
      ...(isText ? ['.txt'] : []),
      ...chosen
        .filter(({ extension }) => extension !== '')
        .flatMap(({ extension, parts }) =>
          parts.map((part) => (part === '' ? extension : `.${part}`)),
        ),
    ],
    names: chosen.filter(({ extension }) => extension === '').flatMap(({ parts }) => parts),
  };
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
    const sources = await readSources(names, io.cwd, wantedOf(format));
    say(io, `Read ${plural(sources.sources.length, 'file')}.`);
    return importSources(store, sources, options, io);
  });
}

const lowerCase = (typed: string): string => typed.toLowerCase();

export const defineImport: Define = (program, { io, answer }) => {
  program
    .command('import')
    .description('Bring articles (.txt) and datasets into a project.')
    .argument('<project>', 'project folder')
    .argument('<files...>', 'files, or folders that are walked for them')
    .option('--format <id>', `${FORMATS.join(', ')} (default: by the file)`, lowerCase)
    .option('--encoding <name>', 'encoding of the texts (default: UTF-8 and nothing else)')
    .option('--annotator <name>', 'whose work this is (default: as a dataset says; for texts, you)')
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
