/** What a Label Studio labelling config can say of a codebook, and the names it says it by. */
import type { AttributeDefinition } from '../model/attribute.ts';
import type { Colour } from '../model/codebook.ts';
import type { Dialect, DraftAttribute } from './draft.ts';

/** Backgrounds of labels, close to how the workbench draws them in the light. */
export const BACKGROUNDS: Readonly<Record<Colour, string>> = {
  amber: '#e69f00',
  blue: '#0072b2',
  green: '#009e73',
  plum: '#cc79a7',
  vermilion: '#d55e00',
  teal: '#17a2b8',
  olive: '#8a8a00',
  slate: '#64748b',
};

export const YES_NO = ['yes', 'no'] as const;

const isYesNo = (options: readonly string[]): boolean => options.join() === YES_NO.join();

/**
 * The type that a control has when it is read: a choice of yes and no is a yes/no question, an
 * entity is typed as text.
 */
export function carriedByLabelStudio(definition: AttributeDefinition): AttributeDefinition {
  const { id, name, type, options } = definition;
  if (type === 'entity') return { id, name, type: 'text' };
  if (type === 'one' && options && isYesNo(options)) return { id, name, type: 'boolean' };
  return {
    id,
    name,
    type,
    ...(type === 'one' || type === 'many' ? { options: options ?? [] } : {}),
  };
}

/** A config says whether an answer is required, and what a choice or a number starts with. */
function updated(
  { required: _required, default: value, ...own }: AttributeDefinition,
  draft: DraftAttribute,
): AttributeDefinition {
  // Of these a config says nothing; and to choose nothing is not written either.
  const isUnsaid =
    own.type === 'text' ||
    own.type === 'date' ||
    own.type === 'entity' ||
    (typeof value === 'object' && value.length === 0);
  const chosen = draft.default ?? (isUnsaid ? value : undefined);
  return {
    ...own,
    ...(draft.required === true ? { required: true } : {}),
    ...(chosen === undefined ? {} : { default: chosen }),
  };
}

export const LABEL_STUDIO_DIALECT: Dialect = {
  nameOf: (name) => name.trim(),
  carried: carriedByLabelStudio,
  hasOrder: true,
  updated,
};

export const typeOfChoices = (
  options: readonly string[],
  isMultiple: boolean,
): 'many' | 'boolean' | 'one' => (isMultiple ? 'many' : isYesNo(options) ? 'boolean' : 'one');
