import { describe, expect, it } from 'vitest';
import { markedWords, outline, readArticle, readOrRefuse } from './real-articles/read.ts';

const NEWS = `---
title: "Attack: what is known"
author: Jo Döe
date: 2024-03-22
lang: en_GB
url: https://paper.example/a
outlet: 'The Paper''s'
tags: [a, b]
---
# At least 133 killed

Smoke over *the **hall*** and a [link](https://a.example "t"), a [reference][r],
a soft break and [a bad one](javascript:alert(1)).\\
A hard break.

> “We will find them,”
> he said.

- One
- Two
  1. Nested

## Table

| Day | Dead |
| --- | ---- |
| Fri | 133  |

![A hall](hall.png) and \`code\`[^1]

\`\`\`js
const a = 1;
\`\`\`

<script>alert(1)</script>

[r]: https://b.example
[^1]: The note.
`;

describe('a Markdown file', () => {
  it('gives what its page would show, with its structure', async () => {
    expect(outline(await readArticle('news.md', NEWS))).toEqual([
      'heading1: At least 133 killed',
      'paragraph: Smoke over the hall and a link, a reference, a soft break and a bad one.',
      'paragraph: A hard break.',
      'quotation: “We will find them,” he said.',
      'list-item: One',
      'list-item: Two',
      'list-item: Nested',
      'heading2: Table',
      'paragraph: Day\tDead',
      'paragraph: Fri\t133',
      'paragraph: A hall and code[1]',
      'paragraph: const a = 1;',
      'paragraph: <script>alert(1)</script>',
      'list-item: [1]',
      'list-item: The note.',
    ]);
  });

  it('keeps bold, italic and harmless links', async () => {
    expect(markedWords(await readArticle('news.md', NEWS))).toEqual([
      'italic: the hall',
      'bold: hall',
      'link: link <https://a.example/>',
      'link: reference <https://b.example/>',
    ]);
  });

  it('reads what stands in front of it, and says what it could not keep', async () => {
    const { title, meta, notes } = await readArticle('news.markdown', NEWS);
    expect(title).toBe('Attack: what is known');
    expect(meta).toEqual({
      byline: 'Jo Döe',
      published: '2024-03-22',
      language: 'en-GB',
      url: 'https://paper.example/a',
      outlet: "The Paper's",
    });
    expect(notes.map(({ what, count }) => `${what} ${count}`)).toEqual([
      'code 2',
      'pictures 1',
      'tables 1',
      'HTML 1',
      'footnotes 1',
    ]);
  });

  it('takes a rule at its top for nothing but a rule', async () => {
    expect((await readArticle('a.md', '---\n\nText.\n\n---\n\nMore.\n')).text).toBe(
      'Text.\n\nMore.',
    );
  });

  it('keeps other encodings out, unless one is named', async () => {
    const bytes = Buffer.from('# K\xf6ln\n', 'latin1');
    expect(await readOrRefuse('a.md', bytes)).toMatch(/^not-utf8/u);
    expect(await readArticle('a.md', bytes, { encoding: 'latin1' })).toMatchObject({
      text: 'Köln',
      encoding: 'windows-1252',
    });
  });
});

describe('Markdown that is made to do harm', () => {
  it.each([
    ['quotations nested 20,000 deep', `${'>'.repeat(20_000)}x`],
    ['lists nested 3,000 deep', `${'- '.repeat(3000)}x`],
    [
      'lists nested by their indent',
      Array.from({ length: 1000 }, (_, level) => `${' '.repeat(2 * level)}- x`).join('\n'),
    ],
    ['100,000 stars', `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`],
    ['brackets that never close', '[a]('.repeat(20_000)],
  ])('refuses %s', async (_, text) => {
    expect(await readOrRefuse('a.md', text)).toMatch(/^too-deep: a\.md: .*--format text/u);
  });

  it('reads a table of 1,000 rows and rules of 200 dashes', async () => {
    const rows = '| a | b |\n'.repeat(1000);
    const text = `Title\n${'-'.repeat(200)}\n\n| a | b |\n|---|---|\n${rows}`;
    expect((await readArticle('a.md', text)).blocks).toHaveLength(1002);
  });
});
