/** Which addresses a note may link to, and how a mention of an annotation is one of them. */
import type { RelationEnd } from '../../shared/model/relation.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);
const MENTION = 'claimbench:span/';
const MENTION_PARTS = /^claimbench:span\/([\w%.~-]+)\/([\w%.~-]+)$/;

/** Characters that have a meaning of their own between the brackets of a CommonMark link. */
const escaped = (href: string): string =>
  href.replace(
    /[\s<>()[\]\\*_`'"!]/gu,
    (character) =>
      // encodeURIComponent leaves some of these as they are.
      `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** The address as it is kept, or null: scripts, data and everything else that is no page. */
export function safeHref(address: string): string | null {
  const trimmed = address.trim();
  if (mentionOf(trimmed)) return trimmed;
  if (!URL.canParse(trimmed)) return null;
  const { protocol, href } = new URL(trimmed);
  return PROTOCOLS.has(protocol) ? escaped(href) : null;
}

/** What is typed into the field for an address: a bare `example.org` is a page too. */
export const typedHref = (typed: string): string | null =>
  safeHref(typed) ??
  (/^[\w-]+(\.[\w-]+)+([/?#].*)?$/u.test(typed.trim())
    ? safeHref(`https://${typed.trim()}`)
    : null);

const part = (id: string): string => escaped(encodeURIComponent(id));

export const mentionHref = ({ article, span }: RelationEnd): string =>
  `${MENTION}${part(article)}/${part(span)}`;

/** The annotation that an address mentions, or null. */
export function mentionOf(href: string): RelationEnd | null {
  const [, article, span] = MENTION_PARTS.exec(href) ?? [];
  if (article === undefined || span === undefined) return null;
  try {
    return { article: decodeURIComponent(article), span: decodeURIComponent(span) };
  } catch {
    return null;
  }
}
