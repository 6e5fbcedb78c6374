/** Every check that looks at one annotation alone. */
import type { Article } from '../model/article.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Span } from '../model/span.ts';
import { spanProblem } from '../ops/invariants.ts';
import { missingAnswers, unfitAnswers } from './answers.ts';
import type { Finding, Found, Repair, SpanCheck, Subject } from './finding.ts';
import { unknownLabel } from './known-label.ts';
import { numberWithoutValue } from './number-value.ts';
import { changedText, lostPlace } from './place.ts';

/** In the order in which problems of one annotation are listed. */
const CHECKS: readonly SpanCheck[] = [
  lostPlace,
  changedText,
  unknownLabel,
  unfitAnswers,
  missingAnswers,
  numberWithoutValue,
];

const findings = (subject: Subject): readonly Finding[] =>
  CHECKS.flatMap((check) => check(subject));

function repaired({ article, span }: Subject, repair: Repair): Span {
  switch (repair.kind) {
    case 'answer':
      return { ...span, attributes: { ...span.attributes, ...repair.set } };
    case 'place':
      return { ...span, fragments: repair.fragments, revision: article.revision };
    case 'unlink':
      return span;
  }
}

const about = ({ kind, attribute }: Finding): string => `${kind} ${attribute ?? ''}`;

/**
 * A repair is safe where the store would take it and it brings up nothing new: an answer can show a
 * further attribute that then lacks its own.
 */
function isSafe(subject: Subject, before: readonly Finding[], solved: Finding): boolean {
  if (!solved.repair) return false;
  const span = repaired(subject, solved.repair);
  if (spanProblem(subject.codebook, subject.article, span) !== null) return false;
  const known = new Set(before.filter((finding) => finding !== solved).map(about));
  return findings({ ...subject, span }).every((finding) => known.has(about(finding)));
}

function foundIn(subject: Subject): readonly Found[] {
  const { article, span } = subject;
  const all = findings(subject);
  return all.map((finding) => {
    const { kind, attribute, message } = finding;
    const repair = isSafe(subject, all, finding) ? finding.repair : null;
    return {
      problem: {
        kind,
        article: article.id,
        span: span.id,
        relation: null,
        label: span.label,
        attribute,
        by: span.by,
        quote: span.quote.exact,
        message,
        fix: repair?.words ?? null,
      },
      repair,
    };
  });
}

interface Kept {
  readonly article: Article;
  readonly found: readonly Found[];
}
const kept = new WeakMap<Codebook, WeakMap<Span, Kept>>();

/**
 * What is wrong with `span` on its own. Spans are persistent values, so an answer is kept for as long
 * as span, codebook and text are the same: an edit looks at the one span it makes.
 */
export function checkSpan(codebook: Codebook, article: Article, span: Span): readonly Found[] {
  let ofCodebook = kept.get(codebook);
  if (!ofCodebook) {
    ofCodebook = new WeakMap();
    kept.set(codebook, ofCodebook);
  }
  const known = ofCodebook.get(span);
  const { text, revision } = article;
  if (known?.article.text === text && known.article.revision === revision) return known.found;
  const label = codebook.labels.find(({ id }) => id === span.label);
  const found = foundIn({ codebook, label, article, span });
  ofCodebook.set(span, { article, found });
  return found;
}
