/** What real peers and careless hands send: each is refused with its place, or read rightly. */
import { describe, expect, test } from 'vitest';
import { bundle, readBundle } from '../../shared/codecs/bundle/bundle.ts';
import type { Codec, DataFile, ReadOptions } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { ok, type Result } from '../../shared/result.ts';
import { csv, readCsv } from '../../shared/codecs/csv/csv.ts';
import { jsonl, readJsonl } from '../../shared/codecs/jsonl/jsonl.ts';
import { readW3c, w3c } from '../../shared/codecs/w3c/w3c.ts';
import { caseOf } from './cases.ts';
import { changedFile, filesOf } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

type Read = (files: readonly DataFile[], options?: ReadOptions) => Result<Dataset>;

function changed(codec: Codec, name: string, change: (text: string) => string): DataFile[] {
  return filesOf(codec, caseOf(name)).map((file) =>
    file.path === codec.parts[0] ? changedFile(file, change) : file,
  );
}

const READERS: Readonly<Record<string, Read>> = {
  bundle: readBundle,
  jsonl: readJsonl,
  w3c: readW3c,
  csv: readCsv,
};

const messageOf = (codec: Codec, name: string, change: (text: string) => string): string =>
  errorOf(READERS[codec.id]?.(changed(codec, name, change), { name: 'x' }) ?? ok(null)).message;

describe('an id used twice', () => {
  test('in a bundle', () => {
    expect(
      messageOf(bundle, 'linked', (text) =>
        text.replaceAll('8200-000000000002', '8200-000000000001'),
      ),
    ).toMatch(/^x, articles\[0\]\.spans\[\d\]: the annotation id .* is used twice\.$/u);
  });
  test('in JSONL: the same line twice', () => {
    expect(messageOf(jsonl, 'simple', (text) => text + text)).toMatch(
      /^x, line 2: the article id .* is used twice\.$/u,
    );
  });
  test('in CSV: the same row twice', () => {
    expect(
      messageOf(csv, 'simple', (text) => text + (text.split('\r\n')[1] ?? '') + '\r\n'),
    ).toMatch(/^annotations\.csv, line 3: the annotation id .* is used twice\.$/u);
  });
});

describe('a relation', () => {
  test('to an annotation that is not there is refused', () => {
    expect(
      messageOf(bundle, 'linked', (text) =>
        text.replace(/("to": \{\s*"article": "[^"]*",\s*"span": ")[^"]*/u, '$1gone'),
      ),
    ).toMatch(/relations\[0\]: it links the annotation gone, which is not in the dataset/u);
    expect(
      messageOf(w3c, 'linked', (text) =>
        text.replace(/"body": "urn:uuid:[^"]*"/u, '"body": "urn:x:gone"'),
      ),
    ).toMatch(/^x, first\.items\[\d\]: it links the annotation urn:x:gone/u);
  });
});

describe('a bundle', () => {
  test('with text that is not the one its hash was taken of is refused', () => {
    expect(messageOf(bundle, 'simple', (text) => text.replace('had died.', 'had died!'))).toMatch(
      /^x, articles\[0\]\.article: the text of “A title” is not the one/u,
    );
  });
  test('with a wrong type names the path', () => {
    expect(
      messageOf(bundle, 'simple', (text) => text.replace('"start": 15', '"start": "15"')),
    ).toMatch(/^x, articles\[0\]\.spans\[0\]\.fragments\[0\]\.start: .*expected number/u);
  });
  test('with raw bytes that are no base64 names them', () => {
    expect(messageOf(bundle, 'everything', (text) => text.replace(/"77u/u, '"!!!'))).toMatch(
      /^x, raws\.f+: not base64\.$/u,
    );
  });
  test('keeps orphans as they are, wherever they lie', () => {
    const back = valueOf(
      readBundle(
        changed(bundle, 'everything', (text) =>
          text.replace(/"start": 20,\s*"end": 25/u, '"start": 900,"end": 905'),
        ),
      ),
    );
    expect(back.articles[0]?.spans.at(-1)).toMatchObject({
      orphan: 'the quote was not found',
      fragments: [{ start: 900, end: 905 }],
    });
  });
});

describe('offsets that other programs counted otherwise', () => {
  test('are set right by the quote where it stands once', () => {
    const back = valueOf(
      readBundle(
        changed(bundle, 'simple', (text) =>
          text.replace(/"start": 15,\s*"end": 21/u, '"start": 16,"end": 22'),
        ),
      ),
    );
    expect(back).toEqual(valueOf(readBundle(changed(bundle, 'simple', (text) => text))));
  });
  test('past the end are an error where the quote stands nowhere', () => {
    expect(
      messageOf(bundle, 'simple', (text) =>
        text
          .replace(/"start": 15,\s*"end": 21/u, '"start": 990,"end": 996')
          .replace('"exact": "32,000"', '"exact": "33"'),
      ),
    ).toMatch(
      /spans\[0\]: \[990, 996\) lies outside the text of \d+ characters, and the quote “33” is not/u,
    );
  });
  test('in JSONL, code points that disagree with UTF-16 are an error', () => {
    expect(
      messageOf(jsonl, 'emoji-with-joiners', (text) =>
        text.replace('"codePointStart":2', '"codePointStart":3'),
      ),
    ).toMatch(/^x, line 1, spans\[0\]: its code points disagree with its UTF-16 offsets\.$/u);
  });
});

describe('Web Annotations of others', () => {
  const text = { id: 'https://example.org/t', type: 'Text', value: '😀 Six people. Six?' };
  const annotation = {
    id: 'https://example.org/1',
    type: 'Annotation',
    body: { type: 'TextualBody', purpose: 'tagging', value: 'Number' },
    target: {
      source: text.id,
      selector: { type: 'TextQuoteSelector', exact: 'Six', prefix: '', suffix: '?' },
    },
  };
  const read = (items: unknown[]) =>
    readW3c([
      {
        path: '',
        text: JSON.stringify({ type: 'AnnotationPage', items, 'schema:hasPart': [text] }),
      },
    ]);

  test('are read from a page, placed by their quote alone', () => {
    const { spans } = valueOf(read([annotation])).articles[0] ?? { spans: [] };
    expect(spans).toMatchObject([
      {
        id: 'https://example.org/1',
        label: 'Number',
        by: 'unknown',
        fragments: [{ start: 15, end: 18 }],
      },
    ]);
  });
  test('may count positions in UTF-16: the quote sets them right', () => {
    const selector = [
      { type: 'TextPositionSelector', start: 3, end: 13 },
      { type: 'TextQuoteSelector', exact: 'Six people', prefix: '', suffix: '' },
    ];
    const { spans } = valueOf(read([{ ...annotation, target: { source: text.id, selector } }]))
      .articles[0] ?? { spans: [] };
    expect(spans[0]?.fragments).toEqual([{ start: 3, end: 13 }]);
  });
  test.each([
    ['no tag', { ...annotation, body: [] }, /no body with the purpose “tagging”/u],
    [
      'no text',
      { ...annotation, target: { ...annotation.target, source: 'urn:other' } },
      /urn:other is not in the file/u,
    ],
    ['no selector', { ...annotation, target: text.id }, /needs a TextQuoteSelector/u],
    ['no id', { ...annotation, id: '' }, /items\[0\]\.id: an annotation needs an id/u],
  ])('with %s are refused', (_what, item, reason) => {
    expect(errorOf(read([item])).message).toMatch(reason);
  });
});

describe('CSV of others', () => {
  const articles = 'id,title,text\na,T,"Six people.\nNine."\n';
  const read = (annotations: string) =>
    readCsv([
      { path: 'articles.csv', text: articles },
      { path: 'annotations.csv', text: annotations },
    ]);

  test('may hold no more than a quote and who says so', () => {
    const { spans } = valueOf(read('id,article,label,quote,annotator\n1,a,number,Nine,Ada\n'))
      .articles[0] ?? { spans: [] };
    expect(spans).toMatchObject([{ fragments: [{ start: 12, end: 16 }], by: 'Ada' }]);
  });
  test.each([
    ['id,article,label\n1,a,number\n', /annotations\.csv, line 1: the column “quote” is missing/u],
    [
      'id,article,label,quote,annotator\n1,a,number\n',
      /annotations\.csv, line 2: expected 5 cells, found 3/u,
    ],
    [
      'id,article,label,quote,annotator\n1,a,number,"Nine,Ada\n',
      /annotations\.csv, line 2: not CSV: /u,
    ],
    [
      'id,article,label,quote,annotator\n1,b,number,Nine,Ada\n',
      /line 2: the article b is not in the dataset/u,
    ],
    ['id,article,label,quote,annotator\n1,a,,Nine,Ada\n', /line 2: the cell “label” is empty/u],
    [
      'id,article,label,quote,annotator,start,end\n1,a,n,Nine,Ada,x,3\n',
      /“start” and “end” must be whole numbers/u,
    ],
    [
      'id,article,label,quote,annotator,status\n1,a,n,Nine,Ada,done\n',
      /“status” must be draft or final, not “done”/u,
    ],
    ['id,article,label,quote,annotator,list:x\n1,a,n,Nine,Ada,y\n', /“list:x” takes a JSON list/u],
    ['id,article,label,quote,annotator,id\n1,a,n,Nine,Ada,y\n', /the column “id” is there twice/u],
  ])('%j is refused', (text, reason) => {
    expect(errorOf(read(text)).message).toMatch(reason);
  });
  test('counts lines with the line breaks inside cells', () => {
    const text =
      'id,article,label,quote,annotator,note\n1,a,n,Nine,Ada,"x\ny\nz"\n2,a,n,Ten,Ada,\n';
    expect(errorOf(read(text))).toMatchObject({ file: 'annotations.csv', line: 5 });
  });
});

test('JSONL lines can be read without the file beside them', () => {
  const files = changed(jsonl, 'linked', (text) => text).filter(({ path }) => path === '');
  const back = valueOf(readJsonl(files));
  expect(back.annotators).toMatchObject([{ name: 'Ada' }]);
  expect(back.articles.flatMap(({ spans }) => spans)).toHaveLength(4);
  expect(back.codebook.labels).toEqual([]);
});
