/** Datasets that left their texts out, because they may not be passed on: who has them reads them. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDataset } from '../../main/files/import-dataset.ts';
import type { ImportSource } from '../../main/files/import-source.ts';
import { importFiles } from '../../main/files/import.ts';
import type { Store } from '../../main/storage/port.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { caseOf } from '../codecs/cases.ts';
import { bytesOf, filesOf, placeOf } from '../codecs/files.ts';
import { create, must, options, tempFolder } from '../storage/project.ts';

const newProject = async (): Promise<Store> => create(path.join(await tempFolder(), 'project'));

const TEXTLESS = CODECS.filter((codec) => codec.options.some(({ id }) => id === 'text'));
const NAME = 'emoji-with-joiners';

describe.each(TEXTLESS)('$id without its texts', (codec) => {
  const sources: ImportSource[] = filesOf(codec, caseOf(NAME), { text: 'without' }).map((file) => ({
    name: `theirs/${placeOf(codec, file.path)}`,
    bytes: bytesOf(file),
    root: 'theirs',
  }));
  const how = { ...options(), annotator: 'Ada' };

  test('finds its places in a project that has the article', async () => {
    const store = await newProject();
    const [content] = caseOf(NAME).articles;
    if (!content) throw new Error('The case has no article');
    const bare = { ...caseOf(NAME), articles: [{ ...content, spans: [] }] };
    must(await importDataset(store, bare, { ...options(), dryRun: false }));
    const report = must(await importFiles(store, sources, how));
    expect(report).toMatchObject({ annotations: 2, rejected: [] });
    const spans = must(await store.dataset()).articles.flatMap((article) => article.spans);
    expect(spans.map(({ quote }) => quote.exact)).toEqual(
      content.spans.map(({ quote }) => quote.exact),
    );
  });

  test('is refused, saying what to do, where nobody has the article', async () => {
    const store = await newProject();
    const { rejected } = must(await importFiles(store, sources, how));
    expect(rejected[0]?.reason).toMatch(/was left out .* import the article first/u);
    expect(store.summaries()).toEqual([]);
  });
});

test('three formats can leave their texts out', () => {
  expect(TEXTLESS.map(({ id }) => id).sort()).toEqual(['csv', 'jsonl', 'w3c']);
});
