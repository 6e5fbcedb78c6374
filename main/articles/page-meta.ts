/** What a page says about itself in its head: `meta`, `link`, `time` and the language of its root. */
import type { PageElement } from './page.ts';

export interface PageMeta {
  readonly title: string | undefined;
  readonly byline: string | undefined;
  readonly outlet: string | undefined;
  readonly published: string | undefined;
  readonly language: string | undefined;
  readonly url: string | undefined;
  readonly base: string | undefined;
}

/** The names in which pages say it; the first that is there counts. */
const TITLE = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title'];
const BYLINE = ['author', 'article:author', 'parsely-author', 'dc.creator', 'dcterms.creator'];
const OUTLET = ['og:site_name', 'application-name', 'dc.publisher'];
const PUBLISHED = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.created',
  'pubdate',
  'publish-date',
  'date',
];
const LANGUAGE = ['content-language', 'dc.language', 'og:locale'];

export function pageMeta(root: PageElement): PageMeta {
  const said = new Map<string, string>();
  for (const meta of root.querySelectorAll('meta')) {
    const content = meta.getAttribute('content');
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase();
      if (name !== undefined && content !== null && !said.has(name)) said.set(name, content);
    }
  }
  const first = (names: readonly string[]): string | undefined =>
    names.map((name) => said.get(name)).find((content) => content !== undefined);
  const attributeOf = (selector: string, attribute: string): string | undefined => {
    for (const element of root.querySelectorAll(selector)) {
      const value = element.getAttribute(attribute);
      if (value !== null) return value;
    }
    return undefined;
  };
  const [title] = root.querySelectorAll('title');
  return {
    title: first(TITLE) ?? title?.textContent ?? undefined,
    byline: first(BYLINE),
    outlet: first(OUTLET),
    published: first(PUBLISHED) ?? attributeOf('time[itemprop="datePublished"]', 'datetime'),
    language: root.getAttribute('lang') ?? root.getAttribute('xml:lang') ?? first(LANGUAGE),
    url: attributeOf('link[rel="canonical"]', 'href') ?? said.get('og:url'),
    base: attributeOf('base[href]', 'href'),
  };
}
