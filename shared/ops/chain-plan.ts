/** A claim with its source and its cue: what of the codebook it needs, and the step it becomes. */
import type { Fragment } from '../model/anchor.ts';
import type { Attributes } from '../model/attribute.ts';
import { activeLabels, type Codebook, type Label, type RelationType } from '../model/codebook.ts';
import type { NewSpan } from '../model/project-command.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, LinkEnd } from './command.ts';
import { activeRelationTypes } from './link-choices.ts';
import { sameJson } from '../model/same-json.ts';
import type { Layer } from './state.ts';

/** What is asked for, in this order. */
export const CHAIN_STEPS = ['source', 'cue'] as const;
export type ChainStep = (typeof CHAIN_STEPS)[number];

/** A span there already, a place to tag, or none. */
export type ChainPart =
  | { readonly kind: 'span'; readonly span: string; readonly fragments: readonly Fragment[] }
  | { readonly kind: 'place'; readonly fragments: readonly Fragment[] }
  | { readonly kind: 'none' };
export type ChainClaim = Exclude<ChainPart, { readonly kind: 'none' }>;

/** The labels and relation types of the chain, by what they are in it. */
export interface ChainLabels {
  readonly claim: Label;
  readonly labels: Readonly<Record<ChainStep, Label>>;
  readonly types: Readonly<Record<ChainStep, RelationType>>;
}

/** As the default codebook calls them. */
const TYPES: Readonly<Record<ChainStep, string>> = { source: 'attributed-to', cue: 'cued-by' };

/** Refused, naming what is missing, where the codebook cannot hold such a chain. */
export function chainLabels(codebook: Codebook): Result<ChainLabels> {
  const labelOf = (id: string): Label | undefined =>
    activeLabels(codebook).find((label) => label.id === id);
  const typeTo = (step: ChainStep): RelationType | undefined => {
    const fitting = activeRelationTypes(codebook).filter(
      ({ from, to, scope }) => scope === 'within' && from.includes('claim') && to.includes(step),
    );
    return fitting.find(({ id }) => id === TYPES[step]) ?? fitting[0];
  };
  const [claim, source, cue] = [labelOf('claim'), labelOf('source'), labelOf('cue')];
  const [toSource, toCue] = [typeTo('source'), typeTo('cue')];
  if (claim && source && cue && toSource && toCue)
    return ok({ claim, labels: { source, cue }, types: { source: toSource, cue: toCue } });
  const missing = [
    ...(claim ? [] : ['a label “claim”']),
    ...(source ? [] : ['a label “source”']),
    ...(cue ? [] : ['a label “cue”']),
    ...(toSource ? [] : ['a relation from claim to source inside one article']),
    ...(toCue ? [] : ['a relation from claim to cue inside one article']),
  ];
  return err(
    'no-chain',
    `The codebook lacks ${missing.join(', ')}: a claim cannot be tagged with its source and cue in one go.`,
  );
}

/** The span with this label at exactly this place, whoever made it; else the place. */
export function partAt(layer: Layer, label: Label, fragments: readonly Fragment[]): ChainClaim {
  const twin = layer.spans
    .overlapping(fragments[0]?.start ?? 0, fragments.at(-1)?.end ?? 0)
    .find(
      (span) =>
        span.label === label.id && span.orphan === undefined && sameJson(span.fragments, fragments),
    );
  return twin
    ? { kind: 'span', span: twin.id, fragments: twin.fragments }
    : { kind: 'place', fragments };
}

const KIND = { attribute: 'kind', quote: 'direct quote' } as const;

/** What standing in quotation marks says of a claim, where the codebook asks for its kind. */
function attributesOf({ attributes }: Label, isQuoted: boolean): Attributes {
  const kind = attributes.find(({ id }) => id === KIND.attribute);
  return isQuoted && kind?.type === 'one' && kind.options?.includes(KIND.quote) === true
    ? { [KIND.attribute]: KIND.quote }
    : {};
}

/** The command that tags what is not tagged yet and links all of it. */
export function chainCommand(
  { claim: claimLabel, labels, types }: ChainLabels,
  article: string,
  claim: ChainClaim,
  isQuoted: boolean,
  answers: Readonly<Partial<Record<ChainStep, ChainPart>>>,
): Extract<Command, { do: 'add-linked' }> {
  const spans: NewSpan[] = [];
  const endFor = (part: ChainClaim, label: Label, attributes: Attributes = {}): LinkEnd => {
    if (part.kind === 'span') return { article, span: part.span };
    spans.push({ label: label.id, fragments: part.fragments, attributes });
    return spans.length - 1;
  };
  const from = endFor(claim, claimLabel, attributesOf(claimLabel, isQuoted));
  const relations = CHAIN_STEPS.flatMap((step) => {
    const part = answers[step];
    return part === undefined || part.kind === 'none'
      ? []
      : [{ type: types[step].id, from, to: endFor(part, labels[step]) }];
  });
  return { do: 'add-linked', article, spans, relations };
}
