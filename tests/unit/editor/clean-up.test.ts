import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { joinBlock, splitBlock } from '../../../renderer/editor/clean-up/blocks.ts';
import {
  cleanUpDocument,
  revisedText,
  type RevisedText,
  type Structured,
} from '../../../renderer/editor/clean-up/document.ts';
import { COMMANDS, linkAt, linkTo } from '../../../renderer/editor/clean-up/edits.ts';
import { following, trailOf } from '../../../renderer/editor/clean-up/following.ts';
import { safeAddress } from '../../../renderer/editor/clean-up/link-address.ts';
import { cleanUpSchema } from '../../../renderer/editor/clean-up/schema.ts';
import { isChanged } from '../../../renderer/editor/clean-up/trail.ts';
import { findBlocks } from '../../../shared/text/blocks.ts';

const schema = getSchema([...cleanUpSchema]);

const articleOf = (text: string, changes: Partial<Structured> = {}): Structured => ({
  text,
  blocks: findBlocks(text),
  marks: [],
  boilerplate: [],
  ...changes,
});

/** A text being edited, its places named by the words there. */
class Desk {
  state: EditorState;

  constructor(article: Structured) {
    const { content } = cleanUpDocument(article);
    this.state = EditorState.create({
      doc: Node.fromJSON(schema, content),
      plugins: [following()],
    });
  }

  /** The position before `words`. */
  at(words: string): number {
    let found = -1;
    this.state.doc.descendants((node, position) => {
      const index = node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (found < 0 && index >= 0) found = position + 1 + index;
      return !node.isTextblock;
    });
    if (found < 0) throw new Error(`“${words}” is not in the text`);
    return found;
  }

  select(words: string): this {
    const from = this.at(words);
    return this.put(from, from + words.length);
  }

  caretBefore(words: string): this {
    return this.put(this.at(words));
  }

  private put(from: number, to = from): this {
    const { tr } = this.state;
    this.state = this.state.apply(tr.setSelection(TextSelection.create(tr.doc, from, to)));
    return this;
  }

  type(text: string): this {
    this.state = this.state.apply(this.state.tr.insertText(text));
    return this;
  }

  run(command: Command): boolean {
    return command(this.state, (transaction) => {
      this.state = this.state.apply(transaction);
    });
  }

  get revised(): RevisedText {
    return revisedText(this.state.doc);
  }

  get text(): string {
    return this.revised.text;
  }

  get isChanged(): boolean {
    return isChanged(trailOf(this.state));
  }
}

const desk = (text: string, changes?: Partial<Structured>): Desk =>
  new Desk(articleOf(text, changes));

const rangeOf = (text: string, words: string): { start: number; end: number } => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('a document that nobody edits', () => {
  test.each([
    ['  \n Title here \n\n\n\u00a0One two.  \nThree\n\n', 'white space anywhere'],
    ['- one\n- two\n\n\nAfter the list.\n', 'lists'],
    ['', 'nothing'],
    [' \n ', 'nothing but white space'],
  ])('says the text it came from: %j (%s)', (text) => {
    expect(desk(text).text).toBe(text);
  });

  test('keeps text that no block has claimed, as paragraphs', () => {
    const text = 'Claimed.\nNot claimed\n\nneither';
    const { revised } = desk(text, { blocks: [{ type: 'quotation', start: 0, end: 8 }] });
    expect(revised.text).toBe(text);
    expect(revised.blocks).toEqual([
      { type: 'quotation', start: 0, end: 8 },
      { type: 'paragraph', start: 9, end: 20 },
      { type: 'paragraph', start: 22, end: 29 },
    ]);
  });

  test('keeps blocks, marks and boilerplate', () => {
    const text = 'A title of some length\n\nA link and bold text here.\n- item one\n- item two';
    const article = articleOf(text, {
      marks: [
        { type: 'link', ...rangeOf(text, 'link and'), href: 'https://example.org/' },
        { type: 'bold', ...rangeOf(text, 'and bold') },
      ],
      boilerplate: [{ ...rangeOf(text, 'item one\n- item two') }],
    });
    const { map: _map, ...revised } = new Desk(article).revised;
    expect(revised).toEqual(article);
  });
});

describe('Enter', () => {
  test('ends a paragraph and leaves the white space at the caret out', () => {
    const one = desk('Lead.\nOne two. Three four.\nNext.');
    one.caretBefore('Three').run(splitBlock);
    expect(one.text).toBe('Lead.\nOne two.\n\nThree four.\nNext.');
  });

  test('at the start of a block puts a new one before it, which stays where it stood', () => {
    const one = desk('One.\nTwo.');
    one.caretBefore('Two').run(splitBlock);
    expect(one.text).toBe('One.\nTwo.');
    expect(one.state.doc.childCount).toBe(3);
  });

  test('after a heading begins a paragraph, in a list another item on a line of its own', () => {
    const one = desk('', {
      text: 'Head\n- item',
      blocks: [
        { type: 'heading', level: 2, start: 0, end: 4 },
        { type: 'list-item', start: 5, end: 11 },
      ],
    });
    one.select('Head').type('Head').run(splitBlock);
    one.type('para');
    one.select('item').type('item').run(splitBlock);
    one.type('more');
    expect(one.text).toBe('Head\n\npara\n- item\nmore');
    expect(one.revised.blocks.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'list-item',
      'list-item',
    ]);
  });
});

describe('Backspace at the start of a block, Delete at its end', () => {
  test('joins it with its neighbour, with a space where words would meet', () => {
    const back = desk('One two\nthree.');
    back.caretBefore('three').run(joinBlock(-1));
    expect(back.text).toBe('One two three.');
    const on = desk('One two\nthree.');
    on.caretBefore('two').select('two').type('two').run(joinBlock(1));
    expect(on.text).toBe('One two three.');
  });

  test('puts no space between words of a script without any', () => {
    const one = desk('今日は\n晴れ');
    one.caretBefore('晴').run(joinBlock(-1));
    expect(one.text).toBe('今日は晴れ');
  });

  test('undoes Enter: nothing has changed then', () => {
    const one = desk('One two. Three four.');
    one.caretBefore('Three').run(splitBlock);
    expect(one.isChanged).toBe(true);
    one.run(joinBlock(-1));
    expect(one.isChanged).toBe(false);
  });

  test.each([
    ['after an opening quotation mark', '“I also said', 'I also'],
    ['before a comma', '(so) he said, then', ', then'],
    ['before a closing bracket', 'they said (twice) so', ') so'],
  ])('undoes Enter %s', (_where, text, words) => {
    const one = desk(text);
    one.caretBefore(words).run(splitBlock);
    one.run(joinBlock(-1));
    expect(one.text).toBe(text);
  });

  test('takes an empty block away and leaves the other as it is', () => {
    const one = desk('One.\n- two');
    one.caretBefore('- two').run(splitBlock);
    one.run(joinBlock(-1));
    expect(one.isChanged).toBe(false);
  });
});

describe('types of blocks', () => {
  test('change without a change of the text, and back again', () => {
    const one = desk('One line\nAnother line.');
    expect(one.select('Another').run(COMMANDS.quotation)).toBe(true);
    expect(one.text).toBe('One line\nAnother line.');
    expect(one.revised.blocks[1]?.type).toBe('quotation');
    expect(one.run(COMMANDS.quotation)).toBe(false);
    one.run(COMMANDS.paragraph);
    expect(one.isChanged).toBe(false);
  });
});

describe('boilerplate', () => {
  const TEXT = 'Menu\n\nOne two ADVERT three.\n\nSubscribe now\nFoot\n\nLast.';
  const marked = (...words: string[]) =>
    desk(TEXT, { boilerplate: words.map((word) => rangeOf(TEXT, word)) });

  test('is removed all at once: whole lines with their breaks, parts with their space', () => {
    const one = marked('Menu', 'ADVERT', 'Subscribe now\nFoot');
    expect(one.run(COMMANDS['remove-boilerplate'])).toBe(true);
    expect(one.text).toBe('One two three.\n\nLast.');
    expect(one.revised.boilerplate).toEqual([]);
  });

  test('is kept as text at the caret, and marked where it was elsewhere', () => {
    const one = marked('ADVERT', 'Subscribe now\nFoot');
    expect(one.caretBefore('VERT').run(COMMANDS['keep-boilerplate'])).toBe(true);
    expect(one.text).toBe(TEXT);
    expect(one.revised.boilerplate).toEqual([rangeOf(TEXT, 'Subscribe now\nFoot')]);
    expect(one.caretBefore('One').run(COMMANDS['keep-boilerplate'])).toBe(false);
  });

  test('is not removed where nothing else would be left', () => {
    expect(marked(TEXT).run(COMMANDS['remove-boilerplate'])).toBe(false);
  });
});

describe('links', () => {
  test('lead to pages and mail, to nothing that runs', () => {
    expect(safeAddress(' https://example.org/a ')).toBe('https://example.org/a');
    expect(safeAddress('example.org/a')).toBe('https://example.org/a');
    expect(safeAddress('mailto:desk@example.org')).toBe('mailto:desk@example.org');
    for (const bad of ['', 'words', 'javascript:alert(1)', 'data:text/html,x', 'java\nscript:x'])
      expect(safeAddress(bad)).toBeNull();
  });

  test('are set on the selection, changed and taken away at a caret', () => {
    const one = desk('See the report here.');
    expect(one.caretBefore('report').run(linkTo('https://a.org/'))).toBe(false);
    expect(one.select('the report').run(linkTo('https://a.org/'))).toBe(true);
    one.caretBefore('report');
    expect(linkAt(one.state)).toBe('https://a.org/');
    one.run(linkTo('https://b.org/'));
    expect(one.revised.marks).toEqual([
      { type: 'link', start: 4, end: 14, href: 'https://b.org/' },
    ]);
    one.run(COMMANDS.unlink);
    expect(one.revised.marks).toEqual([]);
  });
});
