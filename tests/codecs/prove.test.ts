import { describe, expect, test } from 'vitest';
import { prove } from '../../shared/codecs/prove.ts';
import { CODECS, findCodec } from '../../shared/codecs/registry.ts';
import { caseOf } from './cases.ts';
import { changedFile, filesOf } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

describe.each(CODECS)('a proof of $id', (codec) => {
  const dataset = caseOf('emoji-with-joiners');

  test('counts what is right', async () => {
    expect(valueOf(await prove(codec, dataset, filesOf(codec, dataset)))).toEqual({
      articles: 1,
      spans: 2,
      relations: 0,
      proved: 2,
    });
  });

  test('fails where an annotation is missing or too many', async () => {
    const [content] = dataset.articles;
    if (!content) throw new Error('The case has no article');
    const less = { ...dataset, articles: [{ ...content, spans: content.spans.slice(1) }] };
    const error = errorOf(await prove(codec, dataset, filesOf(codec, less)));
    expect(error.message).toContain(content.spans[0]?.quote.exact);
    const more = errorOf(await prove(codec, less, filesOf(codec, dataset)));
    expect(more.message).toMatch(/2 annotations in it, not 1/u);
  });
});

test.each(CODECS.filter(({ binary }) => binary === undefined))(
  'a proof of $id fails where words of the text changed',
  async (codec) => {
    const dataset = caseOf('emoji-with-joiners');
    const files = filesOf(codec, dataset).map((file) =>
      changedFile(file, (text) => text.replaceAll('four', 'five')),
    );
    expect(errorOf(await prove(codec, dataset, files)).code).toBe('export-not-proved');
  },
);

test('a format is found by its id, case ignored', () => {
  expect(findCodec('JSONL')?.id).toBe('jsonl');
  expect(findCodec('docx')).toBeUndefined();
});
