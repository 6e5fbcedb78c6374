import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxOf, paragraph, run } from './real-articles/docx.ts';
import { readArticle } from './real-articles/read.ts';

const RUNS = Number(process.env['CLAIMBENCH_RUNS'] ?? 100);

/** What no file of text holds: NUL, controls, half characters; breaks part lines. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Cn}]/gu;

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(UNFIT, '').trim())
  .filter((text) => text !== '' && !text.startsWith('\uFEFF'));

/** One with letters in front, so that no kind takes it for something else than a paragraph. */
const words = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((all) => ['Word', ...all].join(' '));

const htmlOf = (text: string): string =>
  text.replace(/[&<>"]/gu, (letter) => `&#${letter.charCodeAt(0)};`);

/** Every mark of CommonMark may be escaped, and nothing else. */
const markdownOf = (text: string): string => text.replace(/[!-/:-@[-`{-~]/gu, '\\$&');

const mailOf = (text: string): Uint8Array =>
  Buffer.from(
    `From: a@b.example\r\nSubject: s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`,
  );

const KINDS: readonly (readonly [string, (text: string) => string | Uint8Array])[] = [
  ['a.txt', (text) => text],
  ['a.html', (text) => `<html><body><p>${htmlOf(text)}</p></body></html>`],
  ['a.md', (text) => `${markdownOf(text)}\n`],
  ['a.docx', (text) => docxOf({ body: paragraph(run(text)) })],
  ['a.eml', mailOf],
];

const wordsOf = (text: string): string[] => text.split(/[ \t\n]+/u).filter((one) => one !== '');

describe('words of a paragraph', () => {
  it.each(KINDS)('come out of %s as they went in, in valid blocks', async (name, fileOf) => {
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const article = await readArticle(name, fileOf(text));
        expect(wordsOf(article.text)).toEqual(wordsOf(text));
      }),
      { numRuns: RUNS },
    );
  });
});
