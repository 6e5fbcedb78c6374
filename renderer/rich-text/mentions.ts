/** Mentions of annotations: who finds them, who jumps to them, and the list that `@` opens. */
import type { Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { RelationEnd } from '../../shared/model/relation.ts';
import { quoted } from '../../shared/text/quoted.ts';
import { mentionHref, mentionOf } from './safe-link.ts';

export interface Mention {
  readonly end: RelationEnd;
  readonly quote: string;
  /** Its label and where it stands, for the list. */
  readonly detail: string;
}

export interface Mentions {
  /** The annotations that these words find, the likeliest first; all of them for none. */
  readonly find: (words: string) => readonly Mention[];
  readonly open: (end: RelationEnd) => void;
}

/** What is offered while `@` and some words stand before the caret. */
export interface Offer {
  readonly items: readonly Mention[];
  readonly choose: (mention: Mention) => void;
}

interface OfferHandlers {
  readonly find: Mentions['find'];
  readonly show: (offer: Offer | null) => void;
  /** @returns whether the key was for the list */
  readonly press: (event: KeyboardEvent) => boolean;
}

const KEY = new PluginKey('mentions');
/** More than this is found by typing on. */
const MAX_OFFERED = 8;

function insert(editor: Editor, range: { from: number; to: number }, mention: Mention): void {
  const marks = [{ type: 'link', attrs: { href: mentionHref(mention.end) } }];
  editor
    .chain()
    .focus()
    .insertContentAt(range, [
      { type: 'text', text: quoted(mention.quote), marks },
      { type: 'text', text: ' ' },
    ])
    .run();
}

/** @returns how to stop */
export function offerMentions(editor: Editor, handlers: OfferHandlers): () => void {
  const show = (props: SuggestionProps<Mention, Mention>): void =>
    handlers.show({ items: props.items, choose: props.command });
  const plugin = Suggestion<Mention, Mention>({
    editor,
    pluginKey: KEY,
    char: '@',
    allowSpaces: true,
    items: ({ query }) => handlers.find(query.trim()).slice(0, MAX_OFFERED),
    command: ({ range, props }) => insert(editor, range, props),
    render: () => ({
      onStart: show,
      onUpdate: show,
      onExit: () => handlers.show(null),
      onKeyDown: ({ event }) => handlers.press(event),
    }),
  });
  // Before the keys of the text itself: Enter chooses.
  editor.registerPlugin(plugin, (added, others) => [added, ...others]);
  return () => {
    editor.unregisterPlugin(KEY);
  };
}

/** The annotation whose mention stands on both sides of `position`, or null. */
export function mentionAt(editor: Editor, position: number): RelationEnd | null {
  const { nodeBefore, nodeAfter } = editor.state.doc.resolve(position);
  const hrefOf = (node: typeof nodeBefore): unknown =>
    node?.marks.find(({ type }) => type.name === 'link')?.attrs['href'];
  const href = hrefOf(nodeAfter);
  return typeof href === 'string' && href === hrefOf(nodeBefore) ? mentionOf(href) : null;
}
