/** Articles are named by id or by title, case ignored. */
import { cleanName } from '../../shared/model/annotator.ts';
import type { ArticleSummary } from '../../shared/model/article.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { oneLine } from './table.ts';

const MANY = 10;

const nameLine = ({ id, title }: ArticleSummary): string => `\n  ${id}  ${oneLine(title, 80)}`;

export function findArticle(
  summaries: readonly ArticleSummary[],
  name: string,
): Result<ArticleSummary> {
  const byId = summaries.find(({ id }) => id === name);
  if (byId) return ok(byId);
  const wanted = cleanName(name).toLowerCase();
  const found = summaries.filter(({ title }) => cleanName(title).toLowerCase() === wanted);
  const [only] = found;
  if (only && found.length === 1) return ok(only);
  if (only) {
    return err(
      'ambiguous-article',
      `${found.length} articles are called “${name}”. Name the one you mean by its id:${found.map(nameLine).join('')}`,
    );
  }
  const known =
    summaries.length === 0
      ? 'The project has no articles yet.'
      : `It has:${summaries.slice(0, MANY).map(nameLine).join('')}${
          summaries.length > MANY ? `\n  and ${summaries.length - MANY} more` : ''
        }`;
  return err('no-article', `There is no article “${name}” in this project. ${known}`);
}
