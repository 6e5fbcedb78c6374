import { describe, expect, test } from 'vitest';
import {
  headlineOf,
  samplesByKind,
  wordsForError,
} from '../../../renderer/views/review/merge-words.ts';
import { sizeProblem } from '../../../renderer/views/review/merge-files.ts';
import type { MergeCounts, MergePreview } from '../../../shared/model/merge-preview.ts';

const NONE: MergeCounts = {
  added: 0,
  changed: 0,
  deleted: 0,
  conflicting: 0,
  orphaned: 0,
  stranded: 0,
};

const preview = (total: Partial<MergeCounts>, more: Partial<MergePreview> = {}): MergePreview => ({
  id: 'look',
  sources: [],
  total: { ...NONE, ...total },
  articles: [],
  annotators: [],
  codebook: [],
  clashes: [],
  samples: [],
  isNothing: false,
  ...more,
});

describe('the headline of a preview', () => {
  test('names every kind that there is something of, in one order', () => {
    const total = {
      added: 1212,
      changed: 3,
      deleted: 1,
      conflicting: 2,
      orphaned: 1,
      stranded: 4,
    };
    expect(headlineOf(preview(total))).toBe(
      '1,212 new, 3 changed, 1 deleted, 2 in conflict, 1 without a place, 4 kept aside',
    );
  });

  test('says what comes in where no annotation does', () => {
    const articles = [
      { id: 'a', title: 'A', status: 'new', counts: NONE },
      { id: 'b', title: 'B', status: 'known', counts: NONE },
    ] as const;
    expect(
      headlineOf(preview({}, { articles: [...articles], codebook: ['Label “Hedge” comes in.'] })),
    ).toBe('1 new article, 1 change to the codebook');
  });
});

test('samples stand under their kinds, in the order of the columns', () => {
  const sample = (what: keyof MergeCounts, words: string) =>
    ({ what, words, article: null, by: null }) as const;
  const groups = samplesByKind([
    sample('orphaned', 'lost'),
    sample('added', 'one'),
    sample('added', 'two'),
  ]);
  expect(groups.map(({ name, samples }) => [name, samples.map(({ words }) => words)])).toEqual([
    ['New', ['one', 'two']],
    ['No place', ['lost']],
  ]);
});

describe('a refusal', () => {
  test('says where, unless its sentence does', () => {
    const message = 'A record is cut off.';
    expect(wordsForError({ code: 'torn', message, file: 'b.claimbundle', line: 4 })).toBe(
      'A record is cut off. (b.claimbundle, line 4)',
    );
    const said = 'b.claimbundle is cut off.';
    expect(wordsForError({ code: 'torn', message: said, file: 'b.claimbundle' })).toBe(said);
  });
});

describe('bundles that are dropped', () => {
  const MB = 1024 * 1024;
  test('are sent where they fit into one request as base64', () => {
    expect(sizeProblem([{ name: 'b.claimbundle', size: 47 * MB }])).toBeNull();
    expect(sizeProblem([])).toBeNull();
  });

  test('are refused by name and size where they do not, with another way', () => {
    expect(sizeProblem([{ name: 'big.claimbundle', size: 200 * MB }])).toMatch(
      /“big\.claimbundle” has 200 MB; .* may have 48 MB\. Type its path instead/,
    );
    expect(
      sizeProblem([
        { name: 'a.claimbundle', size: 30 * MB },
        { name: 'b.claimbundle', size: 30 * MB },
      ]),
    ).toMatch(/These 2 bundles have 60 MB together/);
  });
});
