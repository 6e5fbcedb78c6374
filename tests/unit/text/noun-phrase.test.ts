import { describe, expect, it } from 'vitest';
import { nounPhraseAt } from '../../../shared/text/noun-phrase.ts';
import { offsetOf, seedText, textOf, type SEEDS } from './seed.ts';

type Seed = (typeof SEEDS)[number];

describe('nounPhraseAt', () => {
  it.each<[Seed, context: string, at: string, phrase: string]>([
    ['000', 'with U.S. Secretary of State Antony', 'of', 'U.S. Secretary of State Antony Blinken'],
    [
      '000',
      'White House National',
      'National',
      'White House National Security Adviser Jake Sullivan',
    ],
    ['000', 'President Joe Biden’s', 'Biden', 'President Joe Biden'],
    [
      '000',
      'French President Emmanuel Macron said Friday',
      'Macron',
      'French President Emmanuel Macron',
    ],
    ['000', 'the Biden administration.', 'admin', 'Biden administration'],
    ['001', 'the Hamas-run Health Ministry', 'Health', 'Hamas-run Health Ministry'],
    ['001', 'with US Secretary of State', 'US', 'US Secretary of State Antony Blinken'],
    ['002', 'Gaza health officials say', 'health', 'Gaza health officials'],
    ['002', 'Hamas and medical staff deny', 'medical', 'medical staff'],
    ['002', 'Hamas and medical staff deny', 'Hamas', 'Hamas'],
    ['002', 'Colonel Moshe Tetro, head', 'Tetro', 'Colonel Moshe Tetro'],
    ['002', 'US officials say', 'officials', 'US officials'],
    ['002', 'Ismail al-Thawbta, director', 'al-Th', 'Ismail al-Thawbta'],
    ['002', 'he said in a video statement', 'he', 'he'],
    ['002', 'he said in a video statement', 'said', 'said'],
    ['003', 'The Coordinator of Government', 'Government', 'Coordinator of Government Activities'],
    ['003', 'according to his spokesperson', 'spokes', 'his spokesperson'],
    ['003', 'Mossad Chief David Barnea was', 'Chief', 'Mossad Chief David Barnea'],
    ['004', 'between senior US officials', 'US', 'senior US officials'],
    ['004', 'international aid officials', 'aid', 'international aid officials'],
  ])('in seed %s, “%s” at “%s”: %s', (seed, context, at, phrase) => {
    const text = seedText(seed);
    const from = offsetOf(text, context);
    const caret = text.indexOf(at, from) + 1;
    expect(textOf(text, nounPhraseAt(text, caret))).toBe(phrase);
  });

  it('does not run over a comma, a quotation mark, a possessive or a weekday', () => {
    const text = 'Biden, Blinken’s aide and “Hamas” told Israel Friday.';
    for (const name of ['Biden', 'Blinken', 'Hamas', 'Israel', 'Friday'])
      expect(textOf(text, nounPhraseAt(text, offsetOf(text, name, 1)))).toBe(name);
  });

  it('gives the word where nothing better is known, and null where no word is', () => {
    expect(textOf('以色列总理', nounPhraseAt('以色列总理', 4, 'zh'))).toBe('总理');
    expect(nounPhraseAt(' — ', 1)).toBeNull();
    expect(nounPhraseAt('', 0)).toBeNull();
  });
});
