/**
 * What controls, labels and choices are called in Label Studio. Its config is XML and parts the
 * values of `whenLabelValue` by commas: what these cannot hold is escaped.
 *
 * A control that asks for an attribute is called `<label>__<attribute>`, with `__list` or `__yes-no`
 * behind it where the answer is a list or yes or no: an export of Label Studio has the names, not the
 * config.
 */
import { escapeUnits, unescapeUnits } from '../escaped-units.ts';
import type { ValueKind } from '../usage.ts';

/** Names of the controls that are always there. */
export const LABELS = 'label';
export const TEXT = 'text';

/** What XML 1.0 cannot hold, and white space that a reader would trim. */
const UNSAFE_VALUE = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|^\s+|\s+$/gu;
/** `whenLabelValue` is a list parted by commas. */
const UNSAFE_LABEL = new RegExp(`,|${UNSAFE_VALUE.source}`, 'gu');
/** So that `__` stands between the parts of a name only. */
const UNSAFE_NAME = /[^\p{L}\p{N}_.-]|_(?=_|$)|^_/gu;

export const toLabel = (id: string): string => escapeUnits(id, UNSAFE_LABEL);
/** Of choices and relation types. */
export const toValue = (id: string): string => escapeUnits(id, UNSAFE_VALUE);
export const fromValue = unescapeUnits;

const SUFFIX: Readonly<Record<ValueKind, string>> = {
  text: '',
  boolean: '__yes-no',
  list: '__list',
};

const nameOf = (id: string): string => escapeUnits(id, UNSAFE_NAME);

export const controlName = (label: string, attribute: string, kind: ValueKind): string =>
  `${nameOf(label)}__${nameOf(attribute)}${SUFFIX[kind]}`;

export interface Asked {
  readonly attribute: string;
  /** Null: the name does not say, so the answer has to. */
  readonly kind: ValueKind | null;
}

/** @param label of the region that the control was asked of */
export function askedBy(control: string, label: string): Asked {
  const prefix = `${nameOf(label)}__`;
  const isOurs = control.startsWith(prefix);
  const name = isOurs ? control.slice(prefix.length) : control;
  for (const kind of ['boolean', 'list'] as const) {
    const suffix = SUFFIX[kind];
    if (name.endsWith(suffix) && name.length > suffix.length)
      return { attribute: unescapeUnits(name.slice(0, -suffix.length)), kind };
  }
  return { attribute: unescapeUnits(name), kind: isOurs ? 'text' : null };
}
