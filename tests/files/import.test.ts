import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureAnnotator } from '../../main/annotators.ts';
import { importFiles, type ImportOptions } from '../../main/files/import.ts';
import type { Store } from '../../main/storage/port.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { Article } from '../../shared/model/article.ts';
import { bundleText } from '../../shared/codecs/bundle/bundle.ts';
import { sha256Of } from '../arbitraries/article.ts';
import { create, must, open, options, tempFolder } from '../storage/project.ts';

const seeds = resolve(import.meta.dirname, '../../seeds');
const SEEDS = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(seeds, name))) }));

const source = (name: string, text: string): { name: string; bytes: Uint8Array } => ({
  name,
  bytes: Buffer.from(text, 'utf8'),
});
const GOOD = source('good.txt', 'A good article\r\n\r\nIt has “one” sentence.\r\n');

const importInto = async (
  store: Store,
  sources: Parameters<typeof importFiles>[1],
  extra: Partial<ImportOptions> = {},
): Promise<ImportReport> =>
  must(await importFiles(store, sources, { ...options(), annotator: 'Ada', ...extra }));

const articleOf = async (store: Store, id: string | undefined): Promise<Article> =>
  must(await store.article(id ?? '')).article;

/** Every file below `folder` with its bytes. */
const tree = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file).toString('base64')]),
  );

describe('importing article texts', () => {
  it('adds the five seeds in one step, with titles, hashes and raw bytes', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const before = store.seq();
    const report = await importInto(store, SEEDS, { meta: { outlet: 'A paper', url: '' } });
    expect(report.articles.map(({ status, file }) => [status, file])).toEqual(
      SEEDS.map(({ name }) => ['added', name]),
    );
    expect(store.seq()).toBe(before + 1);
    expect(store.entriesSinceOpen().at(-1)?.entry).toMatchObject({
      origin: 'import',
      label: 'Import 5 articles',
    });
    expect(store.head().annotators.map(({ name }) => name)).toEqual(['Ada']);
    for (const [index, { id, title }] of report.articles.entries()) {
      const article = await articleOf(store, id);
      expect(article.title).toBe(title);
      expect(article.sha256).toBe(sha256Of(article.text));
      expect(article.meta).toEqual({ outlet: 'A paper' });
      expect(article.boilerplate).toEqual([]);
      const raw = join(store.path, 'raw', article.raw?.sha256 ?? '');
      expect(readFileSync(raw)).toEqual(Buffer.from(SEEDS[index]?.bytes ?? []));
      expect(article.raw).toMatchObject({ file: SEEDS[index]?.name, encoding: 'utf-8' });
    }
  });

  it('normalises line ends and keeps everything else', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const { articles } = await importInto(store, [GOOD]);
    const article = await articleOf(store, articles[0]?.id);
    expect(article.text).toBe('A good article\n\nIt has “one” sentence.\n');
    expect(article.blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
  });

  it('knows a text again, after a restart, under another name, and twice in one batch', async () => {
    const path = join(await tempFolder(), 'p');
    const first = await create(path);
    const { articles } = await importInto(first, [GOOD]);
    await first.close();
    const store = await open(path);
    const seq = store.seq();
    const again = source('again.txt', '\uFEFFA good article\n\nIt has “one” sentence.\n');
    const other = source('other.txt', 'Something else.');
    const known = await importInto(store, [again]);
    expect(known.articles).toEqual([{ ...articles[0], file: 'again.txt', status: 'known' }]);
    expect(store.seq()).toBe(seq);
    const mixed = await importInto(store, [other, { ...other, name: 'copy.txt' }, GOOD]);
    expect(mixed.articles.map(({ status }) => status)).toEqual(['added', 'known', 'known']);
    expect(mixed.articles[1]?.id).toBe(mixed.articles[0]?.id);
    expect(store.summaries()).toHaveLength(2);
  });

  it('reads the encoding that is given and records it', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const latin1 = { name: 'köln.txt', bytes: Buffer.from('Köln am Freitag.', 'latin1') };
    const { articles } = await importInto(store, [latin1], { encoding: 'iso-8859-1' });
    const article = await articleOf(store, articles[0]?.id);
    expect(article.text).toBe('Köln am Freitag.');
    expect(article.raw?.encoding).toBe('windows-1252');
  });

  it('writes nothing on a dry run, and says what would happen', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    await store.compact();
    const before = tree(store.path);
    const report = await importInto(store, [GOOD, GOOD], { dryRun: true });
    expect(report.articles.map(({ status }) => status)).toEqual(['added', 'known']);
    expect(tree(store.path)).toEqual(before);
  });
});

describe('a file that is refused', () => {
  it.each([
    ['empty.txt', Buffer.alloc(0), /^it is empty/u],
    ['picture.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), /^it is a binary file/u],
    ['latin1.txt', Buffer.from('Köln, Gespräche über Öl. '.repeat(9), 'latin1'), /--encoding/u],
    ['large.txt', Buffer.alloc(50 * 1024 * 1024, 'words '), /^it is too large: 50 MB/u],
    ['list.json', Buffer.from('[1, 2]'), /^it is none of the datasets/u],
    ['broken.claimbundle', Buffer.from('{"format":'), /not JSON/u],
  ])(
    '%s is named with its reason, and not a byte of the project changes',
    async (name, bytes, reason) => {
      const store = await create(join(await tempFolder(), 'p'));
      await importInto(store, [source('there.txt', 'Here already.')]);
      const before = tree(store.path);
      const report = await importInto(store, [GOOD, { name, bytes }], { annotator: 'Bo' });
      expect(report).toMatchObject({ articles: [], annotations: 0 });
      expect(report.rejected).toHaveLength(1);
      expect(report.rejected[0]).toMatchObject({ file: name });
      expect(report.rejected[0]?.reason).toMatch(reason);
      expect(tree(store.path)).toEqual(before);
    },
  );

  it('is refused for a format nobody knows', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const report = await importInto(store, [GOOD], { format: 'klingon' });
    expect(report.rejected[0]?.reason).toMatch(/no format “klingon”.*text, bundle/u);
  });
});

describe('datasets among the files', () => {
  it('come in beside texts, and are known the second time', async () => {
    const from = await create(join(await tempFolder(), 'from'));
    const { articles } = await importInto(from, [GOOD]);
    const span = {
      do: 'add-span',
      article: articles[0]?.id ?? '',
      label: 'claim',
      fragments: [{ start: 2, end: 6 }],
    } as const;
    const ada = must(await ensureAnnotator(from, 'Ada', options()));
    must(await from.run(span, ada.id, 'user'));
    const written = bundleText(must(await from.dataset()));
    const file = source('event.claimbundle', written);

    const store = await create(join(await tempFolder(), 'to'));
    const first = await importInto(store, [source('other.txt', 'Something else.'), file]);
    expect(first.annotations).toBe(1);
    expect(first.articles.map(({ status }) => status)).toEqual(['added', 'added']);
    const second = await importInto(store, [file]);
    expect(second.rejected).toEqual([]);
    expect(second.articles.map(({ status }) => status)).toEqual(['known']);
    expect(store.summaries()).toHaveLength(2);
  });
});

describe('ensureAnnotator', () => {
  it('finds a name whatever its case, and makes it once', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const made = must(await ensureAnnotator(store, '  Ada  Lovelace ', options()));
    expect(made.name).toBe('Ada Lovelace');
    expect(must(await ensureAnnotator(store, 'ada lovelace', options())).id).toBe(made.id);
    expect(store.head().annotators).toHaveLength(1);
  });

  it('refuses a name of white space', async () => {
    const store = await create(join(await tempFolder(), 'p'));
    const refused = await ensureAnnotator(store, ' \u00a0', options());
    expect(!refused.ok && refused.error.code).toBe('empty-name');
  });
});
