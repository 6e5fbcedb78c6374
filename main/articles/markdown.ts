/**
 * Markdown: CommonMark with GitHub's tables, strikes and notes (its reference parser, micromark).
 * What the page would show is the text; HTML in it stays text, as written.
 */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { MAX_ARTICLE_BYTES } from '../../shared/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import { normaliseText } from '../../shared/text/normalise.ts';
import { decode } from '../files/decode.ts';
import { pageAddress, safeAddress } from './address.ts';
import { ArticleText, type Role, type Style } from './article-text.ts';
import { frontMatter, type FrontMatter } from './front-matter.ts';
import { dateOf, firstOf, knownMeta, languageOf, wordsOf } from './meta-values.ts';
import {
  countedLosses,
  refuseFile,
  type ArticleBody,
  type ArticleReader,
  type ReadArticle,
} from './reader.ts';

const MAX_LEVELS = 50;
const MAX_MARKS = 5000;
const LEVELS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/u;
const MARKS = /[*_~[\]!`<@|]/gu;

/** What would take the parser minutes: its time grows with the square of these. */
function isTangled(text: string): boolean {
  for (const paragraph of text.split(/\n[ \t]*\n/u)) {
    if (paragraph.length > MAX_MARKS && (paragraph.match(MARKS)?.length ?? 0) > MAX_MARKS)
      return true;
    for (const line of paragraph.split('\n')) {
      const markers = LEVELS.exec(line)?.[0].replace(/[ \t\d]/gu, '').length ?? 0;
      const indent = /^\s*/u.exec(line)?.[0].length ?? 0;
      if (markers > MAX_LEVELS || (indent > 4 * MAX_LEVELS && indent < line.length)) return true;
    }
  }
  return false;
}

class MarkdownText {
  readonly text = new ArticleText();
  readonly counts = { code: 0, tables: 0, images: 0, html: 0, footnotes: 0 };
  private readonly addresses = new Map<string, string>();

  constructor(root: Root) {
    for (const node of root.children) this.define(node);
    this.write(root, { type: 'paragraph' }, {});
  }

  private define(node: Nodes): void {
    if (node.type === 'definition' && !this.addresses.has(node.identifier))
      this.addresses.set(node.identifier, node.url);
    else if ('children' in node) for (const child of node.children) this.define(child);
  }

  private link(style: Style, address: string | undefined): Style {
    const href = safeAddress(address ?? '');
    return href === null ? style : { ...style, href };
  }

  private writeAll(nodes: readonly Nodes[], role: Role, style: Style): void {
    for (const node of nodes) this.write(node, role, style);
  }

  /** What stands on lines of its own: HTML among it begins no paragraph by itself. */
  private writeFlow(nodes: readonly Nodes[], role: Role, style: Style): void {
    for (const node of nodes) {
      if (node.type === 'html') this.text.block(role);
      this.write(node, role, style);
    }
  }

  private write(node: Nodes, role: Role, style: Style): void {
    const { text, counts } = this;
    switch (node.type) {
      case 'text':
        text.write(node.value, style);
        return;
      case 'emphasis':
        this.writeAll(node.children, role, { ...style, italic: true });
        return;
      case 'strong':
        this.writeAll(node.children, role, { ...style, bold: true });
        return;
      case 'link':
        this.writeAll(node.children, role, this.link(style, node.url));
        return;
      case 'linkReference':
        this.writeAll(node.children, role, this.link(style, this.addresses.get(node.identifier)));
        return;
      case 'break':
        text.lineBreak();
        return;
      case 'inlineCode':
        counts.code += 1;
        text.write(node.value, style);
        return;
      case 'image':
      case 'imageReference':
        counts.images += 1;
        text.write(node.alt ?? '', style);
        return;
      case 'footnoteReference':
        counts.footnotes += 1;
        text.write(`[${node.label ?? node.identifier}]`, style);
        return;
      case 'heading':
        text.block({ type: 'heading', level: node.depth });
        this.writeAll(node.children, role, style);
        return;
      case 'paragraph':
        text.block(role);
        this.writeAll(node.children, role, style);
        return;
      case 'blockquote':
        this.writeFlow(node.children, { type: 'quotation' }, style);
        return;
      case 'listItem':
        this.writeFlow(node.children, { type: 'list-item' }, style);
        return;
      case 'footnoteDefinition':
        text.block({ type: 'list-item' });
        text.write(`[${node.label ?? node.identifier}]`);
        text.lineBreak();
        this.writeFlow(node.children, { type: 'list-item' }, style);
        return;
      case 'code':
        counts.code += 1;
        text.block(role);
        text.writeLines(node.value);
        return;
      case 'html':
        counts.html += 1;
        text.write(node.value, style);
        return;
      case 'table':
        counts.tables += 1;
        this.writeAll(node.children, role, style);
        return;
      case 'tableRow':
        text.block(role);
        this.writeAll(node.children, role, style);
        return;
      case 'tableCell':
        text.cell();
        this.writeAll(node.children, role, style);
        return;
      case 'definition':
      case 'thematicBreak':
      case 'yaml':
        return;
      case 'root':
      case 'list':
        this.writeFlow(node.children, role, style);
        return;
      case 'delete':
        this.writeAll(node.children, role, style);
    }
  }
}

const metaOf = ({ values }: FrontMatter): ReadArticle['meta'] => {
  const first = (...keys: readonly string[]): string | undefined =>
    firstOf(...keys.map((key) => values.get(key)));
  return knownMeta({
    outlet: wordsOf(first('outlet', 'publisher', 'site', 'site_name')),
    url: pageAddress(first('url', 'canonical', 'link', 'source')),
    byline: wordsOf(first('author', 'byline', 'by')),
    published: dateOf(first('date', 'published', 'publishdate')),
    language: languageOf(first('lang', 'language')),
  });
};

function markdownArticle(
  source: string,
  name: string,
): Result<ArticleBody & Pick<ReadArticle, 'title' | 'meta' | 'notes'>> {
  const head = frontMatter(source);
  if (isTangled(head.body))
    return refuseFile(
      name,
      'too-deep',
      'its marks are nested deeper than in any text for people. Import it as plain text (--format text).',
    );
  const root = fromMarkdown(head.body, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const { text, counts } = new MarkdownText(root);
  const body = text.finish();
  if (body.blocks.length === 0) return refuseFile(name, 'empty-file', 'it holds no text.');
  const title = wordsOf(head.values.get('title'));
  const notes = countedLosses([
    ['code', counts.code, 'it is kept as plain text'],
    ['pictures', counts.images, 'only what they are said to show is kept'],
    ['tables', counts.tables, 'their rows are lines, their cells are parted by tabs'],
    ['HTML', counts.html, 'it is kept as it is written'],
    ['footnotes', counts.footnotes, 'they are kept as plain text'],
  ]);
  return ok({ ...body, ...(title === undefined ? {} : { title }), meta: metaOf(head), notes });
}

export const readMarkdown: ArticleReader['read'] = (bytes, name, options = {}) => {
  const decoded = decode(name, bytes, { ...options, maxBytes: MAX_ARTICLE_BYTES });
  if (!decoded.ok) return Promise.resolve(decoded);
  const article = markdownArticle(normaliseText(decoded.value.text), name);
  const { encoding } = decoded.value;
  return Promise.resolve(article.ok ? ok({ ...article.value, encoding }) : article);
};
