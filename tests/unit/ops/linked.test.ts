/** Relations, alone and with the spans they link. */
import { describe, expect, test } from 'vitest';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import type { Command } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { linkOffers, linkProblem } from '../../../shared/ops/link-choices.ts';
import { stateOf, type State } from '../../../shared/ops/state.ts';
import type { Result } from '../../../shared/result.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { ADA, articleOf, CLOCK } from '../../storage/project.ts';
import { valuesOf } from '../../property/ops/session.ts';

const TEXT = '“We will do it alone,” he said on Friday in Tel Aviv.';
const project = { kind: 'project', id: 'project', title: 'T', created: '', clock: CLOCK } as const;
const empty = stateOf({ project, codebook: defaultCodebook(CLOCK), annotators: [ADA], links: [] }, [
  { article: articleOf('a', TEXT), spans: [], relations: [] },
  { article: articleOf('b', TEXT), spans: [], relations: [] },
]);
const at = (quote: string) => {
  const start = TEXT.indexOf(quote);
  return [{ start, end: start + quote.length }];
};
const CHAIN: Extract<Command, { do: 'add-linked' }> = {
  do: 'add-linked',
  article: 'a',
  spans: [
    { label: 'claim', fragments: at('We will do it alone'), attributes: { kind: 'direct quote' } },
    { label: 'source', fragments: at('he') },
    { label: 'cue', fragments: at('said') },
  ],
  relations: [
    { type: 'attributed-to', from: 0, to: 1 },
    { type: 'cued-by', from: 0, to: 2 },
  ],
};
const context = contextOf(ADA.id);
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const after = (state: State, command: Command): State =>
  must(applyChange(state, must(execute(state, command, context)).change));
const spansOf = (state: State, article: string) => [...(state.layers.get(article)?.spans ?? [])];
const tagged = (article: string, label: string, quote: string): Command => ({
  do: 'add-span',
  article,
  label,
  fragments: at(quote),
});

describe('a claim with its source and its cue', () => {
  test('is one step, named by all of it', () => {
    const step = must(execute(empty, CHAIN, context));
    expect(step.label).toBe('Tag “We will do it alone” as Claim with Source and Cue');
    expect(step.change.added.map(({ kind }) => kind)).toEqual([
      'span',
      'span',
      'span',
      'relation',
      'relation',
    ]);
  });

  test('is gone without a trace when it is undone', () => {
    const { change } = must(execute(empty, CHAIN, context));
    const back = must(applyChange(must(applyChange(empty, change)), invert(change)));
    expect(JSON.stringify(valuesOf(back))).toBe(JSON.stringify(valuesOf(empty)));
  });

  test('links to what is tagged already', () => {
    const state = after(empty, tagged('a', 'source', 'he'));
    const [source] = spansOf(state, 'a');
    const step = must(
      execute(
        state,
        {
          ...CHAIN,
          spans: CHAIN.spans.slice(0, 1),
          relations: [
            { type: 'attributed-to', from: 0, to: { article: 'a', span: source?.id ?? '' } },
          ],
        },
        context,
      ),
    );
    expect(step.label).toBe('Tag “We will do it alone” as Claim');
    expect(step.change.added.at(-1)).toMatchObject({ kind: 'relation', to: { span: source?.id } });
  });

  test.each<[string, Partial<typeof CHAIN>, RegExp]>([
    ['a type the codebook lacks', { relations: [{ type: 'x', from: 0, to: 1 }] }, /no relation/],
    [
      'ends of the wrong labels',
      { relations: [{ type: 'cued-by', from: 0, to: 1 }] },
      /does not go with the label/,
    ],
    ['an end that is not there', { relations: [{ type: 'cued-by', from: 0, to: 7 }] }, /not in/],
    ['a span linked to itself', { relations: [{ type: 'nested-in', from: 0, to: 0 }] }, /itself/],
    [
      'the same relation twice',
      { relations: [CHAIN.relations[0], CHAIN.relations[0]].flatMap((one) => one ?? []) },
      /Linked already/,
    ],
    [
      'an empty place',
      { spans: [{ label: 'claim', fragments: [{ start: 5, end: 5 }] }], relations: [] },
      /is empty/,
    ],
    ['nothing at all', { spans: [], relations: [] }, /nothing to tag/],
  ])('with %s is refused whole', (_name, edit, message) => {
    const outcome = execute(empty, { ...CHAIN, ...edit }, context);
    expect(outcome.ok ? outcome.value.label : outcome.error.message).toMatch(message);
    expect(outcome.ok).toBe(false);
  });
});

describe('a relation', () => {
  const state = after(empty, CHAIN);
  const [claim, source] = spansOf(state, 'a');
  const ends = {
    from: { article: 'a', span: claim?.id ?? '' },
    to: { article: 'a', span: source?.id ?? '' },
  };

  test('is not made twice', () => {
    const again = execute(state, { do: 'add-relation', type: 'attributed-to', ...ends }, context);
    expect(again).toMatchObject({ ok: false, error: { code: 'linked-already' } });
  });

  test('is taken away by name', () => {
    const relations = [...(state.layers.get('a')?.relations.values() ?? [])];
    const [first] = relations;
    if (!first) throw new Error('No relation');
    const words = (of: typeof relations): string =>
      must(execute(state, { do: 'remove-relations', relations: of }, context)).label;
    expect(words([first])).toBe('Unlink: attributed to');
    expect(words(relations)).toBe('Unlink 2 relations');
  });
});

describe('what a span can be linked with', () => {
  const codebook = defaultCodebook(CLOCK);
  const offered = (label: string) =>
    linkOffers(codebook, label).map(({ type, directions }) => `${type.id}: ${directions.join()}`);

  test('are the types its label goes with, in either direction', () => {
    expect(offered('cue')).toEqual(['cued-by: from']);
    expect(offered('number')).toEqual([
      'quantifies: to',
      'same-quantity: to,from',
      'conflicts-with: to,from',
    ]);
    expect(offered('claim').slice(0, 4)).toEqual([
      'attributed-to: to',
      'cued-by: to',
      'quantifies: from',
      'nested-in: to,from',
    ]);
  });

  test('is not offered by a type that is archived', () => {
    const relationTypes = codebook.relationTypes.map((type) => ({ ...type, archived: true }));
    expect(linkOffers({ ...codebook, relationTypes }, 'cue')).toEqual([]);
  });

  test('is refused in words: itself, another label, another article, twice', () => {
    const state = after(after(empty, CHAIN), tagged('b', 'claim', 'We will'));
    const [claim, source, cue] = spansOf(state, 'a');
    const [other] = spansOf(state, 'b');
    const problem = (type: string, there: typeof claim): string | null => {
      const found = codebook.relationTypes.find(({ id }) => id === type);
      if (!claim || !there || !found) throw new Error('Not there');
      return linkProblem(state, found, { type, direction: 'to' }, claim, there);
    };
    expect(problem('attributed-to', claim)).toMatch(/itself/);
    expect(problem('attributed-to', cue)).toBe(
      '“attributed to” needs a Source here; this is a Cue.',
    );
    expect(problem('nested-in', other)).toMatch(/inside one article/);
    expect(problem('same-claim', other)).toBeNull();
    expect(problem('attributed-to', source)).toMatch(/Linked already/);
  });
});
