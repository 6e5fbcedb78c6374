import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/model/article.ts';
import { findBlocks } from '../../../shared/text/blocks.ts';
import { seedText } from './seed.ts';

const shown = (text: string, blocks: readonly Block[]): string[] =>
  blocks.map(({ type, level, start, end }) => `${type}${level ?? ''}: ${text.slice(start, end)}`);
const headings = (text: string): string[] =>
  shown(text, findBlocks(text)).filter((line) => line.startsWith('heading'));

describe('findBlocks', () => {
  it('makes a block of each line that is not blank, without the white space at its edges', () => {
    const text = '\n \u00a0 One line, with an end. \u00a0\n\t\n\u00a0\nAnother one.\t';
    expect(shown(text, findBlocks(text))).toEqual([
      'paragraph: One line, with an end.',
      'paragraph: Another one.',
    ]);
  });

  it('keeps the marker in a list item', () => {
    const text = '- one\n* two\n• three\n1. four\n12) five\n2024. That year.\n-5 degrees.';
    expect(shown(text, findBlocks(text))).toEqual([
      'list-item: - one',
      'list-item: * two',
      'list-item: • three',
      'list-item: 1. four',
      'list-item: 12) five',
      'paragraph: 2024. That year.',
      'paragraph: -5 degrees.',
    ]);
  });

  it('finds no blocks in blank text', () => {
    expect(findBlocks(' \n\u00a0\n')).toEqual([]);
  });

  it('takes no single line for a heading: it heads nothing', () => {
    expect(headings('Israel rejects request')).toEqual([]);
  });

  it('finds the headings of the seeds and nothing more', () => {
    expect(headings(seedText('000'))).toEqual([]);
    expect(headings(seedText('001'))).toEqual([]);
    expect(headings(seedText('002'))).toEqual([
      'heading1: Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push',
      'heading2: Eight killed in air strike',
      'heading2: Related Post',
      'heading2: Leave a Reply',
    ]);
    expect(headings(seedText('003'))).toEqual([
      'heading1: Israel will go it alone on Rafah if it has to, Netanyahu tells Blinken',
      "heading2: Blinken's statements against a Rafah operation",
    ]);
    expect(headings(seedText('004'))).toEqual([
      'heading1: Israel rejects US request to stop Rafah offensive',
      'heading2: Israel rejects US request to stop Rafah offensive',
      'heading2: You may also like',
      'heading2: Leave a Comment',
    ]);
  });

  it('reads the three points of the first seed as a list', () => {
    const text = seedText('000');
    const lines = shown(text, findBlocks(text));
    expect(lines.filter((line) => line.startsWith('list-item'))).toHaveLength(3);
    expect(lines[1]).toBe(
      'list-item: - He made the announcement after a meeting with U.S. Secretary of State Blinken',
    );
  });
});
