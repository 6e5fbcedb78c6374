/** One article as it is searched: text and notes and answers, folded once. */
import type { Fragment } from '../model/anchor.ts';
import { folded, FoldedText } from '../text/fold.ts';
import type { IndexedArticle, IndexedSpan } from './indexed-article.ts';
import { plainNote } from './plain-note.ts';
import { wordsOf, type Surroundings } from './span-filter.ts';

/** A note or one answer, as it is read. */
export interface Said {
  readonly field: 'note' | 'attribute';
  readonly span: IndexedSpan;
  readonly text: string;
  readonly folded: string;
}

/** Answers are the same few words again and again: one copy of each. */
export type Intern = (text: string) => string;

export class Page {
  readonly article: IndexedArticle;
  readonly folded: FoldedText;
  readonly said: readonly Said[];

  constructor(article: IndexedArticle, surroundings: Surroundings, intern: Intern) {
    this.article = article;
    this.folded = new FoldedText(article.text);
    this.said = article.spans.flatMap((span) => saidOf(span, surroundings, intern));
  }

  get text(): string {
    return this.article.text;
  }

  /** The spans that stand exactly at `place`, in one piece. UTF-16 units. */
  at({ start, end }: Fragment): IndexedSpan[] {
    const { spans } = this.article;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const found: IndexedSpan[] = [];
    for (let span = spans[low]; span?.start === start; span = spans[low]) {
      if (span.end === end && span.pieces === null) found.push(span);
      low += 1;
    }
    return found;
  }

  /** Everything but the text in which a word can be found, folded. */
  saidWords(): string {
    const lost = this.article.spans.map(({ quote }) => (quote ? folded(quote.exact) : ''));
    return [...this.said.map((said) => said.folded), ...lost].join('\n');
  }
}

function saidOf(span: IndexedSpan, surroundings: Surroundings, intern: Intern): Said[] {
  const answers = Object.values(span.attributes).flatMap((value) => wordsOf(value, surroundings));
  const note = span.note === '' ? '' : plainNote(span.note);
  const said = (field: Said['field'], text: string): Said => {
    const kept = intern(text);
    return { field, span, text: kept, folded: intern(folded(kept)) };
  };
  return [
    ...(note === '' ? [] : [said('note', note)]),
    ...answers.map((answer) => said('attribute', answer)),
  ];
}
