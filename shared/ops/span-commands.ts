/** Adding, editing and removing spans. */
import { quoted } from '../text/quoted.ts';
import {
  fragmentsProblem,
  quoteOf,
  splitsSurrogatePair,
  trimFragment,
  type Fragment,
} from '../model/anchor.ts';
import type { StoreRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { spanProblem } from './invariants.ts';
import { updateBetween } from './patch.ts';
import { relationsOf, type Layer, type State } from './state.ts';

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

export function addSpan(state: State, command: Of<'add-span'>, context: OpContext): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { article } = layer.value;
  const label = state.codebook.labels.find((candidate) => candidate.id === command.label);
  if (!label) {
    const known = state.codebook.labels.map(({ name }) => name).join(', ');
    return err(
      'unknown-label',
      `There is no label “${command.label}” in the codebook. It has: ${known}.`,
    );
  }
  const range = command.fragments.some((fragment) => fragment.end <= fragment.start)
    ? fragmentsProblem(article.text, command.fragments)
    : null;
  if (range !== null) return err('bad-range', `This cannot be tagged: ${range}.`);
  const fragments = tidyFragments(article.text, command.fragments);
  if (fragments.length === 0) {
    return err(
      'empty-selection',
      `Nothing but white space is selected. Select some text to tag it as ${label.name}.`,
    );
  }
  const time = context.now();
  const span: Span = {
    kind: 'span',
    id: context.newId(),
    article: article.id,
    revision: article.revision,
    label: label.id,
    fragments,
    quote: quoteOf(article.text, fragments),
    attributes: command.attributes ?? {},
    ...(command.note === undefined ? {} : { note: command.note }),
    status: 'draft',
    by: context.annotator,
    created: time,
    modified: time,
    clock: context.tick(),
  };
  const problem = spanProblem(state.codebook, article, span);
  if (problem !== null)
    return err('bad-span', `This cannot be tagged as ${label.name}: ${problem}.`);
  return ok({
    label: `Tag ${shortQuote(span.quote.exact)} as ${label.name}`,
    change: { added: [span], updated: [], removed: [] },
  });
}

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
  const nextNote = note === undefined ? oldNote : note;
  const next: Span = {
    ...kept,
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
    label: `${wanted ? 'Move' : 'Edit'} ${shortQuote(old.quote.exact)}`,
    change: { added: [], updated: update ? [update] : [], removed: [] },
  });
}

/** Removes spans with every relation that would dangle. */
export function removalOf(state: State, spans: readonly Span[]): StoreRecord[] {
  const relations = new Map(
    spans
      .flatMap((span) => relationsOf(state, span.article, span.id))
      .map((relation) => [relation.id, relation]),
  );
  return [...relations.values(), ...spans];
}

export function removeSpans(state: State, command: Of<'remove-spans'>): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const spans = command.spans.flatMap((id) => layer.value.spans.get(id) ?? []);
  const first = spans[0];
  if (!first || spans.length < command.spans.length) {
    return err('no-span', 'The annotation to remove is not there any more.');
  }
  const removed = removalOf(state, spans);
  const links = removed.length - spans.length;
  const tail = links === 0 ? '' : ` and ${links} ${links === 1 ? 'relation' : 'relations'}`;
  const what = spans.length === 1 ? shortQuote(first.quote.exact) : `${spans.length} annotations`;
  return ok({ label: `Remove ${what}${tail}`, change: { added: [], updated: [], removed } });
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
