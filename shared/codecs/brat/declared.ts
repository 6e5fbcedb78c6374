/**
 * The types that an `annotation.conf` declares, as proposals for what a codebook lacks. As lenient
 * as brat, which passes over what it does not understand: annotations do not depend on it.
 */
import type { AttributeDefinition } from '../../model/attribute.ts';
import type { Codebook } from '../../model/codebook.ts';
import { OTHERS } from './conf.ts';
import { deniedIn, unescapedName } from './names.ts';
import { valueOfWord } from './values.ts';
import { proposedCodebook } from '../proposed-labels.ts';

interface Term {
  readonly name: string;
  readonly isHeading: boolean;
  /** Of the term that it is indented under, and so on up. */
  readonly above: readonly string[];
  readonly args: readonly { readonly role: string; readonly types: readonly string[] }[];
}

export interface Declared {
  readonly codebook: Codebook | null;
  /** Whether an event has an argument of this very name. */
  readonly isRole: (role: string) => boolean;
}

function termOf(line: string, parents: readonly Term[]): Term | null {
  const match = /^(\s*)(\S+)(?:\s+(\S[^]*))?$/u.exec(line);
  const [, indent = '', names = '', rest = ''] = match ?? [];
  const name = names.split('|')[0]?.replace(/^!/u, '') ?? '';
  if (name === '' || name.startsWith('<')) return null;
  const args = rest.split(',').flatMap((part) => {
    const [key = '', types = ''] = part.trim().split(/:([^]*)/u);
    const role = key.replace(/(?:[?*+]|\{[^}]*\})$/u, '');
    return role.startsWith('<') || role === '' ? [] : [{ role, types: types.split('|') }];
  });
  const above = parents.slice(0, indent.length).map((term) => term.name);
  return { name, isHeading: names.startsWith('!'), above, args };
}

function termsOf(conf: string): ReadonlyMap<string, readonly Term[]> {
  const sections = new Map<string, Term[]>();
  let terms: Term[] = [];
  let macros = new Map<string, string>();
  let parents: Term[] = [];
  for (const line of conf.split(/\r\n|\r|\n/u)) {
    const heading = /^\s*\[([^\]]*)\]\s*$/u.exec(line)?.[1]?.trim();
    if (heading !== undefined) {
      terms = [];
      sections.set(heading === 'spans' ? 'entities' : heading, terms);
      macros = new Map();
      parents = [];
      continue;
    }
    if (/^\s*(?:#|-*\s*$)/u.test(line)) continue;
    const macro = /^<([a-zA-Z_-]+)>=([^]*)$/u.exec(line);
    if (macro) {
      macros.set(`<${macro[1] ?? ''}>`, (macro[2] ?? '').trim());
      continue;
    }
    const expanded = line.replace(/<[a-zA-Z_-]+>/gu, (name) => macros.get(name) ?? name);
    const term = termOf(expanded.trimEnd(), parents);
    if (!term) continue;
    terms.push(term);
    parents = [...parents.slice(0, term.above.length), term];
  }
  return sections;
}

/** Types by what an argument may name: themselves, all below a heading, all of a kind. */
function typesOf(entities: readonly Term[], events: readonly Term[]) {
  const members = new Map<string, Set<string>>();
  for (const [kind, terms] of [
    ['<ENTITY>', entities],
    ['<EVENT>', events],
  ] as const) {
    for (const { name, above, isHeading } of terms) {
      if (isHeading) continue;
      for (const group of [name, ...above, kind, '<ANY>'])
        members.set(group, (members.get(group) ?? new Set()).add(unescapedName(name)));
    }
  }
  return (names: readonly string[]): string[] => [
    ...new Set(names.flatMap((name) => [...(members.get(name.trim()) ?? [])])),
  ];
}

function definitionOf({ name, args }: Term): AttributeDefinition | null {
  const values = args.find(({ role }) => role === 'Value')?.types.filter((one) => one !== '');
  const id = unescapedName(name);
  // What is denied is the same mark once more.
  if (id === '__proto__' || deniedIn(name) !== null) return null;
  if (!values) return { id, name: id, type: 'boolean' };
  if (values.includes(OTHERS)) return { id, name: id, type: 'text' };
  return { id, name: id, type: 'one', options: [...new Set(values)].map(valueOfWord).flat() };
}

export function declaredIn(conf: string): Declared {
  const sections = termsOf(conf.replace(/^\uFEFF/u, ''));
  const [entities = [], events = [], relations = [], attributes = []] = [
    'entities',
    'events',
    'relations',
    'attributes',
  ].map((name) => sections.get(name));
  const resolved = typesOf(entities, events);
  const asked = new Map<string, AttributeDefinition[]>();
  for (const term of attributes) {
    const definition = definitionOf(term);
    const holders = term.args.filter(({ role }) => role !== 'Value').flatMap(({ types }) => types);
    if (definition)
      for (const label of resolved(holders))
        asked.set(label, [...(asked.get(label) ?? []), definition]);
  }
  const ends = new Map<string, { from: Set<string>; to: Set<string> }>();
  const allow = (type: string, from: readonly string[], to: readonly string[]): void => {
    const known = ends.get(type) ?? { from: new Set(), to: new Set() };
    for (const id of from) known.from.add(id);
    for (const id of to) known.to.add(id);
    ends.set(type, known);
  };
  for (const { name, args, isHeading } of relations)
    if (!isHeading && name !== 'ENTITY-NESTING')
      allow(unescapedName(name), resolved(args[0]?.types ?? []), resolved(args[1]?.types ?? []));
  const roles = new Set<string>();
  for (const { name, args, isHeading } of events) {
    for (const { role, types } of isHeading ? [] : args) {
      roles.add(role);
      allow(unescapedName(role), [unescapedName(name)], resolved(types));
    }
  }
  const labels = resolved(['<ANY>']).map((id) => ({ id, attributes: asked.get(id) ?? [] }));
  const codebook = proposedCodebook(labels, [...ends.keys()]);
  const relationTypes = codebook?.relationTypes.map((type) => {
    const { from, to } = ends.get(type.id) ?? { from: type.from, to: type.to };
    return { ...type, from: [...from], to: [...to] };
  });
  return {
    codebook: codebook && { ...codebook, relationTypes: relationTypes ?? [] },
    isRole: (role) => roles.has(role),
  };
}
