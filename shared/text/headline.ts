/** Lines that read like a headline. Deliberately shy: a missed heading costs less than a false one. */

const CLOSING = /[\s"'”’»›」』)\]]+$/u;
const ENDS_LIKE_PROSE = /[.,;:!…。．！，、；：؛،۔।]$/u;
const STARTS_LIKE_TITLE = /^["'“‘«‹「『¿¡]?[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u;
const SITE_FURNITURE =
  /[»›|]|^(?:by|see also|read (?:more|also)|also read|photo|image|credit|source)\b/iu;

const words = (line: string): number => line.split(/\s+/u).length;

function readsLikeHeadline(line: string, most: { words: number; length: number }): boolean {
  return (
    line.length <= most.length &&
    words(line) <= most.words &&
    STARTS_LIKE_TITLE.test(line) &&
    !ENDS_LIKE_PROSE.test(line.replace(CLOSING, '')) &&
    !SITE_FURNITURE.test(line)
  );
}

/** A breadcrumb such as `Home » World » Headline`. */
export const isBreadcrumb = (line: string): boolean => /^home\s*[»›>/|]/iu.test(line);

/** True for a trimmed first line that reads like the article's title. */
export const readsLikeTitle = (line: string): boolean =>
  readsLikeHeadline(line, { words: 22, length: 160 });

/** True for a trimmed line inside the text that reads like a subheading. */
export const readsLikeSubheading = (line: string): boolean =>
  readsLikeHeadline(line, { words: 9, length: 70 }) && !line.includes(',');
