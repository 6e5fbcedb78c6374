/** The door to every way of cutting a text: characters, words, sentences, paragraphs, quotations. */
export { nounPhraseAt } from './noun-phrase.ts';
export { nextParagraph, paragraphAt } from './paragraph.ts';
export { quoteSpanAt, type Quotation } from './quotation.ts';
export { nextSentence, sentenceAt, sentencesOf } from './sentence.ts';
export { characterBoundary, wordAt, wordBoundary } from './word.ts';
