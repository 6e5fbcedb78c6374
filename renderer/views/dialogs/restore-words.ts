/** What restoring a revision does to annotations, in words. */
import type { RestoreCounts } from '../../../shared/anchor/revisions.ts';

export function restoreWords(
  { stayed, changed, returned, lost, stillLost }: RestoreCounts,
  tense: 'planned' | 'done',
): string {
  const isPlan = tense === 'planned';
  const parts = [
    [stayed, isPlan ? 'keep their words' : 'kept their words'],
    [changed, isPlan ? 'will read slightly differently' : 'read slightly differently now'],
    [returned, isPlan ? 'get their place back' : 'got their place back'],
    [lost, isPlan ? 'lose their place' : 'lost their place'],
    [stillLost, isPlan ? 'stay without a place' : 'stayed without a place'],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]));
  return said.length === 0 ? 'there are none' : said.join(', ');
}
