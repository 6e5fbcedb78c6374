/** Which elements of a page are its article, as Readability finds it. */
import { Readability } from '@mozilla/readability';
import type { PageText } from './page-text.ts';
import type { Page, PageElement } from './page.ts';

export interface FoundMain {
  /** Numbers of the elements that are part of the article. */
  readonly kept: ReadonlySet<number>;
  readonly title: string | undefined;
  readonly byline: string | undefined;
  readonly outlet: string | undefined;
  readonly published: string | undefined;
  readonly language: string | undefined;
}

/**
 * Readability reads the text of every element again and again, level by level. Measured: a page of
 * 5 MB, four levels deep, weighs 800,000 and takes some seconds; 20,000 paragraphs below 200 levels
 * take minutes. A news page of 3,000 elements weighs some 60,000, at 20 to 40 levels.
 */
const MAX_WEIGHT = 1_000_000;
const MAX_COST = 40_000_000;

export const isSearchable = ({ weight, depth }: PageText): boolean =>
  weight <= MAX_WEIGHT && weight * depth <= MAX_COST;

interface Parsed {
  readonly content?: PageElement | null;
  readonly length?: number | null;
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly siteName?: string | null;
  readonly publishedTime?: string | null;
  readonly lang?: string | null;
}

/** Its own types are those of browsers, which `main/` does not compile for. */
const Reader = Readability as unknown as new (
  document: object,
  options: { readonly serializer: (node: PageElement) => PageElement },
) => { readonly parse: () => Parsed | null };

const PREFIX = 'claimbench-';

/**
 * Readability rebuilds what it keeps: it renames, unwraps and joins elements, but copies their
 * attributes, also onto an element it unwraps another one into. So every element gets one attribute
 * of its own, whose name tells its number.
 *
 * The page is used up.
 * @param elements by their numbers
 */
export function findMain(page: Page, elements: readonly PageElement[]): FoundMain | null {
  for (const [index, element] of elements.entries()) element.setAttribute(`${PREFIX}${index}`, '');
  const found = parsed(page);
  if (!found?.content || (found.length ?? 0) === 0) return null;
  const kept = new Set<number>();
  for (const element of [found.content, ...found.content.querySelectorAll('*')])
    for (const { name } of element.attributes)
      if (name.startsWith(PREFIX)) kept.add(Number(name.slice(PREFIX.length)));
  return {
    kept,
    title: found.title ?? undefined,
    byline: found.byline ?? undefined,
    outlet: found.siteName ?? undefined,
    published: found.publishedTime ?? undefined,
    language: found.lang ?? undefined,
  };
}

function parsed({ document }: Page): Parsed | null {
  try {
    return new Reader(document, { serializer: (node) => node }).parse();
  } catch {
    // Pages that no browser would build the tree of; their text is still there.
    return null;
  }
}
