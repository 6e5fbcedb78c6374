/** The choices of the mapping step: which names are asked, what each may become. */
import { sameNamed } from '../../../shared/mapping/close-name.ts';
import { isListed, type Codebook, type Label } from '../../../shared/model/codebook.ts';
import {
  nameKeyOf,
  type NameChoice,
  type NameFate,
  type NameKey,
  type UnknownName,
} from '../../../shared/model/name-mapping.ts';
import type { Option } from '../../ui/field.tsx';

/** What was chosen, by `nameKeyOf`. Names without an entry wait for a choice. */
export type Choices = ReadonlyMap<string, NameFate>;

/** As the value of a field for choices; empty: not chosen yet. */
export const UNDECIDED = '';
const TO = 'to:';

export const valueOf = (fate: NameFate | undefined): string => {
  if (fate === undefined) return UNDECIDED;
  return typeof fate === 'string' ? fate : `${TO}${fate.to}`;
};

export function fateIn(value: string): NameFate | undefined {
  if (value === 'add' || value === 'skip') return value;
  return value.startsWith(TO) ? { to: value.slice(TO.length) } : undefined;
}

/** The label of the codebook whose attributes an attribute may go to; null: there is none. */
function homeOf(name: NameKey, codebook: Codebook, choices: Choices): Label | null {
  const labels = codebook.labels.filter(isListed);
  const of = name.of ?? '';
  const fate = choices.get(nameKeyOf({ kind: 'label', id: of, of: null }));
  if (fate === undefined) return sameNamed(labels, of) ?? null;
  return typeof fate === 'string' ? null : (sameNamed(labels, fate.to) ?? null);
}

/** What a name becomes where nobody said: what is close by name; a misfit is taken in. */
export function presetOf(
  name: UnknownName,
  codebook: Codebook,
  choices: Choices,
): NameFate | undefined {
  const { kind, id, suggestion, misfit } = name;
  if (suggestion !== null) return { to: suggestion };
  if (misfit !== null) return 'add';
  if (kind !== 'attribute') return undefined;
  const same = sameNamed(homeOf(name, codebook, choices)?.attributes ?? [], id);
  return same ? { to: same.id } : undefined;
}

/** Attributes of a label that is added come with it; those of a label that is skipped go with it. */
export const isAsked = (name: UnknownName, codebook: Codebook, choices: Choices): boolean =>
  name.kind !== 'attribute' || homeOf(name, codebook, choices) !== null;

/** The choice made, else the preset. */
export const chosenFor = (
  name: UnknownName,
  codebook: Codebook,
  choices: Choices,
): NameFate | undefined => choices.get(nameKeyOf(name)) ?? presetOf(name, codebook, choices);

/** With every preset that was not chosen otherwise: what choices for attributes follow from. */
export function withPresets(
  names: readonly UnknownName[],
  codebook: Codebook,
  made: Choices,
): Choices {
  const choices = new Map<string, NameFate>();
  for (const name of names) {
    const fate = made.get(nameKeyOf(name)) ?? presetOf(name, codebook, choices);
    if (fate !== undefined) choices.set(nameKeyOf(name), fate);
  }
  return choices;
}

function targets(
  name: UnknownName,
  codebook: Codebook,
  choices: Choices,
): readonly { readonly id: string; readonly name: string }[] {
  if (name.kind === 'label')
    return codebook.labels.filter((label) => isListed(label) && label.archived !== true);
  if (name.kind === 'attribute') return homeOf(name, codebook, choices)?.attributes ?? [];
  return codebook.relationTypes.filter((type) => isListed(type) && type.archived !== true);
}

export function optionsFor(name: UnknownName, codebook: Codebook, choices: Choices): Option[] {
  const isMisfit = name.misfit !== null;
  return [
    { value: UNDECIDED, name: 'Choose…' },
    ...targets(name, codebook, choices).map((one) => ({
      value: valueOf({ to: one.id }),
      name: `Becomes ${one.name}`,
    })),
    { value: 'add', name: isMisfit ? 'Let the codebook take it' : 'Add to the codebook' },
    { value: 'skip', name: isMisfit ? 'Leave out what does not fit' : 'Leave it out' },
  ];
}

/** @param choices with presets */
export const mappingOf = (
  names: readonly UnknownName[],
  codebook: Codebook,
  choices: Choices,
): NameChoice[] =>
  names.flatMap((name): NameChoice[] => {
    const { kind, id, of } = name;
    const fate = choices.get(nameKeyOf(name));
    if (fate === undefined || !isAsked(name, codebook, choices)) return [];
    return [{ kind, id, of, fate }];
  });
