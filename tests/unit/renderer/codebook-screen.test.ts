import { expect, test } from 'vitest';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { freshId, freshName } from '../../../renderer/views/codebook/edits.ts';
import { keyProblem } from '../../../renderer/views/codebook/key-problem.ts';
import { nameProblem } from '../../../renderer/views/codebook/name-problem.ts';
import { partIn } from '../../../renderer/views/codebook/part.ts';

const codebook = defaultCodebook('000000000-0000-test');
const [claim, number] = codebook.labels;
if (!claim || !number) throw new Error('the default codebook has no labels');

test('a key of another label is refused, and the other one is named', () => {
  expect(keyProblem(codebook, number, 'c', false)).toMatch(/Claim/);
});

test('a key of the workbench is refused with the words of its action', () => {
  expect(keyProblem(codebook, number, 'm', false)).toMatch(/^m .*“Write a note on the annotation”/);
  expect(keyProblem(codebook, number, 'N', false)).toMatch(/^Shift N .*note on the article/);
  expect(keyProblem(codebook, number, '[', false)).not.toBeNull();
});

test('a free key, its own key, and the key of a label put away are no problem', () => {
  expect(keyProblem(codebook, number, 'w', false)).toBeNull();
  expect(keyProblem(codebook, number, 'n', false)).toBeNull();
  const labels = codebook.labels.map((label) =>
    label.id === claim.id ? { ...label, archived: true } : label,
  );
  expect(keyProblem({ ...codebook, labels }, number, 'c', false)).toBeNull();
});

test('two labels do not have one name, whatever the case', () => {
  expect(nameProblem('label', codebook.labels, number, 'CLAIM')).toMatch(/label called “Claim”/);
  expect(nameProblem('label', codebook.labels, number, 'number')).toBeNull();
});

test('what is new is told apart from what is there', () => {
  expect(freshName('New label', ['New label', 'new label 2'])).toBe('New label 3');
  expect(freshId('Sprecher & Ämter', [])).toBe('sprecher-ämter');
  expect(freshId('…', ['entry'])).toBe('entry-2');
});

test('where the part that is shown is deleted, another one is shown', () => {
  expect(partIn(codebook, { kind: 'label', id: 'gone' })).toEqual({ kind: 'label', id: claim.id });
  expect(partIn({ ...codebook, labels: [] }, null)).toEqual({ kind: 'documents' });
});
