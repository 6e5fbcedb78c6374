/** A span chosen with others, anywhere in the project. */
import type { RelationEnd } from '../../../shared/model/relation.ts';
import type { State } from '../../../shared/ops/state.ts';

export interface ChosenSpan extends RelationEnd {
  /** Its label's id, where whoever lists it knows it and its article may not be loaded. */
  readonly label?: string;
}

/** The label of a chosen span, as far as it is known here. */
export const labelOf = ({ article, span, label }: ChosenSpan, data: State): string | undefined =>
  data.layers.get(article)?.spans.get(span)?.label ?? label;

/** The labels of `spans`; empty where one is not known, since it may be any. */
export function labelsOf(spans: readonly ChosenSpan[], data: State): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const span of spans) {
    const label = labelOf(span, data);
    if (label === undefined) return new Set();
    labels.add(label);
  }
  return labels;
}
