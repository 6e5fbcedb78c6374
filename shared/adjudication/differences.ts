/** What the annotations of one unit differ in. */
import { sameJson } from '../model/same-json.ts';
import type { Span } from '../model/span.ts';
import { attributesSaid } from '../ops/said.ts';
import { DIFFERENCES, type Difference } from './unit.ts';

const differ = <T>(items: readonly T[], of: (item: T) => unknown): boolean => {
  const [first, ...rest] = items;
  return first !== undefined && rest.some((item) => !sameJson(of(first), of(item)));
};

/** Ids of attributes that are answered differently; only spans of one label are asked the same. */
export function attributesApart(spans: readonly Span[]): readonly string[] {
  const found = new Set<string>();
  for (const label of new Set(spans.map((span) => span.label))) {
    const answers = spans
      .filter((span) => span.label === label)
      .map(({ attributes }) => attributesSaid(attributes));
    for (const id of new Set(answers.flatMap((one) => Object.keys(one))))
      if (differ(answers, (one) => one[id] ?? null)) found.add(id);
  }
  return [...found].sort();
}

/** In the order of `DIFFERENCES`. */
export function differencesOf(
  spans: readonly Span[],
  { isMissing, isRelatedApart }: { isMissing: boolean; isRelatedApart: boolean },
): readonly Difference[] {
  const is: Readonly<Record<Difference, boolean>> = {
    missing: isMissing,
    label: differ(spans, ({ label }) => label),
    boundary: differ(spans, ({ fragments }) => fragments),
    attribute: attributesApart(spans).length > 0,
    relation: isRelatedApart,
  };
  return DIFFERENCES.filter((difference) => is[difference]);
}
