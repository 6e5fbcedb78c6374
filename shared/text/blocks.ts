/**
 * The structure of a plain text: each line that is not blank is one block.
 *
 * A block covers its line without the white space at the edges (no-break spaces included) and with
 * a list item's marker, so that every character that is not white space lies in exactly one block.
 */
import { trimFragment, type Fragment } from '../model/anchor.ts';
import type { Block } from '../model/article.ts';
import { isBreadcrumb, readsLikeSubheading, readsLikeTitle } from './headline.ts';
import { linesOf, listMarkerLength } from './line.ts';

/**
 * Headings, list items and paragraphs of `text`, ascending and disjoint. The first line is a
 * heading of level 1 when it reads like a title; breadcrumbs before it are passed over. Later short
 * lines without end punctuation are headings of level 2. A last line heads nothing and is none.
 */
export function findBlocks(text: string): Block[] {
  const ranges = [...linesOf(text)].flatMap((line) => trimFragment(text, line) ?? []);
  const lineOf = ({ start, end }: Fragment): string => text.slice(start, end);
  const first = ranges.findIndex((range) => !isBreadcrumb(lineOf(range)));
  return ranges.map((range, index) => {
    const line = lineOf(range);
    if (listMarkerLength(line) > 0) return { type: 'list-item', ...range };
    if (index === ranges.length - 1 || index < first) return { type: 'paragraph', ...range };
    if (index === first && readsLikeTitle(line)) return { type: 'heading', ...range, level: 1 };
    if (index > first && readsLikeSubheading(line)) return { type: 'heading', ...range, level: 2 };
    return { type: 'paragraph', ...range };
  });
}
