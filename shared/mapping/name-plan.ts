/**
 * What becomes of every name that datasets use: which label, attributes or relation type of the
 * codebook it goes to, and what the codebook gets besides. Nothing is changed by planning.
 */
import type { AttributeDefinition } from '../model/attribute.ts';
import { isListed, type Codebook, type Label, type RelationType } from '../model/codebook.ts';
import {
  nameKeyOf,
  nameWords,
  type NameFate,
  type NameKey,
  type NameMapping,
  type UnknownName,
} from '../model/name-mapping.ts';
import { sameJson } from '../model/same-json.ts';
import { err, ok, type Result } from '../result.ts';
import { addedAttribute, misfitOf } from './attribute-targets.ts';
import { sameNamed } from './close-name.ts';
import { freeName } from './free-name.ts';
import { newLabel } from './label-draft.ts';
import type { AttributeUse, NameUses, Scope, TypeUse } from './name-uses.ts';
import { endsMisfit, unknownNames } from './unknown-names.ts';

export interface NamePlan {
  /** The project's own object where nothing is added. */
  readonly codebook: Codebook;
  /** Names that nobody decided about; a plan with any is not to be carried out. */
  readonly undecided: readonly UnknownName[];
  /** Label id in the codebook; null: skipped. */
  readonly labelOf: (label: string) => string | null;
  /** What an answer may go to: the first that takes it. */
  readonly attributesOf: (label: string, attribute: string) => readonly AttributeDefinition[];
  /** What a relation may go to: the first that its ends go with. */
  readonly typesOf: (type: string) => readonly RelationType[];
}

export interface Planning {
  readonly uses: NameUses;
  readonly codebook: Codebook;
  readonly mapping: NameMapping;
  /** Definitions that the datasets bring. */
  readonly proposed?: readonly Codebook[];
}

class Planner {
  readonly undecided: NameKey[] = [];
  readonly problems: string[] = [];
  readonly labelIds = new Map<string, string | null>();
  readonly attributeIds = new Map<string, readonly string[]>();
  readonly typeIds = new Map<string, readonly string[]>();
  readonly own: Codebook;
  labels: readonly Label[];
  types: readonly RelationType[];
  private readonly fates: ReadonlyMap<string, NameFate>;
  private readonly otherwise: NameFate | undefined;
  private readonly proposed: readonly Codebook[];

  constructor({ codebook, mapping, proposed = [] }: Planning) {
    this.own = codebook;
    this.labels = codebook.labels;
    this.types = codebook.relationTypes;
    this.fates = new Map(mapping.choices.map((choice) => [nameKeyOf(choice), choice.fate]));
    this.otherwise = mapping.otherwise;
    this.proposed = proposed;
  }

  /** Of a name that the codebook does not settle; null: nobody decided, and that is noted. */
  private fateOf(key: NameKey): NameFate | null {
    const fate = this.fates.get(nameKeyOf(key)) ?? this.otherwise;
    if (fate === undefined) this.undecided.push(key);
    return fate ?? null;
  }

  /** The thing that a name was said to become. */
  private target<T extends { readonly id: string; readonly name: string }>(
    key: NameKey,
    to: string,
    things: readonly T[],
  ): T | null {
    const found = sameNamed(things, to);
    if (!found) {
      const known = things.map(({ id }) => id).join(', ') || 'none';
      this.problems.push(
        `${nameWords(key)} is to become “${to}”, which is not in the codebook. It has: ${known}`,
      );
    }
    return found ?? null;
  }

  label(id: string): void {
    const key: NameKey = { kind: 'label', id, of: null };
    const listed = this.labels.filter(isListed);
    const known = sameNamed(listed, id);
    const chosen = this.fates.get(nameKeyOf(key));
    const fate = chosen ?? (known ? { to: known.id } : this.fateOf(key));
    if (fate === null || fate === 'skip') this.labelIds.set(id, null);
    else if (fate !== 'add') this.labelIds.set(id, this.target(key, fate.to, listed)?.id ?? null);
    else {
      const label = known ?? newLabel(id, this.labels, this.proposedLabel(id));
      if (!known) this.labels = [...this.labels, label];
      this.labelIds.set(id, label.id);
    }
  }

  private proposedLabel(id: string): Label | null {
    for (const { labels } of this.proposed) {
      const found = sameNamed(labels, id);
      if (found) return found;
    }
    return null;
  }

  attribute(of: string, id: string, use: AttributeUse): void {
    const home = this.labels.find((label) => label.id === this.labelIds.get(of));
    if (!home) return;
    const key: NameKey = { kind: 'attribute', id, of };
    const known = sameNamed(home.attributes, id);
    const isFitting = known !== undefined && misfitOf(known, use) === null;
    const isNew = !this.own.labels.some((label) => label.id === home.id);
    const chosen = this.fates.get(nameKeyOf(key));
    const comesAlong: NameFate | null = isNew ? 'add' : null;
    const fate = chosen ?? (isFitting ? { to: known.id } : (comesAlong ?? this.fateOf(key)));
    const keep = (targets: readonly string[]): void => {
      this.attributeIds.set(nameKeyOf(key), targets);
    };
    if (fate === null) return;
    if (fate === 'skip') keep(known && !isFitting ? [known.id] : []);
    else if (fate !== 'add') {
      const target = this.target(key, fate.to, home.attributes);
      keep(target ? [target.id] : []);
    } else {
      const proposed = sameNamed(this.proposedLabel(of)?.attributes ?? [], id) ?? null;
      const { attributes, targets } = addedAttribute(home.attributes, id, use, proposed);
      keep(targets);
      this.labels = this.labels.map((label) => (label === home ? { ...home, attributes } : label));
    }
  }

  /** The labels that relations of a type link in the codebook; those that lost an end are gone. */
  private endsOf({ ends }: TypeUse): [Scope, [string, string][]][] {
    return [...ends].flatMap(([scope, pairs]) => {
      const kept = [...pairs.values()].flatMap(([from, to]): [string, string][] => {
        const [start, end] = [this.labelIds.get(from) ?? null, this.labelIds.get(to) ?? null];
        return start === null || end === null ? [] : [[start, end]];
      });
      return kept.length === 0 ? [] : [[scope, kept]];
    });
  }

  /** Whether it links labels that nobody decided about. */
  private waits({ ends }: TypeUse): boolean {
    const open = new Set(this.undecided.flatMap(({ kind, id }) => (kind === 'label' ? id : [])));
    return [...ends.values()].some((pairs) =>
      [...pairs.values()].some((pair) => pair.some((label) => open.has(label))),
    );
  }

  type(id: string, use: TypeUse): void {
    const key: NameKey = { kind: 'relation type', id, of: null };
    const listed = this.types.filter(isListed);
    const known = sameNamed(listed, id);
    const ends = this.endsOf(use);
    const isFitting =
      known !== undefined &&
      ends.every(([scope, pairs]) =>
        pairs.every((pair) => endsMisfit(known, scope, pair) === null),
      );
    const chosen = this.fates.get(nameKeyOf(key));
    if (ends.length === 0 && chosen === undefined) {
      // Everything that has to be decided is asked at once, not one round after the other.
      if (this.waits(use) && !known) this.fateOf(key);
      this.typeIds.set(id, []);
      return;
    }
    const fate = chosen ?? (isFitting ? { to: known.id } : this.fateOf(key));
    if (fate === null) return;
    if (fate === 'skip') this.typeIds.set(id, known && !isFitting ? [known.id] : []);
    else if (fate !== 'add') {
      const target = this.target(key, fate.to, listed);
      this.typeIds.set(id, target ? [target.id] : []);
    } else this.typeIds.set(id, this.addType(id, known, ends));
  }

  private addType(
    id: string,
    known: RelationType | undefined,
    ends: readonly [Scope, [string, string][]][],
  ): string[] {
    const targets: string[] = [];
    for (const [scope, pairs] of ends) {
      const from = pairs.map(([start]) => start);
      const to = pairs.map(([, end]) => end);
      if (known?.scope === scope) {
        const wider = {
          ...known,
          from: [...new Set([...known.from, ...from])],
          to: [...new Set([...known.to, ...to])],
        };
        this.types = this.types.map((type) => (type.id === known.id ? wider : type));
        targets.push(known.id);
        continue;
      }
      const proposed = this.proposed.flatMap(
        ({ relationTypes }) => sameNamed(relationTypes, id) ?? [],
      )[0];
      const made: RelationType = {
        id: freeName(
          id,
          this.types.map((type) => type.id),
          '-',
        ),
        name: freeName(
          proposed?.name ?? id,
          this.types.map((type) => type.name),
        ),
        from: [...new Set(from)],
        to: [...new Set(to)],
        scope,
        ...(proposed?.guideline !== undefined && { guideline: proposed.guideline }),
      };
      this.types = [...this.types, made];
      targets.push(made.id);
    }
    return targets;
  }

  codebook(): Codebook {
    const { own, labels, types } = this;
    return sameJson(labels, own.labels) && sameJson(types, own.relationTypes)
      ? own
      : { ...own, labels, relationTypes: types };
  }
}

const among =
  <T extends { readonly id: string }>(things: readonly T[]) =>
  (ids: readonly string[]): T[] =>
    ids.flatMap((id) => things.find((thing) => thing.id === id) ?? []);

/** Refusal: `bad-mapping`, where a name is to become something that the codebook does not have. */
export function planNames(planning: Planning): Result<NamePlan> {
  const { uses, codebook: own } = planning;
  const planner = new Planner(planning);
  for (const id of uses.labels.keys()) planner.label(id);
  for (const [label, use] of uses.labels)
    for (const [id, attribute] of use.attributes) planner.attribute(label, id, attribute);
  for (const [id, use] of uses.types) planner.type(id, use);
  if (planner.problems.length > 0)
    return err('bad-mapping', `${planner.problems.join('. ')}. Nothing was changed.`);
  const open = new Set(planner.undecided.map(nameKeyOf));
  const codebook = planner.codebook();
  const labels = new Map(codebook.labels.map((label) => [label.id, label]));
  const types = among(codebook.relationTypes);
  return ok({
    codebook,
    undecided: unknownNames(uses, own).filter((name) => open.has(nameKeyOf(name))),
    labelOf: (label) => planner.labelIds.get(label) ?? null,
    attributesOf: (of, id) => {
      const home = labels.get(planner.labelIds.get(of) ?? '');
      const ids = planner.attributeIds.get(nameKeyOf({ kind: 'attribute', id, of }));
      return among(home?.attributes ?? [])(ids ?? []);
    },
    typesOf: (type) => types(planner.typeIds.get(type) ?? []),
  });
}
