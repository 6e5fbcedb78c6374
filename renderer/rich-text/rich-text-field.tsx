/**
 * A form field for rich text, CommonMark in and out. What is only looked at is never written anew:
 * as long as the text says the same, the value stays the very string that it was.
 */
import { EditorContent, useEditor } from '@tiptap/react';
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import fieldStyles from '../ui/field.module.css';
import type { RichDocument } from './document.ts';
import { richTextExtensions } from './extensions.ts';
import { LinkForm } from './link-form.tsx';
import { mentionAt, offerMentions, type Mentions, type Offer } from './mentions.ts';
import { OfferList } from './offer-list.tsx';
import { readCommonMark } from './read-commonmark.ts';
import styles from './rich-text.module.css';
import { Toolbar } from './toolbar.tsx';
import { writeCommonMark } from './write-commonmark.ts';

export interface RichTextFieldProps {
  readonly label: string;
  /** CommonMark; the same goes to `onChange`, in the shape of an input's event. */
  readonly value: string;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly mentions?: Mentions | undefined;
  readonly isReadOnly?: boolean;
  /** The label above instead of beside. */
  readonly isStacked?: boolean;
}

/** What the editor was last told to hold, and last told of. */
interface Shown {
  readonly kept: string;
  /** `kept` as it would be written anew: as long as the text comes to that, nothing was changed. */
  readonly written: string;
  readonly told: string;
}

const shownOf = (value: string): Shown => ({
  kept: value,
  written: writeCommonMark(readCommonMark(value)),
  told: value,
});

/** The editor has a place for the caret even where there is nothing to read. */
const filled = (doc: RichDocument): RichDocument =>
  doc.content.length > 0 ? doc : { ...doc, content: [{ type: 'paragraph', content: [] }] };

const attributes = (labelledBy: string, placeholder: string, option: string | null) => ({
  role: 'textbox',
  'aria-labelledby': labelledBy,
  'aria-multiline': 'true',
  'data-placeholder': placeholder,
  class: styles['text'] ?? '',
  ...(option !== null && { 'aria-autocomplete': 'list', 'aria-activedescendant': option }),
});

export function RichTextField(props: RichTextFieldProps): ReactNode {
  const { label, value, placeholder = '', mentions, isReadOnly = false, isStacked = false } = props;
  const id = useId();
  const [isLinking, setLinking] = useState(false);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [chosen, setChosen] = useState(0);
  const [extensions] = useState(() => richTextExtensions(() => setLinking(true)));
  const shown = useRef<Shown>(null);
  const items = offer?.items ?? [];
  const isOffering = items.length > 0;
  const option = isOffering ? `${id}-offer-${chosen}` : null;

  const editor = useEditor({
    extensions,
    editable: !isReadOnly,
    // Its style element would be refused by the page's policy.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    onUpdate({ editor: changed }) {
      const before = shown.current ?? shownOf('');
      const written = writeCommonMark(changed.getJSON());
      const told = written === before.written ? before.kept : written;
      if (told === before.told) return;
      shown.current = { ...before, told };
      props.onChange({ target: { value: told } });
    },
    onBlur: () => props.onBlur?.(),
  });

  useLayoutEffect(() => {
    // What comes back is what was told of, but for white space at the ends.
    if (shown.current?.told.trim() === value.trim()) return;
    shown.current = shownOf(value);
    editor
      .chain()
      .setMeta('addToHistory', false)
      .setContent(editor.schema.nodeFromJSON(filled(readCommonMark(value))), { emitUpdate: false })
      .run();
  }, [editor, value]);

  const find = useEffectEvent((words: string) => mentions?.find(words) ?? []);
  const openAt = useEffectEvent((position: number): boolean => {
    const end = mentionAt(editor, position);
    if (!end || !mentions) return false;
    mentions.open(end);
    return true;
  });
  const press = useEffectEvent(({ key }: KeyboardEvent): boolean => {
    const item = items[chosen];
    if (!offer || !item) return false;
    if (key === 'Enter' || key === 'Tab') offer.choose(item);
    else if (key === 'ArrowDown') setChosen((chosen + 1) % items.length);
    else if (key === 'ArrowUp') setChosen((chosen + items.length - 1) % items.length);
    else return false;
    return true;
  });
  const show = (next: Offer | null): void => {
    setOffer(next);
    setChosen(0);
  };
  const hasMentions = mentions !== undefined;
  useEffect(() => {
    if (!hasMentions) return;
    return offerMentions(editor, {
      find: (words) => find(words),
      press: (event) => press(event),
      show,
    });
  }, [editor, hasMentions]);
  useEffect(() => {
    editor.setOptions({
      editorProps: {
        attributes: attributes(`${id}-label`, placeholder, option),
        handleClick: (_view, position) => openAt(position),
        handleKeyDown: ({ state: { selection } }, event) =>
          event.key === 'Enter' && !event.shiftKey && selection.empty && openAt(selection.from),
      },
    });
  }, [editor, id, placeholder, option]);

  return (
    <div className={`${fieldStyles['field']} ${isStacked ? fieldStyles['stacked'] : ''}`}>
      <span id={`${id}-label`} className={fieldStyles['label']}>
        {label}
      </span>
      <div
        className={styles['box']}
        data-field=""
        data-own-keys={isOffering ? '' : undefined}
        data-read-only={isReadOnly}
      >
        <Toolbar editor={editor} onLink={() => setLinking(true)} />
        <EditorContent editor={editor} />
        {isLinking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
        {offer && isOffering ? <OfferList id={`${id}-offer`} offer={offer} at={chosen} /> : null}
      </div>
    </div>
  );
}
