/** Which names of datasets the codebook lacks, or has with another meaning. */
import { isListed, type Codebook, type Label, type RelationType } from '../model/codebook.ts';
import type { UnknownName } from '../model/name-mapping.ts';
import { misfitOf } from './attribute-targets.ts';
import { closeNamed, sameNamed } from './close-name.ts';
import type { LabelUse, NameUses, Scope, TypeUse } from './name-uses.ts';

/** Why relations between these labels are none of `type`, or null. */
export function endsMisfit(
  type: RelationType,
  scope: Scope,
  [from, to]: readonly [string, string],
): string | null {
  if (scope !== type.scope)
    return `“${type.name}” does not link ${scope === 'across' ? 'across articles' : 'inside one article'}`;
  if (type.from.includes(from) && type.to.includes(to)) return null;
  return `“${type.name}” does not link “${from}” to “${to}”`;
}

function attributesOf(label: string, use: LabelUse, own: Label | undefined): UnknownName[] {
  return [...use.attributes].flatMap(([id, { count, examples }]): UnknownName[] => {
    const known = own && sameNamed(own.attributes, id);
    const attribute = use.attributes.get(id);
    const misfit = known && attribute ? misfitOf(known, attribute) : null;
    if (known && misfit === null) return [];
    const close = known ? null : closeNamed(own?.attributes ?? [], id);
    const suggestion = close?.id ?? null;
    return [{ kind: 'attribute', id, of: label, count, examples, suggestion, misfit }];
  });
}

function typeOf(id: string, use: TypeUse, codebook: Codebook): UnknownName[] {
  const listed = codebook.relationTypes.filter(isListed);
  const labels = codebook.labels.filter(isListed);
  const known = sameNamed(listed, id);
  const idOf = (label: string): string => sameNamed(labels, label)?.id ?? label;
  const problems = known
    ? [...use.ends].flatMap(([scope, pairs]) =>
        [...pairs.values()].flatMap(
          ([from, to]) => endsMisfit(known, scope, [idOf(from), idOf(to)]) ?? [],
        ),
      )
    : [];
  const misfit = problems[0] ?? null;
  if (known && misfit === null) return [];
  const suggestion = known ? null : (closeNamed(listed, id)?.id ?? null);
  const { count, examples } = use;
  return [{ kind: 'relation type', id, of: null, count, examples, suggestion, misfit }];
}

/**
 * Labels, each followed by its attributes, then relation types. What the codebook has under the same
 * id or name (case ignored) is known, where everything that is said with it fits its definition.
 */
export function unknownNames({ labels, types }: NameUses, codebook: Codebook): UnknownName[] {
  const listed = codebook.labels.filter(isListed);
  const ofLabels = [...labels].flatMap(([id, use]): UnknownName[] => {
    const known = sameNamed(listed, id);
    const { count, examples } = use;
    const suggestion = closeNamed(listed, id)?.id ?? null;
    const own: UnknownName = {
      kind: 'label',
      id,
      of: null,
      count,
      examples,
      suggestion,
      misfit: null,
    };
    return [...(known ? [] : [own]), ...attributesOf(id, use, known)];
  });
  return [...ofLabels, ...[...types].flatMap(([id, use]) => typeOf(id, use, codebook))];
}
