/**
 * Ids and names where a format forbids some characters: those become `%uXXXX`, one for each UTF-16
 * code unit; what looks like that already has its `%` escaped. Nothing becomes `%u`. Injective, so
 * that `unescapeUnits(escapeUnits(value, any)) === value`.
 */

const unit = (code: number): string => `%u${code.toString(16).toUpperCase().padStart(4, '0')}`;

const unitsOf = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => unit(text.charCodeAt(at))).join('');

/** What reads like an escape already. */
const ESCAPED = '%(?=u(?:[0-9A-Fa-f]{4}|$))';

/** @param unsafe global; whatever it matches is escaped */
export const escapeUnits = (value: string, unsafe: RegExp): string =>
  value === ''
    ? '%u'
    : value.replace(new RegExp(`${ESCAPED}|${unsafe.source}`, unsafe.flags), unitsOf);

export const unescapeUnits = (value: string): string =>
  value === '%u'
    ? ''
    : value.replace(/%u([0-9A-Fa-f]{4})/gu, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
