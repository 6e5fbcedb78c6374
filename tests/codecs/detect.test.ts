import { expect, test } from 'vitest';
import { detectFormat } from '../../shared/codecs/detect.ts';
import { partOf } from '../../shared/codecs/parts.ts';
import { CODECS, findCodec } from '../../shared/codecs/registry.ts';
import { CASES, caseOf } from './cases.ts';
import { valueOf } from './value-of.ts';

test.each(CODECS)('what $id writes is told by its name and its first characters', (codec) => {
  for (const [name, dataset] of Object.entries(CASES)) {
    const file = valueOf(codec.write(dataset)).files[0];
    const path = file?.path === '' ? `${name}${codec.extension}` : `folder/${file?.path ?? ''}`;
    expect(detectFormat(path, file?.text.slice(0, 1000) ?? '')).toBe(codec.id);
  }
});

test.each([
  ['a.json', '{"format": "claimbench-bundle", "version": 1}', 'bundle'],
  ['a.json', '\uFEFF{\n  "version": 9,\n  "format": "claimbench-bundle"', 'bundle'],
  ['a.json', '[{"@context": "http://www.w3.org/ns/anno.jsonld"', 'w3c'],
  ['C:\\data\\A.NDJSON', '', 'jsonl'],
  ['a.json', '{"x": 1}', null],
  ['a.txt', '{"format": "claimbench-bundle"}', null],
  ['story.csv', 'a,b', null],
  ['a.claimbundle', 'not even JSON', 'bundle'],
])('%s beginning with %s is %s', (name, head, format) => {
  expect(detectFormat(name, head)).toBe(format);
});

test('what lies beside the lines of JSONL is told from other JSON, and belongs to them', () => {
  const codec = findCodec('jsonl');
  if (!codec) throw new Error('There is no JSONL');
  const { files } = valueOf(codec.write(caseOf('linked')));
  for (const { path, text } of files) {
    const name = `a.b/event.${path === '' ? 'jsonl' : path}`;
    expect(detectFormat(name, text.slice(0, 1000))).toBe('jsonl');
    expect(partOf(codec, name)).toEqual({ dataset: 'a.b/event', path });
  }
  expect(detectFormat('event.dataset.json', '{"rows": []}')).toBeNull();
  expect(detectFormat('event.schema.json', '{"type": "object"}')).toBeNull();
});

test.each([
  ['csv', 'out/annotations.csv', { dataset: 'out', path: 'annotations.csv' }],
  ['csv', 'annotations.csv', { dataset: '', path: 'annotations.csv' }],
  ['bundle', 'a.b/event', { dataset: 'a.b/event', path: '' }],
  ['w3c', 'C:\\x\\e.json', { dataset: 'C:\\x\\e', path: '' }],
])('%s: %s is a part of %j', (id, name, part) => {
  const codec = findCodec(id);
  expect(codec && partOf(codec, name)).toEqual(part);
});
