import { expect, test } from 'vitest';
import type { RichJson } from '../../../renderer/rich-text/document.ts';
import { readCommonMark } from '../../../renderer/rich-text/read-commonmark.ts';
import { writeCommonMark } from '../../../renderer/rich-text/write-commonmark.ts';

const typesIn = ({ type = '', content = [], marks = [] }: RichJson): string[] => [
  type,
  ...marks.map((mark) => mark.type),
  ...content.flatMap(typesIn),
];
const words = ({ text = '', content = [] }: RichJson): string => text + content.map(words).join('');

test.each([
  '<script>alert(1)</script>',
  'before <img src=x onerror=alert(1)> after',
  '<div onclick="alert(1)">click</div>',
  '<iframe src="https://example.org"></iframe>',
  '<a href="javascript:alert(1)">here</a>',
  '[here](javascript:alert(1))',
  '[here](JaVaScRiPt:alert(1))',
  '[here](data:text/html,<b>x</b>)',
  '    indented code',
  '```\nfenced\n```',
  '---',
  '> quoted',
  '[name]: https://example.org',
])('what a note cannot hold stays the text that it is: %j', (source) => {
  const doc = readCommonMark(source);
  expect(new Set(typesIn(doc))).toEqual(new Set(['doc', 'paragraph', 'text']));
  expect(words(doc)).toBe(source.trim());
});

test('a picture is not loaded: it is a link to it', () => {
  const doc = readCommonMark('![chart](https://example.org/x.png)');
  expect(typesIn(doc)).not.toContain('image');
  expect(words(doc)).toBe('!chart');
});

test('headings, lists, emphasis and links are read', () => {
  expect(
    readCommonMark('#### When\n\n- **Say** _so_\n  1. [there](https://example.org)').content,
  ).toEqual([
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'When' }] },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'Say', marks: [{ type: 'bold' }] },
                { type: 'text', text: ' ' },
                { type: 'text', text: 'so', marks: [{ type: 'italic' }] },
              ],
            },
            {
              type: 'orderedList',
              attrs: { start: 1 },
              content: [
                {
                  type: 'listItem',
                  content: [
                    {
                      type: 'paragraph',
                      content: [
                        {
                          type: 'text',
                          text: 'there',
                          marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ]);
});

test.each([
  ['plain words', 'as of March, says the ministry', 'as of March, says the ministry'],
  [
    'signs that mean nothing here',
    'snake_case [sic] 5 * 3 & 4 < 5!',
    'snake_case [sic] 5 * 3 & 4 < 5!',
  ],
  ['two lines', 'first line\nsecond line', 'first line\nsecond line'],
  ['a list', '- a\n- b', '- a\n- b'],
])('%s are written as they were typed', (_what, source, expected) => {
  expect(writeCommonMark(readCommonMark(source))).toBe(expected);
});

test.each([
  ['1. not a list', '1\\. not a list'],
  ['# not a heading', '\\# not a heading'],
  ['*not emphasis*', '\\*not emphasis\\*'],
  ['<b>not bold</b>', '&lt;b>not bold&lt;/b>'],
  ['un“believ”able', 'un“believ”able'],
])('typed as text, %j is kept as text', (typed, expected) => {
  const doc = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: typed }] }],
  };
  const source = writeCommonMark(doc);
  expect(source).toBe(expected);
  expect(words(readCommonMark(source))).toBe(typed);
});
