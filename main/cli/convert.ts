/** `claimbench convert`: from one format to another, without a project. */
import { CODECS } from '../../shared/codecs/registry.ts';
import { cleanName } from '../../shared/model/annotator.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { convert } from '../files/convert.ts';
import { TEXT_FORMAT } from '../files/import-kind.ts';
import { say, type Answer } from './answer.ts';
import { collect, type Define, type JsonOption } from './command.ts';
import { exportText, lossLines } from './export-text.ts';
import { SETTINGS_HELP, settingsOf } from './format-settings.ts';
import type { Io } from './io.ts';
import type { ConvertShape } from './json-shapes.ts';
import { plural } from './table.ts';
import { toldOn } from './told.ts';

interface ConvertArguments extends JsonOption {
  readonly from?: string;
  readonly to?: string;
  readonly set?: readonly string[];
  readonly annotator?: string;
}

const IDS = CODECS.map(({ id }) => id);

const HELP = `
What is read is told by the files, what is written by the ending of <out> where it tells it (.jsonl is
Claimbench’s own; folders need --to). A path that ends in .zip is one zip. Articles (.txt, web pages, documents) give a dataset without
annotations. Ids, offsets and names stay as they are; every annotation is read back and compared with
its quote before anything takes the place of anything.

${SETTINGS_HELP}

--json prints {readAs: [<format id>], notRead: [{what, count, why}], passedOver: [<file>], format,
  files, articles, spans, relations, proved, losses: [{what, count, why}], leftOut};
  notRead is what the files say and no dataset has a place for`;

async function converted(
  from: string,
  to: string,
  given: ConvertArguments,
  io: Io,
): Promise<Result<Answer>> {
  const options = settingsOf(given.set ?? []);
  if (!options.ok) return options;
  const annotator = given.annotator === undefined ? undefined : cleanName(given.annotator);
  if (annotator === '') return err('no-annotator', 'The annotator’s name is empty.');
  const done = await convert({
    from,
    to,
    cwd: io.cwd,
    options: options.value,
    ...(given.from === undefined ? {} : { reader: given.from }),
    ...(given.to === undefined ? {} : { writer: given.to }),
    ...(annotator === undefined ? {} : { annotator }),
    watcher: toldOn(io),
    now: io.now,
  });
  if (!done.ok) return done;
  if ('refused' in done.value) {
    const { refused } = done.value;
    for (const { file, line, reason } of refused)
      say(io, `claimbench: ${line === null ? file : `${file}:${line}`}: ${reason}`);
    say(io, `Nothing was written: ${plural(refused.length, 'refusal')}.`);
    return ok({ json: { rejected: refused }, text: '', refused: true });
  }
  const { readAs, notRead, passedOver, report } = done.value;
  const json: ConvertShape = {
    readAs: [...readAs],
    notRead: [...notRead],
    passedOver: [...passedOver],
    ...report,
  };
  const text = [
    `Read as ${readAs.length === 0 ? 'articles' : readAs.join(', ')}.`,
    ...passedOver.map((file) => `  passed over ${file}`),
    ...lossLines('What was not read:', notRead),
    exportText(report),
  ].join('\n');
  return ok({ json, text });
}

const lowerCase = (typed: string): string => typed.toLowerCase();

export const defineConvert: Define = (program, { io, answer }) => {
  program
    .command('convert')
    .description('Convert a dataset to another format, without a project.')
    .argument('<in>', 'file, folder or .zip to read')
    .argument('<out>', 'file to write, or folder for a format of several files')
    .option('--from <id>', `${[TEXT_FORMAT, ...IDS].join(', ')} (default: by the files)`, lowerCase)
    .option('--to <id>', `${IDS.join(', ')} (default: by the ending)`, lowerCase)
    .option('--set <name=value>', 'an option of the format; may be given again', collect)
    .option('--annotator <name>', 'whose work it is (default: as the files say)')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((from: string, to: string, options: ConvertArguments) =>
      answer(options, () => converted(from, to, options, io)),
    );
};
