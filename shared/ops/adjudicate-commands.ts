/**
 * Deciding what annotators disagree about. What they did stays; what is decided becomes gold, with
 * a record of who decided it, from whose work, and why.
 */
import { plural } from '../text/plural.ts';
import { fragmentsProblem, quoteOf } from '../model/anchor.ts';
import { GOLD_ANNOTATOR } from '../model/annotator.ts';
import type { Choice } from '../model/project-command.ts';
import { compareSpans, type Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import { isEmpty } from './change-algebra.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { GoldDraft, type GoldVersion, type Ruling } from './gold-draft.ts';
import { spanProblem } from './invariants.ts';
import { updateBetween } from './patch.ts';
import { labelNamed } from './relabel.ts';
import { saidBy, saySame } from './said.ts';
import { layerIn, shortQuote, tidyFragments } from './span-commands.ts';
import type { Layer, State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

/** The spans of one unit, in reading order. */
function unitIn(layer: Layer, of: readonly string[]): Result<readonly Span[]> {
  const spans = [...new Set(of)].flatMap((id) => layer.spans.get(id) ?? []).sort(compareSpans);
  if (spans.length === 0 || spans.length < new Set(of).size)
    return err('no-span', 'One of the annotations to decide on is not there any more.');
  if (spans.some(({ by }) => by === GOLD_ANNOTATOR))
    return err('gold', 'Gold is what is decided: it cannot be decided on again.');
  if (new Set(spans.map(({ by }) => by)).size < spans.length)
    return err('not-a-unit', 'Two of the annotations to decide on are of one annotator.');
  if (spans.some(({ orphan }) => orphan !== undefined))
    return err('orphan', 'An annotation without a place cannot be decided on. Give it one first.');
  return ok(spans);
}

const versionOf = ({ revision, label, fragments, quote, attributes, note }: Span): GoldVersion => ({
  revision,
  label,
  fragments,
  quote,
  attributes,
  ...(note !== undefined && { note }),
});

/** By place in `spans`; those that say the same share one, with all their notes. */
function versionsOf(spans: readonly Span[]): readonly GoldVersion[] {
  const bySaid = new Map<string, Span[]>();
  for (const span of spans) bySaid.set(saidBy(span), [...(bySaid.get(saidBy(span)) ?? []), span]);
  const shared = new Map(
    [...bySaid].map(([said, alike]): [string, GoldVersion] => {
      const { note: _own, ...version } = versionOf(alike[0] ?? neverEmpty());
      const notes = [...new Set(alike.flatMap(({ note }) => note ?? []))];
      return [said, notes.length === 0 ? version : { ...version, note: notes.join('\n\n') }];
    }),
  );
  return spans.map((span) => shared.get(saidBy(span)) ?? neverEmpty());
}

const neverEmpty = (): never => {
  throw new Error('A group of annotations cannot be empty');
};

const byAnnotator = (a: Span, b: Span): number => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0);

/** Ruling without gold. */
const nothingOf = (of: readonly Span[], verdict: Ruling['verdict']): Ruling => ({
  of,
  verdict,
  from: [],
  versions: [],
});

function edited(
  state: State,
  layer: Layer,
  base: Span,
  choice: Extract<Choice, { verdict: 'edited' }>,
): Result<GoldVersion> {
  const { article } = layer;
  const place = fragmentsProblem(article.text, choice.fragments);
  if (place !== null) return err('bad-range', `This cannot be gold: ${place}.`);
  const label = labelNamed(state.codebook, choice.label);
  if (!label.ok) return label;
  const fragments = tidyFragments(article.text, choice.fragments);
  if (fragments.length === 0) return err('bad-range', 'Nothing but white space would be tagged.');
  return ok({
    ...versionOf(base),
    revision: article.revision,
    label: label.value.id,
    fragments,
    quote: quoteOf(article.text, fragments),
    attributes: choice.attributes,
  });
}

function rulingOf(state: State, layer: Layer, of: readonly Span[], choice: Choice): Result<Ruling> {
  if (!('from' in choice)) return ok(nothingOf(of, choice.verdict));
  const wanted = new Set(choice.from);
  const taken = of.filter(({ by }) => wanted.has(by)).sort(byAnnotator);
  const [base] = taken;
  if (!base || taken.length < wanted.size)
    return err(
      'no-version',
      'This annotator tagged nothing here, so there is no version to take. Take none instead.',
    );
  const from = taken.map(({ by }) => by);
  if (choice.verdict !== 'edited')
    return ok({ of, verdict: choice.verdict, from, versions: versionsOf(taken) });
  const version = edited(state, layer, base, choice);
  return version.ok
    ? ok({ of, verdict: 'edited', from, versions: taken.map(() => version.value) })
    : version;
}

/** What undo says: never whose version it was, which blind mode hides. */
function nameOf(state: State, of: readonly Span[], { verdict, versions }: Ruling): string {
  const [gold] = versions;
  const count = new Set(versions).size;
  const name = state.codebook.labels.find(({ id }) => id === gold?.label)?.name ?? '';
  const what = shortQuote((gold ?? of[0])?.quote.exact ?? '');
  switch (verdict) {
    case 'agreed':
      return `Accept ${what} as ${name}`;
    case 'taken':
      return `Take ${what} as ${name}`;
    case 'both':
      return `Take ${count === 1 ? 'every version' : plural(count, 'version')} of ${what}`;
    case 'edited':
      return `Take an edited ${what} as ${name}`;
    case 'none':
      return `Take nothing of ${what}`;
    case 'skipped':
      return `Skip ${what}`;
  }
}

const stepOf = (label: string, draft: GoldDraft): Result<Step> => {
  const change = draft.done();
  return isEmpty(change)
    ? err('no-change', 'Nothing to change: it is decided like that already.')
    : ok({ label, change });
};

export function adjudicate(
  state: State,
  command: Of<'adjudicate'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const of = unitIn(layer.value, command.of);
  if (!of.ok) return of;
  const ruling = rulingOf(state, layer.value, of.value, command.choice);
  if (!ruling.ok) return ruling;
  const draft = new GoldDraft(state, context);
  draft.rule(command.article, {
    ...ruling.value,
    ...(command.why !== undefined && { why: command.why.trim() }),
  });
  return stepOf(nameOf(state, of.value, ruling.value), draft);
}

/** Those that do not agree (any more), or break a rule of the codebook, are passed over. */
export function acceptAgreed(
  state: State,
  command: Of<'accept-agreed'>,
  context: OpContext,
): Result<Step> {
  const draft = new GoldDraft(state, context);
  const accepted: { readonly of: readonly Span[]; readonly ruling: Ruling }[] = [];
  for (const { article, of: ids } of command.units) {
    const layer = layerIn(state, article);
    if (!layer.ok) return layer;
    const of = unitIn(layer.value, ids);
    if (!of.ok || of.value.length < 2 || !saySame(of.value)) continue;
    const sound = of.value.every(
      (span) => spanProblem(state.codebook, layer.value.article, span) === null,
    );
    if (!sound) continue;
    const taken = [...of.value].sort(byAnnotator);
    const ruling: Ruling = {
      of: of.value,
      verdict: 'agreed',
      from: taken.map(({ by }) => by),
      versions: versionsOf(taken),
    };
    draft.rule(article, ruling);
    accepted.push({ of: of.value, ruling });
  }
  const [only] = accepted;
  if (!only) return err('no-change', 'There is nothing agreed that is not accepted already.');
  const label =
    accepted.length === 1
      ? nameOf(state, only.of, only.ruling)
      : `Accept ${plural(accepted.length, 'agreed annotation')}`;
  return stepOf(label, draft);
}

/** An empty reason takes it away. */
export function explainDecision(
  state: State,
  command: Of<'explain-decision'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const old = layer.value.decisions.get(command.decision);
  if (!old) return err('no-decision', 'Nothing is decided here yet. Decide first, then say why.');
  const { why: _before, ...rest } = old;
  const why = command.why.trim();
  const next = { ...rest, ...(why !== '' && { why }) };
  if (!updateBetween(old, next)) return err('no-change', 'The reason is like that already.');
  const update = updateBetween(old, { ...next, modified: context.now(), clock: context.tick() });
  const about = layer.value.spans.get(old.of[0] ?? '')?.quote.exact ?? '';
  return ok({
    label: `${why === '' ? 'Take away the reason for' : 'Say why:'} ${shortQuote(about)}`,
    change: { added: [], updated: update ? [update] : [], removed: [] },
  });
}
