/**
 * Handles at the outer ends of the selected span, to drag: by character, with Shift by word. What
 * the span would be is outlined meanwhile; letting go is one step, Escape none. The keys do the
 * same (`resize-span.ts`), so that assistive technology need not see the handles.
 */
import {
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent as Pointer,
  type ReactNode,
} from 'react';
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Layer } from '../../shared/ops/state.ts';
import { report } from '../actions/action.ts';
import { withEdge, type Edge } from '../actions/resize-span.ts';
import { place } from '../actions/select-span.ts';
import { characterBoundary, wordAt } from '../../shared/text/word.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { nextAt } from './pick.ts';
import styles from './span-handles.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

/** A pointer that moved no further than this clicked. Pixels. */
const CLICK = 4;
const EDGES = ['start', 'end'] as const;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels in the pane. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Drag {
  readonly edge: Edge;
  /** Where the pointer went down. */
  readonly from: Point;
  /** From the pointer to the middle of the line at the edge. */
  readonly grip: Point;
  /** What the span would be if it were let go now, and where that is in the pane. */
  readonly fragments: readonly Fragment[];
  readonly boxes: readonly Box[];
  readonly isMoved: boolean;
}

/** The box of the character at the inner side of the span's outer `edge`; null when out of view. */
function boxAtEdge(
  editor: EditorHandle,
  text: string,
  fragments: readonly Fragment[],
  edge: Edge,
): DOMRect | null {
  const { start = 0 } = fragments[0] ?? {};
  const { end = 0 } = fragments.at(-1) ?? {};
  const box =
    edge === 'start'
      ? editor.boxesOf({ start, end: characterBoundary(text, start, 1) })[0]
      : editor.boxesOf({ start: characterBoundary(text, end, -1), end }).at(-1);
  const frame = editor.frame();
  return box && box.bottom > frame.top && box.top < frame.bottom ? box : null;
}

/** The place between two characters that is nearest to a point; by word, its edge of the word there. */
function offsetNear(
  editor: EditorHandle,
  text: string,
  { x, y }: Point,
  edge: Edge,
  isByWord: boolean,
): number | null {
  const at = editor.offsetAt(x, y);
  if (at === null) return null;
  if (isByWord) return wordAt(text, at)?.[edge] ?? at;
  const next = characterBoundary(text, at, 1);
  const box = editor.boxesOf({ start: at, end: next })[0];
  return box && x > (box.left + box.right) / 2 && text[at] !== '\n' ? next : at;
}

/** Puts `element` at the span's end, or hides it where that is out of view. */
function layOut(element: HTMLElement, box: DOMRect | null, frame: DOMRect, edge: Edge): void {
  element.hidden = box === null;
  if (!box) return;
  element.style.left = `${(edge === 'start' ? box.left : box.right) - frame.left}px`;
  element.style.top = `${box.bottom - frame.top}px`;
}

interface HandleProps {
  readonly pane: number;
  readonly layer: Layer;
  readonly span: Span;
}

function Handles({ pane, layer, span }: HandleProps): ReactNode {
  const { workbench, editors, contextNow } = useDesk();
  const isDragging = useWorkbench(({ mode }) => mode?.kind === 'drag' && mode.span === span.id);
  const [drag, setDrag] = useState<Drag | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const { text } = layer.article;
  // Escape ended what was under way: the drag is none any more.
  const live = isDragging ? drag : null;
  const fragments = live?.fragments ?? span.fragments;

  useLayoutEffect(() => {
    const editor = editors.get(pane);
    const elements = [...(host.current?.querySelectorAll<HTMLElement>('[data-edge]') ?? [])];
    if (!editor) return;
    const update = (): void => {
      const frame = editor.frame();
      for (const [at, edge] of EDGES.entries()) {
        const element = elements[at];
        if (element) layOut(element, boxAtEdge(editor, text, fragments, edge), frame, edge);
      }
    };
    update();
    return editor.onMoved(update);
  }, [editors, pane, text, fragments]);

  const begin = (edge: Edge, event: Pointer<HTMLElement>): void => {
    const editor = editors.get(pane);
    const box = editor && boxAtEdge(editor, text, span.fragments, edge);
    if (event.button !== 0 || !box) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, y: event.clientY };
    const grip = {
      x: (edge === 'start' ? box.left : box.right) - from.x,
      y: (box.top + box.bottom) / 2 - from.y,
    };
    workbench.enter({ kind: 'drag', span: span.id, edge });
    setDrag({ edge, from, grip, fragments: span.fragments, boxes: [], isMoved: false });
  };
  const follow = (event: Pointer<HTMLElement>): void => {
    const editor = editors.get(pane);
    if (!live || !editor) return;
    const { edge, from, grip } = live;
    const isMoved =
      live.isMoved || Math.hypot(event.clientX - from.x, event.clientY - from.y) > CLICK;
    if (!isMoved) return;
    const point = { x: event.clientX + grip.x, y: event.clientY + grip.y };
    const to = offsetNear(editor, text, point, edge, event.shiftKey);
    const at = edge === 'start' ? 0 : span.fragments.length - 1;
    const next = (to === null ? null : withEdge(span.fragments, at, edge, to)) ?? live.fragments;
    const frame = editor.frame();
    const boxes = next
      .flatMap((fragment) => editor.boxesOf(fragment))
      .map(({ left, top, width, height }) => ({
        left: left - frame.left,
        top: top - frame.top,
        width,
        height,
      }));
    setDrag({ ...live, isMoved, fragments: next, boxes });
  };
  const finish = (event: Pointer<HTMLElement>): void => {
    event.stopPropagation();
    if (!live) return;
    setDrag(null);
    workbench.enter(null);
    const context = contextNow();
    if (!live.isMoved) {
      // A click was meant for the text below the handle.
      const offset = editors.get(pane)?.offsetAt(event.clientX, event.clientY) ?? null;
      if (offset === null) return;
      const picked = nextAt(layer.spans.overlapping(offset, offset + 1), offset, span.id);
      place(context, { anchor: offset, head: offset }, picked?.id ?? null);
      return;
    }
    if (live.fragments === span.fragments) return;
    const { article, id } = span;
    const edit = { fragments: live.fragments };
    report(context, workbench.dispatch({ do: 'edit-span', article, span: id, edit }));
  };

  return (
    <div ref={host} className={styles['layer']} aria-hidden="true">
      {live?.boxes.map((box) => (
        <div key={`${box.left} ${box.top}`} className={styles['preview']} style={box} />
      ))}
      {EDGES.map((edge) => (
        <div
          key={edge}
          className={styles['handle']}
          data-edge={edge}
          onPointerDown={(event) => begin(edge, event)}
          onPointerMove={follow}
          onPointerUp={finish}
          onPointerCancel={() => workbench.enter(null)}
        />
      ))}
    </div>
  );
}

interface SpanHandlesProps {
  readonly pane: number;
  readonly layer: Layer;
}

export function SpanHandles({ pane, layer }: SpanHandlesProps): ReactNode {
  const selected = useWorkbench(({ view }) => view.panes[pane]?.span ?? null);
  const readOnly = useWorkbench((state) => state.readOnly !== null);
  const span = selected === null ? undefined : layer.spans.get(selected);
  if (!span || span.orphan !== undefined || readOnly) return null;
  return <Handles key={span.id} pane={pane} layer={layer} span={span} />;
}
