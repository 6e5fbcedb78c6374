/** For a pattern (with the flag `u`) that means these characters and nothing else. */
export const escaped = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&');
