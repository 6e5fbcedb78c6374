import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODEBOOK_FORMATS, readCodebookFile } from '../../../shared/codebook/formats.ts';
import { readCodebook, writeCodebook } from '../../../shared/codebook/json-format.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { errorOf, valueOf } from '../../codecs/value-of.ts';
import { CLOCK } from '../../storage/project.ts';

const own = defaultCodebook(CLOCK);
const fixture = (name: string): string =>
  readFileSync(new URL(`files/${name}`, import.meta.url), 'utf8');
const read = (file: string, text = fixture(file), codebook: Codebook | null = null) =>
  readCodebookFile(text, file, codebook);
const labelOf = (codebook: Codebook, name: string) =>
  codebook.labels.find((label) => label.name === name);
const typeOf = ({ relationTypes, labels }: Codebook, name: string) => {
  const type = relationTypes.find((one) => one.name === name);
  const namesOf = (ids: readonly string[] = []) =>
    ids.map((id) => labels.find((label) => label.id === id)?.name);
  return [namesOf(type?.from), namesOf(type?.to)];
};
const writtenBy = (id: string) => {
  const format = CODEBOOK_FORMATS.find((one) => one.id === id);
  if (!format) throw new Error(`There is no format ${id}`);
  return format.write(own);
};

test('brat: types, headings, macros, events and attributes become labels and relations', () => {
  const { codebook, losses } = valueOf(read('annotation.conf'));
  expect(codebook.labels.map(({ name }) => name)).toEqual([
    'Person',
    'Organization',
    'News agency',
    'Quantity',
    'Statement',
    'Attack',
  ]);
  const speakers = ['Person', 'Organization', 'News agency'];
  expect(typeOf(codebook, 'said-by')).toEqual([['Statement'], speakers]);
  expect(typeOf(codebook, 'near')).toEqual([['Quantity'], speakers]);
  expect(typeOf(codebook, 'Victim')).toEqual([['Attack'], ['Person']]);
  expect(labelOf(codebook, 'Attack')?.attributes.map(({ name, type }) => [name, type])).toEqual([
    ['Negation', 'boolean'],
    ['Confidence', 'one'],
  ]);
  expect(labelOf(codebook, 'Statement')?.attributes).toMatchObject([
    { name: 'Confidence', options: ['Possible', 'Likely', 'Not sure'] },
    { name: 'Kind', options: ['quote', 'paraphrase'] },
  ]);
  expect(losses.map(({ what, count }) => [what, count])).toEqual([
    ['relations that go both ways', 1],
    ['numbers of arguments of events', 2],
    ['places in a hierarchy of types', 3],
  ]);
});

test('Label Studio: labels, controls by label, conditions and document choices', () => {
  const { codebook, losses } = valueOf(read('label-studio.xml'));
  const claim = labelOf(codebook, 'Claim');
  expect(claim).toMatchObject({
    key: 'c',
    colour: 'amber',
    guideline: 'Could be true & could be false',
  });
  const kind = claim?.attributes[0];
  expect(claim?.attributes).toMatchObject([
    { name: 'How is it said?', type: 'one', required: true, default: 'direct quote' },
    { name: 'marks', type: 'boolean', shownWhen: { attribute: kind?.id, is: ['direct quote'] } },
    { name: 'certainty', type: 'number', default: '3' },
    { name: 'when', type: 'date' },
  ]);
  expect(labelOf(codebook, 'Source, named')?.attributes.map(({ name }) => name)).toEqual([
    'full_name',
    'when',
  ]);
  expect(codebook.documentLabels).toMatchObject([
    { name: 'genre', type: 'many', options: ['news', 'opinion'] },
  ]);
  expect(typeOf(codebook, 'cued by')[0]).toEqual(['Claim', 'Source, named', 'Cue']);
  expect(losses).toEqual([
    { what: 'elements “Pairwise”', count: 1, why: 'a codebook has nothing like them' },
  ]);
});

test('a file read for a codebook keeps ids, keys and what the format has no words for', () => {
  const text = '[entities]\nCLAIM\nQuote\n[relations]\n[attributes]\nKind\tArg:CLAIM, Value:x|y\n';
  const { codebook } = valueOf(read('annotation.conf', text, own));
  expect(codebook.labels).toMatchObject([
    { id: 'claim', name: 'Claim', key: 'c', attributes: [{ id: 'kind', options: ['x', 'y'] }] },
    { id: 'quote', name: 'Quote', key: 'q' },
  ]);
  expect(codebook.relationTypes.map(({ id }) => id)).toContain('same-claim');
  expect(codebook.clock).toBe(own.clock);
});

test('what a format cannot carry is counted in words', () => {
  expect(writtenBy('json').losses).toEqual([]);
  const counts = (id: string) =>
    Object.fromEntries(writtenBy(id).losses.map(({ what, count }) => [what, count]));
  expect(counts('brat')).toMatchObject({
    'guidelines and examples': 4,
    'relation types across articles': 7,
    attributes: 7,
  });
  expect(counts('label-studio')).toMatchObject({
    'help texts': 5,
    'relation types across articles': 7,
    'allowed ends of relations': 5,
  });
});

test('brat gets one list of values for each name that labels ask differently', () => {
  const { text } = writtenBy('brat');
  expect(text).toContain('\nattributed_to\tArg1:Claim, Arg2:Source\n');
  expect(text).toContain('\nClaim-Kind\tArg:Claim, Value:assertion|direct_quote|');
  expect(text).toContain('\nSource-Kind\tArg:Source, Value:person|');
});

test('our own file is JSON without the project’s clock, and may leave out what never differs', () => {
  const text = writeCodebook(own);
  expect(JSON.parse(text)).not.toHaveProperty('clock');
  expect(valueOf(readCodebook(`\uFEFF${text}`))).toMatchObject({ name: own.name });
  const [claim] = own.labels;
  expect(valueOf(readCodebook(JSON.stringify({ labels: [claim] }))).relationTypes).toEqual([]);
});

const labels = (...edits: readonly object[]): string =>
  JSON.stringify({ labels: edits.map((edit, at) => ({ ...own.labels[at], ...edit })) });
const asking = (...attributes: readonly object[]): string => labels({ attributes });

test.each([
  ['a clashing key', 'c.json', labels({}, { key: 'c' }), '“c” is the key of Claim already'],
  [
    'an unknown attribute type',
    'c.json',
    asking({ id: 'a', name: 'A', type: 'colour' }),
    'c.json, labels[0].attributes[0].type:',
  ],
  [
    'cyclic conditions',
    'c.json',
    asking(
      { id: 'a', name: 'A', type: 'text', shownWhen: { attribute: 'b', is: ['x'] } },
      { id: 'b', name: 'B', type: 'text', shownWhen: { attribute: 'a', is: ['x'] } },
    ),
    'Claim: Attributes show each other in a circle: A ← B ← A',
  ],
  ['a truncated file', 'c.json', '{\n"labels": [\n{"id": "a",', 'c.json, line 3:'],
  ['a file that is empty', 'c.json', '', 'c.json, line 1:'],
  ['a list', 'c.json', '[]', 'c.json: a codebook is an object with “labels”'],
  ['a reserved key', 'c.json', '{"labels": [], "__proto__": {}}', '__proto__'],
  ['no section', 'annotation.conf', 'Person\n', 'line 1: an annotation.conf starts with'],
  ['an unknown section', 'annotation.conf', '[entities]\nA\n[things]\n', 'line 3: there is no'],
  ['an unknown type', 'a.conf', '[entities]\nA\n[relations]\nr Arg1:A, Arg2:B', 'line 4: there is'],
  ['an argument without type', 'a.conf', '[entities]\nA\n[relations]\nr Arg1', 'line 4: “Arg1” is'],
  ['an orphan indent', 'a.conf', '[entities]\n\t\tA\n', 'line 2: “A” is indented'],
  ['a reserved macro', 'a.conf', '[entities]\n<ANY>=A\n', 'line 2: <ANY> has a meaning already'],
  [
    'an attribute twice',
    'a.conf',
    '[entities]\nA\n[attributes]\nN Arg:A\nN Arg:A',
    'Two attributes',
  ],
  ['XML of another kind', 'a.xml', '<html/>', 'its outermost element is <html>, not <View>'],
  ['XML that does not close', 'a.xml', '<View>\n<Labels>\n</View>', 'a.xml, line 3:'],
  ['a config for images', 'a.xml', '<View><Image name="i" value="$i"/></View>', 'no <Labels>'],
  [
    'a document type',
    'a.xml',
    '<!DOCTYPE lolz [<!ENTITY lol "lol">]>\n<View>&lol;</View>',
    'a document type (DOCTYPE) is not allowed',
  ],
  ['an unknown entity', 'a.xml', '<View>&lol;</View>', 'a.xml, line 1:'],
  ['deep nesting', 'a.xml', '<View>'.repeat(5000), 'nested too deeply'],
])('%s is refused, with the place', (_what, file, text, words) => {
  const refused = errorOf(read(file, text));
  expect(refused.code).toBe('bad-codebook');
  expect(refused.message).toContain(words);
});
