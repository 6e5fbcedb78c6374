/** What a label takes when its key is pressed with nothing selected. */
import { trimFragment, type Fragment } from '../model/anchor.ts';
import type { Article } from '../model/article.ts';
import type { Unit } from '../model/codebook.ts';
import { quantityAt } from '../numbers/quantity.ts';
import { unreachable } from '../result.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { sentenceAt } from './sentence.ts';
import { wordAt } from './word.ts';

/** Null where there is no such unit at the caret position `offset` (UTF-16 units). */
export function targetOf(unit: Unit, article: Article, offset: number): Fragment | null {
  const found = unitAt(unit, article.text, offset, article.meta.language);
  return found && trimFragment(article.text, { start: found.start, end: found.end });
}

function unitAt(unit: Unit, text: string, offset: number, language?: string): Fragment | null {
  switch (unit) {
    case 'sentence':
      return sentenceAt(text, offset, language);
    case 'quantity':
      return quantityAt(text, offset);
    case 'noun phrase':
      return nounPhraseAt(text, offset, language);
    case 'word':
      return wordAt(text, offset, language);
    default:
      return unreachable(unit);
  }
}
