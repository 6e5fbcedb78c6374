/** E-mails as saved (RFC 5322, MIME): the message; who wrote it, when, about what. */
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Fragment } from '../../shared/model/anchor.ts';
import { trimFragment } from '../../shared/model/anchor.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { ok, type Result } from '../../shared/result.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { linesOf } from '../../shared/text/line.ts';
import { normaliseText } from '../../shared/text/normalise.ts';
import { withWindows1252Letters } from '../files/windows-1252.ts';
import { dateOf, knownMeta, languageOf, wordsOf } from './meta-values.ts';
import { articleOfPage } from './page-article.ts';
import {
  countedLosses,
  documentProblem,
  refuseFile,
  type ArticleBody,
  type ReadArticle,
} from './reader.ts';

/** One of these is in every message that was ever sent. */
const HEADERS = new Set(['from', 'date', 'subject', 'message-id', 'received']);

async function parsed(bytes: Uint8Array): Promise<Email | null> {
  try {
    const email = await PostalMime.parse(bytes, { maxNestingDepth: 50, rfc822Attachments: true });
    return email.headers.some(({ key }) => HEADERS.has(key)) ? email : null;
  } catch {
    // The library throws plain errors where parts are nested too deep or headers never end.
    return null;
  }
}

/** Charsets that are read as windows-1252, by what decodes them in the library: see there. */
const WESTERN = /(?:charset\s*=\s*"?|=\?)(?:windows-1252|iso-8859-1|us-ascii|latin1|cp1252)/iu;

const isQuoted = (line: string): boolean => /^[ \t]*>/u.test(line);
/** RFC 3676, 4.3. */
const SIGNATURE = /^-- ?$/u;

/** Quoted lines, and the signature with everything below it. */
function boilerplateOf(text: string): Fragment[] {
  const found: Fragment[] = [];
  for (const line of linesOf(text)) {
    const words = text.slice(line.start, line.end);
    const isSignature = SIGNATURE.test(words);
    const range = trimFragment(text, isSignature ? { ...line, end: text.length } : line);
    if (range && (isSignature || isQuoted(words))) {
      const last = found.at(-1);
      if (last && text.slice(last.end, range.start).trim() === '')
        found[found.length - 1] = { start: last.start, end: range.end };
      else found.push(range);
    }
    if (isSignature) break;
  }
  return found;
}

function plainBody(written: string): ArticleBody {
  const text = normaliseText(written);
  const blocks = findBlocks(text).map((block) =>
    isQuoted(text.slice(block.start, block.end))
      ? { type: 'quotation' as const, start: block.start, end: block.end }
      : block,
  );
  return { text, blocks, marks: [], boilerplate: boilerplateOf(text) };
}

const nameOf = (from: Address | undefined): string | undefined =>
  wordsOf(from?.name) ?? wordsOf(from?.group?.[0]?.name ?? from?.address);

export async function readEmail(bytes: Uint8Array, name: string): Promise<Result<ReadArticle>> {
  const problem = documentProblem(bytes, name);
  if (problem) return problem;
  const email = await parsed(bytes);
  if (!email) {
    const reason = 'it is no e-mail: it has none of the headers that messages have.';
    return refuseFile(name, 'broken-file', reason);
  }
  const isWestern = WESTERN.test(new TextDecoder('latin1').decode(bytes));
  const lettered = (decoded = ''): string =>
    isWestern ? withWindows1252Letters(decoded) : decoded;
  const text = lettered(email.text);
  const html = lettered(email.html);
  let body: ArticleBody & { readonly notes: readonly Loss[] };
  if (text.trim() !== '') body = { ...plainBody(text), notes: [] };
  else if (html.trim() !== '') {
    const page = articleOfPage(normaliseText(html), name, false);
    if (!page.ok) return page;
    body = page.value;
  } else return refuseFile(name, 'empty-file', 'the message holds no text.');
  if (body.text.includes('\0'))
    return refuseFile(name, 'binary-file', 'the message is not text, whatever it says.');
  const title = wordsOf(lettered(email.subject));
  const header = (wanted: string): string | undefined =>
    email.headers.find(({ key }) => key === wanted)?.value;
  return ok({
    text: body.text,
    blocks: body.blocks,
    marks: body.marks,
    boilerplate: body.boilerplate,
    ...(title === undefined ? {} : { title }),
    meta: knownMeta({
      byline: nameOf(email.from),
      published: dateOf(email.date),
      language: languageOf(header('content-language')),
    }),
    encoding: 'binary',
    notes: [
      ...body.notes,
      ...countedLosses([
        ['attachments', email.attachments.length, 'only the message itself is an article'],
      ]),
    ],
  });
}
