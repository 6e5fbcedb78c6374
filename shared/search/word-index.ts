/**
 * Which articles can hold a word at all: MiniSearch over the folded words of texts, notes and
 * answers. It narrows, it does not decide; the places themselves are looked for in what is left.
 *
 * MiniSearch finds words by their beginnings. That “strike” stands in “airstrike” is found in the
 * list of all words first.
 */
import MiniSearch from 'minisearch';

const WORD = /[\p{L}\p{N}_]+/gu;
/** A “word” longer than this is no word; what holds one is always looked at. UTF-16 units. */
const LONGEST = 80;
/** With more words than this to look for, nearly every article has one of them. */
const MANY = 200;

interface Entry {
  readonly id: string;
  readonly words: string;
}

export class WordIndex {
  /** Every word there ever was; one that is gone costs a look, no more. */
  private readonly vocabulary = new Set<string>();
  private readonly unsure = new Set<string>();
  private readonly index = new MiniSearch<Entry>({
    fields: ['words'],
    // The words come folded, each once, and are looked for as they stand.
    tokenize: (words) => words.split(' '),
    processTerm: (word) => word,
    searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false },
  });

  /** In the place of what was known under this id. */
  put(id: string, folded: string): void {
    const words = new Set(folded.match(WORD) ?? []);
    this.forget(id);
    for (const word of words) {
      if (word.length <= LONGEST) this.vocabulary.add(word);
      else {
        words.delete(word);
        this.unsure.add(id);
      }
    }
    if (words.size > 0) this.index.add({ id, words: [...words].join(' ') });
  }

  forget(id: string): void {
    if (this.index.has(id)) this.index.discard(id);
    this.unsure.delete(id);
  }

  /** Every id under which a word contains `part`, and maybe more; null: no id can be ruled out. */
  with(part: string): ReadonlySet<string> | null {
    if (part === '') return null;
    const words: string[] = [];
    for (const word of this.vocabulary) {
      if (word.includes(part)) words.push(word);
      if (words.length > MANY) return null;
    }
    const found = this.index.search({ combineWith: 'OR', queries: words });
    return new Set([...this.unsure, ...found.map(({ id }) => String(id))]);
  }
}
