import { describe, expect, test } from 'vitest';
import { cas } from '../../shared/codecs/cas/cas.ts';
import type { TextFile } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { caseOf } from './cases.ts';
import { filesOf, textsOf } from './files.ts';
import { realFiles } from './real-files.ts';
import { errorOf, valueOf } from './value-of.ts';

/** Author, label, attributes and words of every annotation, sorted. */
function saidIn({ articles, annotators }: Dataset): string[] {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  return articles
    .flatMap(({ spans }) =>
      spans.map(({ by, label, attributes, quote }) => {
        const said = Object.entries(attributes).map(([id, value]) => ` ${id}=${String(value)}`);
        return `${names.get(by) ?? by}: ${label}${said.join('')} “${quote.exact}”`;
      }),
    )
    .sort();
}

const linksIn = ({ articles }: Dataset): string[] =>
  articles
    .flatMap(({ spans, relations }) => {
      const words = new Map(spans.map(({ id, quote }) => [id, quote.exact]));
      return relations.map(({ type, from, to, attributes }) => {
        const said = Object.entries(attributes).map(([id, value]) => ` ${id}=${String(value)}`);
        const ends = [words.get(from.span), words.get(to.span)];
        return `“${ends[0] ?? ''}” ${type}${said.join('')} “${ends[1] ?? ''}”`;
      });
    })
    .sort();

const counts = (losses: readonly Loss[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { what, count } of losses) found[what] = (found[what] ?? 0) + count;
  return found;
};

const SOFA = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView' };

/** A file with a text and `structures` on it. */
function file(text: string, structures: readonly object[], more: object = {}): TextFile[] {
  const all = [{ ...SOFA, sofaString: text }, ...structures];
  return [{ path: 'doc.json', text: JSON.stringify({ '%FEATURE_STRUCTURES': all, ...more }) }];
}

const mark = (id: number, begin: number, end: number, more: object = {}): object => ({
  '%ID': id,
  '%TYPE': 'a.b.Claim',
  '@sofa': 1,
  begin,
  end,
  ...more,
});

const read = async (files: readonly TextFile[]) => valueOf(await cas.read(files));
const refused = async (files: readonly TextFile[]): Promise<string> =>
  errorOf(await cas.read(files)).message;

test('INCEpTION’s export of a document of two annotators: nothing is dropped unsaid', async () => {
  const { dataset, leftOut } = await read(realFiles('cas'));
  const [content, ...more] = dataset.articles;
  expect(more).toEqual([]);
  expect(content?.article.text).toBe('😀 Ms. Haag sold the clock.\nJohn bought it.');
  expect(content?.article.title).toBe('report.txt');
  expect(content?.article.meta).toEqual({ language: 'en' });
  expect(saidIn(dataset)).toEqual([
    'admin: Annotation “the clock”',
    'admin: PER identifier=http://www.wikidata.org/entity/Q4925477 “John”',
    'admin: PER “Ms. Haag”',
    'admin: Sells sure=true price=NaN topics=trade, “sold”',
    'admin: nom “clock”',
    'admin: pro “it”',
    'bea: Frame sure=false topics= “bought”',
    'bea: PER “John”',
  ]);
  expect(linksIn(dataset)).toEqual([
    '“Ms. Haag” sells-to weight=3 “John”',
    '“clock” coref “it”',
    '“sold” goods “the clock”',
    '“sold” seller “Ms. Haag”',
    '“sold” speaker “Ms. Haag”',
  ]);
  expect(counts(leftOut)).toEqual({
    'annotations of TagsetDescription': 1,
    'annotations of Sentence': 2,
    'annotations of Token': 10,
    'relations of Dependency': 1,
    // One that was deleted, and one that covers nothing.
    'annotations of NamedEntity': 2,
    'elements of lists': 1,
    'features “Roles” of Sells': 1,
    'relations of Relation': 1,
    'structures of CASMetadata': 1,
    'addresses of documents': 1,
  });
});

test('offsets that the header says are code points are counted so', async () => {
  const structures = [mark(2, 2, 4)];
  const header = { '%HEADER': { 'offset-encoding': 'UTF-32' } };
  expect(saidIn((await read(file('😀 ok', structures, header))).dataset)).toEqual([
    'Unknown annotator: Claim “ok”',
  ]);
  const bytes = { '%HEADER': { 'offset-encoding': 'UTF-8' } };
  expect(await refused(file('😀 ok', structures, bytes))).toMatch(
    /doc\.json, %HEADER\.offset-encoding: offsets in "UTF-8" cannot be read; write/u,
  );
});

test('every view that has a text is an article', async () => {
  const other = { ...SOFA, '%ID': 2, sofaID: 'German', sofaString: 'Zwei' };
  const { dataset } = await read(
    file('One', [other, mark(3, 0, 3), mark(4, 0, 4, { '@sofa': 2 })]),
  );
  expect(dataset.articles.map(({ article }) => article.text)).toEqual(['One', 'Zwei']);
  expect(saidIn(dataset)).toEqual([
    'Unknown annotator: Claim “One”',
    'Unknown annotator: Claim “Zwei”',
  ]);
});

test('an article that INCEpTION gives back keeps the ids of annotations, not its name for it', async () => {
  const dataset = caseOf('linked');
  const back = textsOf(cas, dataset)
    .filter(({ path }) => path.startsWith('0001'))
    .map(({ path, text }) => ({
      path: `annotation/${path}/Ada.json`,
      text: text
        .replace(/"documentId":"[^"]*"/u, '"documentId":"admin"')
        .replace('"collectionId":"claimbench"', '"collectionId":"project"'),
    }));
  const { dataset: found } = await read(back);
  const [ours] = carried(dataset, cas).dataset.articles;
  expect(found.articles[0]?.spans.map(({ id }) => id)).toEqual(ours?.spans.map(({ id }) => id));
  expect(linksIn(found)).toHaveLength(2);
  expect(found.articles[0]?.article.id).not.toBe(ours?.article.id);
});

test('copies of one annotation in two annotators’ files are two', async () => {
  const own = { id: 'x', label: 'claim', '%TYPE': 'webanno.custom.ClaimbenchSpan' };
  const [one] = file('One', [mark(2, 0, 3, own)]);
  if (!one) throw new Error('There is a file');
  const paths = ['annotation/doc/ada.json', 'annotation/doc/bo.json'];
  const { dataset } = await read(paths.map((path) => ({ ...one, path })));
  expect(saidIn(dataset)).toEqual(['ada: claim “One”', 'bo: claim “One”']);
  const ids = dataset.articles.flatMap(({ spans }) => spans.map(({ id }) => id));
  expect(new Set(ids).size).toBe(2);
  expect(ids).toContain('x');
});

test('an attribute of several kinds is a feature for each, and comes back as it was', async () => {
  const dataset = caseOf('nested');
  const [content] = dataset.articles;
  if (!content) throw new Error('The case has an article');
  const values = [true, ['a', 'b'], 'true', []];
  const [first] = content.spans;
  if (!first) throw new Error('The case has an annotation');
  const spans = values.map((value, at) => ({
    ...first,
    id: `s${at}`,
    attributes: { label: value },
  }));
  const changed = { ...dataset, articles: [{ ...content, spans }] };
  valueOf(await prove(cas, changed, filesOf(cas, changed)));
  const { dataset: found } = valueOf(await cas.read(filesOf(cas, changed)));
  expect(found).toEqual(carried(changed, cas).dataset);
  expect(textsOf(cas, changed)[1]?.text).toMatch(/"A_Nlabel_Boolean":true/u);
});

describe('bad input', () => {
  test.each<[string, readonly object[], RegExp]>([
    ['no text', [], /doc\.json: it holds no text/u],
    [
      'an id that is no number',
      [mark(2, 0, 1, { '%ID': '2' })],
      /\[1\]\.%ID: a feature structure has/u,
    ],
    ['no type', [mark(2, 0, 1, { '%TYPE': 5 })], /\[1\]\.%TYPE: a feature structure has a type/u],
    ['a reference to text', [mark(2, 0, 1, { '@to': 'x' })], /\[1\]\.@to: a reference is the id/u],
    [
      'a text that is none',
      [mark(2, 0, 1, { '@sofa': 2 })],
      /\[1\]: the structure @sofa is no text/u,
    ],
    ['an emoji cut in two', [mark(2, 0, 1)], /\[1\]: \[0, 1\) cuts a character in two/u],
    ['half an offset', [mark(2, 0.5, 1)], /\[1\]: 0\.5 is no offset/u],
    [
      'an array in an array',
      [{ '%ID': 2, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [[1]] }],
      /\[1\]\.%ELEMENTS\[0\]: an element is a value/u,
    ],
  ])('is refused: %s', async (name, structures, says) => {
    const files = file('😀', structures);
    const [one] = files;
    const bare = { '%FEATURE_STRUCTURES': structures };
    expect(
      await refused(name === 'no text' && one ? [{ ...one, text: JSON.stringify(bare) }] : files),
    ).toMatch(says);
  });

  test('nests a hundred thousand deep, and is refused', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = `{"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "x", "a": ${deep}}]}`;
    expect(await refused([{ path: 'doc.json', text }])).toMatch(/a feature is text|not JSON/u);
  });

  test('has a chain of fifty thousand types, a million characters and a circle of features', async () => {
    const types = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, at) => [
        `t.T${at}`,
        { '%SUPER_TYPE': at === 0 ? 'uima.tcas.Annotation' : `t.T${at - 1}` },
      ]),
    );
    const circle = [
      mark(2, 0, 1_000_000, { '%TYPE': 't.T49999', '@next': 3 }),
      mark(3, 0, 1, { '%TYPE': 't.T49998', '@next': 2 }),
    ];
    const { dataset } = await read(file('x'.repeat(1_000_000), circle, { '%TYPES': types }));
    expect(dataset.articles[0]?.spans).toHaveLength(2);
    expect(dataset.articles[0]?.relations).toHaveLength(2);
  });
});
