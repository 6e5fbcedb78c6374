/**
 * The head of a WebAnno TSV 3 file: its version, and a line for each layer with the columns that the
 * layer has. Blank lines end it.
 */
import { ok, type Result } from '../../result.ts';
import { refuse, type Where } from '../refusal.ts';

export type Column =
  /** A feature with a value. */
  | { readonly kind: 'value'; readonly name: string; readonly at: number }
  /** A layer without features: only where its annotations are. */
  | { readonly kind: 'place'; readonly at: number }
  /** Slots of a feature, by role; their targets are in the column after it. */
  | { readonly kind: 'role'; readonly name: string; readonly at: number }
  | { readonly kind: 'target'; readonly layer: string; readonly at: number }
  /** The unit that a relation comes from; the row is the one it goes to. */
  | { readonly kind: 'source'; readonly base: string; readonly at: number }
  | { readonly kind: 'element'; readonly at: number }
  | { readonly kind: 'link'; readonly at: number };

export interface Layer {
  readonly kind: 'span' | 'relation' | 'chain';
  readonly name: string;
  readonly columns: readonly Column[];
}

export interface Header {
  /** Of the version 3.x. */
  readonly minor: number;
  readonly layers: readonly Layer[];
  /** Columns after a row's number, offsets and text. */
  readonly width: number;
  /** Index of the first line after it. */
  readonly next: number;
}

const FORMAT = /^#FORMAT=WebAnno TSV (\d+)\.(\d+)\s*$/u;
const KINDS = { '#T_SP=': 'span', '#T_RL=': 'relation', '#T_CH=': 'chain' } as const;
const PREFIX = /^#T_(?:SP|RL|CH)=/u;

/** `ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink` is the feature `Roles`. */
const featureOfRole = (declared: string): string =>
  declared.slice(declared.indexOf(':') + 1, Math.max(declared.lastIndexOf('_'), 0));

function columnOf(
  kind: Layer['kind'],
  declared: string,
  before: Column | undefined,
  at: number,
): Column {
  if (kind === 'relation' && declared.startsWith('BT_'))
    return { kind: 'source', base: declared.slice(3), at };
  if (kind === 'chain' && declared === 'referenceType') return { kind: 'element', at };
  if (kind === 'chain' && declared === 'referenceRelation') return { kind: 'link', at };
  if (kind === 'span' && declared.startsWith('ROLE_'))
    return { kind: 'role', name: featureOfRole(declared), at };
  if (before?.kind === 'role') return { kind: 'target', layer: declared, at };
  return { kind: 'value', name: declared, at };
}

/** Why a layer so declared cannot be read, or null. */
function layerProblem({ kind, name, columns }: Layer): string | null {
  const count = (what: Column['kind']): number =>
    columns.filter((column) => column.kind === what).length;
  if (name === '') return 'the layer has no name';
  const names = columns.flatMap((column) => (column.kind === 'value' ? [column.name] : []));
  if (names.includes('__proto__')) return 'a feature cannot be called __proto__';
  if (new Set(names).size !== names.length) return `the layer ${name} has a feature twice`;
  if (kind === 'relation' && count('source') !== 1)
    return `the relations of ${name} do not say what they link: a column BT_ is missing`;
  if (kind === 'chain' && count('link') !== 1)
    return `the chains of ${name} have no column referenceRelation`;
  if (count('role') !== count('target'))
    return `a slot of ${name} has no column that says what fills it`;
  return null;
}

/** @param lines of the file, without their ends */
export function readHeader(lines: readonly string[], { file }: Where): Result<Header> {
  const version = FORMAT.exec(lines[0] ?? '');
  if (!version)
    return refuse(
      { file, line: 1 },
      'this is no WebAnno TSV 3: a line such as #FORMAT=WebAnno TSV 3.3 is missing',
    );
  if (version[1] !== '3')
    return refuse(
      { file, line: 1 },
      `WebAnno TSV ${version[1] ?? ''} cannot be read; export it anew as WebAnno TSV 3`,
    );
  const layers: Layer[] = [];
  let width = 0;
  let next = 1;
  for (; (lines[next] ?? '').trim() !== ''; next += 1) {
    const line = lines[next] ?? '';
    const prefix = PREFIX.exec(line)?.[0];
    if (prefix === undefined)
      return refuse({ file, line: next + 1 }, 'this is no declaration of a layer');
    const kind = KINDS[prefix === '#T_SP=' || prefix === '#T_RL=' ? prefix : '#T_CH='];
    // As INCEpTION reads it: a layer without features ends in a lone `|`.
    const [name = '', ...declared] = line.slice(prefix.length).split('|');
    const columns: Column[] = [];
    for (const one of declared.filter((each) => each !== ''))
      columns.push(columnOf(kind, one, columns.at(-1), width + columns.length));
    if (columns.length === 0) columns.push({ kind: 'place', at: width });
    const layer = { kind, name, columns };
    const problem = layerProblem(layer);
    if (problem !== null) return refuse({ file, line: next + 1 }, problem);
    if (layers.some((known) => known.name === name))
      return refuse({ file, line: next + 1 }, `the layer ${name} is declared twice`);
    layers.push(layer);
    width += columns.length;
  }
  while (next < lines.length && lines[next]?.trim() === '') next += 1;
  return ok({ minor: Number(version[2]), layers, width, next });
}
