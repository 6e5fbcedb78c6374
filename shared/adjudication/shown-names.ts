/** In which order and by which names the annotators of an article are shown to whoever decides. */
import { textHash } from '../model/text-hash.ts';

export interface ShownAnnotator {
  readonly id: string;
  readonly name: string;
}

/**
 * Blind, they are Annotator A, B … in an order that follows from the article: the same whenever one
 * comes back to it, and another one in other articles, so that A is not always the same person.
 *
 * @param annotators ids, in the order asked for
 */
export function shownAnnotators(
  article: string,
  annotators: readonly string[],
  nameOf: (id: string) => string,
  isBlind: boolean,
): readonly ShownAnnotator[] {
  if (!isBlind) return annotators.map((id) => ({ id, name: nameOf(id) }));
  const drawn = (id: string): string => textHash(`${article}\n${id}`);
  return [...annotators]
    .sort((a, b) => (drawn(a) < drawn(b) ? -1 : 1))
    .map((id, at) => ({ id, name: `Annotator ${String.fromCodePoint(65 + at)}` }));
}
