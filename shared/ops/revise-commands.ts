/** A clean-up: a new text of an article, and where its spans stand in it. */
import {
  exactOf,
  fragmentsProblem,
  quoteOf,
  type Fragment,
  type Placement,
} from '../model/anchor.ts';
import type { Article, Revision } from '../model/article.ts';
import type { Update } from '../model/change.ts';
import type { Span } from '../model/span.ts';
import { textHash } from '../model/text-hash.ts';
import { err, ok, type Result } from '../result.ts';
import { normaliseText } from '../text/normalise.ts';
import { unionOf } from './article-commands.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { updateBetween } from './patch.ts';
import { sameJson } from '../model/same-json.ts';
import { layerIn, shortQuote, tidyFragments } from './span-commands.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

const REMOVED = 'its words were removed';

/** Why `command` cannot become the article's text, or null when it can. */
function refusal(article: Article, command: Of<'revise-article'>): Result<never> | null {
  const { text, revision, blocks, marks, boilerplate } = command;
  if (revision !== article.revision)
    return err(
      'stale-revision',
      `This was made on revision ${revision} of the article, which is at revision ${article.revision} by now. Nothing was changed: look at the article as it is, and make the change again.`,
    );
  if (text.trim() === '')
    return err('empty-text', 'An article needs some text. Nothing was changed.');
  if (normaliseText(text) !== text || !text.isWellFormed())
    return err(
      'bad-text',
      'The new text holds carriage returns or half characters. Nothing was changed.',
    );
  return sameJson([text, blocks, marks, boilerplate], textFieldsOf(article))
    ? err('no-change', 'Nothing to change: the article is like that already.')
    : null;
}

const textFieldsOf = ({ text, blocks, marks, boilerplate }: Article): unknown[] => [
  text,
  blocks,
  marks,
  boilerplate,
];

/**
 * The fragments that a span gets: parts that touch by now are one. Words that are as they were stay
 * as they were tagged, white space at their edges included; what was cut is trimmed.
 */
export function placedFragments(
  text: string,
  span: Span,
  fragments: readonly Fragment[],
): Fragment[] {
  const joined = unionOf(fragments);
  return exactOf(text, joined) === span.quote.exact ? joined : tidyFragments(text, joined);
}

/**
 * `span` on the revised article. An orphan keeps what it knew: fragments, quote, and the revision
 * those count into, so that it can be found again and its revision be restored. The author's time of
 * the last change stays: nobody changed what was annotated.
 */
function placed(article: Article, span: Span, place: Placement | undefined): Span {
  if (place === undefined || 'orphan' in place)
    return span.orphan === undefined ? { ...span, orphan: place?.orphan ?? REMOVED } : span;
  const fragments = placedFragments(article.text, span, place.fragments);
  if (fragments.length === 0) return { ...span, orphan: span.orphan ?? REMOVED };
  const { orphan: _found, ...anchored } = span;
  return {
    ...anchored,
    fragments,
    quote: quoteOf(article.text, fragments),
    revision: article.revision,
  };
}

/**
 * Refusals: `no-article`, `stale-revision`, `empty-text`, `bad-text`, `bad-range` (a place that is
 * none in the new text), `no-change`; `execute` checks the blocks, marks and boilerplate.
 */
export function reviseArticle(
  state: State,
  command: Of<'revise-article'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { article, spans } = layer.value;
  const refused = refusal(article, command);
  if (refused) return refused;
  const { text, blocks, marks, boilerplate } = command;
  const before: Revision = {
    revision: article.revision,
    text: article.text,
    sha256: article.sha256,
    blocks: article.blocks,
    marks: article.marks,
    boilerplate: article.boilerplate,
    by: context.annotator,
    until: context.now(),
  };
  const next: Article = {
    ...article,
    text,
    sha256: textHash(text),
    revision: article.revision + 1,
    blocks,
    marks,
    boilerplate,
    revisions: [...(article.revisions ?? []), before],
    clock: context.tick(),
  };
  const updates: (Update | null)[] = [updateBetween(article, next)];
  for (const span of spans) {
    const place = Object.hasOwn(command.places, span.id) ? command.places[span.id] : undefined;
    const problem = place && 'fragments' in place ? fragmentsProblem(text, place.fragments) : null;
    if (problem !== null)
      return err(
        'bad-range',
        `${shortQuote(span.quote.exact)} cannot be put there: ${problem}. Nothing was changed.`,
      );
    const after = placed(next, span, place);
    if (after !== span) updates.push(updateBetween(span, { ...after, clock: context.tick() }));
  }
  return ok({
    label: `${command.verb ?? 'Clean up'} ${shortQuote(article.title)}`,
    change: { added: [], updated: updates.filter((update) => update !== null), removed: [] },
  });
}
