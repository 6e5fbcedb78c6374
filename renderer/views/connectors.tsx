/**
 * Lines between linked spans, over the panes. Drawn anew, at most once a frame, when the state
 * changes or a pane's text moves; when nothing is to be drawn, no pane is listened to. The list of
 * relations in the inspector says the same to those who do not see the lines.
 */
import { useEffect, useId, useState, type ReactNode } from 'react';
import { goToSpan } from '../actions/go-to-span.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { LABEL_HALF, labelWidth } from './connector-labels.ts';
import { sceneOf, type Line, type Outline, type Scene } from './connector-scene.ts';
import styles from './connectors.module.css';
import { useDesk, type Desk } from './workbench-context.ts';

const PANES = [0, 1, 2] as const;

/** Keeps `draw` called. @returns how to stop */
function follow({ workbench, editors }: Desk, draw: (scene: Scene | null) => void): () => void {
  const listened = new Map<EditorHandle, () => void>();
  let frame = 0;
  const listenTo = (handles: readonly EditorHandle[]): void => {
    for (const [handle, stop] of listened) {
      if (handles.includes(handle)) continue;
      stop();
      listened.delete(handle);
    }
    for (const handle of handles)
      if (!listened.has(handle)) listened.set(handle, handle.onMoved(later));
  };
  const now = (): void => {
    frame = 0;
    const scene = sceneOf(workbench.store.getState(), (pane) => editors.get(pane));
    listenTo(scene ? PANES.flatMap((pane) => editors.get(pane) ?? []) : []);
    draw(scene);
  };
  function later(): void {
    if (frame === 0) frame = requestAnimationFrame(now);
  }
  const stopHearing = workbench.store.subscribe(later);
  window.addEventListener('resize', later);
  later();
  return () => {
    cancelAnimationFrame(frame);
    stopHearing();
    window.removeEventListener('resize', later);
    listenTo([]);
  };
}

function Name({ label, onClick }: { label: NonNullable<Line['label']>; onClick: () => void }) {
  const { text, at } = label;
  const width = labelWidth(text);
  return (
    <g className={styles['name']} onClick={onClick}>
      <rect
        x={at.x - width / 2}
        y={at.y - LABEL_HALF}
        width={width}
        height={2 * LABEL_HALF}
        rx={LABEL_HALF}
      />
      <text x={at.x} y={at.y}>
        {text}
      </text>
    </g>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  return lines.map(({ key, colour, isOwn, isProposed, path, arrow, start }) => (
    <g
      key={key}
      className={styles['line']}
      data-colour={colour}
      data-own={isOwn}
      data-proposed={isProposed}
      data-relation={key}
    >
      <path className={styles['path']} d={path} />
      <path className={styles['head']} d={arrow} />
      <circle className={styles['head']} cx={start.x} cy={start.y} r={2.5} />
    </g>
  ));
}

function Outlines({ outlines }: { readonly outlines: readonly Outline[] }): ReactNode {
  return outlines.map(({ key, colour, isProposed, boxes }) => (
    <g key={key} className={styles['outline']} data-colour={colour} data-proposed={isProposed}>
      {boxes.map(({ left, top, right, bottom }) => (
        <rect
          key={`${left} ${top}`}
          x={left - 3}
          y={top - 2}
          width={right - left + 6}
          height={bottom - top + 4}
          rx={3}
        />
      ))}
    </g>
  ));
}

export function Connectors(): ReactNode {
  const desk = useDesk();
  const [scene, setScene] = useState<Scene | null>(null);
  const clip = useId();
  useEffect(() => follow(desk, setScene), [desk]);
  if (!scene) return null;
  const { left, top, right, bottom } = scene.clip;
  return (
    <svg className={styles['connectors']} aria-hidden="true">
      <clipPath id={clip}>
        <rect x={left} y={top} width={right - left} height={bottom - top} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <Outlines outlines={scene.outlines} />
        <Lines lines={scene.lines} />
        {scene.lines.map(({ key, colour, label, target, isOwn }) =>
          label ? (
            <g key={key} data-colour={colour} data-own={isOwn}>
              <Name label={label} onClick={() => void goToSpan(desk.contextNow(), target)} />
            </g>
          ) : null,
        )}
      </g>
    </svg>
  );
}
