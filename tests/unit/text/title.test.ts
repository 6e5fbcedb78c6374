import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../shared/text/blocks.ts';
import { guessTitle } from '../../../shared/text/title.ts';
import { SEEDS, seedText } from './seed.ts';

const titleOf = (text: string, fileName?: string): string =>
  guessTitle(text, findBlocks(text), fileName);

describe('guessTitle', () => {
  it('finds a title for each seed', () => {
    expect(SEEDS.map((seed) => titleOf(seedText(seed)))).toEqual([
      'Israeli Prime Minister Benjamin Netanyahu said on Friday that he is…',
      'Israeli Prime Minister Benjamin Netanyahu said on Friday (Mar 22) that…',
      'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push',
      'Israel will go it alone on Rafah if it has to, Netanyahu tells Blinken',
      'Israel rejects US request to stop Rafah offensive',
    ]);
  });

  it('takes a short only paragraph whole', () => {
    expect(titleOf('Nothing  happened\u00a0today.')).toBe('Nothing happened today.');
  });

  it('cuts one endless word at a character, not inside it', () => {
    const title = titleOf('👩‍👩‍👧‍👦'.repeat(30));
    expect(title).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u);
  });

  it('cuts a text without spaces at a word', () => {
    const title = titleOf(`${'以色列总理内塔尼亚胡周五表示，'.repeat(10)}。`);
    expect(title.length).toBeLessThanOrEqual(71);
    expect(title).toMatch(/^以色列.*…$/u);
  });

  it('falls back to the name of the file', () => {
    expect(guessTitle('', [], 'in/Rafah, Friday.txt')).toBe('Rafah, Friday');
    expect(guessTitle('', [])).toBe('Untitled');
  });
});
