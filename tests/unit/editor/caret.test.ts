import { describe, expect, test } from 'vitest';
import { moved } from '../../../renderer/editor/caret.ts';
import { articleDocument } from '../../../renderer/editor/document.ts';
import type { CaretUnit } from '../../../renderer/editor/editor-handle.ts';
import { articleOf } from '../../editor-page/material.ts';

const TEXT = 'Officials say so today\n\n“We know.” He left 👩‍👩‍👧‍👦 there.\nAnother line, e\u0301 too.\n';
const article = articleOf(TEXT);
const { map } = articleDocument(article);
const at = (quote: string): number => TEXT.indexOf(quote);
const caret = (from: number, unit: CaretUnit, direction: 1 | -1): number =>
  moved(article, map, { anchor: from, head: from }, unit, direction, false).head;

describe('caret', () => {
  test('moves over a family emoji and a combining mark as one character', () => {
    expect(caret(at('👩'), 'character', 1)).toBe(at(' there'));
    expect(caret(at(' there'), 'character', -1)).toBe(at('👩'));
    expect(caret(at('e\u0301'), 'character', 1)).toBe(at(' too'));
  });

  test('steps over blank lines from block to block', () => {
    expect(caret(at('\n\n'), 'character', 1)).toBe(at('“We'));
    expect(caret(at('“We'), 'character', -1)).toBe(at('\n\n'));
  });

  test('stops at both ends of the article', () => {
    const end = TEXT.trimEnd().length;
    for (const unit of ['character', 'word', 'sentence', 'paragraph', 'article'] as const) {
      expect(caret(end, unit, 1), `${unit} forward`).toBe(end);
      expect(caret(0, unit, -1), `${unit} backward`).toBe(0);
    }
  });

  test('moves by word, sentence, paragraph and article', () => {
    expect(caret(at('We know'), 'word', 1)).toBe(at(' know'));
    expect(caret(at(' know'), 'word', -1)).toBe(at('We know'));
    expect(caret(at('know'), 'sentence', 1)).toBe(at('He left'));
    expect(caret(at('left'), 'sentence', -1)).toBe(at('He left'));
    expect(caret(at('know'), 'paragraph', 1)).toBe(at('Another'));
    expect(caret(at('know'), 'article', 1)).toBe(TEXT.trimEnd().length);
  });

  test('extending keeps the anchor', () => {
    const selection = { anchor: at('say'), head: at('say') };
    expect(moved(article, map, selection, 'word', 1, true)).toEqual({
      anchor: at('say'),
      head: at(' so'),
    });
  });

  test('without extending, a character move collapses a selection to its edge', () => {
    const selection = { anchor: at('so'), head: at('say') };
    expect(moved(article, map, selection, 'character', 1, false).head).toBe(at('so'));
    expect(moved(article, map, selection, 'character', -1, false).head).toBe(at('say'));
  });
});
