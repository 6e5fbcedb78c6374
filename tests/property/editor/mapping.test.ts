import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleDocument } from '../../../renderer/editor/document.ts';
import { schemaExtensions } from '../../../renderer/editor/schema.ts';
import { BLOCK_TYPES, type Block, type InlineMark } from '../../../shared/model/article.ts';
import { findBlocks } from '../../../shared/text/blocks.ts';
import { normaliseText } from '../../../shared/text/normalise.ts';
import { textArb, unicodeArb } from '../../arbitraries/text.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');
const schema = getSchema([...schemaExtensions]);

interface Text {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
}

/** Blocks anywhere: touching, empty, with gaps of anything; enough of them for several sections. */
const anyTextArb: fc.Arbitrary<Text> = fc
  .tuple(
    fc.array(
      fc.record({
        gap: fc.constantFrom('', '', '\n', '\n\n', ' \n\u00a0\n'),
        line: fc.oneof(unicodeArb, textArb).map((line) => line.replaceAll('\n', ' ').slice(0, 40)),
        type: fc.constantFrom(...BLOCK_TYPES),
        mark: fc.option(fc.constantFrom('bold', 'italic', 'link')),
      }),
      { maxLength: 160, size: 'max' },
    ),
    fc.constantFrom('', '\n', 'tail'),
  )
  .map(([lines, tail]) => {
    let text = '';
    const blocks: Block[] = [];
    const marks: InlineMark[] = [];
    for (const { gap, line, type, mark } of lines) {
      const start = text.length + gap.length;
      text += gap + line;
      blocks.push({ type, start, end: text.length, ...(type === 'heading' && { level: 2 }) });
      const middle = start + (line.length >> 1);
      if (mark && middle < text.length)
        marks.push({
          type: mark,
          start: middle,
          end: text.length + 3,
          href: 'https://example.org/',
        });
    }
    return { text: text + tail, blocks, marks };
  });

const proseArb: fc.Arbitrary<Text> = textArb.map((text) => ({
  text,
  blocks: findBlocks(text),
  marks: [],
}));

/** The code unit before a position of the document; empty at the start of a block. */
const before = (doc: Node, position: number): string => {
  const { parent, parentOffset } = doc.resolve(position);
  return parent.textBetween(Math.max(0, parentOffset - 1), parentOffset);
};

function checkBijection({ text, blocks, marks }: Text): void {
  const { content, map } = articleDocument({ text, blocks, marks });
  const doc = schema.nodeFromJSON(content);
  doc.check();
  const seen = new Set<number>();
  blocks.forEach(({ start, end }, index) => {
    const { position } = map.place(index);
    expect(doc.resolve(position).parent.textContent).toBe(text.slice(start, end));
    const isShared = blocks[index + 1]?.start === end;
    for (let offset = start; offset < end + (isShared ? 0 : 1); offset += 1) {
      const there = map.positionOf(offset);
      expect(map.offsetOf(there)).toBe(offset);
      expect(seen.has(there)).toBe(false);
      seen.add(there);
      expect(before(doc, there)).toBe(offset === start ? '' : text.charAt(offset - 1));
    }
  });
}

describe('offset ↔ position', () => {
  test.each(readdirSync(SEEDS).filter((name) => name.endsWith('.txt')))(
    'is a bijection in the blocks of seed %s',
    (name) => {
      const text = normaliseText(readFileSync(path.join(SEEDS, name), 'utf8'));
      checkBijection({ text, blocks: findBlocks(text), marks: [] });
    },
  );

  test('is a bijection in blocks of prose with emoji, combining marks, RTL and NBSP', () => {
    fc.assert(fc.property(proseArb, checkBijection), { numRuns: 200 });
  });

  test('is a bijection in any blocks of any text', () => {
    fc.assert(fc.property(anyTextArb, checkBijection), { numRuns: 60 });
  });

  test('every offset has a place where the caret can stand, in the order of the text', () => {
    fc.assert(
      fc.property(anyTextArb, (given) => {
        const { content, map } = articleDocument(given);
        const doc = schema.nodeFromJSON(content);
        let last = 0;
        for (let offset = 0; offset <= given.text.length; offset += 1) {
          const position = map.positionOf(offset);
          expect(doc.resolve(position).parent.inlineContent).toBe(true);
          expect(position).toBeGreaterThanOrEqual(last);
          last = position;
        }
      }),
      { numRuns: 40 },
    );
  });

  test('every position has an offset of a block', () => {
    fc.assert(
      fc.property(anyTextArb, (given) => {
        const { content, map } = articleDocument(given);
        const size = schema.nodeFromJSON(content).content.size;
        for (let position = 0; position <= size; position += 1) {
          const offset = map.offsetOf(position);
          const isHeld = map.places.some(({ start, end }) => start <= offset && offset <= end);
          expect(isHeld).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('a range of the text covers its characters that are in blocks, and no other', () => {
    const arb = proseArb.chain((given) => {
      const offset = fc.nat(given.text.length);
      return fc.tuple(fc.constant(given), offset, offset);
    });
    fc.assert(
      fc.property(arb, ([given, a, b]) => {
        const { content, map } = articleDocument(given);
        const doc = schema.nodeFromJSON(content);
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const inBlocks = given.blocks
          .map((block) => given.text.slice(Math.max(start, block.start), Math.min(end, block.end)))
          .join('');
        const range = map.positionsOf({ start, end });
        expect(range ? doc.textBetween(range.from, range.to) : '').toBe(inBlocks);
      }),
      { numRuns: 300 },
    );
  });
});
