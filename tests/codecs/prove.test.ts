import { describe, expect, test } from 'vitest';
import type { Codec, TextFile } from '../../shared/codecs/codec.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { CODECS, findCodec } from '../../shared/codecs/registry.ts';
import { caseOf } from './cases.ts';
import { errorOf, valueOf } from './value-of.ts';

const written = (codec: Codec): readonly TextFile[] =>
  valueOf(codec.write(caseOf('emoji-with-joiners'))).files;

/** Every number that says where a span lies, one further; by what precedes it in each format. */
const OFFSET: Readonly<Record<string, RegExp>> = {
  bundle: /("fragments": \[\s*\{\s*"start": )3,/u,
  jsonl: /("fragments":\[\{"start":)3,/u,
  w3c: /("TextPositionSelector",\s*"start": )2,/u,
  csv: /(,)3\.\.29,/u,
};

describe.each(CODECS)('a proof of $id', (codec) => {
  const dataset = caseOf('emoji-with-joiners');
  const proofOf = (change: (text: string) => string) =>
    prove(
      codec,
      dataset,
      written(codec).map((file) => ({ ...file, text: change(file.text) })),
    );

  test('counts what is right', () => {
    expect(valueOf(proofOf((text) => text))).toEqual({
      articles: 1,
      spans: 2,
      relations: 0,
      proved: 2,
    });
  });

  test('fails where one offset is off by one, although the quote would find its place', () => {
    const pattern = OFFSET[codec.id] ?? /^/u;
    const changed = written(codec).some(({ text }) => pattern.test(text));
    expect(changed).toBe(true);
    const error = errorOf(
      proofOf((text) =>
        text.replace(pattern, (_all, before: string) =>
          codec.id === 'csv' ? `${before}4..29,` : `${before}4,`,
        ),
      ),
    );
    expect(error.code).toBe('export-not-proved');
  });

  test('fails where words of the text changed', () => {
    expect(errorOf(proofOf((text) => text.replaceAll('of four', 'of five'))).code).toBe(
      'export-not-proved',
    );
  });

  test('fails where an annotation is missing, naming it', () => {
    const [content] = dataset.articles;
    if (!content) throw new Error('The case has no article');
    const less = { ...dataset, articles: [{ ...content, spans: content.spans.slice(1) }] };
    const files = valueOf(codec.write(less)).files;
    const error = errorOf(prove(codec, dataset, files));
    expect(error.message).toContain(content.spans[0]?.id);
    expect(errorOf(prove(codec, less, written(codec))).message).toMatch(/2 annotations, not 1/u);
  });
});

test('a format is found by its id, case ignored', () => {
  expect(findCodec('JSONL')?.id).toBe('jsonl');
  expect(findCodec('docx')).toBeUndefined();
});
