import { describe, expect, test } from 'vitest';
import {
  firstPath,
  isZip,
  pathAsZip,
  pathForFormat,
} from '../../../renderer/views/dialogs/export-path.ts';
import { FORMAT_GROUPS } from '../../../renderer/views/dialogs/export-formats.ts';
import {
  firstForm,
  optionsOf,
  valuesOf,
  type ExportForm,
} from '../../../renderer/views/dialogs/export-request.ts';
import type { CodecOption } from '../../../shared/codecs/option.ts';
import { CODECS } from '../../../shared/codecs/registry.ts';
import { exportOptionsSchema } from '../../../shared/model/export-report.ts';
import { errorOf, valueOf } from '../../codecs/value-of.ts';

const overlap: CodecOption = {
  kind: 'choice',
  id: 'overlap',
  name: 'Overlaps',
  help: '',
  choices: [
    { id: 'all', name: 'All' },
    { id: 'longest', name: 'The longest' },
  ],
};
const choosable = {
  labels: [{ id: 'claim' }, { id: 'number' }],
  annotators: [{ id: 'ada' }, { id: 'gold' }],
  options: [overlap],
};
const formOf = (more: Partial<ExportForm> = {}): ExportForm => ({ ...firstForm('brat'), ...more });

describe('what the export dialog asks for', () => {
  test('is everything, at first', () => {
    expect(valueOf(optionsOf(formOf(), choosable))).toEqual({
      annotators: [],
      labels: [],
      boilerplate: true,
      format: { overlap: 'all' },
    });
  });

  test('names what is kept as soon as something is left', () => {
    const form = formOf({ leftLabels: new Set(['number']), leftAnnotators: new Set(['gold']) });
    const asked = valueOf(optionsOf(form, choosable));
    expect(asked).toMatchObject({ labels: ['claim'], annotators: ['ada'] });
  });

  test('is everything again where only something was left that is there no more', () => {
    const asked = valueOf(optionsOf(formOf({ leftLabels: new Set(['gone']) }), choosable));
    expect(asked.labels).toEqual([]);
  });

  test('is gold whatever stands under annotators', () => {
    const form = formOf({ goldOnly: true, leftAnnotators: new Set(['ada', 'gold']) });
    expect(valueOf(optionsOf(form, choosable))).toMatchObject({ goldOnly: true, annotators: [] });
  });

  test.each([
    [{ leftLabels: new Set(['claim', 'number']) }, 'Choose at least one label.'],
    [{ leftAnnotators: new Set(['ada', 'gold']) }, 'Choose at least one annotator.'],
    [
      { division: 'own', shares: { train: '1', dev: 'x', test: '1' } },
      'The share of dev is a number',
    ],
    [{ division: 'own', shares: { train: '1', dev: '', test: '0' } }, 'At least two of train'],
    [{ division: 'usual', seed: '-1' }, 'The seed is a whole number'],
    [{ division: 'usual', seed: '' }, 'The seed is a whole number'],
  ] satisfies [Partial<ExportForm>, string][])('%j is refused', (more, message) => {
    expect(errorOf(optionsOf(formOf(more), choosable)).message).toContain(message);
  });

  test('is a split of shares as they are typed, a comma too', () => {
    const shares = { train: ' 7,5 ', dev: '', test: '2.5' };
    const form = formOf({ division: 'own', shares, by: 'event', seed: '12' });
    const asked = valueOf(optionsOf(form, choosable));
    expect(asked.split).toEqual({
      weights: { train: 7.5, dev: 0, test: 2.5 },
      by: 'event',
      seed: 12,
    });
    expect(exportOptionsSchema.parse(asked)).toEqual(asked);
  });

  test('keeps what was set of each format', () => {
    const form = formOf({ set: { brat: { overlap: 'longest' }, csv: { other: true } } });
    expect(valuesOf(form, [overlap])).toEqual({ overlap: 'longest' });
    expect(valuesOf({ ...form, format: 'jsonl' }, [overlap])).toEqual({ overlap: 'all' });
  });
});

describe('the path that the export dialog proposes', () => {
  const file = { extension: '.jsonl' };
  const folder = { extension: '' };

  test('is made of the title', () => {
    expect(firstPath('/home/ada/exports', 'Rafah: “the push”', file)).toBe(
      '/home/ada/exports/rafah-the-push.jsonl',
    );
    expect(firstPath('C:\\exports', '…', folder)).toBe('C:\\exports\\project');
  });

  test.each([
    ['/x/storm.jsonl', file, folder, '/x/storm'],
    ['/x/storm', folder, file, '/x/storm.jsonl'],
    ['/x/storm.zip', file, folder, '/x/storm.zip'],
    ['/x/my.own', file, folder, '/x/my.own'],
    ['/x/STORM.JSONL', file, { extension: '.json' }, '/x/STORM.json'],
  ])('%s goes along with the format', (path, from, to, expected) => {
    expect(pathForFormat(path, from, to)).toBe(expected);
  });

  test.each([
    ['/x/storm.jsonl', file, '/x/storm.zip'],
    ['/x/storm', folder, '/x/storm.zip'],
  ])('%s becomes a zip and is itself again', (path, format, zip) => {
    expect(pathAsZip(path, format, true)).toBe(zip);
    expect(pathAsZip(zip, format, false)).toBe(path);
    expect(isZip(zip)).toBe(true);
    expect(isZip(path)).toBe(false);
  });
});

test('every format is offered once, in a group that has a name', () => {
  const offered = FORMAT_GROUPS.flatMap(({ codecs }) => codecs.map(({ id }) => id));
  expect(offered.toSorted()).toEqual(CODECS.map(({ id }) => id).toSorted());
  for (const { name } of FORMAT_GROUPS) expect(name).not.toBe('');
});
