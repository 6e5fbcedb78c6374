/** What every control of an attribute takes. */
import type { AttributeDefinition, AttributeValue } from '../../../shared/model/attribute.ts';

export interface AttributeProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  /** `undefined` takes the answer away. */
  readonly onChange: (value: AttributeValue | undefined) => void;
  /** What was answered last, the newest first: offered again. */
  readonly lastAnswers?: () => readonly string[];
}

export const textOf = (value: AttributeValue | undefined): string =>
  typeof value === 'string' ? value : '';

export const nameOf = ({ name, required }: AttributeDefinition): string =>
  required === true ? `${name} (required)` : name;

/** Whether `text` has what was typed in it, whatever the case. */
export const fits = (text: string, typed: string | null): boolean =>
  typed === null || text.toLowerCase().includes(typed.trim().toLowerCase());
