/**
 * The lines of brat's `annotation.conf`: sections of indented terms with `ROLE:TYPE|TYPE`
 * arguments, macros and comments, as its manual has them (brat.nlplab.org/configuration.html).
 */
import { refuse } from '../codecs/refusal.ts';
import { ok, type Err, type Result } from '../result.ts';

export const SECTIONS = ['entities', 'relations', 'events', 'attributes'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Term {
  /** 1-based. */
  readonly line: number;
  readonly name: string;
  /** `!`: a heading to group others under, not a type of its own. */
  readonly isHeading: boolean;
  /** The term it is indented under. */
  readonly parent: Term | null;
  /** In order, markers of how often they come (`?`, `*`, `+`) taken off. */
  readonly args: readonly { readonly role: string; readonly types: readonly string[] }[];
  /** Arguments that may come other than exactly once. */
  readonly multiplicities: number;
}

const bad = (file: string, line: number, reason: string): Err =>
  refuse({ file, line }, reason, 'bad-codebook');

const RESERVED = new Set(['ANY', 'ENTITY', 'RELATION', 'EVENT', 'NONE', 'REL-TYPE', 'OVL-TYPE']);

function argsOf(
  text: string,
  file: string,
  line: number,
): Result<Pick<Term, 'args' | 'multiplicities'>> {
  const args: Term['args'][number][] = [];
  let multiplicities = 0;
  // Commas part arguments; some configurations use semicolons, and brat's readers let them.
  for (const part of text.split(/[,;]/u).map((one) => one.trim())) {
    if (part === '') continue;
    const match = /^(\S+?):(\S*)$/u.exec(part);
    if (!match) return bad(file, line, `“${part}” is no argument such as Arg1:Person|Place`);
    const [, key = '', value = ''] = match;
    const role = key.replace(/(?:[?*+]|\{.*\})$/u, '');
    if (role !== key) multiplicities += 1;
    const types = value.split('|').filter((type) => type !== '');
    if (types.length === 0) return bad(file, line, `the argument “${key}” names no type`);
    args.push({ role, types });
  }
  return ok({ args, multiplicities });
}

/** @param file for messages */
export function bratLines(
  text: string,
  file: string,
): Result<Readonly<Record<Section, readonly Term[]>>> {
  const terms: Record<Section, Term[]> = {
    entities: [],
    relations: [],
    events: [],
    attributes: [],
  };
  const seen = new Set<string>();
  let section: Section | null = null;
  let macros = new Map<string, string>();
  let parents: Term[] = [];
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  for (const [at, raw] of lines.entries()) {
    const line = at + 1;
    if (/^\s*(?:#|-*\s*$)/u.test(raw)) continue;
    const heading = /^\s*\[(.*)\]\s*$/u.exec(raw)?.[1];
    if (heading !== undefined) {
      section = SECTIONS.find((name) => name === heading.trim().toLowerCase()) ?? null;
      if (section === null)
        return bad(file, line, `there is no section [${heading}] in an annotation.conf`);
      seen.add(section);
      macros = new Map();
      parents = [];
      continue;
    }
    if (section === null)
      return bad(file, line, 'an annotation.conf starts with a section such as [entities]');
    const macro = /^<([a-zA-Z_-]+)>=\s*(.*?)\s*$/u.exec(raw);
    if (macro) {
      const [, name = '', value = ''] = macro;
      if (RESERVED.has(name)) return bad(file, line, `<${name}> has a meaning already`);
      macros.set(`<${name}>`, expanded(value, macros));
      continue;
    }
    const match = /^(\s*)(\S+)(?:\s+(.*))?$/u.exec(expanded(raw, macros).trimEnd());
    const [, indent = '', names = '', rest = ''] = match ?? [];
    const parent = indent === '' ? null : parents[indent.length - 1];
    if (parent === undefined)
      return bad(file, line, `“${names}” is indented, and nothing stands above it to belong to`);
    const args = argsOf(rest, file, line);
    if (!args.ok) return args;
    // Other names after `|` are for display only.
    const name = names.split('|')[0]?.replace(/^!/u, '') ?? '';
    if (name === '') return bad(file, line, 'a type has no name');
    const term: Term = { line, name, isHeading: names.startsWith('!'), parent, ...args.value };
    terms[section].push(term);
    parents = [...parents.slice(0, indent.length), term];
  }
  if (!seen.has('entities'))
    return refuse(
      { file },
      'this is no annotation.conf: it has no section [entities]',
      'bad-codebook',
    );
  return ok(terms);
}

/** Macros in the order of their definition, each once: none can call itself. */
function expanded(text: string, macros: ReadonlyMap<string, string>): string {
  let result = text;
  for (const [name, value] of macros) result = result.replaceAll(name, value);
  return result;
}
