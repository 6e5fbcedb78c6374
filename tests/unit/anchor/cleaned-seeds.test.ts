/** Annotations made on raw seeds, carried over to the versions that an analyst cleaned. */
import { describe, expect, test } from 'vitest';
import { reanchorer } from '../../../shared/anchor/reanchor.ts';
import { exactOf, quoteOf } from '../../../shared/model/anchor.ts';
import { seedText } from '../text/seed.ts';
import { cleaned002, cleaned004, fragmentsOf, replacedOnce } from './clean.ts';

/** What became of the annotation on `words` (one piece a fragment) that follow `from`. */
function carried(raw: string, clean: string, words: readonly string[], from = '') {
  const fragments = fragmentsOf(raw, words, from);
  const anchoring = reanchorer(clean, raw).place({ fragments, quote: quoteOf(raw, fragments) });
  if (anchoring.kind === 'orphan') return anchoring.reason;
  const errors = anchoring.kind === 'approximate' ? ` (${anchoring.errors})` : '';
  return `${anchoring.kind}${errors}: ${exactOf(clean, anchoring.fragments)}`;
}

describe('002, without comment form, two typos fixed', () => {
  const raw = seedText('002');
  const clean = cleaned002(raw);
  const of = (...words: string[]) => carried(raw, clean, words);

  test('what stands before the first typo is where it was', () => {
    expect(of('Benjamin Netanyahu tells Blinken')).toBe('same: Benjamin Netanyahu tells Blinken');
  });

  test('what stands behind it moved along, numbers, sources and cues of one word included', () => {
    expect(of('more than 32,000')).toBe('moved: more than 32,000');
    expect(carried(raw, clean, ['said'], 'Blinken said Thursday that')).toBe('moved: said');
    expect(carried(raw, clean, ['Friday'], 'The Gaza Health Ministry')).toBe('moved: Friday');
    expect(of('“crisis and failure.”')).toBe('moved: “crisis and failure.”');
  });

  test('over a typo it holds the corrected words, and says how many characters differ', () => {
    expect(of('Prime Minister Benjamin netanyahu')).toBe(
      'approximate (1): Prime Minister Benjamin Netanyahu',
    );
    expect(of('netanyahu')).toBe('approximate (1): Netanyahu');
    expect(of('but if we If we have to do it – we will do it alone')).toBe(
      'approximate (6): but if we have to do it – we will do it alone',
    );
  });

  test('discontinuous ones and those over several paragraphs hold exactly their words', () => {
    expect(of('“As far as we know', 'there is no starvation in Gaza')).toBe(
      'moved: “As far as we know there is no starvation in Gaza',
    );
    const three = raw.slice(
      raw.indexOf('Eight killed in air strike'),
      raw.indexOf('and their five children.'),
    );
    expect(of(three.trim())).toBe(`moved: ${three.trim()}`);
  });

  test('what was removed is an orphan, also where its words stand elsewhere', () => {
    expect(of('Required fields are marked *')).toBe('its words were removed');
    expect(of('Leave a Reply')).toBe('its words were removed');
    expect(carried(raw, clean, ['will not be'], 'Your email')).toBe('its words were removed');
    expect(carried(raw, clean, ['not'], 'Your email')).toBe('its words were removed');
    // Reaches from the article into the form.
    expect(of('“crisis and failure.”\n\nRelated Post')).toMatch(
      /part of its words|changed too much/u,
    );
  });

  test('one of two equal words next to each other went: nobody knows which', () => {
    expect(carried(raw, clean, ['we'], 'if we If we')).toMatch(/does not tell which/u);
  });
});

describe('004, without breadcrumb, “See also”, comment form and cookie notice, two typos fixed', () => {
  const raw = seedText('004');
  const clean = cleaned004(raw);
  const of = (...words: string[]) => carried(raw, clean, words);
  const title = 'Israel rejects US request to stop Rafah offensive';

  test('the article’s words moved, those on either side of what was removed included', () => {
    expect(of('more than 32,000 people')).toBe('moved: more than 32,000 people');
    expect(of('nearly 1,200 people')).toBe('moved: nearly 1,200 people');
    expect(of('imminent in the north of the region.')).toBe(
      'moved: imminent in the north of the region.',
    );
    expect(of('“I also said that', 'entering Rafah,”')).toBe(
      'moved: “I also said that entering Rafah,”',
    );
    expect(of('“there is still a lot of work to do.”')).toBe(
      'moved: “there is still a lot of work to do.”',
    );
  });

  test('around what was removed from its middle it holds what is left', () => {
    const around = raw.slice(
      raw.indexOf('Netanyahu said he told'),
      raw.indexOf(' Netanyahu said. “I told'),
    );
    const left = clean.slice(
      clean.indexOf('Netanyahu said he told'),
      clean.indexOf(' Netanyahu said. “I told'),
    );
    const [, errors, words] = /^approximate \((\d+)\): (.*)$/su.exec(of(around)) ?? [];
    expect(words).toBe(left);
    // 81 of “See also …” with its paragraph, one of the typo.
    expect(Number(errors)).toBe(around.length - left.length + 1);
  });

  test('over a typo it holds the corrected words', () => {
    expect(of('in addition to Famine is imminent')).toBe(
      'approximate (1): in addition to famine is imminent',
    );
    expect(of('ground invasion of the city. Gaza Strip of Rafah')).toBe(
      'approximate (1): ground invasion of the city, Gaza Strip of Rafah',
    );
  });

  test('of three equal headlines the one that stayed keeps its annotation, the others lose theirs', () => {
    expect(carried(raw, clean, [title], 'by admin')).toBe(`moved: ${title}`);
    expect(carried(raw, clean, [title], 'Home »')).toMatch(/not clear which|removed/u);
    expect(carried(raw, clean, [title], '\n\nIsrael rejects')).toMatch(/not clear which|removed/u);
  });

  test('what was removed is an orphan', () => {
    expect(of('Gen Z gets behind the wheel')).toBe('its words were removed');
    expect(of('This website uses cookies to improve your experience.')).toBe(
      'its words were removed',
    );
    expect(carried(raw, clean, ['people'], 'Gen Z')).toBe('its words were removed');
  });
});

describe('000, which has a sentence twice', () => {
  const raw = seedText('000');
  const sentence =
    'Israeli Prime Minister Benjamin Netanyahu said on Friday that he is determined to send troops into the southern Gaza city of Rafah and would do so without U.S. support.';
  const second = 'we would proceed independently.’\n';

  test('its surroundings decide, near or far', () => {
    const clean = replacedOnce(raw, 'in the Cario and', 'in Cairo and');
    const twice = replacedOnce(clean, '- He made the', '– He made the');
    for (const words of [sentence, 'the southern Gaza city of Rafah', 'Friday']) {
      expect(carried(raw, twice, [words], 'He made the announcement after a')).toBe(
        `same: ${words}`,
      );
      expect(carried(raw, twice, [words], second)).toBe(`same: ${words}`);
    }
  });

  test('one was removed: its annotations are orphans, those of the other stay', () => {
    const clean = replacedOnce(raw, `${second}${sentence}\n`, second);
    expect(carried(raw, clean, [sentence])).toBe(`same: ${sentence}`);
    expect(carried(raw, clean, [sentence], second)).toMatch(/not clear which|removed/u);
    expect(carried(raw, clean, ['the southern Gaza city of Rafah'], second)).toMatch(
      /not clear which|removed/u,
    );
  });

  test('surroundings that went tell nothing: it is not guessed which is which', () => {
    const bare = `Summary.\n${sentence}\nIn other news.\n${sentence}\nWeather.`;
    expect(carried(raw, bare, [sentence])).toMatch(/2 times.*does not tell which/u);
    expect(carried(raw, bare, [sentence], second)).toMatch(/2 times.*does not tell which/u);
    const one = `Summary.\n${sentence}\nWeather.`;
    expect(carried(raw, one, [sentence], second)).toMatch(/not clear which/u);
  });

  test('whoever chooses sees both places, always in the same order', () => {
    const fragments = fragmentsOf(raw, [sentence], second);
    const span = { fragments, quote: quoteOf(raw, fragments) };
    const bare = `Summary.\n${sentence}\nIn other news.\n${sentence}\nWeather.`;
    const found = reanchorer(bare, raw).candidates(span);
    expect(found.map(({ errors }) => errors)).toEqual([0, 0]);
    expect(found.map((one) => exactOf(bare, one.fragments))).toEqual([sentence, sentence]);
    expect(reanchorer(bare, raw).candidates(span)).toEqual(found);
  });
});

test('without the old text, quote and context decide, or nobody does', () => {
  const text = 'He said 40. She said 40 too. They left.';
  const span = (exact: string, prefix = '', suffix = '') => ({
    fragments: [],
    quote: { exact, prefix, suffix },
  });
  const { place } = reanchorer(text, null);
  expect(place(span('40', 'She said ', ' too'))).toMatchObject({
    fragments: [{ start: 21, end: 23 }],
  });
  expect(place(span('40'))).toMatchObject({ kind: 'orphan' });
  expect(place(span('They left'))).toMatchObject({ kind: 'moved' });
  expect(place(span('left', 'Nobody knew why he had ', ' the country'))).toMatchObject({
    kind: 'orphan',
    reason: 'its words are in the text, but in another context',
  });
});

test('another figure is another statement, however alike the words', () => {
  const raw = 'Officials said that 1,200 people were killed in the attack on Friday.';
  const clean = raw.replace('1,200', '1,300');
  expect(carried(raw, clean, ['1,200'])).toMatch(/^its words/u);
  expect(carried(raw, clean, ['1,200 people were killed in the attack'])).toMatch(/^its words/u);
});
