/** Each edit of the codebook as the codebook it leads to. What annotations do then is not here. */
import type { AttributeDefinition } from '../model/attribute.ts';
import type { AttributeOwner, CodebookEdit } from '../model/codebook-edit.ts';
import type { Codebook, Label } from '../model/codebook.ts';
import { err, ok, unreachable, type Result } from '../result.ts';

type Of<E extends CodebookEdit['edit']> = Extract<CodebookEdit, { edit: E }>;

export interface EditedCodebook {
  readonly codebook: Codebook;
  /** What undo will say it undid. */
  readonly undo: string;
}

const missing = (what: string, id: string): Result<never> =>
  err('not-in-codebook', `There is no ${what} “${id}” in the codebook any more.`);

/** `items` with `item` in the place of the one with its id, else at the end; moved to `at` if given. */
function put<T extends { readonly id: string }>(items: readonly T[], item: T, at?: number): T[] {
  const place = items.findIndex(({ id }) => id === item.id);
  const others = items.filter(({ id }) => id !== item.id);
  const wanted = at ?? (place === -1 ? others.length : place);
  return [...others.slice(0, wanted), item, ...others.slice(wanted)];
}

const without = <T extends { readonly id: string }>(items: readonly T[], id: string): T[] =>
  items.filter((item) => item.id !== id);

/** The most telling difference first: a rename says more than the colour that changed with it. */
function undoOf(
  what: string,
  before: { readonly name: string; readonly archived?: boolean } | undefined,
  after: { readonly name: string; readonly archived?: boolean },
): string {
  if (!before) return `Add ${what}${after.name}`;
  if (before.name !== after.name) return `Rename ${what}${before.name} to ${after.name}`;
  if ((before.archived ?? false) !== (after.archived ?? false))
    return `${after.archived === true ? 'Archive' : 'Offer again'} ${what}${after.name}`;
  return `Edit ${what}${after.name}`;
}

function putLabel(codebook: Codebook, { label, at }: Of<'put-label'>): EditedCodebook {
  const before = codebook.labels.find(({ id }) => id === label.id);
  return {
    codebook: { ...codebook, labels: put(codebook.labels, label, at) },
    undo: undoOf('', before, label),
  };
}

/** The definitions that `owner` asks for, with the name it goes by. */
export function definitionsOf(
  codebook: Codebook,
  owner: AttributeOwner,
): { readonly name: string; readonly definitions: readonly AttributeDefinition[] } | null {
  if (owner === null)
    return { name: 'the document labels', definitions: codebook.documentLabels ?? [] };
  const label = codebook.labels.find(({ id }) => id === owner);
  return label ? { name: label.name, definitions: label.attributes } : null;
}

function withDefinitions(
  codebook: Codebook,
  owner: AttributeOwner,
  definitions: readonly AttributeDefinition[],
): Codebook {
  if (owner === null) return { ...codebook, documentLabels: definitions };
  const edited = (label: Label): Label =>
    label.id === owner ? { ...label, attributes: definitions } : label;
  return { ...codebook, labels: codebook.labels.map(edited) };
}

/** What depends on an option by its name takes the new one: conditions of other attributes. */
function withRenamedConditions(
  definition: AttributeDefinition,
  attribute: string,
  renamed: Readonly<Record<string, string>>,
): AttributeDefinition {
  const { shownWhen } = definition;
  if (shownWhen?.attribute !== attribute) return definition;
  const is = shownWhen.is.map((value) =>
    typeof value === 'string' ? renamedOption(renamed, value) : value,
  );
  return { ...definition, shownWhen: { ...shownWhen, is } };
}

/** Own names only: an option may be called `constructor`. */
export const renamedOption = (renamed: Readonly<Record<string, string>>, option: string): string =>
  Object.hasOwn(renamed, option) ? (renamed[option] ?? option) : option;

function putAttribute(codebook: Codebook, edit: Of<'put-attribute'>): Result<EditedCodebook> {
  const { attribute, renamedOptions = {}, at } = edit;
  const owner = definitionsOf(codebook, edit.of);
  if (!owner) return missing('label', edit.of ?? '');
  const before = owner.definitions.find(({ id }) => id === attribute.id);
  const others = owner.definitions.map((definition) =>
    withRenamedConditions(definition, attribute.id, renamedOptions),
  );
  return ok({
    codebook: withDefinitions(codebook, edit.of, put(others, attribute, at)),
    undo: `${undoOf('', before, attribute)} of ${owner.name}`,
  });
}

function putRelationType(
  codebook: Codebook,
  { type, at }: Of<'put-relation-type'>,
): EditedCodebook {
  const before = codebook.relationTypes.find(({ id }) => id === type.id);
  return {
    codebook: { ...codebook, relationTypes: put(codebook.relationTypes, type, at) },
    undo: undoOf('relation ', before, type),
  };
}

function putEntity(codebook: Codebook, { entity }: Of<'put-entity'>): EditedCodebook {
  const entities = codebook.entities ?? [];
  const before = entities.find(({ id }) => id === entity.id);
  return {
    codebook: { ...codebook, entities: put(entities, entity) },
    undo: undoOf('', before, entity),
  };
}

function deleteLabel(codebook: Codebook, edit: Of<'delete-label'>): Result<EditedCodebook> {
  const label = codebook.labels.find(({ id }) => id === edit.label);
  if (!label) return missing('label', edit.label);
  const relationTypes = codebook.relationTypes.map((type) => ({
    ...type,
    from: type.from.filter((id) => id !== label.id),
    to: type.to.filter((id) => id !== label.id),
  }));
  const labels = without(codebook.labels, label.id);
  if (edit.moveTo !== undefined && !labels.some(({ id }) => id === edit.moveTo))
    return missing('label', edit.moveTo);
  return ok({ codebook: { ...codebook, labels, relationTypes }, undo: `Delete ${label.name}` });
}

function deleteAttribute(codebook: Codebook, edit: Of<'delete-attribute'>): Result<EditedCodebook> {
  const owner = definitionsOf(codebook, edit.of);
  const attribute = owner?.definitions.find(({ id }) => id === edit.attribute);
  if (!owner || !attribute) return missing('attribute', edit.attribute);
  return ok({
    codebook: withDefinitions(codebook, edit.of, without(owner.definitions, attribute.id)),
    undo: `Delete ${attribute.name} of ${owner.name}`,
  });
}

function deleteRelationType(
  codebook: Codebook,
  edit: Of<'delete-relation-type'>,
): Result<EditedCodebook> {
  const type = codebook.relationTypes.find(({ id }) => id === edit.type);
  if (!type) return missing('relation type', edit.type);
  const relationTypes = without(codebook.relationTypes, type.id);
  if (edit.moveTo !== undefined && !relationTypes.some(({ id }) => id === edit.moveTo))
    return missing('relation type', edit.moveTo);
  return ok({ codebook: { ...codebook, relationTypes }, undo: `Delete relation ${type.name}` });
}

/** Defaults that name the entity name the one that takes its place. */
function deleteEntity(codebook: Codebook, edit: Of<'delete-entity'>): Result<EditedCodebook> {
  const { entities = [], labels, documentLabels } = codebook;
  const entity = entities.find(({ id }) => id === edit.entity);
  if (!entity) return missing('entity', edit.entity);
  const left = without(entities, entity.id);
  const { moveTo } = edit;
  if (moveTo !== undefined && !left.some(({ id }) => id === moveTo))
    return missing('entity', moveTo);
  const renewed = (definition: AttributeDefinition): AttributeDefinition =>
    moveTo !== undefined && definition.type === 'entity' && definition.default === entity.id
      ? { ...definition, default: moveTo }
      : definition;
  return ok({
    codebook: {
      ...codebook,
      entities: left,
      labels: labels.map((label) => ({ ...label, attributes: label.attributes.map(renewed) })),
      ...(documentLabels ? { documentLabels: documentLabels.map(renewed) } : {}),
    },
    undo: `Delete ${entity.name}`,
  });
}

/** Refusal: the edit names something that is not there. Whether the outcome is sound is not asked. */
export function editedCodebook(codebook: Codebook, edit: CodebookEdit): Result<EditedCodebook> {
  switch (edit.edit) {
    case 'rename':
      return ok({
        codebook: { ...codebook, name: edit.name },
        undo: `Rename the codebook to ${edit.name}`,
      });
    case 'put-label':
      return ok(putLabel(codebook, edit));
    case 'delete-label':
      return deleteLabel(codebook, edit);
    case 'put-attribute':
      return putAttribute(codebook, edit);
    case 'delete-attribute':
      return deleteAttribute(codebook, edit);
    case 'put-relation-type':
      return ok(putRelationType(codebook, edit));
    case 'delete-relation-type':
      return deleteRelationType(codebook, edit);
    case 'put-entity':
      return ok(putEntity(codebook, edit));
    case 'delete-entity':
      return deleteEntity(codebook, edit);
    case 'replace':
      return ok({
        codebook: { ...edit.codebook, clock: codebook.clock },
        undo: `Replace the codebook by ${edit.codebook.name}`,
      });
    default:
      return unreachable(edit);
  }
}
