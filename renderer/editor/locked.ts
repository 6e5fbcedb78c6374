/**
 * Locks the text while tagging. The editor stays editable for the browser, so that caret, selection
 * and screen readers work as in any text field, but no way in changes the document: typing, pasting,
 * dropping, cutting, spelling corrections, input methods, commands.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { OffsetMap } from './mapping.ts';

interface LockedOptions {
  readonly text: string;
  readonly map: OffsetMap;
}

const refuse = (_view: EditorView, event: Event): boolean => {
  event.preventDefault();
  return true;
};

export const Locked = Extension.create<LockedOptions>({
  name: 'locked',
  addProseMirrorPlugins() {
    const { text, map } = this.options;
    return [
      new Plugin({
        // Compositions cannot be refused, only not believed: the document vetoes what they wrote, and
        // ProseMirror draws the text as it was.
        filterTransaction: (transaction) => !transaction.docChanged,
        props: {
          handleDOMEvents: {
            // Keys belong to the browser (caret) and to the workbench (actions): ProseMirror would
            // keep Escape, Enter, Delete and undo to itself.
            keydown: () => true,
            beforeinput: refuse,
            paste: refuse,
            cut: refuse,
            dragstart: refuse,
            drop: refuse,
          },
          handleTextInput: () => true,
          /** What is copied is the article's text itself, line breaks and all. */
          clipboardTextSerializer: (_slice, view) => {
            const { from, to } = view.state.selection;
            return text.slice(map.offsetOf(from), map.offsetOf(to));
          },
        },
      }),
    ];
  },
});
