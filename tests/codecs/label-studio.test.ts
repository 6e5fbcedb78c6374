import { expect, test } from 'vitest';
import type { TextFile } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { labelStudio } from '../../shared/codecs/label-studio/label-studio.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { caseOf } from './cases.ts';
import { textsOf } from './files.ts';
import { realFiles } from './real-files.ts';
import { errorOf, valueOf } from './value-of.ts';

/** Author, label, words, attributes and note of every annotation, sorted. */
function saidIn({ articles, annotators }: Dataset): string[] {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  return articles
    .flatMap(({ article, spans }) =>
      spans.map(({ by, label, fragments, attributes, note }) => {
        const words = fragments.map(({ start, end }) => article.text.slice(start, end));
        const more = Object.keys(attributes).length > 0 ? ` ${JSON.stringify(attributes)}` : '';
        return `${names.get(by) ?? by} ${label} “${words.join('…')}”${more}${note === undefined ? '' : ` (${note})`}`;
      }),
    )
    .sort();
}

function linksIn({ articles }: Dataset): string[] {
  return articles
    .flatMap(({ spans, relations }) => {
      const wordsOf = (id: string) => spans.find((span) => span.id === id)?.quote.exact ?? '';
      return relations.map(
        ({ type, from, to }) => `${wordsOf(from.span)} ${type} ${wordsOf(to.span)}`,
      );
    })
    .sort();
}

const counts = (losses: readonly Loss[]): Record<string, number> =>
  Object.fromEntries(losses.map(({ what, count }) => [what, count]));

async function readReal(folder: string) {
  return valueOf(await labelStudio.read(realFiles(`label-studio/${folder}`)));
}

const oneTask = (task: object): TextFile[] => [
  { path: 'tasks.json', text: JSON.stringify([task]) },
];

/** A task of one text and one region on it. */
const regionOn = (text: string, value: object, result: readonly object[] = []): TextFile[] =>
  oneTask({
    id: 1,
    data: { text },
    annotations: [
      {
        completed_by: 1,
        result: [
          { id: 'a', from_name: 'label', to_name: 'text', type: 'labels', value },
          ...result,
        ],
      },
    ],
  });

/** The files of a case, by path; proved, before anything else is said of them. */
async function written(name: string, options: OptionValues) {
  const dataset = caseOf(name);
  const { files } = valueOf(writeDataset(labelStudio, dataset, options));
  valueOf(await prove(labelStudio, dataset, files, options));
  const textAt = (path: string): string => {
    const file = files.find((one) => one.path === path);
    return file && 'text' in file ? file.text : '';
  };
  return { tasks: textAt('tasks.json'), config: textAt('config.xml') };
}

test('an export of a project brings everything, or says what it left out', async () => {
  const { dataset, leftOut } = await readReal('full');
  expect(saidIn(dataset)).toEqual([
    'ann@example.org PER “Ann Lee” {"role":"official","traits":["named","quoted"],"comment":"calls herself so"} (the mayor)',
    'ann@example.org PER “Mayor Ann Lee”',
    'ann@example.org QUANTITY “12 people” {"how_many":"12","sure":"4","kind":["Count > People","Harm"],"when":"2024-03-22"}',
    'ann@example.org ROLE “Mayor Ann Lee”',
    'bo@example.org PER “Ann Lee”',
    'bo@example.org PER “She”',
  ]);
  expect(linksIn(dataset)).toEqual([
    'Ann Lee about 12 people',
    'Ann Lee near 12 people',
    'Ann Lee says 12 people',
    'Mayor Ann Lee relation Ann Lee',
  ]);
  expect(dataset.articles).toHaveLength(1);
  expect(dataset.articles[0]?.article).toMatchObject({
    title: 'Mayor speaks',
    meta: { outlet: 'The Daily' },
  });
  expect(counts(leftOut)).toEqual({
    predictions: 2,
    drafts: 1,
    'skipped annotations': 1,
    'second directions of relations': 1,
    'parents of regions': 1,
    'regions without a label': 1,
    'answers “choices” about whole tasks': 1,
    'regions “rectanglelabels”': 1,
    'relations that lost an end': 1,
    'tasks without a text': 1,
    'values of the data “image”': 1,
    'values of the data “comment_box”': 1,
    'values of the data “score”': 1,
  });
});

test('labels, attributes and relation types of the config are proposed', async () => {
  const { proposed } = await readReal('full');
  expect(proposed?.labels.map(({ id, key, colour }) => [id, key, colour])).toEqual([
    ['PER', 'p', 'blue'],
    ['QUANTITY', '', expect.any(String)],
    ['ROLE', '', expect.any(String)],
  ]);
  const attributes = proposed?.labels.map((label) =>
    label.attributes.map(({ id, name, type, options = [] }) => [id, name, type, ...options]),
  );
  expect(attributes).toEqual([
    [
      ['role', 'Who, how many', 'one', 'official', 'witness'],
      ['comment', 'comment', 'text'],
    ],
    [
      ['how_many', 'How many?', 'number'],
      ['comment', 'comment', 'text'],
    ],
    [
      ['how_many', 'How many?', 'number'],
      ['comment', 'comment', 'text'],
    ],
  ]);
  expect(proposed?.relationTypes.map(({ id }) => id)).toEqual(['says', 'about']);
});

test('completions of old versions, in UTF-16 code units, with CRLF in the text', async () => {
  const { dataset, leftOut } = await readReal('old');
  expect(saidIn(dataset)).toEqual([
    'Unknown annotator City “Lviv”',
    'Unknown annotator Odd “shut,\nmayor”',
    'Unknown annotator Person “mayor”',
  ]);
  // The first “Lviv”, although both would fit the quote.
  expect(dataset.articles[0]?.spans[0]?.fragments).toEqual([{ start: 14, end: 18 }]);
  expect(leftOut).toEqual([]);
});

test('items of JSON-MIN on one task are layers of one article', async () => {
  const { dataset, leftOut } = await readReal('min');
  expect(dataset.articles).toHaveLength(2);
  expect(saidIn(dataset)).toEqual([
    'User 1 PER “Ann”',
    'User 1 PER “Ann” {"role":"speaker"}',
    'User 2 PER “Bob”',
  ]);
  expect(counts(leftOut)).toEqual({ 'values of the data “sentiment”': 1 });
});

test('a plain list of data is articles without annotations', async () => {
  const { dataset, leftOut } = await readReal('plain');
  expect(dataset.articles.map(({ article }) => article.text).sort()).toEqual([
    'Another one.',
    'Only a text.',
  ]);
  expect(counts(leftOut)).toEqual({ 'values of the data “price”': 1 });
});

test('the quote decides whether line ends count as one character or two', async () => {
  const text = 'one\r\ntwo\r\nthree';
  for (const [start, end] of [
    [10, 15],
    [8, 13],
  ]) {
    const files = regionOn(text, { start, end, text: 'three', labels: ['A'] });
    expect(saidIn(valueOf(await labelStudio.read(files)).dataset)).toEqual(['User 1 A “three”']);
  }
});

test('a quote that is elsewhere is found where it is once, and refused where it is not', async () => {
  const value = { start: 0, end: 3, text: 'two', labels: ['A'] };
  const once = valueOf(await labelStudio.read(regionOn('one two', value)));
  expect(saidIn(once.dataset)).toEqual(['User 1 A “two”']);
  const error = errorOf(await labelStudio.read(regionOn('one two two', value)));
  expect(error.message).toMatch(/result\[0\]: .*is in the article 2 times/u);
});

test('offsets count what is asked for, and the file says so', async () => {
  const points = await written('emoji-with-joiners', {});
  expect(points.tasks).toMatch(/"start":2,"end":24,.*"meta":\{"offsets":"code-points"\}/u);
  const units = await written('emoji-with-joiners', { offsets: 'utf-16' });
  expect(units.tasks).toMatch(/"start":3,"end":29,.*"meta":\{"offsets":"utf-16"\}/u);
});

test('annotators are members by e-mail address only where that is asked for', async () => {
  const named = await written('simple', {});
  expect(named.tasks).toContain('"created_username":"Ada"');
  expect(named.tasks).not.toContain('completed_by');
  const members = await written('simple', { authors: 'members' });
  expect(members.tasks).toContain('"completed_by":{"email":"Ada"}');
});

test('labels, attributes and values that XML or lists cannot hold come back as they were', async () => {
  const dataset = caseOf('simple');
  const [content] = dataset.articles;
  const [span] = content?.spans ?? [];
  if (!content || !span) throw new Error('The case has no annotation');
  const names = ['a,b', 'a__b', '_a_', '\u0001', '%u0041', ' x ', '\ud800', '\uffff', '<&">', '😀'];
  const spans = names.map((name, at) => ({
    ...span,
    id: `${span.id}-${at}`,
    label: name,
    attributes: { [name]: name, [`${name}__list`]: [name, ''], b: at % 2 === 0, list: [] },
  }));
  const odd = { ...dataset, articles: [{ ...content, spans }] };
  const { files } = valueOf(writeDataset(labelStudio, odd));
  valueOf(await prove(labelStudio, odd, files));
  const back = valueOf(await labelStudio.read(files));
  const attributesBy = new Map(
    back.dataset.articles[0]?.spans.map(({ label, attributes }) => [label, attributes]),
  );
  expect([...attributesBy].sort()).toEqual(
    spans.map(({ label, attributes }): [string, object] => [label, attributes]).sort(),
  );
  const proposed = back.proposed?.labels.map(({ id, attributes }): [string, string[]] => [
    id,
    attributes.map((attribute) => attribute.id).sort(),
  ]);
  expect(proposed?.sort()).toEqual(names.map((name) => [name, ['b', name].sort()]).sort());
});

test('choices hold the codebook’s options and every other value that was given', () => {
  const dataset = caseOf('everything');
  const [content] = dataset.articles;
  if (!content) throw new Error('The case has no article');
  const spans = content.spans.map((span) => ({ ...span, attributes: { kind: 'rumour' } }));
  const other = { ...dataset, articles: [{ ...content, spans }] };
  const { files } = valueOf(writeDataset(labelStudio, other));
  const config = files.find(({ path }) => path === 'config.xml');
  expect(config && 'text' in config ? config.text : '').toMatch(
    /<Choice value="question"\/>\s*<Choice value="rumour"\/>\s*<\/Choices>/u,
  );
});

test('relations between two annotators’ annotations are left out, and counted', () => {
  const dataset = caseOf('linked');
  const [bo] = dataset.annotators.map((ada) => ({ ...ada, id: 'bo', name: 'Bo' }));
  if (!bo) throw new Error('The case has no annotator');
  const articles = dataset.articles.map((content) => ({
    ...content,
    spans: content.spans.map((span) => (span.label === 'source' ? { ...span, by: 'bo' } : span)),
  }));
  const shared = { ...dataset, articles, annotators: [...dataset.annotators, bo] };
  const { losses } = valueOf(writeDataset(labelStudio, shared));
  expect(counts(losses)['relations between annotations of two annotators']).toBe(1);
});

test('tasks are read in units as they are whole', async () => {
  const dataset = caseOf('linked');
  const [tasks] = textsOf(labelStudio, dataset);
  const lines = tasks?.text.split(/(?<=\n)/u) ?? [];
  const { units } = labelStudio;
  const begins = units?.by === 'line' ? units.begins : undefined;
  expect(lines.map((line) => begins?.test(line))).toEqual([false, true, true, false]);
  const texts = new Map<string, number>();
  const unit = { unit: { texts } };
  const pieces = [lines.slice(0, 2).join(''), lines.slice(2).join('')];
  const read = [];
  for (const text of pieces) {
    const piece = await labelStudio.read([{ path: 'tasks.json', text }], unit);
    read.push(...valueOf(piece).dataset.articles);
  }
  const whole = valueOf(await labelStudio.read(textsOf(labelStudio, dataset)));
  expect(read).toEqual(whole.dataset.articles);
});

const entry = (more: object): object => ({ id: 'a', from_name: 'x', to_name: 'text', ...more });

test.each([
  ['a task that is a list', [[]], /tasks\.json, \[0\]: expected a task/u],
  ['data that is a text', [{ data: 'x' }], /\[0\]\.data: /u],
  ['annotations that are an object', [{ data: { text: 'a' }, annotations: {} }], /annotations: /u],
  [
    'a result that is a number',
    [{ data: { text: 'a' }, annotations: [{ result: [5] }] }],
    /result\[0\]: /u,
  ],
  [
    'a relation without an end',
    [{ data: { text: 'a' }, annotations: [{ result: [{ type: 'relation', from_id: 'a' }] }] }],
    /result\[0\]\.to_id: /u,
  ],
  [
    'an empty label',
    [
      {
        data: { text: 'ab' },
        annotations: [
          { result: [entry({ type: 'labels', value: { start: 0, end: 1, labels: [''] } })] },
        ],
      },
    ],
    /result\[0\]: a label is empty/u,
  ],
  [
    'an attribute with a hostile name',
    [
      {
        data: { text: 'ab' },
        annotations: [
          {
            result: [
              entry({ type: 'labels', value: { start: 0, end: 1, labels: ['A'] } }),
              entry({ from_name: '__proto__', type: 'choices', value: { choices: ['x'] } }),
            ],
          },
        ],
      },
    ],
    /result\[1\]\.from_name: it names no attribute/u,
  ],
])('refuses %s', async (_name, tasks, says) => {
  const text = JSON.stringify(tasks);
  const error = errorOf(await labelStudio.read([{ path: 'tasks.json', text }]));
  expect(error.message).toMatch(says);
});

test('nesting beyond measure is refused, and a config of many elements, too', async () => {
  const text = '['.repeat(60_000);
  expect(errorOf(await labelStudio.read([{ path: 'a.json', text }])).message).toMatch(/not JSON/u);
  const config = { path: 'config.xml', text: '<View>'.repeat(200) };
  const tasks = { path: 'tasks.json', text: '[]' };
  const error = errorOf(await labelStudio.read([tasks, config]));
  expect(error.message).toMatch(/config\.xml, line 1: elements are nested too deeply/u);
});

test('an entity in a config is not resolved', async () => {
  const config = { path: 'config.xml', text: '<View><Label value="&x;"/></View>' };
  const error = errorOf(await labelStudio.read([{ path: 'tasks.json', text: '[]' }, config]));
  expect(error.message).toMatch(/config\.xml, line 1: /u);
});
