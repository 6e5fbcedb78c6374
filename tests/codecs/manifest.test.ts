import { describe, expect, test } from 'vitest';
import {
  countsOf,
  isManifest,
  manifestSchema,
  manifestText,
  offsetUnitOf,
  type ManifestInput,
  type ManifestPart,
} from '../../shared/codecs/manifest.ts';
import { parseJson } from '../../shared/codecs/json.ts';
import { presets, type CodecOption } from '../../shared/codecs/option.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { Codec } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { SplitName } from '../../shared/model/split.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { CASES, caseOf } from './cases.ts';
import { frozen } from './frozen.ts';
import { valueOf } from './value-of.ts';

const partOf = (codec: Codec, dataset: Dataset, split: SplitName | null = null): ManifestPart => {
  const { contents, usage, dataset: reduced } = carried(dataset, codec);
  return {
    usage,
    articles: contents.map(({ article: { id, title, sha256 } }) => ({ id, title, sha256, split })),
    annotators: reduced.annotators,
  };
};

const inputOf = (
  codec: Codec,
  dataset: Dataset,
  more: Partial<ManifestInput> = {},
): ManifestInput => ({
  claimbench: '1.2.3',
  codec,
  title: dataset.project.title,
  codebook: dataset.codebook,
  options: { annotators: [], labels: [], boilerplate: true },
  values: presets(codec.options),
  files: [{ path: 'a.txt', sha256: textHash('a'), bytes: 1 }],
  parts: [partOf(codec, dataset)],
  splits: null,
  lost: carried(dataset, codec).losses,
  leftOut: { spans: 0, relations: 0 },
  written: null,
  ...more,
});

const parsed = (text: string) =>
  manifestSchema.parse(valueOf(parseJson(text, { file: 'manifest.json' })));

describe.each(CODECS)('the manifest of $id', (codec) => {
  test.each(Object.entries(CASES))('%s is as its schema says, twice the same', (_, dataset) => {
    const text = manifestText(inputOf(codec, frozen(dataset)));
    const { dataset: reduced, losses } = carried(dataset, codec);
    const manifest = parsed(text);
    expect(manifestText(inputOf(codec, dataset))).toBe(text);
    expect(manifest.dataset.id).toBe(codec.id);
    expect(manifest.counts.articles).toBe(reduced.articles.length);
    expect(manifest.counts.spans).toBe(
      reduced.articles.reduce((sum, { spans }) => sum + spans.length, 0),
    );
    expect(manifest.counts.labels.reduce((sum, { count }) => sum + count, 0)).toBe(
      manifest.counts.spans,
    );
    expect(manifest.lost).toEqual(losses);
    for (const { article } of reduced.articles)
      expect(manifest.articles).toContainEqual({
        id: article.id,
        title: article.title,
        sha256: textHash(article.text),
      });
  });
});

describe('manifestText', () => {
  const [codec] = CODECS;
  if (!codec) throw new Error('There is no codec.');
  const dataset = caseOf('simple');

  test('has no clock in it unless it was asked for', () => {
    expect(parsed(manifestText(inputOf(codec, dataset)))).not.toHaveProperty('written');
    const written = '2026-11-21T20:00:00.000Z';
    expect(parsed(manifestText(inputOf(codec, dataset, { written }))).written).toBe(written);
  });

  test('says the same whatever the order in which options were set', () => {
    const one = manifestText(inputOf(codec, dataset, { values: { a: true, b: 'x' } }));
    expect(manifestText(inputOf(codec, dataset, { values: { b: 'x', a: true } }))).toBe(one);
  });

  test('tells of each split: which articles, how many of each label, by which seed', () => {
    const split = { weights: { train: 8, dev: 1, test: 1 }, by: 'event', seed: 42 } as const;
    const row = { articles: 1, wanted: 1, groups: 1, spans: { number: 1 } };
    const manifest = parsed(
      manifestText(
        inputOf(codec, dataset, {
          options: { annotators: [], labels: ['number'], boilerplate: false, split },
          parts: [partOf(codec, dataset, 'train'), partOf(codec, dataset, 'test')],
          splits: [
            { split: 'train', ...row },
            { split: 'test', ...row },
          ],
        }),
      ),
    );
    expect(manifest.articles.map((article) => article.split)).toEqual(['train', 'test']);
    expect(manifest.options).toMatchObject({ split, labels: ['number'], boilerplate: false });
    expect(manifest.counts.spans).toBe(2);
    expect(manifest.splits?.map((one) => one.split)).toEqual(['train', 'test']);
  });

  test('has the codebook without what was deleted and without its past', () => {
    const { labels } = dataset.codebook;
    const codebook = {
      ...dataset.codebook,
      lineage: { born: dataset.codebook.clock, seen: [], fields: {} },
      labels: labels.map((label) => (label.id === 'cue' ? { ...label, removed: true } : label)),
    };
    const manifest = parsed(manifestText(inputOf(codec, dataset, { codebook })));
    expect(manifest.codebook.labels.map(({ id }) => id)).not.toContain('cue');
    expect(manifest.codebook).not.toHaveProperty('lineage');
  });
});

test('annotators are counted by name where the format names them, and not where it does not', () => {
  for (const codec of CODECS) {
    const dataset = caseOf('simple');
    const { annotators } = countsOf([partOf(codec, dataset)], dataset.codebook, codec.carries);
    const names = annotators.map(({ name, count }) => [name, count]);
    expect(names).toEqual(codec.carries.authors === 'none' ? [] : [['Ada', 1]]);
  }
});

describe('isManifest', () => {
  const [codec] = CODECS;
  if (!codec) throw new Error('There is no codec.');
  const head = manifestText(inputOf(codec, caseOf('simple')));

  test.each(['manifest.json', 'out/manifest.json', 'out/storm.manifest.json'])(
    'knows %s by its name and its first words',
    (path) => {
      expect(isManifest({ path, head })).toBe(true);
      expect(isManifest({ path, head: '{ "name": "an app" }' })).toBe(false);
    },
  );

  test.each(['mymanifest.json', 'manifest.json.txt', 'a.json'])('%s is none', (path) => {
    expect(isManifest({ path, head })).toBe(false);
  });
});

describe('offsetUnitOf', () => {
  const option: CodecOption = {
    kind: 'choice',
    id: 'offsets',
    name: 'Offsets',
    help: '',
    choices: [
      { id: 'code-points', name: 'Unicode code points' },
      { id: 'utf-16', name: 'UTF-16 code units' },
    ],
  };
  const format = { offsetUnit: 'Unicode code points', options: [option] } as const;

  test('is what the option chose, where a format has one', () => {
    expect(offsetUnitOf(format, { offsets: 'utf-16' })).toBe('UTF-16 code units');
    expect(offsetUnitOf(format, { offsets: 'code-points' })).toBe('Unicode code points');
  });

  test('is the format’s own where it has none', () => {
    expect(offsetUnitOf({ ...format, options: [] }, {})).toBe('Unicode code points');
  });
});
