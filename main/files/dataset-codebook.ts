/** A project's codebook with what a dataset defines besides. */
import type { Codebook, Label, RelationType } from '../../shared/model/codebook.ts';
import { findLabel } from '../../shared/model/codebook.ts';

export interface JoinedCodebook {
  /** The project's own object where nothing was added. */
  readonly joined: Codebook;
  /** Label id in `joined` for a label of the dataset, by id or name; null: defined nowhere. */
  readonly labelOf: (label: string) => string | null;
  readonly typeOf: (type: string) => string | null;
}

/** Keys tried for a label whose own is taken: the letters of its name first. */
function freeKey(label: Label, taken: ReadonlySet<string>): string | undefined {
  const candidates = [
    label.key,
    ...label.name.toLowerCase(),
    ...'abcdefghijklmnopqrstuvwxyz0123456789',
  ];
  return candidates.find(
    (key) => /^[\p{L}\p{N}]$/u.test(key) && key.length === 1 && !taken.has(key),
  );
}

function findType(types: readonly RelationType[], name: string): RelationType | undefined {
  const wanted = name.toLowerCase();
  return (
    types.find(({ id }) => id === name) ?? types.find((type) => type.name.toLowerCase() === wanted)
  );
}

/** `own` with what it has under neither the id nor the name. */
const joinedByName = <T extends { readonly id: string; readonly name: string }>(
  own: readonly T[],
  brought: readonly T[],
): readonly T[] => [
  ...own,
  ...brought.filter(
    ({ id, name }) =>
      !own.some((one) => one.id === id || one.name.toLowerCase() === name.toLowerCase()),
  ),
];

/** Labels and relation types that the project lacks come in; those it has stay as they are. */
export function joinedCodebook(own: Codebook, brought: Codebook): JoinedCodebook {
  const labels = [...own.labels];
  const labelIds = new Map<string, string>();
  const keys = new Set(own.labels.map(({ key }) => key));
  for (const label of brought.labels) {
    const same = findLabel(own, label.id) ?? findLabel(own, label.name);
    const key = same ? undefined : freeKey(label, keys);
    if (same) labelIds.set(label.id, same.id);
    else if (key !== undefined) {
      keys.add(key);
      labels.push({ ...label, key });
      labelIds.set(label.id, label.id);
    }
  }
  const homeOf = (id: string): string => labelIds.get(id) ?? id;
  const types = [...own.relationTypes];
  const typeIds = new Map<string, string>();
  for (const type of brought.relationTypes) {
    const same = findType(own.relationTypes, type.id) ?? findType(own.relationTypes, type.name);
    if (!same) types.push({ ...type, from: type.from.map(homeOf), to: type.to.map(homeOf) });
    typeIds.set(type.id, same?.id ?? type.id);
  }
  const documentLabels = joinedByName(own.documentLabels ?? [], brought.documentLabels ?? []);
  const entities = joinedByName(own.entities ?? [], brought.entities ?? []);
  const isSame =
    labels.length === own.labels.length &&
    types.length === own.relationTypes.length &&
    documentLabels.length === (own.documentLabels ?? []).length &&
    entities.length === (own.entities ?? []).length;
  const joined: Codebook = isSame
    ? own
    : {
        ...own,
        labels,
        relationTypes: types,
        ...(documentLabels.length > 0 && { documentLabels }),
        ...(entities.length > 0 && { entities }),
      };
  return {
    joined,
    labelOf: (label) => labelIds.get(label) ?? findLabel(joined, label)?.id ?? null,
    typeOf: (type) => typeIds.get(type) ?? findType(types, type)?.id ?? null,
  };
}
