/** `text` in quotation marks, unless it begins with its own: ““We will”” reads like a slip. */
export const quoted = (text: string): string => (/^[“”„«‘’‚‹"']/u.test(text) ? text : `“${text}”`);
