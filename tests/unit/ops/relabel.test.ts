import { expect, test } from 'vitest';
import type { Relation } from '../../../shared/model/relation.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { quoteOf } from '../../../shared/model/anchor.ts';
import type { Span } from '../../../shared/model/span.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { stateOf } from '../../../shared/ops/state.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { ADA, articleOf, CLOCK } from '../../storage/project.ts';

const article = articleOf('a', 'Officials said that at least 133 people were killed.');
const times = { created: '2024-03-22', modified: '2024-03-22', clock: CLOCK, by: ADA.id };
const spanOf = (label: string, start: number, end: number): Span => ({
  kind: 'span',
  id: label,
  article: 'a',
  revision: 1,
  label,
  fragments: [{ start, end }],
  quote: quoteOf(article.text, [{ start, end }]),
  attributes: {},
  status: 'draft',
  ...times,
});
const attributed: Relation = {
  kind: 'relation',
  id: 'attributed',
  type: 'attributed-to',
  from: { article: 'a', span: 'claim' },
  to: { article: 'a', span: 'source' },
  attributes: {},
  ...times,
};
const project = { kind: 'project', id: 'project', title: 'T', created: '', clock: CLOCK } as const;
const state = stateOf({ project, codebook: defaultCodebook(CLOCK), annotators: [ADA], links: [] }, [
  {
    article,
    spans: [spanOf('claim', 20, 51), spanOf('source', 0, 9), spanOf('number', 29, 32)],
    relations: [attributed],
  },
]);
const relabel = (span: string, label: string) =>
  execute(state, { do: 'edit-span', article: 'a', span, edit: { label } }, contextOf(ADA.id));

test('a label that a relation of the span does not go with is refused, naming both', () => {
  const refused = relabel('source', 'number');
  expect(refused).toMatchObject({ ok: false, error: { code: 'relations-in-the-way' } });
  expect(refused.ok ? '' : refused.error.message).toBe(
    'Number does not go with what is linked already: attributed to. Unlink first, or choose another label.',
  );
});

test('a span without relations takes any label', () => {
  expect(relabel('number', 'cue').ok).toBe(true);
});

test('a relation that the codebook does not allow is refused before it is made', () => {
  const from = { article: 'a', span: 'number' };
  const to = { article: 'a', span: 'source' };
  const refused = execute(
    state,
    { do: 'add-relation', type: 'attributed-to', from, to },
    contextOf(ADA.id),
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'invariant' } });
});
