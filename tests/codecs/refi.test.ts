/** REFI-QDA projects as other programs save them: everything in them is in the dataset or counted. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Reading } from '../../shared/codecs/codec.ts';
import { toXmlChars, fromXmlChars } from '../../shared/codecs/xml.ts';
import { Archive, zipOf } from '../../shared/codecs/zip.ts';
import { caseOf } from './cases.ts';
import { codecOf, filesOf, readBy } from './files.ts';
import { errorOf, valueOf } from './value-of.ts';

const codec = codecOf('refi');
const REAL = path.join(import.meta.dirname, 'real', 'refi');

/** The folder as the program would have saved it. */
async function projectOf(folder: string): Promise<Reading> {
  const root = path.join(REAL, folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, Uint8Array] => {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(root, file).replaceAll(path.sep, '/');
      return [name, new Uint8Array(readFileSync(file))];
    });
  const bytes = zipSync(Object.fromEntries(entries));
  return valueOf(await codec.read([{ path: '', bytes }], { name: `${folder}.qdpx` }));
}

const spansOf = ({ dataset }: Reading) =>
  dataset.articles.flatMap(({ spans }) => spans.map((span) => [span.label, span.quote.exact]));

const countsOf = ({ leftOut }: Reading) =>
  Object.fromEntries(leftOut.map(({ what, why, count }) => [`${what}: ${why}`, count]));

const NO_PLACE = 'an annotation needs a label and a place in a text';
const NO_HOME = 'Claimbench has no place for it';
const ONLY_TEXT = 'Claimbench reads plain text only';

test('QualCoder: a byte order mark is not counted, names lose their line ends, memos are notes', async () => {
  const read = await projectOf('qualcoder');
  expect(spansOf(read)).toEqual([['Loss/Toll', '😀 133\npeople died']]);
  const [content] = read.dataset.articles;
  expect(content?.article.text).toBe('Hall 😀 133\npeople died.');
  expect(content?.article.title).toBe('hall.txt');
  expect(content?.spans[0]).toMatchObject({
    note: 'As the ministry says',
    created: '2024-05-02T10:01:00Z',
  });
  expect(read.dataset.annotators.map(({ name }) => name)).toEqual(['ada']);
  expect(read.leftOut).toEqual([]);
  expect(read.proposed?.labels).toMatchObject([{ id: 'Loss/Toll', guideline: 'How many died' }]);
});

test('MAXQDA: CRLF counts as two; braces, nested codes, memos alone and texts elsewhere', async () => {
  const read = await projectOf('maxqda');
  expect(spansOf(read)).toEqual([['Numbers/Dead', '40 dead']]);
  expect(read.dataset.articles[0]?.article.text).not.toContain('\r');
  expect(read.dataset.articles[0]?.spans[0]?.modified).toBe('2019-06-08T03:36:36Z');
  expect(read.proposed?.labels.map(({ id, colour }) => [id, colour])).toEqual([
    ['Numbers', 'amber'],
    ['Numbers/Dead', 'blue'],
    ['Dead', 'green'],
  ]);
  expect(countsOf(read)).toEqual({
    [`codes of whole texts: ${NO_PLACE}`]: 1,
    [`descriptions of texts: ${NO_HOME}`]: 1,
    [`selections without a code: ${NO_PLACE}`]: 1,
    [`empty selections: ${NO_PLACE}`]: 1,
    'texts: they have rich text only': 1,
    'texts: their files lie outside the archive': 2,
    'texts: their files are not in the archive': 1,
  });
});

test('ATLAS.ti: CRLF counts as one; a selection with two codes is two annotations; links relate', async () => {
  const read = await projectOf('atlas');
  expect(spansOf(read).sort()).toEqual([
    ['what', 'Four'],
    ['what', 'three'],
    ['who', 'three'],
  ]);
  expect(read.dataset.articles[0]?.relations).toMatchObject([{ type: 'explains' }]);
  expect(read.dataset.annotators.map(({ name }) => name).sort()).toEqual([
    'Chiara',
    'Unknown annotator',
  ]);
  expect(countsOf(read)).toEqual({
    'the direction “Associative” of links: a relation leads from one to the other': 1,
    [`links that are not between two annotations: ${NO_HOME}`]: 1,
    [`picture sources: ${ONLY_TEXT}`]: 1,
    [`PDF sources: ${ONLY_TEXT}`]: 1,
    [`audio sources: ${ONLY_TEXT}`]: 1,
    [`video sources: ${ONLY_TEXT}`]: 1,
  });
});

test('NVivo: names tell that UTF-16 and the byte order mark are counted; notes come by links', async () => {
  const read = await projectOf('nvivo');
  expect(spansOf(read)).toEqual([
    ['hurt', 'six wounded'],
    ['hurt', 'they say'],
  ]);
  const [content] = read.dataset.articles;
  expect(content?.spans.map(({ note }) => note)).toEqual([
    'Compare with the agency.',
    'Who are they?',
  ]);
  expect(content?.article.meta).toEqual({ outlet: 'The Wire' });
  expect(countsOf(read)).toEqual({
    [`values of variables: ${NO_HOME}`]: 1,
    [`cases: ${NO_HOME}`]: 1,
    [`sets: ${NO_HOME}`]: 1,
    [`graphs: ${NO_HOME}`]: 1,
    [`notes that are tied to no annotation: ${NO_HOME}`]: 1,
  });
});

test('the same archive read twice gives the same dataset', async () => {
  expect(await projectOf('atlas')).toEqual(await projectOf('atlas'));
});

test('a note with characters that XML cannot hold comes back as it was', async () => {
  const note = 'bell \u0007, %u0007, \ufffe, a\r\nb';
  const simple = caseOf('simple');
  const articles = simple.articles.map((content) => ({
    ...content,
    spans: content.spans.map((span) => ({ ...span, note })),
  }));
  const back = valueOf(await readBy(codec, filesOf(codec, { ...simple, articles })));
  expect(back.articles[0]?.spans[0]?.note).toBe(note);
  for (const value of ['', '%u', '%u0041', '\0%u'])
    expect(fromXmlChars(toXmlChars(value))).toBe(value);
});

test('an archive names what it refuses, and unpacks nothing that nobody asked for', () => {
  const where = { file: 'a.qdpx' };
  const bytes = zipOf([
    { path: 'project.qde', bytes: strToU8('<a/>') },
    { path: 'Sources/X.txt', bytes: strToU8('x') },
  ]);
  const archive = valueOf(Archive.open(bytes, where));
  expect(archive.find('sources/x.TXT')).toBe('Sources/X.txt');
  expect([...valueOf(archive.unpack(new Set(['project.qde']))).keys()]).toEqual(['project.qde']);
  for (const evil of ['/etc/passwd', 'C:\\a.txt', 'a\\..\\..\\b'])
    expect(errorOf(Archive.open(zipSync({ [evil]: strToU8('x') }), where)).message).toMatch(
      /its path leads out of the archive/u,
    );
});

test('the same bytes in every time zone', () => {
  const before = process.env['TZ'];
  const made = ['UTC', 'Pacific/Auckland', 'America/St_Johns'].map((zone) => {
    process.env['TZ'] = zone;
    return Buffer.from(zipOf([{ path: 'a', bytes: strToU8('a') }])).toString('hex');
  });
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
  expect(new Set(made).size).toBe(1);
});
