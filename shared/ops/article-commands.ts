/** Editing what is known of an article, and which parts of it are boilerplate. */
import { trimFragment, type Fragment } from '../model/anchor.ts';
import type { Article } from '../model/article.ts';
import { err, ok, type Result } from '../result.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { updateBetween } from './patch.ts';
import { layerIn, shortQuote } from './span-commands.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

/** `ranges` joined where they touch, ascending. UTF-16 units. */
export function unionOf(ranges: readonly Fragment[]): Fragment[] {
  const joined: Fragment[] = [];
  for (const next of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && next.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else joined.push(next);
  }
  return joined;
}

/** `ranges` without every part that lies in `holes`. */
export function differenceOf(ranges: readonly Fragment[], holes: readonly Fragment[]): Fragment[] {
  return holes.reduce<Fragment[]>(
    (rest, hole) =>
      rest.flatMap(({ start, end }) => [
        ...(start < Math.min(end, hole.start) ? [{ start, end: Math.min(end, hole.start) }] : []),
        ...(Math.max(start, hole.end) < end ? [{ start: Math.max(start, hole.end), end }] : []),
      ]),
    [...ranges],
  );
}

function stepFor(old: Article, next: Article, label: string, context: OpContext): Result<Step> {
  if (!updateBetween(old, next))
    return err('no-change', 'Nothing to change: the article is like that already.');
  const update = updateBetween(old, { ...next, clock: context.tick() });
  return ok({ label, change: { added: [], updated: update ? [update] : [], removed: [] } });
}

export function editArticle(
  state: State,
  command: Of<'edit-article'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { article } = layer.value;
  const title = command.title?.trim();
  if (title === '') return err('empty-title', 'An article needs a title. Nothing was changed.');
  const meta = Object.fromEntries(
    Object.entries({ ...article.meta, ...command.meta }).filter(([, value]) => value !== ''),
  );
  const { note: oldNote, labels: oldLabels, ...rest } = article;
  const note = command.note ?? oldNote ?? '';
  const labels = command.labels ?? oldLabels ?? {};
  return stepFor(
    article,
    {
      ...rest,
      title: title ?? article.title,
      meta,
      ...(note !== '' && { note }),
      ...(Object.keys(labels).length > 0 && { labels }),
    },
    `Edit ${shortQuote(article.title)}`,
    context,
  );
}

export function markDone(state: State, command: Of<'mark-done'>, context: OpContext): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { done: before, ...article } = layer.value.article;
  const { [context.annotator]: _mine, ...others } = before ?? {};
  const done = command.on ? { ...others, [context.annotator]: context.now() } : others;
  if (command.on && before?.[context.annotator] !== undefined)
    return err('no-change', 'You called this article done already.');
  return stepFor(
    layer.value.article,
    { ...article, ...(Object.keys(done).length > 0 && { done }) },
    `${command.on ? 'Call done' : 'Take back that it is done:'} ${shortQuote(article.title)}`,
    context,
  );
}

export function markBoilerplate(
  state: State,
  command: Of<'mark-boilerplate'>,
  context: OpContext,
): Result<Step> {
  const layer = layerIn(state, command.article);
  if (!layer.ok) return layer;
  const { article } = layer.value;
  const ranges = command.ranges.flatMap((range) => trimFragment(article.text, range) ?? []);
  if (ranges.length === 0)
    return err('empty-selection', 'Nothing but white space is selected. Select some text first.');
  const boilerplate = command.on
    ? unionOf([...article.boilerplate, ...ranges])
    : differenceOf(article.boilerplate, ranges).flatMap(
        (range) => trimFragment(article.text, range) ?? [],
      );
  const verb = command.on ? 'Mark boilerplate in' : 'Unmark boilerplate in';
  return stepFor(
    article,
    { ...article, boilerplate },
    `${verb} ${shortQuote(article.title)}`,
    context,
  );
}
