/** The five seed articles as an import makes them, and places in them by quote. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Fragment } from '../../../shared/model/anchor.ts';
import { normaliseText } from '../../../shared/text/normalise.ts';

const folder = path.resolve(import.meta.dirname, '../../../seeds');

/** `000` to `004`, in order. */
export const SEEDS = ['000', '001', '002', '003', '004'] as const;

export function seedText(number: (typeof SEEDS)[number]): string {
  const name = readdirSync(folder).find((file) => file.startsWith(`${number}_`));
  if (name === undefined) throw new Error(`No seed ${number}`);
  return normaliseText(readFileSync(path.join(folder, name), 'utf8'));
}

/** The offset where `quote` begins, plus `into`; it must be there. */
export function offsetOf(text: string, quote: string, into = 0): number {
  const at = text.indexOf(quote);
  if (at < 0) throw new Error(`“${quote}” is not in the text`);
  return at + into;
}

export const textOf = (text: string, range: Fragment | null): string | null =>
  range && text.slice(range.start, range.end);
