import { expect, test } from 'vitest';
import type { TextFile } from '../../shared/codecs/codec.ts';
import { doccano } from '../../shared/codecs/doccano/doccano.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import type { Loss } from '../../shared/model/loss.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import { caseOf } from './cases.ts';
import { realFiles } from './real-files.ts';
import { errorOf, valueOf } from './value-of.ts';

/** Title, author, label and words of every annotation, in reading order. */
function saidIn({ articles, annotators }: Dataset): string[] {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  return articles
    .flatMap(({ article, spans }) =>
      spans.map(({ by, label, fragments }) => {
        const words = fragments.map(({ start, end }) => article.text.slice(start, end));
        return `${article.title}: ${names.get(by) ?? by} ${label} “${words.join('…')}”`;
      }),
    )
    .sort();
}

const counts = (losses: readonly Loss[]): Record<string, number> =>
  Object.fromEntries(losses.map(({ what, count }) => [what, count]));

async function readReal(folder: string) {
  return valueOf(await doccano.read(realFiles(`doccano/${folder}`)));
}

const oneLine = (line: object): TextFile[] => [
  { path: 'all.jsonl', text: `${JSON.stringify(line)}\n` },
];

/** The files of a case; proved, before anything else is said of them. */
async function written(name: string, options: OptionValues) {
  const dataset = caseOf(name);
  const { files, losses } = valueOf(writeDataset(doccano, dataset, options));
  valueOf(await prove(doccano, dataset, files, options));
  const lines = files.filter((file): file is TextFile => file.path.endsWith('.jsonl'));
  return { text: lines.map(({ text }) => text).join(''), losses: counts(losses) };
}

test('a project of two users is one layer each on the same texts', async () => {
  const { dataset, leftOut } = await readReal('sequence');
  expect(saidIn(dataset)).toEqual([
    'EU leaders met in Brussels.: admin LOC “Brussels”',
    'EU leaders met in Brussels.: admin ORG “EU”',
    'EU leaders met in Brussels.: admin PER “EU leaders”',
    'EU leaders met in Brussels.: b.o@x.org LOC “Brussels”',
    'Flood in Lviv: admin LOC “Lviv”',
    'Flood in Lviv: admin ORG “Schools”',
    'Flood in Lviv: admin QUANTITY “12 people”',
    'Flood in Lviv: b.o@x.org PER “mayor Sadovyi”',
  ]);
  expect(dataset.articles).toHaveLength(3);
  expect(counts(leftOut)).toEqual({ 'values of the metadata “page”': 2, comments: 3 });
  const flood = dataset.articles.find(({ article }) => article.title === 'Flood in Lviv');
  expect(flood?.article.meta).toEqual({ outlet: 'The Daily', url: 'https://example.org/a' });
});

test('entities and the relations between them come from a shared project', async () => {
  const { dataset, leftOut } = await readReal('relations');
  expect(saidIn(dataset)).toEqual([
    'Google was founded by Larry Page.: Unknown annotator ORG “Google”',
    'Google was founded by Larry Page.: Unknown annotator PERSON “Larry Page”',
  ]);
  const [content] = dataset.articles;
  const [relation] = content?.relations ?? [];
  const labelOf = (id = '') => content?.spans.find((span) => span.id === id)?.label;
  expect([relation?.type, labelOf(relation?.from.span), labelOf(relation?.to.span)]).toEqual([
    'foundedBy',
    'ORG',
    'PERSON',
  ]);
  expect(counts(leftOut)).toEqual({ comments: 1 });
});

test('exports of older versions: one JSON list with users, and labels called labels', async () => {
  const { dataset, leftOut } = await readReal('older');
  expect(saidIn(dataset)).toEqual([
    'Ada met Bob.: User 1 3 “Ada”',
    'Ada met Bob.: User 2 3 “Bob”',
    'Kyiv wakes up.: project_1_dataset LOC “Kyiv”',
  ]);
  expect(counts(leftOut)).toEqual({ 'values of the metadata “wikiPageID”': 1 });
});

test('what is said of whole texts, images and sounds is left out and counted', async () => {
  const intent = await readReal('intent');
  expect(saidIn(intent.dataset)).toHaveLength(2);
  expect(counts(intent.leftOut)).toEqual({ 'labels of whole texts': 2 });
  const images = await readReal('images');
  expect(images.dataset.articles).toHaveLength(1);
  expect(counts(images.leftOut)).toEqual({
    'lines without a text': 1,
    'labels of whole texts': 1,
  });
});

test('what offsets count is told by where words begin and end', async () => {
  expect(saidIn((await readReal('graphemes')).dataset).map((one) => one.slice(-16))).toEqual([
    expect.stringContaining('“Odesa”'),
    expect.stringContaining('Cafe\u0301 Noir”'),
  ]);
  expect(saidIn((await readReal('python')).dataset)).toEqual([
    '🌊🌊 Lviv and Odesa: Unknown annotator LOC “Lviv”',
    '🌊🌊 Lviv and Odesa: Unknown annotator LOC “Odesa”',
  ]);
});

test('where several ways to count fit, it counts as doccano draws, and says so', async () => {
  const line = { id: 1, text: '🌊 a b c d e', label: [[3, 4, 'X']] };
  const { dataset, leftOut } = valueOf(await doccano.read(oneLine(line)));
  expect(saidIn(dataset)[0]).toMatch(/“a”$/u);
  expect(leftOut).toEqual([]);
  const doubtful = { id: 1, text: '警察🌊警察が発表した', label: [[4, 6, 'X']] };
  const second = valueOf(await doccano.read(oneLine(doubtful)));
  expect(saidIn(second.dataset)[0]).toMatch(/“警察”$/u);
  expect(counts(second.leftOut)).toEqual({});
  const open = { id: 1, text: '🌊東京東京東京', label: [[4, 6, 'X']] };
  const third = valueOf(await doccano.read(oneLine(open)));
  expect(saidIn(third.dataset)[0]).toMatch(/“東京”$/u);
  expect(counts(third.leftOut)).toEqual({ 'doubts where annotations lie': 1 });
});

test('carriage returns count in offsets, and are gone from the text', async () => {
  const line = {
    id: 1,
    text: 'one\r\ntwo\r\nthree',
    label: [
      [5, 8, 'A'],
      [10, 15, 'B'],
    ],
  };
  const { dataset } = valueOf(await doccano.read(oneLine(line)));
  expect(dataset.articles[0]?.article.text).toBe('one\ntwo\nthree');
  expect(saidIn(dataset).map((one) => one.split(' ').at(-1))).toEqual(['“two”', '“three”']);
});

test('labels of the project are proposed', async () => {
  const labels =
    '[{"id":4,"text":"LOC","prefixKey":null,"suffixKey":"l","backgroundColor":"#0072b2","textColor":"#ffffff"}]';
  const files = [{ path: 'label_config.json', text: labels }];
  const { proposed } = valueOf(await doccano.read(files));
  expect(proposed?.labels).toMatchObject([{ id: 'LOC', key: 'l', colour: 'blue' }]);
});

test('triples have no relations, which are counted', async () => {
  const { text, losses } = await written('linked', { form: 'label' });
  expect(text).toContain('"label":[[0,24,"claim"],[9,12,"number"],[26,35,"source"]]');
  expect(text).not.toContain('relations');
  expect(losses['relations']).toBe(2);
});

test('offsets count what is asked for', async () => {
  const of = async (offsets: string): Promise<string> =>
    (await written('emoji-with-joiners', { form: 'label', offsets })).text;
  expect(await of('utf-16')).toContain('[[3,29,"source"],[40,44,"number"]]');
  expect(await of('code-points')).toContain('[[2,24,"source"],[33,35,"number"]]');
  expect(await of('graphemes')).toContain('[[2,18,"source"],[26,28,"number"]]');
});

test('edges inside a character are widened for grapheme clusters, and counted', async () => {
  const accent = 'Cafe\u0301 owner';
  const dataset = caseOf('combining-marks');
  const [content] = dataset.articles;
  const [span] = content?.spans ?? [];
  if (!content || !span) throw new Error('The case has no annotation');
  expect(content.article.text.startsWith(accent)).toBe(true);
  const inside = { ...span, fragments: [{ start: 0, end: 4 }] };
  const cut = { ...dataset, articles: [{ ...content, spans: [inside] }] };
  const options = { offsets: 'graphemes' };
  const { files, losses } = valueOf(writeDataset(doccano, cut, options));
  valueOf(await prove(doccano, cut, files, options));
  expect(counts(losses)['edges inside a character (widened) of “Source”']).toBe(1);
  const back = valueOf(await doccano.read(files));
  expect(saidIn(back.dataset)[0]).toMatch(/“Cafe\u0301”$/u);
});

test('of overlapping annotations the longest stays, if so asked', async () => {
  const kept = await written('overlapping', { overlaps: 'keep' });
  expect(kept.text.match(/start_offset/gu)).toHaveLength(2);
  const { text, losses } = await written('overlapping', { overlaps: 'longest' });
  expect(text).toContain('"entities":[{"id":1,"label":"number","end_offset":12,"start_offset":0}]');
  expect(losses['overlapping annotations of “Source”']).toBe(1);
});

test('annotators’ names are file names that any system takes, and come back', async () => {
  const names = ['../../etc', 'all', 'CON', 'label_config', 'Zoë K. ', 'a%u0041', '.hidden', 'a:b'];
  for (const name of names) {
    const dataset = caseOf('simple');
    const [annotator] = dataset.annotators;
    if (!annotator) throw new Error('The case has no annotator');
    const named = { ...dataset, annotators: [{ ...annotator, name }] };
    const { files } = valueOf(writeDataset(doccano, named));
    const [file = ''] = files.map(({ path }) => path).filter((path) => path.endsWith('.jsonl'));
    expect(file, name).not.toMatch(/[/\\:]|^\.|^all\.|^con\.|^label_config\.| \.jsonl$/iu);
    const back = valueOf(await doccano.read(files));
    expect(back.dataset.annotators.map((one) => one.name)).toEqual([name]);
  }
});

test('equal texts stay apart, whoever annotated which', async () => {
  const dataset = caseOf('simple');
  const [content] = dataset.articles;
  const [ada] = dataset.annotators;
  if (!content || !ada) throw new Error('The case has no article');
  const copyOf = (id: string, title: string, by: string) => ({
    ...content,
    article: { ...content.article, id, title },
    spans: content.spans.map((span) => ({ ...span, id: `span of ${id}`, article: id, by })),
  });
  const twice = {
    ...dataset,
    annotators: [ada, { ...ada, id: 'bo', name: 'Bo' }],
    articles: [copyOf('1', 'First', 'bo'), copyOf('2', 'Second', ada.id)],
  };
  const { files } = valueOf(writeDataset(doccano, twice));
  expect(valueOf(await prove(doccano, twice, files)).proved).toBe(2);
});

test.each([
  ['nested beyond measure', '[{"id":1,"text":"a","label":' + '['.repeat(60_000), /not JSON/u],
  ['a text that is a number', '{"id":1,"text":5,"label":[]}', /line 1, text: /u],
  ['a label without a name', '{"id":1,"text":"ab","label":[[0,1]]}', /line 1, label\[0\]/u],
  ['an empty label', '{"id":1,"text":"ab","label":[[0,1,""]]}', /line 1, label\[0\]\[2\]/u],
  ['a half offset', '{"id":1,"text":"ab","label":[[0,0.5,"X"]]}', /line 1, label\[0\]\[1\]/u],
  [
    'an offset below nothing',
    '{"id":1,"text":"ab","label":[[-1,1,"X"]]}',
    /line 1, label\[0\]\[0\]/u,
  ],
  [
    'the same id twice',
    '{"id":1,"text":"ab","entities":[{"id":1,"label":"A","start_offset":0,"end_offset":1},{"id":1,"label":"A","start_offset":0,"end_offset":1}]}',
    /line 1, entities\[1\]: the id 1 is used twice/u,
  ],
  [
    'labels that are no list',
    '{"id":1,"text":"ab","label":{"a":1}}',
    /line 1, label: expected a list/u,
  ],
  ['a line that is no object', '{"id":1,"text":"a"}\n7', /line 2: /u],
  [
    'a hostile key',
    '{"id":1,"text":"ab","meta":{"__proto__":{"x":1}}}',
    /line 1, meta\.__proto__/u,
  ],
])('refuses %s', async (_name, text, says) => {
  const error = errorOf(await doccano.read([{ path: 'eve.jsonl', text }]));
  expect(error.message).toMatch(/^eve\.jsonl/u);
  expect(error.message).toMatch(says);
});

test('metadata nested deep is left out like any other', async () => {
  const deep = `{"id":1,"text":"ab","label":[],"x":${'['.repeat(3000)}${']'.repeat(3000)}}`;
  const { leftOut } = valueOf(await doccano.read([{ path: 'a.jsonl', text: deep }]));
  expect(counts(leftOut)).toEqual({ 'values of the metadata “x”': 1 });
});

test('usage says what the project has to allow', () => {
  expect(doccano.usage('event', { overlaps: 'keep' })).toMatch(/Allow overlapping spans\* has to/u);
  expect(doccano.usage('event', { form: 'label' })).toMatch(/Use relation labeling\* off/u);
  expect(doccano.usage('event', { offsets: 'graphemes' })).toMatch(
    /clusters as one character\* has to be on/u,
  );
});
