import { describe, expect, it } from 'vitest';
import {
  boilerplateOf,
  markedWords,
  outline,
  readArticle,
  readOrRefuse,
} from './real-articles/read.ts';

const SENTENCE =
  'The interior minister said on Friday that at least 133 people were killed in the attack, according to officials. ';
const LONG = SENTENCE.repeat(3).trim();

/** As news sites write them: what is around the article is most of the page. */
const NEWS = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>At least 133 killed in attack | The Paper</title>
<meta http-equiv="refresh" content="5; url=https://evil.example/">
<meta property="og:site_name" content="The Paper">
<meta property="og:url" content="https://paper.example/amp/attack">
<link rel="canonical" href="https://paper.example/2024/attack">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"At least 133 killed in attack","datePublished":"2024-03-22T20:15:00+03:00",
"author":{"@type":"Person","name":"Jo Döe"},"publisher":{"@type":"Organization","name":"The Paper"}}</script>
<style>p { color: red }</style>
</head><body onload="alert(1)">
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div id="cookie-banner">We use cookies. <button>Accept all</button></div>
<main><article>
<h1>At least 133 killed in attack</h1>
<p>${LONG}<br>A line of its own with <strong>bold <em>and italic</em></strong> words.</p>
<script>document.write('written by a script')</script>
<figure><img src="https://evil.example/x.png" onerror="alert(1)" alt="A hall"><figcaption>Smoke over the hall. Photo: J. Smith</figcaption></figure>
<h2>What is known</h2>
<p>${LONG} See <a href="/2024/first">the first report</a> or <a href="javascript:alert(1)">this</a>.</p>
<blockquote><p>“We will find them,” he said.</p></blockquote>
<ul><li>One point</li><li>Another&nbsp;point &amp; more</li></ul>
<svg><script>alert(2)</script><text>drawn text</text></svg>
<p>${LONG}</p>
</article></main>
<aside><h3>Related</h3><ul><li><a href="/other">Another story that people read</a></li></ul></aside>
<div hidden>hidden by attribute</div><div style="color:red; display : none">hidden by style</div>
<template>in a template</template><noscript>without scripts</noscript><dialog>closed dialog</dialog>
<footer>© The Paper 2024. All rights reserved.</footer>
</body></html>`;

describe('a page of a news site', () => {
  it('gives all text that is seen, in the order of reading, with its structure', async () => {
    const article = await readArticle('news.html', NEWS);
    expect(outline(article)).toEqual([
      'list-item: Home',
      'list-item: World',
      'paragraph: We use cookies.',
      'paragraph: Accept all',
      'heading1: At least 133 killed in attack',
      `paragraph: ${LONG}`,
      'paragraph: A line of its own with bold and italic words.',
      'paragraph: Smoke over the hall. Photo: J. Smith',
      'heading2: What is known',
      `paragraph: ${LONG} See the first report or this.`,
      'quotation: “We will find them,” he said.',
      'list-item: One point',
      'list-item: Another\u00a0point & more',
      `paragraph: ${LONG}`,
      'heading3: Related',
      'list-item: Another story that people read',
      'paragraph: © The Paper 2024. All rights reserved.',
    ]);
  });

  it('marks everything around the article, and captions, as boilerplate', async () => {
    const article = await readArticle('news.html', NEWS);
    expect(boilerplateOf(article)).toEqual([
      'Home\nWorld\n\nWe use cookies.\n\nAccept all',
      'Smoke over the hall. Photo: J. Smith',
      'Related\n\nAnother story that people read\n\n© The Paper 2024. All rights reserved.',
    ]);
  });

  it('finds title, outlet, byline, date, language and address', async () => {
    const { title, meta, encoding, notes } = await readArticle('news.html', NEWS);
    expect(title).toBe('At least 133 killed in attack');
    expect(meta).toEqual({
      outlet: 'The Paper',
      byline: 'Jo Döe',
      published: '2024-03-22T20:15:00+03:00',
      language: 'en-GB',
      url: 'https://paper.example/2024/attack',
    });
    expect(encoding).toBe('utf-8');
    expect(notes).toEqual([{ what: 'pictures', count: 1, why: 'an article is text' }]);
  });

  it('keeps bold, italic and links that are harmless, from where the page is', async () => {
    const marks = markedWords(await readArticle('news.html', NEWS));
    expect(marks).toContain('bold: bold and italic');
    expect(marks).toContain('italic: and italic');
    expect(marks).toContain('link: the first report <https://paper.example/2024/first>');
    expect(marks.join()).not.toMatch(/javascript|: this/u);
  });

  it('never runs or shows what is code, hidden, or there instead of something', async () => {
    const { text } = await readArticle('news.html', NEWS);
    expect(text).not.toMatch(/alert|script|hidden|template|drawn|color|closed|A hall/u);
  });
});

describe('pages that are less than that', () => {
  it('takes a fragment, and markup that nobody closed', async () => {
    const page = '<title>T</title><p>One<p>Two <b>bold<div>Three</div><ul><li>a<li>b</ul> tail';
    expect(outline(await readArticle('a.htm', page))).toEqual([
      'paragraph: One',
      'paragraph: Two bold',
      'paragraph: Three',
      'list-item: a',
      'list-item: b',
      'paragraph: tail',
    ]);
  });

  it('keeps rows of tables as lines, cells parted by tabs, and says so', async () => {
    const page = '<table><caption>Dead</caption><tr><th>Day<th>Count<tr><td>Fri<td>133</table>';
    const article = await readArticle('a.html', page);
    expect(article.text).toBe('Dead\n\nDay\tCount\n\nFri\t133');
    expect(article.notes.map(({ what }) => what)).toContain('tables');
  });

  it('keeps lines of what is laid out by hand', async () => {
    expect((await readArticle('a.html', '<pre>one\n  two\n\nthree</pre>')).text).toBe(
      'one\ntwo\nthree',
    );
  });

  it('reads XHTML, where elements close themselves', async () => {
    const page =
      '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x.js"/></head><body><p>Shown.</p></body></html>';
    expect((await readArticle('a.xhtml', page)).text).toBe('Shown.');
  });

  it('refuses a page without text', async () => {
    const page = '<html><body><script>x()</script><div hidden>no</div><p>&nbsp;</p></body></html>';
    expect(await readOrRefuse('a.html', page)).toMatch(/^empty-file: a\.html: /u);
  });

  it('leaves out what is no date, no language and no address', async () => {
    const page = `<html lang="x y"><head><meta name="date" content="3/4/24"><link rel="canonical" href="javascript:alert(1)"></head><body><p>${LONG}</p></body></html>`;
    expect((await readArticle('a.html', page)).meta).toEqual({});
  });
});

describe('the encoding of a page', () => {
  const german = (head: string): string =>
    `<html><head>${head}</head><body><p>Köln – „Gespräch“</p></body></html>`;
  const text = 'Köln – „Gespräch“';
  const latin = (page: string): Uint8Array =>
    Uint8Array.from(
      [...page].map(
        (letter) => ({ '–': 0x96, '„': 0x84, '“': 0x93 })[letter] ?? letter.charCodeAt(0),
      ),
    );

  it.each([
    ['windows-1252, declared', latin(german('<meta charset="windows-1252">')), 'windows-1252'],
    [
      'ISO 8859-1, declared the old way',
      latin(german('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">')),
      'windows-1252',
    ],
    ['UTF-8, declared as another', Buffer.from(german('<meta charset="iso-8859-1">')), 'utf-8'],
    ['UTF-8, declared as nothing known', Buffer.from(german('<meta charset="klingon">')), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${german('')}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${german('')}`, 'utf16le'), 'utf-16le'],
  ])('reads %s', async (_, bytes, encoding) => {
    expect(await readArticle('a.html', bytes)).toMatchObject({ text, encoding });
  });

  it('takes the encoding that is given, whatever the page says', async () => {
    const bytes = latin(german('<meta charset="utf-8">'));
    expect(await readOrRefuse('a.html', bytes)).toMatch(/^not-utf8: .*--encoding/u);
    expect(await readArticle('a.html', bytes, { encoding: 'windows-1252' })).toMatchObject({
      text,
    });
  });
});

describe('pages that are made to do harm', () => {
  it('refuses elements nested 100,000 deep, before it parses them', async () => {
    const deep = `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`;
    expect(await readOrRefuse('deep.html', deep)).toMatch(/^too-deep: deep\.html: .*512 deep/u);
    const hidden = `${'<b><!-- <p> --></x><i>'.repeat(50_000)}x`;
    expect(await readOrRefuse('deep.html', hidden)).toMatch(/^too-deep/u);
  });

  it('reads a page of 500 levels with its text', async () => {
    const deep = `${'<div>'.repeat(500)}Down here.${'</div>'.repeat(500)}`;
    expect((await readArticle('a.html', deep)).text).toBe('Down here.');
  });

  it('does not count elements that end by themselves as nested', async () => {
    const rows = '<tr><td>a<td>b'.repeat(2000);
    const items = '<li>x<br><img src="y">'.repeat(2000);
    const page = `<ul>${items}</ul><table>${rows}</table><p>${'one<p>'.repeat(2000)}`;
    expect((await readArticle('a.html', page)).blocks).toHaveLength(6000);
  });

  it('reads a page of 5 MB', async () => {
    const page = `<html><body><article>${`<p>${SENTENCE}</p>`.repeat(42_000)}</article></body></html>`;
    expect(page.length).toBeGreaterThan(5_000_000);
    const article = await readArticle('large.html', page);
    expect(article.blocks).toHaveLength(42_000);
    expect(article.boilerplate).toEqual([]);
  });

  it('does not search a page whose search would take minutes, and says so', async () => {
    const page = `${'<div>x'.repeat(200)}${'<p>y y y y y</p>'.repeat(20_000)}${'</div>'.repeat(200)}`;
    const { notes, boilerplate } = await readArticle('a.html', page);
    expect(boilerplate).toEqual([]);
    expect(notes.map(({ what }) => what)).toEqual(['main text']);
    expect(notes[0]?.why).toMatch(/too large or too deep/u);
  });

  it('takes attributes and JSON of other people for nothing but text', async () => {
    const page = `<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","__proto__":{"polluted":true},"headline":{"a":1},"author":[[[]]]}</script></head><body constructor="x" __proto__="y"><p toString="z">${LONG}</p></body></html>`;
    const article = await readArticle('a.html', page);
    expect(article.text).toBe(LONG);
    expect('polluted' in {}).toBe(false);
  });
});
