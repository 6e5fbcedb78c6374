/** brat's `annotation.conf` as a codebook. */
import { refuse } from '../codecs/refusal.ts';
import { codebookProblem } from '../model/codebook-problem.ts';
import type { Codebook } from '../model/codebook.ts';
import { ok, type Result } from '../result.ts';
import { bratLines, type Section, type Term } from './brat-lines.ts';
import { bratDialect, spoken } from './brat-names.ts';
import { codebookFrom, type DraftAttribute, type DraftLabel, type DraftRelation } from './draft.ts';
import { LossCount, type ReadCodebook } from './format.ts';
import { grouped } from './grouped.ts';

const BAD = 'bad-codebook';

/** Which types a name in an argument stands for. */
class Types {
  private readonly entities: readonly Term[];
  private readonly events: readonly Term[];
  private readonly file: string;

  constructor(terms: Readonly<Record<Section, readonly Term[]>>, file: string) {
    this.entities = terms.entities;
    this.events = terms.events;
    this.file = file;
  }

  get all(): readonly Term[] {
    return [...this.entities, ...this.events].filter(({ isHeading }) => !isHeading);
  }

  private named(name: string): readonly Term[] | null {
    const typesOf = (terms: readonly Term[]) => terms.filter(({ isHeading }) => !isHeading);
    if (name === '<ANY>') return this.all;
    if (name === '<ENTITY>') return typesOf(this.entities);
    if (name === '<EVENT>') return typesOf(this.events);
    // Links to links: a codebook links annotations only.
    if (name === '<RELATION>' || name === '<NONE>') return [];
    const terms = [...this.entities, ...this.events];
    const found = terms.find((term) => term.name === name);
    if (!found) return null;
    const isUnder = (term: Term | null): boolean =>
      term !== null && (term === found || isUnder(term.parent));
    return terms.filter((term) => !term.isHeading && isUnder(term));
  }

  /** Names of the labels that `names` stand for, each once. */
  resolve(names: readonly string[], { line }: Term): Result<string[]> {
    const found = new Set<string>();
    for (const name of names) {
      const types = this.named(name);
      if (types === null)
        return refuse({ file: this.file, line }, `there is no type “${name}” in the file`, BAD);
      for (const type of types) found.add(spoken(type.name));
    }
    return ok([...found]);
  }
}

/** Two lines of one relation, or one role of several events, allow what either does. */
function merged(relations: readonly Required<DraftRelation>[]): DraftRelation[] {
  return grouped(relations, ({ name }) => name.toLowerCase()).map((group) => ({
    name: group[0]?.name ?? '',
    from: [...new Set(group.flatMap(({ from }) => from))],
    to: [...new Set(group.flatMap(({ to }) => to))],
  }));
}

function relationsOf(
  { relations, events }: Readonly<Record<Section, readonly Term[]>>,
  types: Types,
  losses: LossCount,
): Result<DraftRelation[]> {
  const found: Required<DraftRelation>[] = [];
  for (const term of relations) {
    // What may nest or cross is no relation: here everything may.
    if (term.name === '<OVERLAP>' || term.name === 'ENTITY-NESTING' || term.isHeading) continue;
    const [arg1, arg2] = term.args.filter(({ role }) => !role.startsWith('<'));
    const from = types.resolve(arg1?.types ?? [], term);
    if (!from.ok) return from;
    const to = types.resolve(arg2?.types ?? [], term);
    if (!to.ok) return to;
    if (term.args.some(({ role, types: [kind = ''] }) => role === '<REL-TYPE>' && kind !== ''))
      losses.add('relations that go both ways', 'every relation here has a direction');
    found.push({ name: spoken(term.name), from: from.value, to: to.value });
  }
  for (const event of events) {
    losses.add('numbers of arguments of events', 'relations are not counted', event.multiplicities);
    for (const { role, types: names } of event.isHeading ? [] : event.args) {
      const to = types.resolve(names, event);
      if (!to.ok) return to;
      found.push({ name: spoken(role), from: [spoken(event.name)], to: to.value });
    }
  }
  return ok(merged(found));
}

/** By label name. */
function attributesOf(
  attributes: readonly Term[],
  types: Types,
): Result<ReadonlyMap<string, DraftAttribute[]>> {
  const found = new Map<string, DraftAttribute[]>();
  for (const term of attributes) {
    const valueArg = term.args.find(({ role }) => role === 'Value');
    const holders = term.args.filter(({ role }) => role !== 'Value' && !role.startsWith('<'));
    const names = holders.flatMap((one) => one.types);
    const owners = types.resolve(names, term);
    if (!owners.ok) return owners;
    // `Claim-Kind` of Claim alone is its Kind.
    const [only = ''] = names.length === 1 ? names : [];
    const isPrefixed = only !== '' && term.name.startsWith(`${only}-`);
    const name = spoken(isPrefixed ? term.name.slice(only.length + 1) : term.name);
    const attribute: DraftAttribute = valueArg
      ? { name, type: 'one', options: [...new Set(valueArg.types.map(spoken))] }
      : { name, type: 'boolean' };
    for (const owner of owners.value) found.set(owner, [...(found.get(owner) ?? []), attribute]);
  }
  return ok(found);
}

/** Types that are named twice, as an entity and an event say, are one label. */
const uniqueNames = (terms: readonly Term[]): string[] => [
  ...new Set(terms.map(({ name }) => spoken(name))),
];

export function readBrat(text: string, file: string, own: Codebook | null): Result<ReadCodebook> {
  const lines = bratLines(text, file);
  if (!lines.ok) return lines;
  const losses = new LossCount();
  const types = new Types(lines.value, file);
  const relations = relationsOf(lines.value, types, losses);
  if (!relations.ok) return relations;
  const attributes = attributesOf(lines.value.attributes, types);
  if (!attributes.ok) return attributes;
  const nested = [...lines.value.entities, ...lines.value.events].filter(({ parent }) => parent);
  losses.add('places in a hierarchy of types', 'labels stand side by side', nested.length);
  const labels = uniqueNames(types.all).map((name): DraftLabel => ({
    name,
    attributes: attributes.value.get(name) ?? [],
  }));
  if (labels.length === 0)
    return refuse({ file }, 'the section [entities] names no type to tag with', BAD);
  const draft = { labels, relations: relations.value };
  const codebook = codebookFrom(draft, own, bratDialect(own), 'From brat');
  const problem = codebookProblem(codebook);
  return problem === null
    ? ok({ codebook, losses: losses.losses })
    : refuse({ file }, problem, BAD);
}
