/** Rich text as somebody could type it, marks and lists in every combination. */
import fc from 'fast-check';
import type { RichJson } from '../../renderer/rich-text/document.ts';

const characters = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcxyzÄß19 ') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...'*_`[]()<>!&;#-+=~|\\/:."“”’…\n\u00a0',
      '&amp;',
      '1. ',
      '- ',
      '# ',
    ),
  },
);
const text = fc.array(characters, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));

const mark = fc.constantFrom(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } },
  { type: 'link', attrs: { href: 'claimbench:span/article-1/span-2' } },
);
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type });

const inline: fc.Arbitrary<RichJson> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('text'), text, marks }) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
);
const content = fc.array(inline, { maxLength: 5 });
const paragraph = fc.record({ type: fc.constant('paragraph'), content });
const heading = fc.record({
  type: fc.constant('heading'),
  attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
  content,
});

const { block } = fc.letrec<{ block: RichJson; list: RichJson }>((tie) => ({
  block: fc.oneof({ maxDepth: 3 }, paragraph, heading, tie('list')),
  list: fc
    .tuple(
      fc.boolean(),
      fc.integer({ min: 0, max: 12 }),
      fc.array(fc.array(tie('block'), { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([isOrdered, start, items]) => ({
      type: isOrdered ? 'orderedList' : 'bulletList',
      ...(isOrdered && { attrs: { start } }),
      content: items.map((blocks) => ({ type: 'listItem', content: blocks })),
    })),
}));

export const richText: fc.Arbitrary<RichJson> = fc
  .array(block, { maxLength: 4 })
  .map((blocks) => ({ type: 'doc', content: blocks }));
