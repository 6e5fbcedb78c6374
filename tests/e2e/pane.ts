/** One pane: where the caret is, what is selected and what is painted, as the browser has it. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Colours of the default codebook's labels, as their paints are named by. */
const LABEL_OF: Readonly<Record<string, string>> = {
  amber: 'Claim',
  blue: 'Number',
  green: 'Source',
  plum: 'Cue',
};

export interface PaintedText {
  readonly label: string;
  readonly text: string;
}

/** More key presses than any place in a seed is away from its beginning. */
const FAR = 300;
/** Longer than a word: from here on the caret goes by character. */
const WORD = 24;

export class Pane {
  readonly page: Page;
  readonly region: Locator;
  readonly text: Locator;

  constructor(page: Page, title: string | RegExp) {
    this.page = page;
    this.region = page.getByRole('region', { name: title });
    this.text = this.region.getByRole('document').or(this.region.getByRole('textbox')).first();
  }

  hasFocus(): Promise<boolean> {
    return this.text.evaluate((root) => root.contains(document.activeElement));
  }

  /** How far the text is scrolled, in CSS pixels. */
  scrollTop(): Promise<number> {
    return this.text.evaluate((root) => {
      for (let element: Element | null = root; element; element = element.parentElement) {
        const { overflowY } = getComputedStyle(element);
        if (overflowY === 'auto' || overflowY === 'scroll') return element.scrollTop;
      }
      return document.scrollingElement?.scrollTop ?? 0;
    });
  }

  /** The same once the text has come to rest: what a key asked for may still be scrolled to. */
  async restingScrollTop(): Promise<number> {
    let before = await this.scrollTop();
    await expect(async () => {
      await this.drawn();
      const now = await this.scrollTop();
      const isStill = now === before;
      before = now;
      expect(isStill).toBe(true);
    }).toPass({ intervals: [100] });
    return before;
  }

  selectedText(): Promise<string> {
    return this.page.evaluate(() => document.getSelection()?.toString() ?? '');
  }

  /** How far `quote` is from the caret: in the paragraph of the caret, and further down. */
  private distanceTo(quote: string): Promise<{ inParagraph: number; inText: number }> {
    return this.text.evaluate((root, wanted) => {
      const selection = document.getSelection();
      if (!selection?.focusNode || !root.contains(selection.focusNode))
        return { inParagraph: -1, inText: -1 };
      const block = (
        selection.focusNode instanceof Element
          ? selection.focusNode
          : selection.focusNode.parentElement
      )?.closest('p, h1, h2, h3, h4, h5, h6, li');
      const range = document.createRange();
      const after = (end: Element): number => {
        range.selectNodeContents(end);
        if (selection.focusNode) range.setStart(selection.focusNode, selection.focusOffset);
        return range.toString().indexOf(wanted);
      };
      return { inParagraph: block ? after(block) : -1, inText: after(root) };
    }, quote);
  }

  /** Extends the selection, no faster than a person presses. */
  async extendByWords(count: number): Promise<void> {
    for (let word = 0; word < count; word += 1) {
      await this.page.keyboard.press('Control+Shift+ArrowRight');
      await this.drawn();
    }
  }

  /**
   * What followed from the key before has been drawn: nobody presses two keys within a frame, and
   * the browser tells an editor in a task of its own where the caret went.
   */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  private isCaretAtBeginning(): Promise<boolean> {
    return this.text.evaluate((root) => {
      const { focusNode, focusOffset } = document.getSelection() ?? {};
      if (!focusNode || !root.contains(focusNode)) return false;
      const before = document.createRange();
      before.setStart(root, 0);
      before.setEnd(focusNode, focusOffset ?? 0);
      return before.toString() === '';
    });
  }

  /**
   * ProseMirror takes a caret at the very beginning for the browser's own doing when the editor got
   * the focus less than 200 ms ago, and puts it back: faster than a person, a spec presses again.
   */
  private async toTheBeginning(): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press('Control+Home');
      await this.drawn();
      expect(await this.isCaretAtBeginning()).toBe(true);
    }).toPass({ timeout: 2_000 });
  }

  /** Puts the caret before `quote` by keys alone; the pane must have the focus. */
  async caretBefore(quote: string): Promise<void> {
    await this.drawn();
    await this.toTheBeginning();
    for (let count = 0; count < FAR; count += 1) {
      const { inParagraph, inText } = await this.distanceTo(quote);
      // The editor hears of the caret in a task of its own.
      if (inParagraph === 0) return this.drawn();
      expect(inText, `“${quote}” lies behind the caret`).toBeGreaterThanOrEqual(0);
      if (inParagraph < 0) await this.page.keyboard.press('Control+ArrowDown');
      else if (inParagraph > WORD) await this.page.keyboard.press('Control+ArrowRight');
      else await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`No caret before “${quote}”`);
  }

  /** Selects `quote` by keys alone; the pane must have the focus. */
  async select(quote: string): Promise<void> {
    await this.caretBefore(quote);
    for (let count = 0; count < FAR; count += 1) {
      const selected = await this.selectedText();
      if (selected === quote) return this.drawn();
      expect(quote.startsWith(selected.trimEnd()), `“${selected}” is not on the way`).toBe(true);
      const missing = quote.length - selected.length;
      await this.page.keyboard.press(
        missing > 20 ? 'Shift+Control+ArrowRight' : 'Shift+ArrowRight',
      );
    }
    throw new Error(`“${quote}” could not be selected`);
  }

  /** What the browser paints of spans in this pane, in reading order. */
  painted(): Promise<PaintedText[]> {
    return this.text.evaluate((root, labels) => {
      const found: { label: string; text: string; range: Range }[] = [];
      for (const [name, highlight] of CSS.highlights) {
        const [, colour] = /^span-(\w+)-/.exec(name) ?? [];
        if (colour === undefined) continue;
        for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
          if (!root.contains(startContainer)) continue;
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          found.push({ label: labels[colour] ?? colour, text: range.toString(), range });
        }
      }
      found.sort(
        (a, b) =>
          a.range.compareBoundaryPoints(Range.START_TO_START, b.range) ||
          b.range.compareBoundaryPoints(Range.END_TO_END, a.range),
      );
      return found.map(({ label, text }) => ({ label, text }));
    }, LABEL_OF);
  }

  /** What is painted as boilerplate. */
  dimmed(): Promise<string[]> {
    return this.text.evaluate((root) =>
      [...(CSS.highlights.get('boilerplate') ?? [])]
        .filter(({ startContainer }) => root.contains(startContainer))
        .map(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return range.toString();
        }),
    );
  }

  /** Polls until exactly these are painted: `[label, text]` in reading order. */
  async expectPainted(
    expected: readonly (readonly [label: string, text: string])[],
  ): Promise<void> {
    await expect
      .poll(() => this.painted())
      .toEqual(expected.map(([label, text]) => ({ label, text })));
  }

  /** Where `quote` stands on screen, scrolled into view: its left and its right end. */
  async placeOf(quote: string): Promise<{ from: Point; to: Point }> {
    return this.text.evaluate((root, wanted) => {
      const block = [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li')].find(
        ({ textContent }) => textContent.includes(wanted),
      );
      if (!block) throw new Error(`No paragraph of this pane has “${wanted}”`);
      block.scrollIntoView({ block: 'center' });
      const edge = (offset: number, side: 'left' | 'right'): { x: number; y: number } => {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let left = offset;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (left < length) {
            const range = document.createRange();
            range.setStart(node, left);
            range.setEnd(node, left + 1);
            const box = range.getBoundingClientRect();
            return { x: box[side], y: box.top + box.height / 2 };
          }
          left -= length;
        }
        throw new Error(`The paragraph ends before character ${offset}`);
      };
      const start = block.textContent.indexOf(wanted);
      return { from: edge(start, 'left'), to: edge(start + wanted.length - 1, 'right') };
    }, quote);
  }

  async bringIntoView(quote: string): Promise<void> {
    await this.placeOf(quote);
  }

  /** The same once the text has come to rest: what was asked for before may still be scrolled to. */
  private async restingPlaceOf(quote: string): Promise<{ from: Point; to: Point }> {
    let before = await this.placeOf(quote);
    await expect(async () => {
      await this.drawn();
      const now = await this.placeOf(quote);
      const isStill = now.from.y === before.from.y && now.from.x === before.from.x;
      before = now;
      expect(isStill).toBe(true);
    }).toPass({ intervals: [100] });
    return before;
  }

  /** Drags the mouse over `quote`. */
  async drag(quote: string): Promise<void> {
    const { from, to } = await this.restingPlaceOf(quote);
    await this.page.mouse.move(from.x + 1, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x - 1, to.y, { steps: 8 });
    await this.page.mouse.up();
    await this.drawn();
  }

  /** Clicks on the middle of `quote`. */
  async click(quote: string): Promise<void> {
    const { from, to } = await this.restingPlaceOf(quote);
    await this.page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}
