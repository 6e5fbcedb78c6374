/**
 * `@recogito/text-annotator` on plain elements: with its renderer of spans or of CSS highlights,
 * from stored offsets as its documentation shows, or with the DOM ranges made for it beforehand,
 * which is the fastest way it has.
 */
import {
  createTextAnnotator,
  type HighlightStyle,
  type TextAnnotation,
} from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { spanEnd, spanStart, type Span } from '../../../shared/model/span.ts';
import { plainText } from './plain.ts';
import type { Subject } from './subject.ts';

const COLOURS: Readonly<Record<string, `#${string}`>> = {
  claim: '#b37400',
  number: '#0b5cad',
  source: '#0a6e4b',
};

function style(annotation: { bodies: readonly { value?: string }[] }): HighlightStyle {
  const colour = COLOURS[annotation.bodies[0]?.value ?? ''] ?? '#8a3a78';
  return {
    fill: colour,
    fillOpacity: 0.22,
    underlineColor: colour,
    underlineThickness: 2,
    underlineOffset: 4,
  };
}

/** Text nodes of the container with the offset each begins at. */
interface TextIndex {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

function indexOf(container: HTMLElement): TextIndex {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  let offset = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push(node);
    starts.push(offset);
    offset += node.length;
  }
  return { nodes, starts };
}

function rangeOf({ nodes, starts }: TextIndex, start: number, end: number): Range {
  const place = (offset: number): [Text, number] => {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const node = nodes[low];
    if (!node) throw new Error('There is no text');
    return [node, offset - (starts[low] ?? 0)];
  };
  const range = document.createRange();
  const [last, at] = place(end - 1);
  range.setStart(...place(start));
  range.setEnd(last, at + 1);
  return range;
}

type Annotator = Pick<
  ReturnType<typeof createTextAnnotator<TextAnnotation>>,
  'addAnnotation' | 'removeAnnotation'
>;

/** Its types want a range; stored annotations have none, and it makes one where it is missing. */
type Stored = Omit<TextAnnotation, 'target'> & { readonly target: object };

function annotationOf(span: Span, index: TextIndex | null): Stored {
  const start = spanStart(span);
  const end = spanEnd(span);
  const range = index && rangeOf(index, start, end);
  return {
    id: span.id,
    bodies: [
      { id: `${span.id}-label`, annotation: span.id, purpose: 'tagging', value: span.label },
    ],
    target: {
      annotation: span.id,
      selector: [{ quote: span.quote.exact, start, end, ...(range && { range }) }],
    },
  };
}

export function recogito(
  renderer: 'SPANS' | 'CSS_HIGHLIGHTS',
  areRangesSupplied: boolean,
): Subject {
  let open: { annotator: Annotator; index: TextIndex | null } | null = null;
  const current = () => {
    if (!open) throw new Error('Nothing is open');
    return open;
  };
  return {
    open(host, article, spans) {
      const container = plainText(host, article);
      const annotator = createTextAnnotator<TextAnnotation>(container, { renderer, style });
      const index = areRangesSupplied ? indexOf(container) : null;
      open = { annotator, index };
      const annotations = spans.map((span) => annotationOf(span, index));
      // Replacing, as it does by default, it makes no ranges of offsets in 4.1, and its highlight
      // renderer throws; adding, it makes them.
      const isReplacing = renderer === 'SPANS' || areRangesSupplied;
      annotator.setAnnotations(annotations as TextAnnotation[], isReplacing);
    },
    painted: () =>
      renderer === 'SPANS'
        ? document.querySelectorAll('.r6o-annotation').length
        : CSS.highlights.size,
    add(span) {
      const { annotator, index } = current();
      annotator.addAnnotation(annotationOf(span, index) as TextAnnotation);
    },
    remove: (span) => void current().annotator.removeAnnotation(span.id),
  };
}
