/** Leaving texts out of a dataset, for those who may share their annotations only. */
import type { ArticleContent } from '../ops/state.ts';
import { ok, type Result } from '../result.ts';
import type { ReadOptions } from './codec.ts';
import type { ChoiceOption, OptionValues } from './option.ts';
import { refuse, type Where } from './refusal.ts';
import type { Tally } from './tally.ts';

export const TEXT_OPTION: ChoiceOption = {
  kind: 'choice',
  id: 'text',
  name: 'Texts',
  help: 'Without: ids, hashes and lengths stand for the texts; the quotes of annotations stay',
  choices: [
    { id: 'with', name: 'With the texts' },
    { id: 'without', name: 'Without the texts' },
  ],
};

export const leavesTextsOut = (options: OptionValues): boolean => options['text'] === 'without';

/** Earlier texts go with the text. */
export function withoutRevisions(
  content: ArticleContent,
  tally: Tally,
  options: OptionValues,
): ArticleContent {
  const { revisions, ...article } = content.article;
  if (!leavesTextsOut(options) || !revisions) return content;
  tally.add('earlier revisions of articles', revisions.length);
  return { ...content, article };
}

/** The text that the dataset leaves out, from who has it. Refusal: `texts-left-out`. */
export function textLeftOut(
  article: { readonly id: string; readonly sha256: string },
  { textOf }: ReadOptions,
  where: Where,
): Result<string> {
  const text = textOf?.(article);
  return text === undefined
    ? refuse(
        where,
        `the text of the article ${article.id} was left out of this dataset, and is not here either; import the article first, or ask for an export with the texts`,
        'texts-left-out',
      )
    : ok(text);
}
