/**
 * Node 20 and 22 decode windows-1252, and what the standard reads as that (ISO 8859-1, ASCII), as if
 * 0x80 to 0x9F were control characters (nodejs/node#56542): quotation marks and dashes of most older
 * files. The letters are those of the Encoding Standard's index.
 */
const LETTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** `decoded`, with the letters that windows-1252 has where control characters stand. */
export const withWindows1252Letters = (decoded: string): string =>
  decoded.replace(
    /[\u0080-\u009F]/gu,
    (control) => LETTERS[control.charCodeAt(0) - 0x80] ?? control,
  );
