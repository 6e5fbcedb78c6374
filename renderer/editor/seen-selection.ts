/**
 * Takes over what the browser selected by itself (arrow keys, a drag) and will tell of only later. A
 * transaction before that would put the selection back to where the editor last knew it.
 */
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

export function catchUpWithBrowser(view: EditorView): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  if (!view.hasFocus() || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const { doc, tr, selection } = view.state;
  const seen = TextSelection.between(
    doc.resolve(view.posAtDOM(anchorNode, anchorOffset ?? 0)),
    doc.resolve(view.posAtDOM(focusNode, focusOffset ?? 0)),
  );
  if (!seen.eq(selection)) view.dispatch(tr.setSelection(seen));
}
