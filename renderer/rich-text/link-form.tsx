/** Where the address of a link is typed, under the text. */
import type { Editor } from '@tiptap/core';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './rich-text.module.css';
import { typedHref } from './safe-link.ts';

const addressAt = (editor: Editor): string => {
  const href: unknown = editor.getAttributes('link')['href'];
  return typeof href === 'string' ? href : '';
};

interface LinkFormProps {
  readonly editor: Editor;
  readonly onDone: () => void;
}

export function LinkForm({ editor, onDone }: LinkFormProps): ReactNode {
  const id = useId();
  const [address, setAddress] = useState(() => addressAt(editor));
  const [problem, setProblem] = useState<string | null>(null);
  const apply = (): void => {
    const chain = editor.chain().focus().extendMarkRange('link');
    const href = typedHref(address);
    if (address.trim() === '') chain.unsetLink().run();
    else if (href === null) {
      setProblem('A link starts with https://, http:// or mailto:.');
      return;
    } else if (editor.state.selection.empty && !editor.isActive('link')) {
      chain
        .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
        .run();
    } else chain.setLink({ href }).run();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') apply();
    else {
      editor.commands.focus();
      onDone();
    }
  };
  return (
    <div className={styles['link']} data-own-keys="" onKeyDown={onKeyDown}>
      <label htmlFor={id}>Address</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoFocus
        value={address}
        placeholder="https://"
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => setAddress(target.value)}
      />
      <Button onClick={apply}>Link</Button>
      <span id={`${id}-problem`} className={styles['problem']} role="alert">
        {problem}
      </span>
    </div>
  );
}
