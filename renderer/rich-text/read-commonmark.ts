/**
 * From CommonMark to what the editor shows.
 *
 * The tokens are those of the parser that @tiptap/markdown brings; the step from tokens to nodes is
 * ours, because there raw HTML becomes markup, and code and rules are dropped. Here all that a note
 * cannot hold (HTML, code, quotations, rules, images, unsafe links) stays the text that it is.
 */
import { decodeHtmlEntities } from '@tiptap/core';
import { MarkdownManager } from '@tiptap/markdown';
import type { RichDocument, RichJson } from './document.ts';
import { safeHref } from './safe-link.ts';
import { tidy } from './tidy.ts';

const marked = new MarkdownManager().instance;

/** What is read of the parser's tokens. */
interface Token {
  readonly type: string;
  readonly raw: string;
  readonly text?: string;
  readonly href?: string;
  readonly depth?: number;
  readonly ordered?: boolean;
  readonly start?: number | '';
  readonly items?: readonly Token[];
  readonly tokens?: readonly Token[];
}

/** Takes no notice of what a note cannot hold: it is read as paragraphs of text then. */
class TextTokenizer extends marked.Tokenizer {
  override html = (): undefined => undefined;
  override tag = (): undefined => undefined;
  override code = (): undefined => undefined;
  override fences = (): undefined => undefined;
  override codespan = (): undefined => undefined;
  override blockquote = (): undefined => undefined;
  override hr = (): undefined => undefined;
  override def = (): undefined => undefined;
  override reflink = (): undefined => undefined;
  override link(src: string) {
    return src.startsWith('!') ? undefined : super.link(src);
  }
}

type Marks = NonNullable<RichJson['marks']>;

function inline({ tokens = [] }: Token, marks: Marks): RichJson[] {
  return tokens.flatMap((token): RichJson[] => {
    const { type, raw, text = raw, href = '' } = token;
    switch (type) {
      case 'strong':
        return inline(token, [...marks, { type: 'bold' }]);
      case 'em':
        return inline(token, [...marks, { type: 'italic' }]);
      case 'br':
        return [{ type: 'hardBreak' }];
      case 'escape':
        return [{ type: 'text', text, marks }];
      case 'link': {
        const safe = safeHref(href);
        // What may not be linked is shown in full, so that nobody is misled by its words.
        return safe === null
          ? [{ type: 'text', text: raw, marks }]
          : inline(token, [...marks, { type: 'link', attrs: { href: safe } }]);
      }
      default:
        return [{ type: 'text', text: decodeHtmlEntities(text), marks }];
    }
  });
}

function blocks(tokens: readonly Token[]): RichJson[] {
  return tokens.flatMap((token): RichJson[] => {
    const { type, depth, ordered = false, start = 1, items = [] } = token;
    switch (type) {
      case 'space':
        return [];
      case 'heading':
        return [{ type, attrs: { level: depth }, content: inline(token, []) }];
      case 'list': {
        const content = items.map((item) => ({
          type: 'listItem',
          content: blocks(item.tokens ?? []),
        }));
        return [
          ordered
            ? { type: 'orderedList', attrs: { start }, content }
            : { type: 'bulletList', content },
        ];
      }
      default:
        return [{ type: 'paragraph', content: inline(token, []) }];
    }
  });
}

export function readCommonMark(source: string): RichDocument {
  const tokenizer = new TextTokenizer();
  const tokens = new marked.Lexer({ ...marked.defaults, gfm: false, tokenizer }).lex(source);
  return tidy({ type: 'doc', content: blocks(tokens) });
}
