/** A page as an article: all of its visible text, and which of it is the article's own. */
import { ok, type Result } from '../../shared/result.ts';
import { pageAddress } from './address.ts';
import type { Aside } from './article-text.ts';
import { dateOf, firstOf, knownMeta, languageOf, wordsOf } from './meta-values.ts';
import { findMain, isSearchable, type FoundMain } from './page-main.ts';
import { pageMeta, type PageMeta } from './page-meta.ts';
import { textOfPage, type PageText } from './page-text.ts';
import { parsePage } from './page.ts';
import { countedLosses, refuseFile, type ReadArticle } from './reader.ts';

export type PageArticle = Omit<ReadArticle, 'encoding'>;

const NO_PART = 'no part of the page reads like an article: nothing is marked as boilerplate';
const NOT_SEARCHED =
  'the page is too large or too deep to search: nothing is marked as boilerplate';

const compared = (words: string): string => words.replace(/\s+/gu, ' ').trim().toLowerCase();

/** Readability leaves out the headline, which it gives as the title; here it is part of the article. */
function asideOf(found: FoundMain | null, { captions }: PageText, title: string): Aside {
  return (owner, { role, text }) => {
    if (captions.has(owner)) return true;
    if (!found || found.kept.has(owner)) return false;
    if (role.type !== 'heading') return true;
    const heading = compared(text);
    return heading === '' || !(title === heading || (role.level === 1 && title.includes(heading)));
  };
}

const metaOf = (found: FoundMain | null, said: PageMeta): ReadArticle['meta'] =>
  knownMeta({
    outlet: firstOf(wordsOf(found?.outlet), wordsOf(said.outlet)),
    url: pageAddress(said.url),
    byline: firstOf(wordsOf(found?.byline), wordsOf(said.byline)),
    published: firstOf(dateOf(found?.published), dateOf(said.published)),
    language: firstOf(languageOf(said.language), languageOf(found?.language)),
  });

/**
 * Refusals: `too-deep`, `empty-file`.
 * @param isMainSought false: the whole page is the article
 */
export function articleOfPage(
  html: string,
  name: string,
  isMainSought: boolean,
): Result<PageArticle> {
  const page = parsePage(html, name);
  if (!page.ok) return page;
  const said = pageMeta(page.value.root);
  const base = pageAddress(said.base) ?? pageAddress(said.url);
  const shown = textOfPage(page.value.root, base);
  const isSearched = isMainSought && isSearchable(shown);
  const found = isSearched ? findMain(page.value, shown.elements) : null;
  const title = firstOf(wordsOf(found?.title), wordsOf(said.title));
  const body = shown.text.finish(asideOf(found, shown, compared(title ?? '')));
  if (body.blocks.length === 0)
    return refuseFile(name, 'empty-file', 'it holds no text that a reader would see.');
  const notes = countedLosses([
    ['pictures', shown.images, 'an article is text'],
    ['tables', shown.tables, 'their rows are lines, their cells are parted by tabs'],
    ['main text', isSearched && !found ? 1 : 0, NO_PART],
    ['main text', isMainSought && !isSearched ? 1 : 0, NOT_SEARCHED],
  ]);
  return ok({
    ...body,
    ...(title === undefined ? {} : { title }),
    meta: metaOf(found, said),
    notes,
  });
}
