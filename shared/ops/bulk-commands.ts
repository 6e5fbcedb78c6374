/** The same done to many spans, in any number of articles, as one step. */
import { plural } from '../text/plural.ts';
import { attributeProblem, isShown, type Attributes } from '../model/attribute.ts';
import type { Update } from '../model/change.ts';
import type { Label } from '../model/codebook.ts';
import type { BulkEdit } from '../model/project-command.ts';
import type { RelationEnd } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { spanProblem } from './invariants.ts';
import { updateBetween } from './patch.ts';
import { fittingAnswers, labelNamed, relabellable } from './relabel.ts';
import { newSpan, removal, shortQuote, twinOf } from './span-commands.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

const keyOf = ({ article, label, fragments }: Span): string =>
  `${article} ${label} ${fragments.map(({ start, end }) => `${start}-${end}`).join()}`;

const nameOfLabel = (state: State, id: string): string =>
  state.codebook.labels.find((label) => label.id === id)?.name ?? id;

/**
 * All of them or none: one that cannot be tagged refuses the step. What the annotator has tagged so
 * already (the same place, the same label) is passed over, and counted in the step's name.
 */
export function addSpans(state: State, command: Of<'add-spans'>, context: OpContext): Result<Step> {
  const added = new Map<string, Span>();
  for (const plan of command.spans) {
    const made = newSpan(state, plan, context);
    if (!made.ok) return made;
    const span = made.value;
    const layer = state.layers.get(span.article);
    if (layer && !twinOf(layer.spans, span) && !added.has(keyOf(span)))
      added.set(keyOf(span), span);
  }
  const spans = [...added.values()];
  const [first] = spans;
  if (!first)
    return err('no-change', 'Nothing to tag: every one of these places is tagged so already.');
  const labels = new Set(spans.map(({ label }) => label));
  const what = spans.length === 1 ? shortQuote(first.quote.exact) : plural(spans.length, 'place');
  const as = labels.size === 1 ? ` as ${nameOfLabel(state, first.label)}` : '';
  const known = command.spans.length - spans.length;
  return ok({
    label: `Tag ${what}${as}${known === 0 ? '' : ` (${known} tagged already)`}`,
    change: { added: spans, updated: [], removed: [] },
  });
}

/** The spans that are meant, each once; refused where one of them is gone. */
function spansAt(state: State, ends: readonly RelationEnd[]): Result<readonly Span[]> {
  const found = new Map<string, Span>();
  for (const end of ends) {
    const span = state.layers.get(end.article)?.spans.get(end.span);
    if (!span) {
      return err(
        'no-span',
        'One of the annotations is not there any more. Nothing was changed; choose them again.',
      );
    }
    found.set(span.id, span);
  }
  return found.size === 0 ? err('no-span', 'No annotation is chosen.') : ok([...found.values()]);
}

interface Answered {
  readonly after: Attributes;
  /** Why a value was no answer here, where one was none. */
  readonly problem: string | null;
}

/** The answers after `edit`, as far as `label` asks for what it says. */
function answered(
  label: Label,
  before: Attributes,
  edit: NonNullable<BulkEdit['attributes']>,
): Answered {
  const asked = Object.entries(edit).filter(([id]) =>
    label.attributes.some((definition) => definition.id === id),
  );
  const gone = new Set(asked.flatMap(([id, value]) => (value === null ? [id] : [])));
  const set = asked.flatMap(([id, value]) => (value === null ? [] : [[id, value] as const]));
  const rest = Object.entries(before).filter(([id]) => !gone.has(id));
  const all: Attributes = { ...Object.fromEntries(rest), ...Object.fromEntries(set) };
  const after: Record<string, Attributes[string]> = Object.fromEntries(rest);
  let problem: string | null = null;
  for (const [id, value] of set) {
    const definition = label.attributes.find((candidate) => candidate.id === id);
    if (!definition || !isShown(definition, all)) continue;
    const misfit = attributeProblem(definition, value);
    if (misfit === null) after[id] = value;
    else {
      problem = `${label.name}: ${misfit}.`;
      if (before[id] !== undefined) after[id] = before[id];
    }
  }
  return { after, problem };
}

/** What is done, without to how many: `Relabel`, `Set Kind of`. */
function verbsOf(state: State, { label, status, attributes = {} }: BulkEdit): string {
  const nameOf = (id: string): string =>
    state.codebook.labels
      .flatMap((candidate) => candidate.attributes)
      .find((definition) => definition.id === id)?.name ?? id;
  const namesWhere = (isCleared: boolean): string =>
    Object.keys(attributes)
      .filter((id) => (attributes[id] === null) === isCleared)
      .map(nameOf)
      .join(', ');
  const [set, cleared] = [namesWhere(false), namesWhere(true)];
  const verbs = [
    ...(label === undefined ? [] : ['relabel']),
    ...(status === undefined ? [] : ['mark']),
    ...(set === '' ? [] : [`set ${set} of`]),
    ...(cleared === '' ? [] : [`clear ${cleared} of`]),
  ];
  const words = verbs.join(' and ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Relabel 12 annotations as Claim`; `Set Kind of 9 annotations (3 left as they were)`. */
function nameOfBulk(state: State, edit: BulkEdit, all: readonly Span[], changed: number): string {
  const [only] = all;
  const what =
    only && all.length === 1 ? shortQuote(only.quote.exact) : plural(changed, 'annotation');
  const as = [
    ...(edit.label === undefined ? [] : [nameOfLabel(state, edit.label)]),
    ...(edit.status === undefined ? [] : [edit.status]),
  ];
  const tail = as.length === 0 ? '' : ` as ${as.join(', ')}`;
  const left = all.length - changed;
  const rest = left === 1 ? ' (1 left as it was)' : ` (${left} left as they were)`;
  return `${verbsOf(state, edit)} ${what}${tail}${left === 0 ? '' : rest}`;
}

/**
 * A new label keeps the answers that fit it; an attribute is set or cleared only where the label
 * (the new one, if there is one) asks for it and takes the value. Relations that a new label does not allow refuse the
 * step: it would have to tear them.
 */
export function editSpans(
  state: State,
  command: Of<'edit-spans'>,
  context: OpContext,
): Result<Step> {
  const { edit } = command;
  const spans = spansAt(state, command.spans);
  if (!spans.ok) return spans;
  if (edit.label !== undefined) {
    const label = labelNamed(state.codebook, edit.label);
    if (!label.ok) return label;
    const allowed = relabellable(state, spans.value, label.value);
    if (!allowed.ok) return allowed;
  }
  const updated: Update[] = [];
  let misfit: string | null = null;
  for (const old of spans.value) {
    const label = labelNamed(state.codebook, edit.label ?? old.label);
    if (!label.ok) return label;
    const kept =
      edit.label === undefined ? old.attributes : fittingAnswers(state.codebook, old, label.value);
    const attributes = answered(label.value, kept, edit.attributes ?? {});
    misfit = attributes.problem ?? misfit;
    const next: Span = {
      ...old,
      label: label.value.id,
      attributes: attributes.after,
      status: edit.status ?? old.status,
    };
    if (!updateBetween(old, next)) continue;
    const layer = state.layers.get(old.article);
    const problem = layer ? spanProblem(state.codebook, layer.article, next) : null;
    if (problem !== null)
      return err('bad-span', `${shortQuote(old.quote.exact)} cannot be changed so: ${problem}.`);
    const update = updateBetween(old, { ...next, modified: context.now(), clock: context.tick() });
    if (update) updated.push(update);
  }
  if (updated.length === 0 && misfit !== null) return err('bad-attribute', misfit);
  if (updated.length === 0)
    return err('no-change', 'Nothing to change: these annotations are like that already.');
  return ok({
    label: nameOfBulk(state, edit, spans.value, updated.length),
    change: { added: [], updated, removed: [] },
  });
}

/** With every relation that would dangle, by name. */
export function removeMany(state: State, command: Of<'remove-many'>): Result<Step> {
  const spans = spansAt(state, command.spans);
  return spans.ok ? ok(removal(state, spans.value)) : spans;
}
