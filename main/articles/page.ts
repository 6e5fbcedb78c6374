/** A web page as a tree, out of what cannot be trusted. Nothing of it is fetched or executed. */
import { parseHTML } from 'linkedom';
import { ok, type Result } from '../../shared/result.ts';
import { refuseFile } from './reader.ts';

/** What of the DOM is used here: `main/` compiles without the types of browsers. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: readonly PageNode[];
}

export interface PageElement extends PageNode {
  /** Lower case. */
  readonly localName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface Page {
  /** As Readability takes it. */
  readonly document: object;
  readonly root: PageElement;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT;
export const isText = (node: PageNode): boolean => node.nodeType === TEXT;

/** What browsers show of a page is no deeper either. */
export const MAX_DEPTH = 512;

const VOID =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|!doctype|\?xml)$/u;
/** Elements that end where the next of their kind begins. */
const SIBLINGS: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['td', 'th', 'tr'],
};
const TAGS =
  /<!--[\s\S]*?(?:--!?>|$)|<(script|style|textarea|title)\b[\s\S]*?(?:<\/\1\b|$)|<(\/?)([a-z][^\s/>]*)/giu;

/**
 * Whether elements of `html` are nested more than `MAX_DEPTH` deep: told before it is parsed, since
 * the time a parser takes grows with every level.
 */
export function isTooDeep(html: string): boolean {
  const stack: string[] = [];
  const open = new Map<string, number>();
  const close = (): string | undefined => {
    const name = stack.pop();
    if (name !== undefined) open.set(name, (open.get(name) ?? 1) - 1);
    return name;
  };
  for (const [, , slash, tag] of html.matchAll(TAGS)) {
    const name = tag?.toLowerCase();
    if (name === undefined || VOID.test(name)) continue;
    if (slash === '/') {
      if ((open.get(name) ?? 0) > 0) while (close() !== name);
      continue;
    }
    const siblings = Object.hasOwn(SIBLINGS, name) ? (SIBLINGS[name] ?? []) : [];
    while (siblings.includes(stack.at(-1) ?? '')) close();
    stack.push(name);
    open.set(name, (open.get(name) ?? 0) + 1);
    if (stack.length > MAX_DEPTH) return true;
  }
  return false;
}

/** In XML an element may close itself; the parser knows that of no element of HTML that holds text. */
const SELF_CLOSED =
  /<(script|style|title|textarea|iframe|div|span|a|p|i|b|em|td|th)(\s[^<>]*)?\/>/giu;

const rootOf = (html: string): Page => {
  // Typed for browsers, which `main/` does not compile for.
  const { document } = parseHTML(html) as {
    document: { readonly documentElement: PageElement | null };
  };
  const root = document.documentElement;
  if (root?.localName === 'html' && [...root.querySelectorAll('body')].length > 0)
    return { document, root };
  return rootOf(`<html><head></head><body>${html}</body></html>`);
};

/** Refusal: `too-deep`. */
export function parsePage(html: string, name: string): Result<Page> {
  if (isTooDeep(html))
    return refuseFile(
      name,
      'too-deep',
      `its elements are nested more than ${MAX_DEPTH} deep, which no page for people is. Copy its text into a .txt file.`,
    );
  const isXml = /^\s*<\?xml\b/u.test(html);
  return ok(rootOf(isXml ? html.replace(SELF_CLOSED, '<$1$2></$1>') : html));
}
