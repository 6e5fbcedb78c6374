/** A project of two annotators whose figures were computed by hand. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { agreementShape } from '../../main/cli/json-shapes.ts';
import { openDesk, treeOf, type Desk } from './harness.ts';

const PROJECT = 'project';
const TITLE = 'Killed, they said';
const SENTENCE = 'Officials said that at least 133 people were killed';
const QUICK = ['--measures', 'span_f1_exact,cohen_kappa_token'];

let desk: Desk;

async function tag(annotator: string, label: string, quote: string): Promise<void> {
  const where = ['--article', TITLE, '--label', label, '--quote', quote];
  expect(await desk.run('tag', PROJECT, ...where, '--annotator', annotator)).toMatchObject({
    code: 0,
  });
}

const agreement = (...more: string[]): Promise<z.infer<typeof agreementShape>> =>
  desk.json(agreementShape, 'agreement', PROJECT, ...more);

/**
 *          Officials said that at least 133 people were killed
 *   Ada    Source    –    –    N  N     N   –      –    –
 *   Ben    –         –    –    N  N     N   Claim  Claim Claim
 *
 * The title above it has four tokens, the comma one of them, that both left alone.
 */
beforeAll(async () => {
  desk = await openDesk();
  await desk.run('new', PROJECT);
  await writeFile(desk.at('a.txt'), `${TITLE}\n\n${SENTENCE}\n`);
  expect(await desk.run('import', PROJECT, 'a.txt')).toMatchObject({ code: 0 });
  await tag('Reader, Ada', 'number', 'at least 133');
  await tag('Reader, Ada', 'source', 'Officials');
  await tag('Ben', 'number', 'at least 133');
  await tag('Ben', 'claim', 'people were killed');
});
afterAll(() => desk.close());

describe('agreement', () => {
  it('prints the figures, each with its definition, by label and by pair', async () => {
    const { annotators, articles, measures } = await agreement();
    expect(annotators).toEqual(['Ben', 'Reader, Ada']);
    expect(articles).toMatchObject([{ title: TITLE, annotators }]);
    expect(Object.keys(measures)).toEqual(
      expect.arrayContaining([
        'span_f1_exact',
        'span_f1_overlap',
        'token_alpha_nominal',
        'char_alpha_nominal',
        'unitizing_alpha',
        'cohen_kappa_token',
        'fleiss_kappa_token',
        'gamma',
      ]),
    );
    // One of two and two is the same: 2 * 1 / (2 + 2).
    expect(measures['span_f1_exact']).toMatchObject({
      overall: 0.5,
      reason: null,
      pairwise: [{ a: 'Ben', b: 'Reader, Ada', value: 0.5 }],
      byLabel: { number: { value: 1 }, claim: { value: 0 }, cue: { value: null } },
    });
    // 13 tokens, 9 agreed; Ben 3 N, 3 C, 7 none; Ada 3 N, 1 S, 9 none.
    const [observed, chance] = [9 / 13, (3 * 3 + 7 * 9) / 13 ** 2];
    expect(measures['cohen_kappa_token']?.overall).toBeCloseTo(
      (observed - chance) / (1 - chance),
      12,
    );
    // Over both: 6 N, 3 C, 1 S, 16 none of 26.
    const fleiss = (6 * 6 + 3 * 3 + 1 + 16 * 16) / (26 * 26);
    expect(measures['fleiss_kappa_token']?.overall).toBeCloseTo(
      (observed - fleiss) / (1 - fleiss),
      12,
    );
    const expected = 1 - (6 * 5 + 3 * 2 + 16 * 15) / (26 * 25);
    expect(measures['token_alpha_nominal']?.overall).toBeCloseTo(1 - (1 - observed) / expected, 12);
    expect(measures['gamma']?.overall).not.toBeNull();
    for (const { overall, reason, definition } of Object.values(measures)) {
      expect(overall === null).toBe(reason !== null);
      expect(definition).not.toBe('');
    }
  });

  it('finds annotators, labels and articles by name or id, with commas or one by one', async () => {
    const all = await agreement(...QUICK);
    const id = all.articles[0]?.id ?? '';
    const people = ['--annotators', 'Reader, Ada', 'ben'];
    expect(await agreement(...QUICK, ...people, '--articles', TITLE)).toEqual(all);
    const some = await agreement(...QUICK, '--labels', 'Number,source', '--articles', id);
    expect(Object.keys(some.measures)).toEqual(['span_f1_exact', 'cohen_kappa_token']);
    expect(Object.keys(some.measures['span_f1_exact']?.byLabel ?? {})).toEqual([
      'number',
      'source',
    ]);
    // Of three spans, the number twice.
    expect(some.measures['span_f1_exact']?.overall).toBe(2 / 3);
  });

  it('shows a table to people, with what is undefined and why', async () => {
    const { code, out, err } = await desk.run('agreement', PROJECT, ...QUICK, '--labels', 'cue');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      '2 annotators (Ben; Reader, Ada) · 1 article on which two of them worked',
    );
    expect(out).toMatch(/^Measure +Overall +95 % interval +Cue$/m);
    expect(out).toMatch(/^Span F1, exact +— +— +—$/m);
    expect(out).toMatch(/^Undefined:\n {2}Span F1, exact: /m);
  });

  it('writes a table and a short report where it is told to, and nothing into the project', async () => {
    const before = await treeOf(desk.at(PROJECT));
    const files = ['--csv', 'a.csv', '--report', 'a.md'];
    const { code, err } = await desk.run('agreement', PROJECT, ...QUICK, ...files);
    expect(code).toBe(0);
    expect(err).toBe(`Wrote ${desk.at('a.csv')}\nWrote ${desk.at('a.md')}\n`);
    expect(await readFile(desk.at('a.csv'), 'utf8')).toContain('span_f1_exact,all,,,,,,,0.5');
    expect(await readFile(desk.at('a.md'), 'utf8')).toMatch(/^# Agreement\n/);
    const inside = await desk.run('agreement', PROJECT, ...QUICK, '--csv', `${PROJECT}/a.csv`);
    expect(inside).toMatchObject({ code: 1, out: '' });
    expect(inside.err).toContain('inside the project');
    expect(await treeOf(desk.at(PROJECT))).toEqual(before);
  });

  it.each([
    [['--annotators', 'Ben,Zoe'], 'There is no annotator “Zoe” in this project. It has: '],
    [['--annotators', 'Ben'], 'Agreement needs at least two annotators'],
    [['--labels', 'mood'], 'There is no label “mood”'],
    [['--labels', ''], 'There is no label “”'],
    [['--articles', 'Nowhere'], 'There is no article “Nowhere”'],
    [['--measures', 'rho'], 'There is no measure “rho”. There are: span_f1_exact, '],
  ])('%j is refused by name', async (argv, message) => {
    const { code, out, err } = await desk.run('agreement', PROJECT, ...argv);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
  });
});
