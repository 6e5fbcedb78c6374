/**
 * What was decided differently from what an annotator did, and why: for them to read and learn from.
 * It tells nothing of what other annotators did.
 */
import { overlapOf } from '../agreement/span-overlap.ts';
import type { Feedback, FeedbackItem } from '../model/adjudication.ts';
import type { Decision } from '../model/decision.ts';
import { spanStart, type Span } from '../model/span.ts';
import { layerOf, type ArticleContent, type Layer } from '../ops/state.ts';
import { attributesApart, differencesOf } from './differences.ts';
import { workersOn } from './units.ts';

type Judged = Pick<FeedbackItem, 'own' | 'gold' | 'outcomes' | 'attributes'>;

const goldOf = ({ spans }: Layer, { gold }: Decision): Span[] =>
  [...new Set(gold)].flatMap((id) => spans.get(id) ?? []);

/** The gold that `own` is compared with: what became of it, or what is nearest. */
function counterpartOf(
  own: Span,
  { from, gold: ids }: Decision,
  gold: readonly Span[],
): Span | null {
  const became = ids[from.indexOf(own.by)];
  const common = (span: Span): number => overlapOf(own, span)?.common ?? 0;
  return (
    gold.find(({ id }) => id === became) ??
    [...gold].sort((a, b) => common(b) - common(a))[0] ??
    null
  );
}

/** Null: nothing was asked of this annotator here. */
function judged(layer: Layer, decision: Decision, annotator: string): Judged | null {
  const gold = goldOf(layer, decision);
  const own = decision.of
    .flatMap((id) => layer.spans.get(id) ?? [])
    .find(({ by }) => by === annotator);
  if (!own) {
    const isElsewhere = [...layer.spans].some(
      (span) => span.by === annotator && gold.some((one) => overlapOf(span, one) !== null),
    );
    if (gold.length === 0 || isElsewhere) return null;
    return { own: null, gold, outcomes: ['missed'], attributes: [] };
  }
  const counterpart = counterpartOf(own, decision, gold);
  if (!counterpart) return { own, gold, outcomes: ['rejected'], attributes: [] };
  const pair = [own, counterpart];
  const outcomes = differencesOf(pair, { isMissing: false, isRelatedApart: false }).filter(
    (difference) => difference !== 'missing' && difference !== 'relation',
  );
  return { own, gold: [counterpart], outcomes, attributes: [...attributesApart(pair)] };
}

const placeOf = ({ own, gold }: FeedbackItem): number => {
  const first = own ?? gold[0];
  return first ? spanStart(first) : 0;
};

/** Skipped ones are not decided. Articles come in the order given. */
export function feedbackFor(annotator: string, contents: readonly ArticleContent[]): Feedback {
  let alike = 0;
  const items = contents.flatMap((content) => {
    const layer = layerOf(content);
    if (workersOn(layer, [annotator]).length === 0) return [];
    const { id, title } = content.article;
    const found: FeedbackItem[] = [];
    for (const decision of layer.decisions.values()) {
      const outcome = decision.verdict === 'skipped' ? null : judged(layer, decision, annotator);
      if (!outcome) continue;
      if (outcome.outcomes.length === 0) {
        alike += 1;
        continue;
      }
      found.push({ article: id, title, ...outcome, why: decision.why ?? null, by: decision.by });
    }
    return found.sort((a, b) => placeOf(a) - placeOf(b));
  });
  return { annotator, alike, items };
}
