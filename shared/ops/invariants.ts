/** What must hold of every record a change brings in; checked before it is journalled. */
import { attributeProblem } from '../model/attribute.ts';
import { exactOf, fragmentsProblem } from '../model/anchor.ts';
import type { Article } from '../model/article.ts';
import type { Change, Origin } from '../model/change.ts';
import { codebookProblem } from '../model/codebook-problem.ts';
import type { Codebook, Label } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import { recordOf } from './apply.ts';
import { homeOf } from './patch.ts';
import type { State } from './state.ts';

const isWithin = (text: string, start: number, end: number): boolean =>
  start >= 0 && start <= end && end <= text.length;

export function articleProblem(article: Article): string | null {
  const { text } = article;
  let last = 0;
  for (const { start, end } of article.blocks) {
    if (!isWithin(text, start, end) || start < last)
      return `block [${start}, ${end}) is out of place`;
    if (text.slice(start, end).includes('\n')) return `block [${start}, ${end}) holds a line break`;
    last = end;
  }
  for (const { start, end } of article.marks) {
    if (!isWithin(text, start, end)) return `mark [${start}, ${end}) lies outside the text`;
  }
  return article.boilerplate.length === 0 ? null : fragmentsProblem(text, article.boilerplate);
}

function attributesProblem(label: Label, span: Span): string | null {
  for (const [id, value] of Object.entries(span.attributes)) {
    const definition = label.attributes.find((attribute) => attribute.id === id);
    // Attributes the codebook does not know (a newer or a foreign one) are kept as they are.
    const problem = definition ? attributeProblem(definition, value) : null;
    if (problem !== null) return problem;
  }
  return null;
}

/** An orphan may lie anywhere: it is kept for its quote. Every other span must match its text. */
function placeProblem(article: Article, span: Span): string | null {
  if (span.orphan !== undefined) return null;
  if (span.revision !== article.revision) {
    return `it was made on revision ${span.revision}, the article is at revision ${article.revision}`;
  }
  const place = fragmentsProblem(article.text, span.fragments);
  if (place !== null) return place;
  const found = exactOf(article.text, span.fragments);
  return found === span.quote.exact
    ? null
    : `its quote “${span.quote.exact}” does not match the text “${found}”`;
}

/**
 * Why `span` cannot be kept, or null when it can.
 * @param isJoined its label and its answers come from different copies, and may not go together
 */
export function spanProblem(
  codebook: Codebook,
  article: Article,
  span: Span,
  isJoined = false,
): string | null {
  const label = codebook.labels.find((candidate) => candidate.id === span.label);
  if (!label) return `there is no label “${span.label}” in the codebook`;
  return (isJoined ? null : attributesProblem(label, span)) ?? placeProblem(article, span);
}

/**
 * Why `relation` cannot be kept, as far as its ends are loaded, or null when it can.
 * @param isJoined its type and its ends come from different copies, and may not go together
 */
export function relationProblem(state: State, relation: Relation, isJoined = false): string | null {
  const type = state.codebook.relationTypes.find((candidate) => candidate.id === relation.type);
  if (!type) return `there is no relation type “${relation.type}” in the codebook`;
  for (const [end, allowed] of [
    [relation.from, type.from],
    [relation.to, type.to],
  ] as const) {
    const layer = state.layers.get(end.article);
    if (!layer) continue;
    const span = layer.spans.get(end.span);
    if (!span) return `it points to a span that is not there (${end.span})`;
    if (!isJoined && !allowed.includes(span.label))
      return `“${type.name}” does not go with the label “${span.label}”`;
  }
  const isAcross = relation.from.article !== relation.to.article;
  if (!isJoined && isAcross !== (type.scope === 'across'))
    return `“${type.name}” does not link ${isAcross ? 'across articles' : 'inside one article'}`;
  return null;
}

/** Relations that no longer go with a span's label may break without being touched themselves. */
function relationsOfRelabelled(after: State, { updated }: Change): Relation[] {
  const relabelled = updated.filter(({ kind, to }) => kind === 'span' && 'label' in to);
  if (relabelled.length === 0) return [];
  const spans = new Set(relabelled.map(({ id }) => id));
  const homes = new Set(relabelled.map(({ article }) => article ?? ''));
  return [...homes]
    .flatMap((home) => [...(after.layers.get(home)?.relations.values() ?? [])])
    .concat([...after.links.values()])
    .filter(({ from, to }) => spans.has(from.span) || spans.has(to.span));
}

/** Steps that lead to what other copies, or this one before, accepted: nothing of it is refused. */
const JOINING: ReadonlySet<Origin | undefined> = new Set<Origin>(['merge', 'undo', 'redo']);

/**
 * @param after the state that `change` led to, with every article it touches loaded
 * @param origin what came together in a merge may not go together (an answer to a question that
 *   was changed meanwhile): that is kept and listed as a problem, not refused
 */
export function checkInvariants(after: State, change: Change, origin?: Origin): Result<true> {
  const isJoined = JOINING.has(origin);
  const touched = [
    ...change.added,
    ...change.updated.flatMap(
      (update) => recordOf(after, update.kind, update.id, update.article) ?? [],
    ),
    ...relationsOfRelabelled(after, change),
  ];
  for (const record of touched) {
    const layer = after.layers.get(homeOf(record) ?? '');
    let problem: string | null = null;
    if (record.kind === 'article') problem = articleProblem(record);
    else if (record.kind === 'codebook') problem = isJoined ? null : codebookProblem(record);
    else if (record.kind === 'span') {
      if (!layer) problem = `its article ${record.article} is not in the project`;
      else problem = spanProblem(after.codebook, layer.article, record, isJoined);
    } else if (record.kind === 'relation') problem = relationProblem(after, record, isJoined);
    if (problem !== null) {
      return err(
        'invariant',
        `The ${record.kind === 'codebook' ? 'codebook' : `${record.kind} ${record.id}`} cannot be kept: ${problem}. Nothing was changed.`,
      );
    }
  }
  const moved = new Set(change.added.map(({ id }) => id));
  const removed = change.removed
    .filter((record) => record.kind === 'span')
    .filter(({ id }) => !moved.has(id));
  if (removed.length === 0) return ok(true);
  const inside = new Set(removed.map((span) => span.article));
  const relations = [...after.links.values()].concat(
    [...inside].flatMap((article) => [...(after.layers.get(article)?.relations.values() ?? [])]),
  );
  const ends = new Set(relations.flatMap((relation) => [relation.from.span, relation.to.span]));
  const dangling = removed.find((span) => ends.has(span.id));
  return dangling
    ? err('invariant', `Removing the span ${dangling.id} would leave a relation dangling.`)
    : ok(true);
}
