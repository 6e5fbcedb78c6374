/** Datasets without their texts, and positions as Recogito counts: what an option changes. */
import { describe, expect, test } from 'vitest';
import { prove } from '../../shared/codecs/prove.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { CASES, caseOf } from './cases.ts';
import { codecOf, filesOf, readBy, textsOf } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

const WITHOUT = { text: 'without' };

describe.each(['jsonl', 'csv', 'w3c'].map(codecOf))('$id without texts', (codec) => {
  test.each(Object.entries(CASES))('%s is proved by who has the texts', async (_name, dataset) => {
    const files = filesOf(codec, dataset, WITHOUT);
    const proof = valueOf(await prove(codec, dataset, files, WITHOUT));
    const { articles } = carried(dataset, codec, { ...WITHOUT }).dataset;
    const spans = articles.flatMap((content) => content.spans);
    expect(proof.proved).toBe(spans.filter(({ orphan }) => orphan === undefined).length);
    // A quote may be the whole text: quotes stay.
    const quotes = new Set(spans.map(({ quote }) => quote.exact));
    for (const { article } of articles.filter((one) => !quotes.has(one.article.text)))
      for (const file of files)
        if ('text' in file)
          expect(file.text).not.toContain(JSON.stringify(article.text).slice(1, -1));
  });

  test('is read by who has the texts, and refused by file and article by who has not', async () => {
    const linked = caseOf('linked');
    const files = filesOf(codec, linked, WITHOUT);
    const texts = new Map(linked.articles.map(({ article }) => [article.sha256, article.text]));
    const textOf = ({ sha256 }: { readonly sha256: string }) => texts.get(sha256);
    const read = valueOf(await readBy(codec, files, { textOf }));
    expect(read).toEqual(carried(linked, codec, WITHOUT).dataset);
    const error = errorOf(await readBy(codec, files, { name: 'event.x' }));
    expect(error.code).toBe('texts-left-out');
    expect(error.message).toMatch(
      /^(?:event\.x|articles\.csv), .*the text of the article 0190a000-\S+ was left out of this dataset/u,
    );
    expect(error.message).toMatch(/import the article first/u);
  });

  test('refuses a text that is another one than its hash says', async () => {
    const files = filesOf(codec, caseOf('simple'), WITHOUT);
    const error = errorOf(await readBy(codec, files, { textOf: () => 'Another text.' }));
    expect(error.message).toMatch(/is not the one its sha256 was taken of/u);
  });
});

test('earlier revisions of a text go with it, and are counted', () => {
  const written = valueOf(writeDataset(codecOf('jsonl'), caseOf('everything'), WITHOUT));
  expect(written.losses).toContainEqual(
    expect.objectContaining({ what: 'earlier revisions of articles', count: 1 }),
  );
  const texts = written.files.flatMap((file) => ('text' in file ? [file.text] : []));
  expect(texts.join('')).not.toContain('Body txt.');
});

describe('w3c with positions in UTF-16', () => {
  const codec = codecOf('w3c');
  const UTF16 = { offsets: 'utf-16' };

  test('positions are those of JavaScript, and the file says so', async () => {
    const emoji = caseOf('emoji-with-joiners');
    const [points, units] = [{}, UTF16].map((options) => filesOf(codec, emoji, options));
    const startsIn = (files: typeof points): number[] =>
      (files ?? []).flatMap((file) =>
        'text' in file ? [...file.text.matchAll(/"start": (\d+)/gu)].map(([, n]) => Number(n)) : [],
      );
    expect(startsIn(points)).toEqual([2, 33]);
    expect(startsIn(units)).toEqual([3, 40]);
    expect(textsOf(codec, emoji)[0]?.text).not.toContain('UTF-16');
    expect(JSON.stringify(units)).toContain('UTF-16 code units');
    expect(valueOf(await prove(codec, emoji, units ?? [], UTF16)).proved).toBe(2);
  });

  test('without its own word, such a file is read by its quotes, and strictly not at all', async () => {
    const emoji = caseOf('emoji-with-joiners');
    const files = filesOf(codec, emoji, UTF16).map((file) =>
      'text' in file ? { ...file, text: file.text.replace('UTF-16 code units', 'points') } : file,
    );
    expect(valueOf(await readBy(codec, files))).toEqual(carried(emoji, codec).dataset);
    expect((await readBy(codec, files, { strict: true })).ok).toBe(false);
  });
});
