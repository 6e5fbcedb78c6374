/// <reference types="vite/client" />
/**
 * A bare page with nothing but editor panes, for tests in a real browser. They drive it through
 * `window.editorPage` and see it through its accessible names.
 */
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/source-serif-4';
import { ArticleEditor } from '../../renderer/editor/article-editor.tsx';
import type { EditorHandle, TextSelection } from '../../renderer/editor/editor-handle.ts';
import '../../renderer/ui/tokens.css';
import { layerOf, type Layer } from '../../shared/ops/state.ts';
import { articleOf, codebook, spanOf } from './material.ts';
import './page.css';

export interface PaneRequest {
  readonly text: string;
  /** Label, then start and end of each fragment. */
  readonly spans: readonly (readonly [label: string, ...fragments: [number, number][]])[];
  readonly boilerplate?: readonly { readonly start: number; readonly end: number }[];
  readonly selected?: string;
  readonly start?: { readonly topOffset: number; readonly selection: TextSelection };
}

/** What happened to one pane, oldest first. */
export interface PaneLog {
  readonly selections: TextSelection[];
  readonly picks: number[];
  readonly topOffsets: number[];
}

export interface EditorPage {
  open(requests: readonly PaneRequest[]): void;
  update(pane: number, request: PaneRequest): void;
  handle(pane: number): EditorHandle;
  log(pane: number): PaneLog;
}

declare global {
  interface Window {
    editorPage: EditorPage;
  }
}

const handles: EditorHandle[] = [];
const logs: PaneLog[] = [];
const everything = (): boolean => true;

function layerFor({ text, spans, boilerplate = [] }: PaneRequest, index: number): Layer {
  const article = articleOf(text, { id: `article-${index}`, boilerplate });
  return layerOf({
    article,
    spans: spans.map(([label, ...fragments], at) =>
      spanOf(
        text,
        `s${at}`,
        label,
        fragments.map(([start, end]) => ({ start, end })),
      ),
    ),
    relations: [],
  });
}

let setRequests: (requests: readonly PaneRequest[]) => void = () => undefined;
let current: readonly PaneRequest[] = [];

function Page(): ReactNode {
  const [requests, set] = useState<readonly PaneRequest[]>([]);
  setRequests = set;
  return requests.map((request, index) => (
    <ArticleEditor
      key={index}
      label={`Pane ${index + 1}`}
      layer={layerFor(request, index)}
      codebook={codebook}
      selectedSpan={request.selected ?? null}
      isVisible={everything}
      start={request.start ?? null}
      onReady={(handle) => {
        handles[index] = handle;
        logs[index] = { selections: [], picks: [], topOffsets: [] };
      }}
      onSelection={(selection) => logs[index]?.selections.push(selection)}
      onPick={(offset) => logs[index]?.picks.push(offset)}
      onTopOffset={(offset) => logs[index]?.topOffsets.push(offset)}
    />
  ));
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`There is no pane ${index}`);
  return item;
}

const show = (requests: readonly PaneRequest[]): void => {
  current = requests;
  flushSync(() => setRequests(requests));
};

window.editorPage = {
  open: show,
  update: (pane, request) => show(current.with(pane, request)),
  handle: (pane) => at(handles, pane),
  log: (pane) => at(logs, pane),
};

const root = document.getElementById('root');
if (root) flushSync(() => createRoot(root).render(<Page />));
