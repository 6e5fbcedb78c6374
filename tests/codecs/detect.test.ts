import { expect, test } from 'vitest';
import { detectFormat } from '../../shared/codecs/detect.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { CASES } from './cases.ts';
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
