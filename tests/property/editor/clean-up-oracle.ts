/**
 * What a clean-up leaves, told without any mapping of positions: every character of the old text
 * carries its offset as a mark, in a second document that goes through the same steps. What is
 * still there says itself where it came from.
 */
import { Mark, getSchema } from '@tiptap/core';
import { Fragment as Content, Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Step } from '@tiptap/pm/transform';
import { cleanUpSchema } from '../../../renderer/editor/clean-up/schema.ts';
import type { Fragment } from '../../../shared/model/anchor.ts';

const Identity = Mark.create({
  name: 'identity',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ offset: { default: -1 } }),
  renderHTML: () => ['span', 0],
});
const schema = getSchema([...cleanUpSchema, Identity]);

/** A character of the present text: the offset it had, or null when it is new. */
interface Character {
  readonly unit: string;
  readonly from: number | null;
}
/** The characters of one block. */
type Line = readonly Character[];

/** `doc` with every UTF-16 unit of its text marked by the offset that `offsetOf` gives it. */
function identified(doc: Node, offsetOf: (position: number) => number): Node {
  const plain = Node.fromJSON(schema, doc.toJSON());
  const blocks: Node[] = [];
  plain.forEach((block, position) => {
    const units: Node[] = [];
    block.forEach((child, start) => {
      for (const [index, unit] of (child.text ?? '').split('').entries()) {
        const offset = offsetOf(position + 1 + start + index);
        units.push(schema.text(unit, schema.mark('identity', { offset }).addToSet(child.marks)));
      }
    });
    blocks.push(block.copy(Content.fromArray(units)));
  });
  return plain.copy(Content.fromArray(blocks));
}

function linesOf(doc: Node): Line[] {
  const lines: Line[] = [];
  doc.forEach((block) => {
    const line: Character[] = [];
    block.forEach((child) => {
      const identity = child.marks.find(({ type }) => type.name === 'identity');
      const from = identity ? Number(identity.attrs['offset']) : null;
      for (const unit of (child.text ?? '').split('')) line.push({ unit, from });
    });
    lines.push(line);
  });
  return lines;
}

/** A line with its place in the present text. */
export interface Placed extends Fragment {
  readonly line: Line;
}

const wordsOf = (line: Line): string => line.map(({ unit }) => unit).join('');

export class Oracle {
  /** The documents on the way here, each as it was and with its identities. */
  private way: { readonly seen: string; readonly doc: Node }[];
  readonly first: readonly Line[];

  constructor(doc: Node, offsetOf: (position: number) => number) {
    const marked = identified(doc, offsetOf);
    this.way = [{ seen: JSON.stringify(doc), doc: marked }];
    this.first = linesOf(marked);
  }

  private get now(): Node {
    const last = this.way.at(-1);
    if (!last) throw new Error('An oracle has a first document');
    return last.doc;
  }

  /** Goes along: a document that was there before is the one that was there before. */
  see({ steps, docs, doc }: Transaction): void {
    for (const [index, step] of steps.entries()) {
      const seen = JSON.stringify(docs[index + 1] ?? doc);
      const known = this.way.findIndex((point) => point.seen === seen);
      if (known >= 0) {
        this.way = this.way.slice(0, known + 1);
        continue;
      }
      const result = Step.fromJSON(schema, step.toJSON()).apply(this.now);
      if (!result.doc) throw new Error(result.failed ?? 'The step could not be made again');
      this.way.push({ seen, doc: result.doc });
    }
  }

  /**
   * Where the lines stand in `text`, the present one; throws unless nothing but white space is
   * between them.
   */
  placesIn(text: string): readonly Placed[] {
    let end = 0;
    return linesOf(this.now).flatMap((line) => {
      const words = wordsOf(line);
      if (words.trim() === '') return [];
      const start = text.indexOf(words, end);
      if (start < 0 || text.slice(end, start).trim() !== '')
        throw new Error(`“${words}” does not follow ${end} in the text`);
      end = start + words.length;
      return { line, start, end };
    });
  }
}

/** From the first to the last character left of the old `[start, end)`, where `places` has them. */
export function survivorIn(places: readonly Placed[], { start, end }: Fragment): Fragment | null {
  const left = places.flatMap((place) =>
    place.line.flatMap(({ from }, index) =>
      from !== null && from >= start && from < end ? [place.start + index] : [],
    ),
  );
  const [first] = left;
  const last = left.at(-1);
  return first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}
