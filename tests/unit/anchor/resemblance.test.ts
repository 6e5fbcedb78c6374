import { describe, expect, test } from 'vitest';
import { containment, resembles } from '../../../shared/anchor/resemblance.ts';
import { seedText } from '../text/seed.ts';
import { cleaned002, cleaned004 } from './clean.ts';

describe('containment', () => {
  test('is nearly all for an article that was cleaned up, whatever way round', () => {
    for (const [raw, clean] of [
      [seedText('002'), cleaned002(seedText('002'))],
      [seedText('004'), cleaned004(seedText('004'))],
    ] as const) {
      expect(containment(raw, clean)).toBeGreaterThan(0.9);
      expect(containment(clean, raw)).toBe(containment(raw, clean));
    }
  });

  test('is small for two reports of the same event', () => {
    expect(containment(seedText('002'), seedText('004'))).toBeLessThan(0.15);
  });

  test('does not mind order, case and white space', () => {
    const lines = seedText('002').split('\n');
    expect(containment(lines.join('\n'), lines.toReversed().join('\r\n'))).toBeGreaterThan(0.9);
    expect(containment('One Two\nThree four', 'one  two three\tFOUR')).toBe(1);
  });

  test('takes a sample of a long text, which says the same', () => {
    const line = (at: number): string => `Line ${at} of ${(at * 7919) % 1009}, and ${at * at}.\n`;
    const lines = Array.from({ length: 40_000 }, (_, at) => line(at));
    const half = lines.slice(0, 20_000).join('');
    const other = Array.from({ length: 20_000 }, (_, at) => `${at * 31} was ${at * 17}!`).join('');
    expect(containment(lines.join(''), half)).toBe(1);
    expect(containment(lines.join(''), `${half}${other}`)).toBeLessThan(0.75);
    expect(containment(lines.join(''), `${half}${other}`)).toBeGreaterThan(0.45);
  });

  test('works without spaces between words, and in texts shorter than a sentence', () => {
    const text = '警察は「133人が死亡」と発表した。事件は金曜日に起きた。';
    expect(containment(text, `速報：${text.replace('金曜日', '土曜日')}`)).toBeGreaterThan(0.3);
    expect(resembles('Six dead', 'Six dead, they say.')).toBe(true);
    expect(resembles('Six dead', 'Nine lives')).toBe(false);
    expect(resembles('', 'Nine lives')).toBe(false);
  });
});
