/** What is wrong with a store that is to be merged: found before anything is joined. */
import type { Dataset } from '../codecs/dataset.ts';
import { textHash } from '../model/text-hash.ts';
import { articleProblem, relationProblem, spanProblem } from '../ops/invariants.ts';
import { stateOf } from '../ops/state.ts';
import { recordsOf } from './items.ts';
import { timeOf } from './conflicts.ts';

/** Clocks of machines differ by minutes; one that is a day ahead would win every later edit. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

function futureProblem(dataset: Dataset, now: number): string | null {
  const limit = new Date(now + AHEAD_MS).toISOString();
  for (const { kind, id, clock, lineage } of [...recordsOf(dataset), ...dataset.tombstones]) {
    const late = [clock, ...(lineage?.seen ?? [])].find((one) => timeOf(one) > limit);
    if (late !== undefined)
      return `the ${kind} ${id} says that it was written on ${timeOf(late).slice(0, 10)}, which is yet to come: correct the date of the machine that it was written on, and of this one`;
  }
  return null;
}

function recordProblem(dataset: Dataset): string | null {
  const state = stateOf(dataset, dataset.articles);
  for (const { article, spans, relations } of dataset.articles) {
    const name = `the article “${article.title}” (${article.id})`;
    if (textHash(article.text) !== article.sha256)
      return `the text of ${name} does not match its hash: somebody changed the file by hand, or it is damaged`;
    const problem = articleProblem(article);
    if (problem !== null) return `${name}: ${problem}`;
    for (const span of spans) {
      const wrong = spanProblem(dataset.codebook, article, span, true);
      if (wrong !== null) return `the annotation “${span.quote.exact}” (${span.id}): ${wrong}`;
    }
    for (const relation of relations) {
      const wrong = relationProblem(state, relation, true);
      if (wrong !== null) return `the relation ${relation.id}: ${wrong}`;
    }
  }
  for (const link of dataset.links) {
    const wrong = relationProblem(state, link, true);
    if (wrong !== null) return `the relation ${link.id}: ${wrong}`;
  }
  return null;
}

function selfProblem({ articles, links }: Dataset): string | null {
  const own = [...articles.flatMap(({ relations }) => relations), ...links].find(
    ({ from, to }) => from.span === to.span,
  );
  return own ? `the relation ${own.id} links an annotation to itself` : null;
}

/**
 * Why `dataset` cannot be merged, naming the record, without a full stop; null: it can.
 * @param now milliseconds since 1970
 */
export const mergeFlaw = (dataset: Dataset, now: number): string | null =>
  futureProblem(dataset, now) ?? selfProblem(dataset) ?? recordProblem(dataset);
