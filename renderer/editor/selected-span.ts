/**
 * The one span that is a real element: the selected one, so that it can carry an outline and a
 * description for assistive technology. All others are painted (`painter.ts`).
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { PositionRange } from './mapping.ts';

export interface SelectedSpan {
  /** One per fragment. */
  readonly ranges: readonly PositionRange[];
  /** `Claim: “We will do it alone”`. */
  readonly description: string;
}

const key = new PluginKey<DecorationSet>('selectedSpan');

export const SelectedSpanMark = Extension.create({
  name: 'selectedSpan',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, decorations) {
          const selected = transaction.getMeta(key) as SelectedSpan | null | undefined;
          if (selected === undefined) return decorations;
          if (selected === null) return DecorationSet.empty;
          const attributes = {
            nodeName: 'mark',
            class: 'span-selected',
            'aria-description': selected.description,
          };
          return DecorationSet.create(
            transaction.doc,
            selected.ranges.map(({ from, to }) => Decoration.inline(from, to, attributes)),
          );
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

export function showSelectedSpan(view: EditorView, selected: SelectedSpan | null): void {
  view.dispatch(view.state.tr.setMeta(key, selected).setMeta('addToHistory', false));
}
