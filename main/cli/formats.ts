/** `claimbench formats`: what can be written and read, and what each format carries. */
import type { Carries } from '../../shared/codecs/carries.ts';
import type { Codec } from '../../shared/codecs/codec.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import { optionsOf } from './format-settings.ts';
import type { FormatsShape } from './json-shapes.ts';
import { table, wrapped } from './table.ts';

const HELP = `
Every format carries texts and labelled spans of them; the list says what each carries besides, and
what it leaves behind. An export says how much of it there was.
--json prints [{id, name, description, extension, offsetUnit, imports: "any"|"own",
  carries: {ids, authors, times, ...}, options: [{id, name, help, kind, ...}]}]; extension is ""
  where the format is a folder`;

type Flag = {
  [K in keyof Carries]: Carries[K] extends boolean ? K : never;
}[keyof Carries];

/** In the order in which they are told. */
const WORDS: Readonly<Record<Flag, string>> = {
  discontinuous: 'spans of several pieces',
  attributes: 'attributes',
  notes: 'notes',
  status: 'draft or final',
  relations: 'relations',
  relationAttributes: 'attributes of relations',
  links: 'relations across articles',
  titles: 'titles',
  times: 'times',
  ids: 'ids',
  codebook: 'codebook',
  decisions: 'decisions of adjudication',
  orphans: 'spans that lost their place',
  structure: 'headings, bold, boilerplate',
  ofArticles: 'answers and notes on articles',
  raws: 'files as imported',
  tombstones: 'what was deleted',
  history: 'history for merging',
  unknownFields: 'fields of newer versions',
};

const FLAGS = (Object.keys(WORDS) as Flag[]).map((flag) => [flag, WORDS[flag]] as const);

const AUTHORS: Readonly<Record<Carries['authors'], readonly string[]>> = {
  ids: ['annotators'],
  names: ['annotators by name'],
  none: [],
};

const carriedBy = ({ authors, meta, ...carries }: Carries): string[] => [
  ...FLAGS.filter(([flag]) => carries[flag]).map(([, words]) => words),
  ...AUTHORS[authors],
  ...(meta.length === 0 ? [] : [`metadata (${meta.join(', ')})`]),
];

const leftBy = ({ authors, meta, ...carries }: Carries): string[] => [
  ...FLAGS.filter(([flag]) => !carries[flag]).map(([, words]) => words),
  ...(authors === 'none' ? ['annotators'] : []),
  ...(meta.length === 0 ? ['metadata'] : []),
];

const listed = (words: readonly string[]): string => words.join(', ') || 'nothing';

const detail = (codec: Codec): string =>
  [
    `${codec.id}: ${codec.description}`,
    wrapped('  carries   ', listed(carriedBy(codec.carries))),
    wrapped('  leaves    ', listed(leftBy(codec.carries))),
    ...optionsOf(codec).map(({ how, help }) => wrapped('  --set     ', `${how}  ${help}`)),
  ].join('\n');

const overview = (codecs: readonly Codec[]): string =>
  table<Codec>(
    [
      { head: 'Id', cell: ({ id }) => id },
      { head: 'Name', cell: ({ name }) => name },
      { head: 'Written as', cell: ({ extension }) => extension || 'folder' },
      { head: 'Read', cell: ({ imports }) => (imports === 'any' ? 'of any tool' : 'only ours') },
      { head: 'Offsets count', cell: ({ offsetUnit }) => offsetUnit },
    ],
    codecs,
  );

const shapeOf = (codec: Codec): FormatsShape[number] => {
  const { id, name, description, extension, offsetUnit, imports, carries, options } = codec;
  return {
    id,
    name,
    description,
    extension,
    offsetUnit,
    imports,
    carries: { ...carries, meta: [...carries.meta] },
    options: options.map((option) =>
      option.kind === 'choice' ? { ...option, choices: [...option.choices] } : option,
    ),
  };
};

const told = (): Answer => ({
  json: CODECS.map(shapeOf),
  text: [overview(CODECS), ...CODECS.map(detail)].join('\n\n'),
});

export const defineFormats: Define = (program, { show }) => {
  program
    .command('formats')
    .description('List the formats of datasets, and what each carries.')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((options: JsonOption) => show(options, told()));
};
