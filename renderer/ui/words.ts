/** Numbers, dates and names as they are written on screen. */

export { plural } from '../../shared/text/plural.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** An ISO date, as far as it is known, written out; anything else as it stands. */
export function writtenDate(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time) || /^\d{4}$/.test(iso)) return iso;
  if (/^\d{4}-\d{2}$/.test(iso)) return month.format(time);
  return (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? day : moment).format(time);
}

/** `Ana María Núñez` is AM. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
