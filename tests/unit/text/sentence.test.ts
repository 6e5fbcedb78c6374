import { describe, expect, it } from 'vitest';
import { nextSentence, sentenceAt, sentencesOf } from '../../../shared/text/sentence.ts';
import { offsetOf, seedText, textOf } from './seed.ts';

const split = (text: string, language?: string): string[] =>
  sentencesOf(text, undefined, language).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it.each([
    [['He met U.S. Secretary of State Blinken.', 'They talked.']],
    [['It came from the U.S.', 'The talks went on.']],
    [['Lawmakers met in Washington D.C.', 'He flew home.']],
    [['On Oct. 7 Hamas attacked.', 'War began on Oct. 8.']],
    [['Gen. Smith met Mr. Jones and Dr. Wu.', 'Sen. Cruz did not.']],
    [['George W. Bush spoke.', 'J. D. Vance listened.']],
    [['It is No. 1 in sales.', 'He said no.', 'They left.']],
    [['At 5 p.m. Friday it ended.', 'It began at 6 p.m.', 'He left.']],
    [['The firm, Acme Inc. of Ohio, paid 1.5 million.', 'It closed.']],
    [['TEL AVIV, Israel (AP) — U.S. Secretary of State Antony Blinken returned.', 'He left.']],
    [['The plan has part A and part B.', 'Israel agreed.', 'So did I.', 'Hamas did not.']],
  ])('ends sentences at full stops, not at abbreviations: %j', (sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });

  it('keeps a closing quotation mark and what goes on after it with the sentence', () => {
    expect(split('“What happened is unjust.” “How long do we have to endure this?”')).toEqual([
      '“What happened is unjust.”',
      '“How long do we have to endure this?”',
    ]);
    expect(split('‘Is it over?’ he asked. ‘No!’ she said.')).toEqual([
      '‘Is it over?’ he asked.',
      '‘No!’ she said.',
    ]);
    expect(split('He went. ” Then he came.')).toEqual(['He went. ”', 'Then he came.']);
    expect(split('"Go." He went. "Stay." She stayed.')).toEqual([
      '"Go."',
      'He went.',
      '"Stay."',
      'She stayed.',
    ]);
  });

  it('crosses no line and leaves list markers and blank lines out', () => {
    expect(split('- one thing\n\n \u00a0\n1. another. And more\nno end')).toEqual([
      'one thing',
      'another.',
      'And more',
      'no end',
    ]);
  });

  it('takes the language of the article, and English for one it cannot read', () => {
    expect(split('これは文です。次の文です。', 'ja')).toEqual(['これは文です。', '次の文です。']);
    expect(split('One. Two.', 'not a tag')).toEqual(['One.', 'Two.']);
  });

  it('finds the same sentences in one line of a million characters as in short ones', () => {
    const sentences = Array.from({ length: 3000 }, (_, index) =>
      index % 7 === 0
        ? `“Was it ${'very '.repeat(index % 900)}late on Oct. 7?” the U.S. envoy ${index} asked.`
        : `Sentence ${index} of Mr. Smith ends here.`,
    );
    const found = split(sentences.join(' '));
    expect(found.find((sentence, index) => sentence !== sentences[index])).toBeUndefined();
    expect(found).toHaveLength(sentences.length);
  });

  it('stays inside the range', () => {
    const text = 'One is here. Two is here.\nThree is here.';
    const found = sentencesOf(text, { start: 4, end: 30 });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'is here.',
      'Two is here.',
      'Thre',
    ]);
  });
});

describe('sentenceAt', () => {
  const text = 'One is here. Two is here.\n\nThree.';

  it('gives the sentence at the caret, its end and the white space after it included', () => {
    expect(textOf(text, sentenceAt(text, 0))).toBe('One is here.');
    expect(textOf(text, sentenceAt(text, 12))).toBe('One is here.');
    expect(textOf(text, sentenceAt(text, 13))).toBe('Two is here.');
    expect(textOf(text, sentenceAt(text, 25))).toBe('Two is here.');
    expect(textOf(text, sentenceAt(text, text.length))).toBe('Three.');
  });

  it('gives nothing on a blank line', () => {
    expect(sentenceAt(text, 26)).toBeNull();
  });

  it('takes a bullet point of the first seed without its bullet', () => {
    const seed = seedText('000');
    expect(textOf(seed, sentenceAt(seed, offsetOf(seed, 'He made the announcement')))).toBe(
      'He made the announcement after a meeting with U.S. Secretary of State Blinken',
    );
  });
});

describe('nextSentence', () => {
  const text = 'One. Two.\n\n- Three. Four. ';
  const stops = ['One', 'Two', 'Three', 'Four'].map((word) => offsetOf(text, word));

  it('goes from start to start and to the end of the last', () => {
    const visited = [0];
    for (let at = 0; at < text.trimEnd().length; visited.push(at)) at = nextSentence(text, at, 1);
    expect(visited).toEqual([...stops, text.trimEnd().length]);
  });

  it('goes back to the start of this one first, then to the one before', () => {
    const four = offsetOf(text, 'Four');
    expect(nextSentence(text, four + 2, -1)).toBe(four);
    expect(nextSentence(text, four, -1)).toBe(offsetOf(text, 'Three'));
    expect(nextSentence(text, offsetOf(text, 'Three'), -1)).toBe(offsetOf(text, 'Two'));
    expect(nextSentence(text, 0, -1)).toBe(0);
  });
});
