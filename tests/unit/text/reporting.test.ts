import { describe, expect, it } from 'vitest';
import { attributionOf, isQuotation } from '../../../shared/text/reporting.ts';
import { offsetOf, seedText, textOf, type SEEDS } from './seed.ts';

type Seed = (typeof SEEDS)[number];

const placesOf = (text: string, quotes: readonly string[]) =>
  quotes.map((quote) => {
    const start = offsetOf(text, quote);
    return { start, end: start + quote.length };
  });

/** Source and cue as words. */
function found(text: string, quotes: readonly string[], language?: string): (string | null)[] {
  const { source, cue } = attributionOf(text, placesOf(text, quotes), language);
  return [textOf(text, source), textOf(text, cue)];
}

describe('attributionOf', () => {
  it.each<[Seed, claim: string, source: string | null, cue: string | null]>([
    ['000', 'Today, I met with the U.S. Secretary of State Antony Blinken', 'Netanyahu', 'said'],
    ['000', 'I underscored the necessity of entering the Strip', 'he', 'added'],
    ['000', 'You need a coherent plan', 'Blinken', 'said'],
    ['000', 'you might not realize it until it’s too late', 'Axios', 'reported'],
    [
      '000',
      'A major ground operation there would be a mistake',
      'White House National Security Adviser Jake Sullivan',
      'said',
    ],
    ['000', 'mistake,’ adding', 'Blinken', 'said'],
    ['000', 'Israel cannot survive if it becomes a pariah', 'Schumer', 'said'],
    ['000', 'we are going to resume work', 'French President Emmanuel Macron', 'said'],
    ['000', 'he is determined to send troops', 'Israeli Prime Minister Benjamin Netanyahu', 'said'],
    ['001', 'I told him that I hope we will do it', 'Netanyahu', 'said'],
    ['001', 'There’s a clear consensus around', 'Blinken', 'stated'],
    ['002', 'there is no way for us to defeat Hamas', 'he', 'said'],
    ['002', 'Rafah is the last stronghold of Hamas militants', 'Israel', 'says'],
    ['002', 'more than 32,000 Palestinians have been killed', 'Gaza health officials', 'say'],
    ['002', 'there is a need to rapidly increase', 'US officials', 'say'],
    ['002', 'We cannot do this, we must not allow this', 'Blinken', 'said'],
    ['002', 'mass death from famine is imminent', 'United Nations', 'according to'],
    ['002', 'As far as we know, from our analysis', 'Colonel Moshe Tetro', 'told'],
    ['002', 'restricting food', 'Israel', 'denies'],
    ['002', 'They are all children', 'He', 'said'],
    ['002', 'good speech', 'Biden', 'called'],
    ['002', 'inappropriate', 'Netanyahu', 'called'],
    ['002', 'it killed hundreds of fighters', 'Israel', 'said'],
    ['002', 'its fighters were at the compound', 'Hamas', 'denied'],
    ['002', 'Israeli bombardment had damaged', 'Gaza Health Ministry', 'said'],
    ['002', 'releasing the false photos reflected', 'Ismail al-Thawbta', 'said'],
    ['003', 'eliminating the rest of the battalions there', 'he', 'said'],
    ['003', 'greatly appreciates the fact', 'Netanyahu', 'assured'],
    ['003', 'profound appreciation', 'his spokesperson', 'according to'],
    ['004', 'there is no way to defeat Hamas without', 'Netanyahu', 'said'],
    ['004', 'I told him I hope we can do it', 'Netanyahu', 'said'],
    ['004', 'Israel faces increasing isolation', 'he', 'adding'],
    ['004', 'there is still a lot of work to do', 'Blinken', 'acknowledged'],
    ['004', 'unimaginable', 'Blinken', 'said'],
  ])('in seed %s, “%s”: %s, %s', (seed, claim, source, cue) => {
    expect(found(seedText(seed), [claim])).toEqual([source, cue]);
  });

  it.each<[text: string, claims: string[], source: string | null, cue: string | null]>([
    ['“We did,” said Ann Lee on Monday.', ['We did'], 'Ann Lee', 'said'],
    ['“We did,” he said, “what was asked.”', ['We did', 'what was asked.'], 'he', 'said'],
    ['The mayor has repeatedly denied that he knew.', ['he knew'], 'The mayor', 'denied'],
    [
      'Nobody was hurt, according to the police.',
      ['Nobody was hurt'],
      'the police',
      'according to',
    ],
    ['The bank reports that prices rose.', ['prices rose'], 'The bank', 'reports'],
    ['There were reports of two claims of fraud in the United States.', ['fraud'], null, null],
    ['It rained. “We did,” he said.', ['It rained.'], null, null],
    ['“We did.” “So did she,” he said.', ['We did.'], null, null],
    ['The minister resigned and said that it was over.', ['it was over'], null, 'said'],
    ['', [], null, null],
  ])('in “%s”', (text, claims, source, cue) => {
    expect(found(text, claims)).toEqual([source, cue]);
  });

  it('takes a sentence as its own attribution when it is the claim', () => {
    const text = 'Gaza health officials say more than 32,000 have been killed.';
    expect(found(text, [text])).toEqual(['Gaza health officials', 'say']);
  });

  it('proposes nothing in other languages', () => {
    const text = '“We did,” said Ann Lee.';
    expect(found(text, ['We did'], 'de')).toEqual([null, null]);
    expect(found(text, ['We did'], 'en-GB')).toEqual(['Ann Lee', 'said']);
  });
});

describe('isQuotation', () => {
  it('is true where every part stands in quotation marks, with or without them', () => {
    const text = 'He said “we will” and “they will”, then left.';
    expect(isQuotation(text, placesOf(text, ['we will', 'they will']))).toBe(true);
    expect(isQuotation(text, placesOf(text, ['“we will”']))).toBe(true);
    expect(isQuotation(text, placesOf(text, ['we will', 'then left']))).toBe(false);
    expect(isQuotation(text, [])).toBe(false);
  });
});
