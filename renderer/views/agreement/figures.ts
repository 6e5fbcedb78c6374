/** Figures as the screen shows them: which shade, how many of what, in which order. */
import type { Details, Figure } from '../../../shared/agreement/measure.ts';
import { plural } from '../../ui/words.ts';

/** Shades of the ramp above the blank one; `heat.module.css` has a colour for each. */
export const LEVELS = 5;

/** Of an agreement from chance (0, or worse) to all (1); undefined has no shade. */
export const levelOf = (value: number | null): number =>
  value === null ? 0 : Math.min(LEVELS, Math.max(0, Math.ceil(value * LEVELS)));

/** Of a count beside the greatest one: what is there at all has a shade. */
export const countLevel = (count: number, greatest: number): number =>
  count === 0 ? 0 : Math.max(1, Math.ceil((count / greatest) * LEVELS));

/** What a figure is counted in, the one that tells most first. */
const COUNTED: readonly (readonly [detail: string, one: string, many?: string])[] = [
  ['tokens', 'token'],
  ['characters', 'character'],
  ['units', 'unit'],
  ['spans', 'span'],
  ['matched', 'matched', 'matched'],
  ['attributes', 'attribute'],
  ['pairs', 'pair'],
];

/** `1,204 tokens`, `3 pairs, 5 articles`; where the measure tells no count of its own, how many articles. */
export function countWords(details: Details | undefined, articles: number): string {
  for (const [detail, one, many] of COUNTED) {
    const count = details?.[detail];
    if (count === undefined) continue;
    const words = plural(count, one, many);
    return detail === 'pairs' ? `${words}, ${plural(articles, 'article')}` : words;
  }
  return plural(articles, 'article');
}

const spaced = (name: string): string =>
  name.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);

/** `precision 0.5 · recall 0.667`; '' without details. */
export const detailWords = (details: Details | undefined): string =>
  Object.entries(details ?? {})
    .map(
      ([name, value]) =>
        `${spaced(name)} ${value.toLocaleString('en-GB', { maximumFractionDigits: 3 })}`,
    )
    .join(' · ');

export interface NamedFigure {
  /** An id. */
  readonly key: string;
  readonly name: string;
  readonly figure: Figure;
}

/** The least agreement first, what is undefined last (two of them: no number); else as they came. */
export const leastFirst = (figures: readonly NamedFigure[]): readonly NamedFigure[] =>
  [...figures].sort((a, b) => (a.figure.value ?? Infinity) - (b.figure.value ?? Infinity) || 0);
