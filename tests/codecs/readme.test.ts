import { describe, expect, test } from 'vitest';
import { presets } from '../../shared/codecs/option.ts';
import { readmeText, type ReadmeInput } from '../../shared/codecs/readme.ts';
import { CODECS } from '../../shared/codecs/registry.ts';

const COUNTS = { articles: 1, spans: 1234, relations: 0 };

const inputOf = (codec: (typeof CODECS)[number], more: Partial<ReadmeInput> = {}): ReadmeInput => ({
  codec,
  title: 'Storm Ana',
  name: 'storm-ana',
  counts: COUNTS,
  options: presets(codec.options),
  losses: [],
  ...more,
});

describe.each(CODECS)('the README of $id', (codec) => {
  test('says what it is, how it is loaded, what offsets count, and that nothing was lost', () => {
    const text = readmeText(inputOf(codec));
    expect(text).toMatch(/^# Storm Ana\n/u);
    expect(text).toContain(codec.name);
    expect(text).toContain('1 article, 1,234 annotations, 0 relations');
    expect(text).toContain(codec.usage('storm-ana', presets(codec.options)).trim());
    expect(text).toMatch(/\nOffsets (?:count|stand)|no character offsets/u);
    expect(text).toContain('Nothing of what was exported was lost.');
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toContain('undefined');
  });

  test('has every code block closed', () => {
    expect((readmeText(inputOf(codec)).match(/^```/gmu) ?? []).length % 2).toBe(0);
  });
});

describe('readmeText', () => {
  const [codec] = CODECS;
  if (!codec) throw new Error('There is no codec.');

  test('names what was lost, how much and why', () => {
    const losses = [{ what: 'overlaps of “Claim”', count: 1200, why: 'Flat has no place for it' }];
    expect(readmeText(inputOf(codec, { losses }))).toContain(
      '- overlaps of “Claim”: 1,200. Flat has no place for it.',
    );
  });

  test('takes titles and names for words, never for markup', () => {
    const title = '# <img src=x>\n[a](javascript:1) *b* `c`';
    const losses = [{ what: '“<b>|x”', count: 1, why: 'so' }];
    const text = readmeText(inputOf(codec, { title, losses }));
    expect(text).toMatch(/^# \\# \\<img src=x\\> \\\[a\\\]\(javascript:1\) \\\*b\\\* \\`c\\`\n\n/u);
    expect(text).toContain('- “\\<b\\>\\|x”: 1. so.');
  });

  test('has a heading where the project has no title', () => {
    expect(readmeText(inputOf(codec, { title: ' ' }))).toMatch(/^# Untitled project\n/u);
  });
});
