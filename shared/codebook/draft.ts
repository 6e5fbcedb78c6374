/**
 * A codebook as foreign files tell it: by names, without ids, colours or keys. Made whole here, with
 * what the project's own codebook knows of the same names.
 */
import type { AttributeDefinition, AttributeValue } from '../model/attribute.ts';
import {
  activeLabels,
  COLOURS,
  LINE_STYLES,
  type Codebook,
  type Colour,
  type Label,
  type RelationType,
} from '../model/codebook.ts';
import type { Carried } from './format.ts';

export interface DraftAttribute {
  readonly name: string;
  readonly type: AttributeDefinition['type'];
  readonly options?: readonly string[];
  readonly required?: boolean;
  readonly default?: AttributeValue;
  /** `attribute` is the name of another one of the same owner. */
  readonly shownWhen?: NonNullable<AttributeDefinition['shownWhen']>;
}

export interface DraftLabel {
  readonly name: string;
  readonly key?: string;
  readonly colour?: Colour;
  readonly guideline?: string;
  readonly attributes: readonly DraftAttribute[];
}

export interface DraftRelation {
  readonly name: string;
  /** Names of labels; absent: the format does not say. */
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

export interface CodebookDraft {
  readonly labels: readonly DraftLabel[];
  readonly relations: readonly DraftRelation[];
  /** Absent: the format does not know them. */
  readonly documentLabels?: readonly DraftAttribute[];
}

/** How a format writes things, so that what it wrote is recognised. */
export interface Dialect {
  /** What tells names apart in the format: two names with the same one are the same name. */
  readonly nameOf: (name: string) => string;
  readonly carried: Carried;
  /** Whether a file says in which order a label asks for its attributes. */
  readonly hasOrder: boolean;
  /** `own` with what the format does say of it, where both agree on its type and options. */
  readonly updated: (own: AttributeDefinition, draft: DraftAttribute) => AttributeDefinition;
}

/** The edit that takes a read codebook in gives it a clock of its own. */
export const NO_CLOCK = '000000000-0000-file';

const sameName = ({ nameOf }: Dialect, a: string, b: string): boolean =>
  nameOf(a).toLowerCase() === nameOf(b).toLowerCase();

/** `Reported speech` as an id: `reported-speech`, told apart from those taken. */
function freeId(name: string, taken: Set<string>): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
  let id = slug || 'item';
  for (let at = 2; taken.has(id); at += 1) id = `${slug || 'item'}-${at}`;
  taken.add(id);
  return id;
}

/** What was written of `own` is what the draft says: `own` then says it better. */
function isCarriedAs(own: AttributeDefinition, draft: DraftAttribute, { carried }: Dialect) {
  const written = carried(own);
  return (
    written !== null &&
    written.type === draft.type &&
    (written.options ?? []).join('\n') === (draft.options ?? []).join('\n')
  );
}

function attributesFrom(
  drafts: readonly DraftAttribute[],
  own: readonly AttributeDefinition[],
  dialect: Dialect,
): AttributeDefinition[] {
  const pairs = drafts.map((draft) => ({
    draft,
    before: own.find(({ name }) => sameName(dialect, name, draft.name)),
  }));
  const taken = new Set(own.map(({ id }) => id));
  const ids = new Map(
    pairs.map(({ draft, before }) => [draft.name, before?.id ?? freeId(draft.name, taken)]),
  );
  const made = pairs.map(({ draft, before }): AttributeDefinition => {
    if (before && isCarriedAs(before, draft, dialect)) return dialect.updated(before, draft);
    const { shownWhen, name, ...rest } = draft;
    return {
      id: ids.get(name) ?? name,
      ...rest,
      name: before?.name ?? name,
      ...(before?.help === undefined ? {} : { help: before.help }),
      ...(shownWhen && {
        shownWhen: { ...shownWhen, attribute: ids.get(shownWhen.attribute) ?? shownWhen.attribute },
      }),
    };
  });
  if (!dialect.hasOrder) {
    const placeOf = ({ id }: AttributeDefinition): number => own.findIndex((one) => one.id === id);
    const isKnown = (definition: AttributeDefinition): boolean => placeOf(definition) !== -1;
    const known = made.filter(isKnown).sort((a, b) => placeOf(a) - placeOf(b));
    made.splice(0, made.length, ...known, ...made.filter((one) => !isKnown(one)));
  }
  // What the format could not have said is no reason to lose it; each stays where it stood.
  for (const [at, definition] of own.entries())
    if (dialect.carried(definition) === null) made.splice(Math.min(at, made.length), 0, definition);
  return made;
}

/** The letters of the name first. */
function freeKey(name: string, wanted: string | undefined, taken: Set<string>): string {
  const candidates = [wanted ?? '', ...name.toLowerCase(), ...'abcdefghijklmnopqrstuvwxyz'];
  const key = candidates.find(
    (one) => one.length === 1 && /^[\p{L}\p{N}]$/u.test(one) && !taken.has(one),
  );
  if (key !== undefined) taken.add(key);
  return key ?? '';
}

function labelsFrom(draft: CodebookDraft, own: Codebook | null, dialect: Dialect): Label[] {
  const known = own ? activeLabels(own) : [];
  const pairs = draft.labels.map((label) => ({
    label,
    before: known.find(({ name }) => sameName(dialect, name, label.name)),
  }));
  const ids = new Set(own?.labels.map(({ id }) => id));
  const keys = new Set(pairs.flatMap(({ before }) => before?.key ?? []));
  const made = pairs.map(({ label, before }, at): Label => {
    const attributes = attributesFrom(label.attributes, before?.attributes ?? [], dialect);
    const guideline = label.guideline ?? before?.guideline;
    if (before) return { ...before, ...(guideline === undefined ? {} : { guideline }), attributes };
    const place = known.length + at;
    return {
      id: freeId(label.name, ids),
      name: label.name,
      key: freeKey(label.name, label.key, keys),
      colour: label.colour ?? COLOURS[place % COLOURS.length] ?? 'slate',
      line: LINE_STYLES[place % LINE_STYLES.length] ?? 'solid',
      unit: 'word',
      attributes,
      ...(guideline === undefined ? {} : { guideline }),
    };
  });
  // Labels put away are offered nowhere, so no file has them: they stay.
  for (const [at, label] of (own?.labels ?? []).entries())
    if (label.archived === true) made.splice(Math.min(at, made.length), 0, label);
  return made;
}

/** Only what links inside one article, and is offered, stands in foreign files. */
export const isCarriedRelation = ({ scope, archived }: RelationType): boolean =>
  scope === 'within' && archived !== true;

function relationsFrom(
  draft: CodebookDraft,
  labels: readonly Label[],
  own: Codebook | null,
  dialect: Dialect,
): RelationType[] {
  const known = own?.relationTypes ?? [];
  const ids = new Set(known.map(({ id }) => id));
  const active = labels.filter(({ archived }) => archived !== true);
  const idOf = (name: string): string[] =>
    active.filter((label) => sameName(dialect, label.name, name)).map(({ id }) => id);
  const exists = (id: string): boolean => labels.some((label) => label.id === id);
  const endOf = (before: readonly string[] | undefined, names: readonly string[] | undefined) => {
    if (!names) return before?.filter(exists) ?? active.map(({ id }) => id);
    const found = names.flatMap(idOf);
    // Archived labels stand in no file; an end that allows them keeps them.
    const kept = (before ?? []).filter(
      (id) => found.includes(id) || (exists(id) && !active.some((label) => label.id === id)),
    );
    return [...new Set([...kept, ...found])];
  };
  const made = draft.relations.map((relation): RelationType => {
    const before = known.find(
      (type) => isCarriedRelation(type) && sameName(dialect, type.name, relation.name),
    );
    return {
      ...(before ?? { id: freeId(relation.name, ids), name: relation.name, scope: 'within' }),
      from: endOf(before?.from, relation.from),
      to: endOf(before?.to, relation.to),
    };
  });
  for (const [at, type] of known.entries()) {
    if (isCarriedRelation(type)) continue;
    const kept = { ...type, from: type.from.filter(exists), to: type.to.filter(exists) };
    made.splice(Math.min(at, made.length), 0, kept);
  }
  return made;
}

/** @param name for a codebook without `own` */
export function codebookFrom(
  draft: CodebookDraft,
  own: Codebook | null,
  dialect: Dialect,
  name: string,
): Codebook {
  const labels = labelsFrom(draft, own, dialect);
  const documents = draft.documentLabels
    ? attributesFrom(draft.documentLabels, own?.documentLabels ?? [], dialect)
    : (own?.documentLabels ?? []);
  return {
    ...(own ?? { kind: 'codebook', id: 'codebook', name, clock: NO_CLOCK }),
    labels,
    relationTypes: relationsFrom(draft, labels, own, dialect),
    ...(documents.length > 0 || own?.documentLabels ? { documentLabels: documents } : {}),
  };
}
