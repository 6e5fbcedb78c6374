/** The visible text of a page in reading order: its lines, their roles, and which element is whose. */
import type { Block } from '../../shared/model/article.ts';
import { safeAddress } from './address.ts';
import { ArticleText, type Role, type Style } from './article-text.ts';
import { isElement, isText, type PageElement, type PageNode } from './page.ts';

/** What is never text: code, what is shown instead of something, and pictures. */
const UNSEEN = new Set(
  'head title script style template noscript svg iframe frameset object embed audio video canvas datalist'.split(
    ' ',
  ),
);
/** Begin and end a line. */
const BLOCKS = new Set(
  `address article aside blockquote body button center dd details dialog dir div dl dt fieldset
   figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
   optgroup option p pre search section select summary table tbody tfoot thead caption tr ul`.split(
    /\s+/u,
  ),
);
const HEADING = /^h([1-6])$/u;
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/iu;
const SCRIPTED = /^\s*javascript:/iu;

function isHidden(element: PageElement): boolean {
  const { localName } = element;
  if (UNSEEN.has(localName) || element.hasAttribute('hidden')) return true;
  if (localName === 'dialog' && !element.hasAttribute('open')) return true;
  return HIDING.test(element.getAttribute('style') ?? '');
}

/** What an element passes on to what is in it. */
interface Context {
  readonly role: Role;
  readonly style: Style;
  /** Number of the element that text belongs to. */
  readonly owner: number;
  readonly isPreformatted: boolean;
  readonly isCaption: boolean;
}

const roleTypes: Readonly<Record<string, Block['type']>> = {
  li: 'list-item',
  dd: 'list-item',
  dt: 'list-item',
  blockquote: 'quotation',
};

function roleOf({ localName }: PageElement, role: Role): Role {
  const level = HEADING.exec(localName)?.[1];
  if (level !== undefined) return { type: 'heading', level: Number(level) };
  return Object.hasOwn(roleTypes, localName) ? { type: roleTypes[localName] ?? 'paragraph' } : role;
}

function styleOf(element: PageElement, style: Style, base: string | undefined): Style {
  const { localName } = element;
  if (localName === 'b' || localName === 'strong') return { ...style, bold: true };
  if (localName === 'i' || localName === 'em') return { ...style, italic: true };
  if (localName !== 'a') return style;
  const href = safeAddress(element.getAttribute('href') ?? '', base);
  return href === null ? style : { ...style, href };
}

export interface PageText {
  readonly text: ArticleText;
  /** Element by the number that its text is owned by. */
  readonly elements: readonly PageElement[];
  /** Numbers of elements in captions of pictures and tables. */
  readonly captions: ReadonlySet<number>;
  readonly images: number;
  readonly tables: number;
  /** Sum over all nodes of how deep they lie: what searching the page costs grows with it. */
  readonly weight: number;
  /** Of the deepest node. */
  readonly depth: number;
}

interface Step {
  readonly node: PageNode;
  readonly context: Context;
  readonly depth: number;
  /** True: everything in it has been written. */
  readonly isLeft: boolean;
}

/** @param base address that relative links are meant from */
export function textOfPage(root: PageElement, base?: string): PageText {
  const text = new ArticleText();
  const elements: PageElement[] = [];
  const captions = new Set<number>();
  const counts = { images: 0, tables: 0, weight: 0, depth: 0 };
  const outside: Context = {
    role: { type: 'paragraph' },
    style: {},
    owner: 0,
    isPreformatted: false,
    isCaption: false,
  };
  // A stack of its own: a page may be deeper than the runtime's.
  const steps: Step[] = [{ node: root, context: outside, depth: 0, isLeft: false }];

  const enter = (element: PageElement, context: Context, depth: number): void => {
    const { localName } = element;
    if (localName === 'img') counts.images += 1;
    if (localName === 'table') counts.tables += 1;
    if (localName === 'br') text.lineBreak();
    if (localName === 'td' || localName === 'th') text.cell(context.owner);
    const isBlock = BLOCKS.has(localName);
    const isOwned = localName !== 'a' || !SCRIPTED.test(element.getAttribute('href') ?? '');
    if (isOwned) elements.push(element);
    const own: Context = {
      role: roleOf(element, context.role),
      style: styleOf(element, context.style, base),
      // Readability replaces links that run scripts by their text.
      owner: isOwned ? elements.length - 1 : context.owner,
      isPreformatted: context.isPreformatted || localName === 'pre',
      isCaption: context.isCaption || localName === 'figcaption' || localName === 'caption',
    };
    if (own.isCaption) captions.add(own.owner);
    if (isBlock) text.block(own.role);
    if (isBlock) steps.push({ node: element, context, depth, isLeft: true });
    for (const node of [...element.childNodes].reverse())
      steps.push({ node, context: own, depth: depth + 1, isLeft: false });
  };

  for (let step = steps.pop(); step; step = steps.pop()) {
    const { node, context, depth, isLeft } = step;
    counts.weight += depth;
    counts.depth = Math.max(counts.depth, depth);
    if (isLeft) text.block(context.role);
    else if (isText(node)) {
      const { style, owner } = context;
      if (context.isPreformatted) text.writeLines(node.nodeValue ?? '', style, owner);
      else text.write(node.nodeValue ?? '', style, owner);
    } else if (isElement(node) && !isHidden(node)) enter(node, context, depth);
  }
  return { text, elements, captions, ...counts };
}
