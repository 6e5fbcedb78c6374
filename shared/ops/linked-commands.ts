/** Relations, alone and together with the spans they link, as one step. */
import type { Codebook } from '../model/codebook.ts';
import { EMPTY_CHANGE } from '../model/change.ts';
import type { Relation, RelationEnd } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, LinkEnd, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { endOf, twinRelation } from './link-choices.ts';
import { newSpan, shortQuote } from './span-commands.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;
type Plan = Pick<Relation, 'type' | 'from' | 'to'> & Partial<Pick<Relation, 'attributes'>>;

const isSame = (a: Plan, b: Plan): boolean =>
  a.type === b.type && a.from.span === b.from.span && a.to.span === b.to.span;

/**
 * A relation that was not there before, as far as its ends are loaded.
 * @param alongside the relations that come with it
 */
function newRelation(
  state: State,
  plan: Plan,
  context: OpContext,
  alongside: readonly Relation[] = [],
): Result<Relation> {
  const { relationTypes } = state.codebook;
  const type = relationTypes.find(({ id }) => id === plan.type);
  if (!type) {
    const known = relationTypes.map(({ name }) => name).join(', ');
    return err(
      'unknown-relation',
      `There is no relation type “${plan.type}” in the codebook. It has: ${known}.`,
    );
  }
  if (plan.from.span === plan.to.span)
    return err('bad-relation', 'An annotation cannot be linked to itself. Choose another one.');
  if (twinRelation(state, plan) || alongside.some((other) => isSame(other, plan))) {
    return err(
      'linked-already',
      `Linked already: “${type.name}” stands between these two. Nothing was changed.`,
    );
  }
  const time = context.now();
  return ok({
    kind: 'relation',
    id: context.newId(),
    type: type.id,
    from: plan.from,
    to: plan.to,
    attributes: plan.attributes ?? {},
    by: context.annotator,
    created: time,
    modified: time,
    clock: context.tick(),
  });
}

export function addRelation(
  state: State,
  { type, from, to, attributes = {} }: Of<'add-relation'>,
  context: OpContext,
): Result<Step> {
  const relation = newRelation(state, { type, from, to, attributes }, context);
  if (!relation.ok) return relation;
  const name = state.codebook.relationTypes.find(({ id }) => id === type)?.name ?? type;
  return ok({ label: `Link: ${name}`, change: { ...EMPTY_CHANGE, added: [relation.value] } });
}

export function removeRelations(
  { codebook }: State,
  { relations }: Of<'remove-relations'>,
): Result<Step> {
  const [only, ...others] = relations;
  if (!only) return err('no-change', 'There is no relation to remove.');
  const name = codebook.relationTypes.find(({ id }) => id === only.type)?.name ?? only.type;
  return ok({
    label: others.length === 0 ? `Unlink: ${name}` : `Unlink ${relations.length} relations`,
    change: { ...EMPTY_CHANGE, removed: relations },
  });
}

const nameOf = ({ labels }: Codebook, { label }: Span): string =>
  labels.find(({ id }) => id === label)?.name ?? label;

/** `Tag “We did…” as Claim with Source and Cue`; from a span there already, `Link “We did…”: cued by`. */
function wordsFor(state: State, spans: readonly Span[], relations: readonly Relation[]): string {
  const [first, ...others] = spans;
  const { codebook, layers } = state;
  const { from } = relations[0] ?? {};
  if (!first || (from && !spans.some(({ id }) => id === from.span))) {
    const linked = layers.get(from?.article ?? '')?.spans.get(from?.span ?? '');
    const types = relations.map(
      ({ type }) => codebook.relationTypes.find(({ id }) => id === type)?.name ?? type,
    );
    return `Link ${shortQuote(linked?.quote.exact ?? '')}: ${types.join(' and ')}`;
  }
  const names = others.map((span) => nameOf(codebook, span));
  const tail = names.length === 0 ? '' : ` with ${names.join(' and ')}`;
  return `Tag ${shortQuote(first.quote.exact)} as ${nameOf(codebook, first)}${tail}`;
}

/** The new spans in order, then the relations; refused whole where one of them is. */
export function addLinked(
  state: State,
  command: Of<'add-linked'>,
  context: OpContext,
): Result<Step> {
  const spans: Span[] = [];
  for (const plan of command.spans) {
    const span = newSpan(state, { ...plan, article: command.article }, context);
    if (!span.ok) return span;
    spans.push(span.value);
  }
  const relations: Relation[] = [];
  for (const { type, ...ends } of command.relations) {
    const [from, to] = [endIn(spans, ends.from), endIn(spans, ends.to)];
    if (!from || !to)
      return err('bad-relation', 'A relation names a new annotation that is not in the list.');
    const relation = newRelation(state, { type, from, to }, context, relations);
    if (!relation.ok) return relation;
    relations.push(relation.value);
  }
  if (spans.length + relations.length === 0)
    return err('no-change', 'There is nothing to tag and nothing to link.');
  return ok({
    label: wordsFor(state, spans, relations),
    change: { ...EMPTY_CHANGE, added: [...spans, ...relations] },
  });
}

function endIn(spans: readonly Span[], end: LinkEnd): RelationEnd | null {
  if (typeof end !== 'number') return end;
  const span = spans[end];
  return span ? endOf(span) : null;
}
