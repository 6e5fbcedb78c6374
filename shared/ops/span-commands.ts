/** Adding, editing and removing spans. */
import { plural } from '../text/plural.ts';
import { quoted } from '../text/quoted.ts';
import {
  fragmentsProblem,
  quoteOf,
  splitsSurrogatePair,
  trimFragment,
  type Fragment,
} from '../model/anchor.ts';
import type { Codebook } from '../model/codebook.ts';
import type { NewSpan } from '../model/project-command.ts';
import type { StoreRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { defaultsOf } from './defaults.ts';
import { spanProblem } from './invariants.ts';
import { updateBetween } from './patch.ts';
import { sameJson } from '../model/same-json.ts';
import {
  fittingAnswers,
  labelNamed,
  namesOfLost,
  namesOfTypes,
  relabellable,
  relationsTouching,
} from './relabel.ts';
import type { SpanSet } from './span-set.ts';
import type { Layer, State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

const SHORT = 40;

/** A quote as undo and messages show it: one line, at most 40 characters, never half a character. */
export function shortQuote(quote: string): string {
  const line = quote.replace(/\s+/gu, ' ');
  if (line.length <= SHORT) return quoted(line);
  const cut = splitsSurrogatePair(line, SHORT - 1) ? SHORT - 2 : SHORT - 1;
  return quoted(`${line.slice(0, cut).trimEnd()}…`);
}

export function layerIn(state: State, article: string): Result<Layer> {
  const layer = state.layers.get(article);
  return layer ? ok(layer) : err('no-article', `There is no article ${article} in this project.`);
}

/** Trimmed, sorted, and touching or overlapping fragments joined. */
export function tidyFragments(text: string, fragments: readonly Fragment[]): Fragment[] {
  const trimmed = fragments.flatMap((fragment) => trimFragment(text, fragment) ?? []);
  const tidy: Fragment[] = [];
  for (const next of trimmed.sort((a, b) => a.start - b.start)) {
    const last = tidy.at(-1);
    if (last && next.start <= last.end)
      tidy[tidy.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else tidy.push(next);
  }
  return tidy;
}

/** The same place under the same label by the same annotator; an orphan has no place. */
export const twinOf = (
  spans: SpanSet,
  { label, by, fragments }: Pick<Span, 'label' | 'by' | 'fragments'>,
): Span | undefined =>
  spans
    .overlapping(fragments[0]?.start ?? 0, fragments.at(-1)?.end ?? 0)
    .find(
      (span) =>
        span.label === label &&
        span.by === by &&
        span.orphan === undefined &&
        sameJson(span.fragments, fragments),
    );

/** A span that was not there before, with everything that must hold of it. */
export function newSpan(
  state: State,
  plan: NewSpan & { readonly article: string; readonly note?: string },
  context: OpContext,
): Result<Span> {
  const layer = layerIn(state, plan.article);
  if (!layer.ok) return layer;
  const { article } = layer.value;
  const label = labelNamed(state.codebook, plan.label);
  if (!label.ok) return label;
  const { id, name } = label.value;
  // Order and overlaps are tidied below; what lies outside would be cut off without a word.
  const range = plan.fragments.some(
    ({ start, end }) => end <= start || start < 0 || end > article.text.length,
  )
    ? fragmentsProblem(article.text, plan.fragments)
    : null;
  if (range !== null) return err('bad-range', `This cannot be tagged: ${range}.`);
  const fragments = tidyFragments(article.text, plan.fragments);
  if (fragments.length === 0) {
    return err(
      'empty-selection',
      `Nothing but white space is selected. Select some text to tag it as ${name}.`,
    );
  }
  const time = context.now();
  const span: Span = {
    kind: 'span',
    id: context.newId(),
    article: article.id,
    revision: article.revision,
    label: id,
    fragments,
    quote: quoteOf(article.text, fragments),
    attributes: { ...defaultsOf(label.value, plan.attributes), ...plan.attributes },
    ...(plan.note === undefined ? {} : { note: plan.note }),
    status: 'draft',
    by: context.annotator,
    created: time,
    modified: time,
    clock: context.tick(),
  };
  const problem = spanProblem(state.codebook, article, span);
  return problem === null
    ? ok(span)
    : err('bad-span', `This cannot be tagged as ${name}: ${problem}.`);
}

export function addSpan(state: State, command: Of<'add-span'>, context: OpContext): Result<Step> {
  const span = newSpan(state, command, context);
  if (!span.ok) return span;
  const name = state.codebook.labels.find(({ id }) => id === command.label)?.name ?? command.label;
  return ok({
    label: `Tag ${shortQuote(span.value.quote.exact)} as ${name}`,
    change: { added: [span.value], updated: [], removed: [] },
  });
}

function verbOfMove({ fragments: before }: Span, { fragments: after }: Span): string {
  const has = (list: readonly Fragment[], wanted: Fragment): boolean =>
    list.some((fragment) => sameJson(fragment, wanted));
  if (after.length > before.length && before.every((fragment) => has(after, fragment)))
    return 'Add a fragment to';
  if (after.length < before.length && after.every((fragment) => has(before, fragment)))
    return 'Take a fragment from';
  return 'Move';
}

/** What an edit of a span is called: a new label says what could not go along. */
function nameOfEdit(codebook: Codebook, old: Span, next: Span, isMoved: boolean): string {
  const quote = shortQuote(old.quote.exact);
  if (next.label === old.label) return `${isMoved ? verbOfMove(old, next) : 'Edit'} ${quote}`;
  const name = codebook.labels.find(({ id }) => id === next.label)?.name ?? next.label;
  const lost = namesOfLost(codebook, old, next.attributes);
  return `Relabel ${quote} as ${name}${lost.length === 0 ? '' : `, without ${lost.join(', ')}`}`;
}

/** A new label keeps the answers that fit it, unless the edit says which ones there are. */
export function editSpan(state: State, command: Of<'edit-span'>, context: OpContext): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { article, spans } = layer.value;
  const old = spans.get(command.span);
  if (!old) return err('no-span', 'The annotation to change is not there any more.');
  const { note, fragments: wanted, ...rest } = command.edit;
  const { note: oldNote, orphan: oldOrphan, ...kept } = old;
  const fragments = wanted ? tidyFragments(article.text, wanted) : old.fragments;
  const place = wanted ? fragmentsProblem(article.text, fragments) : null;
  if (place !== null) return err('bad-range', `The annotation cannot be moved there: ${place}.`);
  const label = labelNamed(state.codebook, rest.label ?? old.label);
  if (!label.ok) return label;
  const isRelabelled = label.value.id !== old.label;
  const allowed = isRelabelled ? relabellable(state, [old], label.value) : ok([old]);
  if (!allowed.ok) return allowed;
  const nextNote = note === undefined ? oldNote : note;
  const next: Span = {
    ...kept,
    ...(isRelabelled && { attributes: fittingAnswers(state.codebook, old, label.value) }),
    ...rest,
    fragments,
    // Placing an orphan by hand anchors it anew; every other edit leaves its anchor alone.
    ...(wanted ? { quote: quoteOf(article.text, fragments), revision: article.revision } : {}),
    ...(oldOrphan === undefined || wanted ? {} : { orphan: oldOrphan }),
    ...(nextNote === undefined || nextNote === null || nextNote === '' ? {} : { note: nextNote }),
    modified: old.modified,
    clock: old.clock,
  };
  const problem = spanProblem(state.codebook, article, next);
  if (problem !== null) return err('bad-span', `The annotation cannot be changed so: ${problem}.`);
  if (!updateBetween(old, next))
    return err('no-change', 'Nothing to change: the annotation is like that already.');
  const update = updateBetween(old, { ...next, modified: context.now(), clock: context.tick() });
  return ok({
    label: nameOfEdit(state.codebook, old, next, wanted !== undefined),
    change: { added: [], updated: update ? [update] : [], removed: [] },
  });
}

/** Removes spans with every relation that would dangle. */
export const removalOf = (state: State, spans: readonly Span[]): readonly StoreRecord[] => [
  ...relationsTouching(state, spans),
  ...spans,
];

/** `Remove “…” and 2 relations (attributed to, cued by)`: what goes along is named. */
export function removal(state: State, spans: readonly Span[]): Step {
  const relations = relationsTouching(state, spans);
  const [first] = spans;
  const what =
    first && spans.length === 1
      ? shortQuote(first.quote.exact)
      : plural(spans.length, 'annotation');
  const tail =
    relations.length === 0
      ? ''
      : ` and ${plural(relations.length, 'relation')} (${namesOfTypes(state.codebook, relations)})`;
  return {
    label: `Remove ${what}${tail}`,
    change: { added: [], updated: [], removed: [...relations, ...spans] },
  };
}

export function removeSpans(state: State, command: Of<'remove-spans'>): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const ids = new Set(command.spans);
  const spans = [...ids].flatMap((id) => layer.value.spans.get(id) ?? []);
  return spans.length === 0 || spans.length < ids.size
    ? err('no-span', 'The annotation to remove is not there any more.')
    : ok(removal(state, spans));
}

/** Every span of one annotator, in every article, as one step. Needs all articles loaded. */
export function removeLayer(state: State, command: Of<'remove-layer'>): Result<Step> {
  const annotator = state.annotators.get(command.annotator);
  if (!annotator)
    return err('no-annotator', `There is no annotator ${command.annotator} in this project.`);
  const spans = [...state.layers.values()].flatMap(({ spans: all }) =>
    [...all].filter((span) => span.by === annotator.id),
  );
  const relations = [...state.layers.values()]
    .flatMap((layer) => [...layer.relations.values()])
    .concat([...state.links.values()])
    .filter((relation) => relation.by === annotator.id);
  const removed = new Map(
    [...removalOf(state, spans), ...relations].map((record) => [record.id, record]),
  );
  if (removed.size === 0)
    return err('no-change', `${annotator.name} has no annotations in this project.`);
  return ok({
    label: `Remove the ${spans.length} annotations of ${annotator.name}`,
    change: { added: [], updated: [], removed: [...removed.values()] },
  });
}
