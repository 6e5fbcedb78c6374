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
  ['project-1-at-2024.json', '[{"id":1,"annotations":[{"id":1,"completed_by":1,', 'label-studio'],
  ['1.json', '{"id": 1, "completions": [{"created_at": 16', 'label-studio'],
  ['1.json', '[{"id": 1, "data": {"text": "a long one', 'label-studio'],
  ['min.json', '[{"text": "a", "id": 7, "annotator": 1, "annotation_id": 21, "x', 'label-studio'],
  ['config.xml', '<View>\n  <Labels name="label"', 'label-studio'],
  ['config.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0">', null],
  ['annotation/a.txt/ada.tsv', '#FORMAT=WebAnno TSV 3.2\n#T_SP=', 'webanno'],
  ['a.tsv', 'id\ttext', null],
  ['layers.xml', '<name>webanno.custom.ClaimbenchSpan</name>', 'webanno'],
  ['TypeSystem.xml', '<name>webanno.custom.ClaimbenchSpan</name>', 'cas'],
  ['TypeSystem.xml', '<name>webanno.custom.Other</name>', null],
  ['a.json', '{\n  "%TYPES" : {', 'cas'],
  ['a.json', '{"_context" : {"_types"', 'cas'],
  ['x/project.QDPX', '', 'refi'],
  ['out/data/spans/train-00000-of-00001.parquet', '', 'hugging-face'],
  ['out/other.parquet', '', null],
  ['out/README.md', '---\nlicense: unknown\ntags:\n- claimbench\n---\n', 'hugging-face'],
  ['README.md', '# Claimbench\n\n- claimbench', null],
  [
    'out/corpus.xml',
    '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><p>Exported from Claimbench',
    'tei',
  ],
  ['a.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0">', null],
  ['dataset.jsonl', '{"spacy":1,"id":"a","title":', 'spacy'],
  ['to_docbin.py', '"""Makes a spaCy DocBin of', 'spacy'],
  ['a.py', '"""Makes a spaCy DocBin of', null],
  ['news.jsonl', '{"text":"Ada","_input_hash":1', 'prodigy'],
  ['news.jsonl', '{"text":"Ada said \\"answer\\":","spans":[],"answer":"reject"}', 'prodigy'],
  ['news.jsonl', '{"text":"Ada said \\"answer\\":\\"reject\\"","x":1}', null],
  ['layers.json', '{\n  "format": "claimbench-conll"', 'conll'],
  ['offsets.jsonl', '{"conll":1,"id":"a","title":', 'conll'],
  ['eng.testa', '-DOCSTART- -X- -X- O\n\nEnvoys NNS I-NP O\nof I', 'conll'],
  ['a.conll', '', 'conll'],
  ['a.conll', '1\tAda\t_\tPROPN\t_\t_\t0\troot\t_\t_\n', null],
  ['tweets.txt', 'Ada\tB-PER\nleft\tO\n', 'conll'],
  ['story.txt', 'Go O\nand see\n', null],
])('%s beginning with %s is %s', (name, head, format) => {
  expect(told(name, head)).toBe(format);
});

test.each([
  ['a/001.ann', [], 'brat'],
  ['a/001.txt', ['a/001.ann'], 'brat'],
  ['a/001.txt', ['b/001.ann'], null],
  ['a/annotation.conf', ['a/001.ann'], 'brat'],
  ['kb_shortcuts.conf', ['a/001.ann'], 'brat'],
  ['annotation.conf', [], null],
  ['nginx.conf', ['a/001.ann'], null],
])('%s beside %j is %s', (name, beside, format) => {
  expect(told(name, '[entities]', beside)).toBe(format);
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
