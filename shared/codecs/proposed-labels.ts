/** The labels that a file declares, as a codebook would have them: proposals for what it lacks. */
import {
  COLOURS,
  LINE_STYLES,
  type Codebook,
  type Colour,
  type Label,
  type RelationType,
} from '../model/codebook.ts';
import type { AttributeDefinition } from '../model/attribute.ts';
import { NO_CODEBOOK } from './stamp.ts';

/** Backgrounds in tools that colour labels, close to how the workbench draws them in the light. */
export const LABEL_BACKGROUNDS: Readonly<Record<Colour, string>> = {
  amber: '#e69f00',
  blue: '#0072b2',
  green: '#009e73',
  plum: '#cc79a7',
  vermilion: '#d55e00',
  teal: '#17a2b8',
  olive: '#8a8a00',
  slate: '#64748b',
};

export interface DeclaredLabel {
  /** What annotations in the file name it by. */
  readonly id: string;
  readonly key?: string | undefined;
  /** As the file writes it; only ours are recognised. */
  readonly background?: string | undefined;
  readonly guideline?: string | undefined;
  readonly attributes?: readonly AttributeDefinition[];
}

function labelOf(declared: DeclaredLabel, at: number, keys: Set<string>): Label {
  const { id, key = '', background, guideline, attributes = [] } = declared;
  const isFree = /^[\p{L}\p{N}]$/u.test(key) && key.length === 1 && !keys.has(key);
  if (isFree) keys.add(key);
  const known = COLOURS.find((one) => LABEL_BACKGROUNDS[one] === background?.toLowerCase());
  return {
    id,
    name: id,
    key: isFree ? key : '',
    colour: known ?? COLOURS[at % COLOURS.length] ?? 'slate',
    line: LINE_STYLES[at % LINE_STYLES.length] ?? 'solid',
    unit: 'word',
    attributes,
    ...(guideline !== undefined && guideline !== '' && { guideline }),
  };
}

/** Null where nothing is declared. What is declared twice is the first one. */
export function proposedCodebook(
  declared: readonly DeclaredLabel[],
  relations: readonly string[] = [],
): Codebook | null {
  const keys = new Set<string>();
  const first = new Map(declared.toReversed().map((one) => [one.id, one]));
  const unique = [...new Set(declared.map(({ id }) => id))].filter((id) => id !== '');
  const labels = unique.flatMap((id, at) => {
    const label = first.get(id);
    return label ? [labelOf(label, at, keys)] : [];
  });
  const relationTypes = [...new Set(relations)]
    .filter((id) => id !== '')
    .map((id): RelationType => ({ id, name: id, from: unique, to: unique, scope: 'within' }));
  if (labels.length === 0 && relationTypes.length === 0) return null;
  return { ...NO_CODEBOOK, labels, relationTypes };
}
