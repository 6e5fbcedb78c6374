/** Splitting, joining and duplicating spans. */
import { quoteOf, type Fragment } from '../model/anchor.ts';
import type { Attributes } from '../model/attribute.ts';
import type { Update } from '../model/change.ts';
import type { Relation } from '../model/relation.ts';
import { compareSpans, type Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { updateBetween } from './patch.ts';
import { fittingAnswers, labelNamed, relationsTouching } from './relabel.ts';
import { layerIn, newSpan, shortQuote, tidyFragments, twinOf } from './span-commands.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

/** An orphan's offsets count into a text that is gone: nothing can be cut or joined there. */
function placed(span: Span | undefined): Result<Span> {
  if (!span) return err('no-span', 'The annotation is not there any more.');
  return span.orphan === undefined
    ? ok(span)
    : err(
        'orphan',
        `${shortQuote(span.quote.exact)} has lost its place. Give it one first, in the inspector.`,
      );
}

/** The update of `old` to other fragments and fields, stamped. */
function movedTo(
  text: string,
  old: Span,
  next: Partial<Span> & Pick<Span, 'fragments'>,
  context: OpContext,
): readonly Update[] {
  const update = updateBetween(old, {
    ...old,
    ...next,
    quote: quoteOf(text, next.fragments),
    modified: context.now(),
    clock: context.tick(),
  });
  return update ? [update] : [];
}

/** Both sides of `at`, without white space; a fragment that `at` lies in is cut, a gap parts the list. */
export function fragmentsAround(
  text: string,
  fragments: readonly Fragment[],
  at: number,
): readonly [before: readonly Fragment[], after: readonly Fragment[]] {
  const before = fragments.filter(({ start }) => start < at);
  const after = fragments.filter(({ end }) => end > at);
  return [
    tidyFragments(
      text,
      before.map(({ start, end }) => ({ start, end: Math.min(end, at) })),
    ),
    tidyFragments(
      text,
      after.map(({ start, end }) => ({ start: Math.max(start, at), end })),
    ),
  ];
}

/**
 * The first part stays the span it was, with its relations and note. The second one is a new span
 * of the same annotator under the same label, with the same answers and status: both are the same
 * judgement about half as much text.
 */
export function splitSpan(
  state: State,
  command: Of<'split-span'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { article, spans } = layer.value;
  const found = placed(spans.get(command.span));
  if (!found.ok) return found;
  const { note: _note, ...old } = found.value;
  const [before, after] = fragmentsAround(article.text, old.fragments, command.at);
  if (before.length === 0 || after.length === 0) {
    return err(
      'no-split',
      'Put the caret between two words of the annotation to split it there. Nothing was changed.',
    );
  }
  const time = context.now();
  const second: Span = {
    ...old,
    id: context.newId(),
    fragments: after,
    quote: quoteOf(article.text, after),
    created: time,
    modified: time,
    clock: context.tick(),
  };
  return ok({
    label: `Split ${shortQuote(old.quote.exact)}`,
    change: {
      added: [second],
      updated: movedTo(article.text, found.value, { fragments: before }, context),
      removed: [],
    },
  });
}

/** Everything that `fragments` cover as one list: what only white space parts becomes one fragment. */
export function united(text: string, fragments: readonly Fragment[]): readonly Fragment[] {
  const tidy: Fragment[] = [];
  for (const next of tidyFragments(text, fragments)) {
    const last = tidy.at(-1);
    if (last && text.slice(last.end, next.start).trim() === '')
      tidy[tidy.length - 1] = { start: last.start, end: next.end };
    else tidy.push(next);
  }
  return tidy;
}

/** The relations of `gone` hung on `first`; what would be there twice, or link it to itself, goes. */
function rehung(
  state: State,
  first: Span,
  gone: readonly Span[],
  context: OpContext,
): { readonly updated: readonly Update[]; readonly removed: readonly Relation[] } {
  const ids = new Set(gone.map(({ id }) => id));
  const end = (at: Relation['from']): Relation['from'] =>
    ids.has(at.span) ? { ...at, span: first.id } : at;
  const keyOf = ({ type, from, to, by }: Relation): string =>
    `${type} ${from.article} ${from.span} ${to.article} ${to.span} ${by}`;
  const taken = new Set(relationsTouching(state, [first]).map(keyOf));
  const updated: Update[] = [];
  const removed: Relation[] = [];
  for (const relation of relationsTouching(state, gone)) {
    const moved = { ...relation, from: end(relation.from), to: end(relation.to) };
    if (moved.from.span === moved.to.span || taken.has(keyOf(moved))) {
      removed.push(relation);
      continue;
    }
    taken.add(keyOf(moved));
    const stamps = { modified: context.now(), clock: context.tick() };
    updated.push(...[updateBetween(relation, { ...moved, ...stamps })].filter((it) => it !== null));
  }
  return { updated, removed };
}

/**
 * Into the first of the list: it keeps its answers, takes those it lacks from the others in reading
 * order, and all notes. It is final only if all were. What lies between is covered only where it is
 * white space; else the joined span is discontinuous.
 */
export function joinSpans(
  state: State,
  command: Of<'join-spans'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { article, spans } = layer.value;
  const found: Span[] = [];
  for (const id of new Set(command.spans)) {
    const span = placed(spans.get(id));
    if (!span.ok) return span;
    found.push(span.value);
  }
  const [first, ...rest] = found;
  if (!first || rest.length === 0)
    return err('no-join', 'There must be two annotations at least to join them.');
  if (rest.some(({ label, by }) => label !== first.label || by !== first.by)) {
    return err(
      'no-join',
      'Only annotations of one label and one annotator can be joined. Relabel them first.',
    );
  }
  const others = rest.sort(compareSpans);
  const all = [first, ...others];
  const notes = [...all].sort(compareSpans).flatMap(({ note }) => note ?? []);
  const relations = rehung(state, first, others, context);
  const next: Partial<Span> & Pick<Span, 'fragments'> = {
    fragments: united(
      article.text,
      all.flatMap(({ fragments }) => fragments),
    ),
    attributes: all.reduceRight<Attributes>(
      (sum, { attributes }) => ({ ...sum, ...attributes }),
      {},
    ),
    ...(notes.length > 0 && { note: notes.join('\n\n') }),
    status: all.every(({ status }) => status === 'final') ? 'final' : 'draft',
  };
  const also =
    others.length === 1 ? shortQuote(others[0]?.quote.exact ?? '') : `${others.length} more`;
  return ok({
    label: `Join ${shortQuote(first.quote.exact)} and ${also}`,
    change: {
      added: [],
      updated: [...movedTo(article.text, first, next, context), ...relations.updated],
      removed: [...relations.removed, ...others],
    },
  });
}

/** The same place under another label, by whoever acts, as a draft and with the answers that fit. */
export function duplicateSpan(
  state: State,
  command: Of<'duplicate-span'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const found = placed(layer.value.spans.get(command.span));
  if (!found.ok) return found;
  const label = labelNamed(state.codebook, command.label);
  if (!label.ok) return label;
  const attributes = fittingAnswers(state.codebook, found.value, label.value);
  const { article, fragments } = found.value;
  const made = newSpan(state, { article, label: label.value.id, fragments, attributes }, context);
  if (!made.ok) return made;
  const { name } = label.value;
  if (twinOf(layer.value.spans, made.value)) {
    return err(
      'no-change',
      `You tagged this as ${name} already. Choose another label for the second annotation.`,
    );
  }
  return ok({
    label: `Duplicate ${shortQuote(found.value.quote.exact)} as ${name}`,
    change: { added: [made.value], updated: [], removed: [] },
  });
}
