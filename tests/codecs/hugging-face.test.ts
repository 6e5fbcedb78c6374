import { parquetMetadata } from 'hyparquet';
import { expect, test } from 'vitest';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { Usage } from '../../shared/codecs/usage.ts';
import { Files } from '../../shared/codecs/write.ts';
import { readParquet } from '../../shared/codecs/hugging-face/parquet.ts';
import type { DataFile } from '../../shared/codecs/codec.ts';
import { caseOf } from './cases.ts';
import { codecOf, filesOf, readBy } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

const codec = codecOf('hugging-face');

/** Written with the splits that `splitOf` says. */
function splitFiles(dataset: Dataset, splitOf: (article: string) => string | null): DataFile[] {
  const { dataset: reduced, contents, usage } = carried(dataset, codec);
  const { articles: _articles, ...head } = reduced;
  const files = new Files();
  const { codebook } = dataset;
  const writer = codec.writer({ head, codebook, usage, options: {}, splitOf }, files.out);
  for (const content of contents) writer.article(content);
  writer.finish();
  return files.all();
}

const bytesIn = (files: readonly DataFile[], path: string) => {
  const file = files.find((candidate) => candidate.path === path);
  if (!file || !('bytes' in file)) throw new Error(`${path} is not among the files`);
  return file;
};

const cardOf = (files: readonly DataFile[]): string => {
  const card = files.find(({ path }) => path === 'README.md');
  return card && 'text' in card ? card.text : '';
};

test('articles, annotations and relations lie in the split of their article, and read back whole', async () => {
  const linked = caseOf('linked');
  const [here] = linked.articles;
  const splitOf = (id: string): string => (id === here?.article.id ? 'train' : 'dev');
  const files = splitFiles(linked, splitOf);
  const rows = async (folder: string, split: string): Promise<number> =>
    valueOf(await readParquet(bytesIn(files, `data/${folder}/${split}-00000-of-00001.parquet`)))
      .length;
  expect([await rows('articles', 'train'), await rows('articles', 'validation')]).toEqual([1, 1]);
  expect([await rows('spans', 'train'), await rows('spans', 'validation')]).toEqual([3, 1]);
  expect([await rows('links', 'train')]).toEqual([3]);
  expect(files.map(({ path }) => path)).not.toContain(
    'data/links/validation-00000-of-00001.parquet',
  );
  expect(cardOf(files)).toContain('path: data/spans/validation-00000-of-00001.parquet');
  expect(valueOf(await readBy(codec, files))).toEqual(carried(linked, codec).dataset);
});

test('the card has every table as a configuration, with `default` first, and the languages', () => {
  const card = cardOf(filesOf(codec, caseOf('linked')));
  expect(
    [...card.matchAll(/config_name: (\S+)\n {2}data_files/gu)].map(([, name]) => name),
  ).toEqual(['default', 'spans', 'links', 'claims']);
  expect(card).toContain('license: unknown\n');
  expect(card).toContain('language:\n- "en"\n');
});

test('claims are a table of their own only where the label `claim` is used', async () => {
  expect(cardOf(filesOf(codec, caseOf('simple')))).not.toContain('config_name: claims');
  const files = filesOf(codec, caseOf('linked'));
  const path = 'data/claims/train-00000-of-00001.parquet';
  const [first] = valueOf(await readParquet(bytesIn(files, path)));
  expect(first).toMatchObject({
    claim: 'At least 133 people died',
    linked: [
      { type: 'attributed-to', direction: 'from', label: 'source', quote: 'officials' },
      { type: 'quantifies', direction: 'to', label: 'number', quote: '133' },
    ],
  });
});

test('row groups are written as rows come, and none waits for the end', async () => {
  const one = caseOf('simple').articles[0];
  if (!one) throw new Error('The case has no article');
  const usage = new Usage();
  usage.add(one);
  const { articles: _articles, ...head } = caseOf('simple');
  const sizes = new Map<string, number>();
  const files = new Files();
  const writer = codec.writer(
    { head, codebook: head.codebook, usage, options: {}, splitOf: () => null },
    (path, piece) => {
      sizes.set(path, (sizes.get(path) ?? 0) + 1);
      files.out(path, piece);
    },
  );
  for (let n = 0; n < 2500; n += 1) writer.article({ ...one, spans: [], relations: [] });
  const path = 'data/articles/train-00000-of-00001.parquet';
  expect(sizes.get(path)).toBe(2);
  writer.finish();
  const { bytes } = bytesIn(files.all(), path);
  const { row_groups: groups } = parquetMetadata(bytes.slice().buffer);
  expect(groups.map(({ num_rows: rows }) => rows)).toEqual([1000n, 1000n, 500n]);
  expect(valueOf(await readParquet({ path, bytes }))).toHaveLength(2500);
});

test('a table that is missing is named', async () => {
  const files = filesOf(codec, caseOf('linked')).filter(({ path }) => !path.includes('/links/'));
  expect(errorOf(await readBy(codec, files)).message).toBe(
    'data/links/train-00000-of-00001.parquet: the dataset card lists this file, and it is missing.',
  );
});

test('a key in the attributes that objects take for an instruction is refused', async () => {
  const files = filesOf(codec, caseOf('simple')).map((file) => {
    if (!('bytes' in file) || !file.path.includes('/spans/')) return file;
    const text = Buffer.from(file.bytes).toString('latin1');
    expect(text).toContain('"comparator"');
    const spoilt = text.replace('"comparator":"="', '"__proto__":"b="');
    return { ...file, bytes: new Uint8Array(Buffer.from(spoilt, 'latin1')) };
  });
  expect(errorOf(await readBy(codec, files)).message).toMatch(
    /__proto__: this key is not allowed/u,
  );
});
