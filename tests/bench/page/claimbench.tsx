/** Our editor, as the workbench mounts it. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { ArticleEditor } from '../../../renderer/editor/article-editor.tsx';
import { layerOf, type Layer } from '../../../shared/ops/state.ts';
import { codebook } from '../../editor-page/material.ts';
import type { Subject } from './subject.ts';

const nothing = (): void => undefined;
const everything = (): boolean => true;

function page(layer: Layer): ReactNode {
  return (
    <ArticleEditor
      label="Text"
      layer={layer}
      codebook={codebook}
      selectedSpan={null}
      isVisible={everything}
      start={null}
      onReady={nothing}
      onSelection={nothing}
      onPick={nothing}
      onTopOffset={nothing}
    />
  );
}

let shown: { root: Root; layer: Layer } | null = null;

function change(spans: (layer: Layer) => Layer['spans']): void {
  if (!shown) throw new Error('Nothing is open');
  const { root } = shown;
  const layer = { ...shown.layer, spans: spans(shown.layer) };
  flushSync(() => root.render(page(layer)));
  shown = { root, layer };
}

export const claimbench: Subject = {
  open(host, article, spans) {
    const layer = layerOf({ article, spans, relations: [] });
    const root = createRoot(host);
    shown = { root, layer };
    flushSync(() => root.render(page(layer)));
  },
  painted: () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0),
  add: (span) => change(({ spans }) => spans.with(span)),
  remove: (span) => change(({ spans }) => spans.without(span.id)),
};
