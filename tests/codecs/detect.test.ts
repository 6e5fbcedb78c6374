import { expect, test } from 'vitest';
import { partOf } from '../../shared/codecs/parts.ts';
import { recognised } from '../../shared/codecs/registry.ts';
import { caseOf } from './cases.ts';
import { codecOf, textsOf } from './files.ts';

const told = (path: string, head: string, beside: readonly string[] = []): string | null =>
  recognised({ path, head, beside: new Set([path, ...beside]) })?.id ?? null;

test.each([
  ['a.json', '{"format": "claimbench-bundle", "version": 1}', 'bundle'],
  ['a.json', '{\n  "version": 9,\n  "format": "claimbench-bundle"', 'bundle'],
  ['a.json', '[{"@context": "http://www.w3.org/ns/anno.jsonld"', 'w3c'],
  ['data/A.NDJSON', '', 'jsonl'],
  ['a.json', '{"x": 1}', null],
  ['a.txt', '{"format": "claimbench-bundle"}', null],
  ['story.csv', 'a,b', null],
  ['a.claimbundle', 'not even JSON', 'bundle'],
  ['all.jsonl', '{"id":1,"text":"Long and cut o', 'doccano'],
  ['ada.jsonl', '{"text": "EU rejects", "label": [ [0, 2, "ORG"] ]}', 'doccano'],
  ['x/all.json', '[{"id":1,"text":"Ada","annotations":[{"label":3,"start_offset":0', 'doccano'],
  ['label_config.json', '[{"text":"LOC","suffixKey":"l"}]', 'doccano'],
  ['story.jsonl', '{"text": "EU rejects", "title": "x"}', null],
])('%s beginning with %s is %s', (name, head, format) => {
  expect(told(name, head)).toBe(format);
});

test('what lies beside the lines of JSONL is told from other JSON, and belongs to them', () => {
  const codec = codecOf('jsonl');
  for (const { path, text } of textsOf(codec, caseOf('linked'))) {
    const name = `a.b/event.${path === '' ? 'jsonl' : path}`;
    expect(told(name, text.slice(0, 1000))).toBe('jsonl');
    expect(partOf(codec, name)).toEqual({ dataset: 'a.b/event', path });
  }
  expect(told('event.dataset.json', '{"rows": []}')).toBeNull();
  expect(told('event.schema.json', '{"type": "object"}')).toBeNull();
});

test.each([
  ['csv', 'out/annotations.csv', { dataset: 'out', path: 'annotations.csv' }],
  ['csv', 'annotations.csv', { dataset: '', path: 'annotations.csv' }],
  ['bundle', 'a.b/event', { dataset: 'a.b/event', path: '' }],
  ['w3c', 'C:\\x\\e.json', { dataset: 'C:\\x\\e', path: '' }],
])('%s: %s is a part of %j', (id, name, part) => {
  expect(partOf(codecOf(id), name)).toEqual(part);
});
