import { describe, expect, it } from 'vitest';
import {
  boilerplateOf,
  markedWords,
  outline,
  readArticle,
  readOrRefuse,
} from './real-articles/read.ts';

const HEAD = [
  'Received: from mail.example by mx.example; Fri, 22 Mar 2024 18:15:01 +0000',
  'From: =?utf-8?Q?J=C3=B6_D=C3=B6e?= <jo@paper.example>',
  'To: desk@paper.example',
  'Date: Fri, 22 Mar 2024 19:15:00 +0100',
  'Message-ID: <1@paper.example>',
  'MIME-Version: 1.0',
];

/** Lines as mail has them. */
const mail = (...lines: readonly string[]): Uint8Array =>
  Buffer.from([...HEAD, ...lines].join('\r\n'), 'latin1');

const MIXED = mail(
  'Subject: =?iso-8859-1?Q?Gespr=E4ch_in_K=F6ln?=',
  'Content-Language: de',
  'Content-Type: multipart/mixed; boundary="m"',
  '',
  '--m',
  'Content-Type: multipart/alternative; boundary="a"',
  '',
  '--a',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('Guten Tag 😀,\r\n\r\nmindestens 133 Tote.\r\n').toString('base64'),
  '--a',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>The other form</p>',
  '--a--',
  '--m',
  'Content-Type: application/pdf; name="a.pdf"',
  'Content-Disposition: attachment; filename="a.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0=',
  '--m--',
);

describe('an e-mail', () => {
  it('gives its plain text, who wrote it, when, about what; attachments are counted', async () => {
    const article = await readArticle('a.eml', MIXED);
    expect(article.text.trim()).toBe('Guten Tag 😀,\n\nmindestens 133 Tote.');
    expect(article).toMatchObject({
      title: 'Gespräch in Köln',
      meta: { byline: 'Jö Döe', published: '2024-03-22T18:15:00.000Z', language: 'de' },
      encoding: 'binary',
    });
    expect(article.notes).toEqual([
      { what: 'attachments', count: 1, why: 'only the message itself is an article' },
    ]);
  });

  it('decodes quoted-printable in ISO 8859-1, with the letters of windows-1252', async () => {
    const bytes = mail(
      'Subject: s',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'K=F6ln =96 =84Gespr=E4ch=93 mit einer sehr langen Zeile, die =',
      'weitergeht.',
    );
    expect((await readArticle('a.eml', bytes)).text.trim()).toBe(
      'Köln – „Gespräch“ mit einer sehr langen Zeile, die weitergeht.',
    );
  });

  it('marks what is quoted and the signature as boilerplate, and keeps them', async () => {
    const bytes = mail('Subject: s', '', 'Yes.', '', '> Is it', '>', '> true?', '', '-- ', 'Jo');
    const article = await readArticle('a.eml', bytes);
    expect(boilerplateOf(article)).toEqual(['> Is it\n>\n> true?\n\n-- \nJo']);
    expect(outline(article).slice(0, 4)).toEqual([
      'paragraph: Yes.',
      'quotation: > Is it',
      'quotation: >',
      'quotation: > true?',
    ]);
  });

  it('reads a message that is only HTML as a page, scripts and all left out', async () => {
    const bytes = mail(
      'Subject: s',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<h1>News</h1><p onclick="x()">A <b>bold</b> <a href="https://a.example/">link</a>.</p><script>alert(1)</script><img src="https://evil.example/track.gif">',
    );
    const article = await readArticle('a.eml', bytes);
    expect(outline(article)).toEqual(['heading1: News', 'paragraph: A bold link.']);
    expect(markedWords(article)).toEqual(['bold: bold', 'link: link <https://a.example/>']);
    expect(article.notes.map(({ what }) => what)).toEqual(['pictures']);
  });
});

describe('an e-mail that is refused', () => {
  it.each([
    [
      'what is none',
      Buffer.from('Just some text,\nno headers at all.'),
      /^broken-file: .*no e-mail/u,
    ],
    ['an empty file', new Uint8Array(), /^empty-file/u],
    ['one without text', mail('Subject: s', '', ''), /^empty-file: .*no text/u],
    ['one with a binary body', mail('Subject: s', '', 'a\0b'), /^binary-file/u],
  ])('%s', async (_, bytes, reason) => {
    expect(await readOrRefuse('a.eml', bytes)).toMatch(reason);
  });

  it('parts nested 2,000 deep', async () => {
    const levels = Array.from({ length: 2000 }, (_, level) => [
      `Content-Type: multipart/mixed; boundary="b${level}"`,
      '',
      `--b${level}`,
    ]);
    const bytes = mail('Subject: s', ...levels.flat(), 'Content-Type: text/plain', '', 'deep');
    expect(await readOrRefuse('a.eml', bytes)).toMatch(/^broken-file/u);
  });
});
