/**
 * A text field with suggestions: the combobox pattern of the ARIA practices, with the focus in the
 * field all the time. Typing narrows the list; the arrows open it and go through it.
 */
import { Popover } from 'radix-ui';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Frame, type FieldProps } from '../../ui/field.tsx';
import styles from './combobox.module.css';

export interface Suggestion {
  readonly id: string;
  readonly text: string;
}

interface ComboboxProps extends FieldProps {
  readonly value: string;
  /** What is offered for what was typed; for null, all there is. Asked only while the list is open. */
  readonly offer: (typed: string | null) => readonly Suggestion[];
  readonly onText: (text: string) => void;
  readonly onChoose: (suggestion: Suggestion) => void;
  readonly onBlur: () => void;
  /** Enter takes the first one that fits what was typed. */
  readonly isFirstTaken?: boolean;
  readonly placeholder?: string | undefined;
  readonly inputMode?: 'decimal' | 'text';
}

const keepFocus = (event: Event): void => event.preventDefault();

export function Combobox(props: ComboboxProps): ReactNode {
  const { label, help, problem = null, value, offer, onText, onChoose, onBlur } = props;
  const { isFirstTaken = false, placeholder, inputMode = 'text' } = props;
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const offered = isOpen ? offer(isTyped ? value : null) : [];
  const isShown = offered.length > 0;
  const active = Math.min(chosen, offered.length - 1);
  const current = isShown ? offered[active] : undefined;
  const optionId = (at: number): string => `${listId}-${at}`;
  const currentId = current ? optionId(active) : null;
  useEffect(() => {
    if (currentId !== null)
      document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const close = (): void => {
    setOpen(false);
    setTyped(false);
    setChosen(-1);
  };
  const open = (at: number): void => {
    setOpen(true);
    setChosen(at);
  };
  // At once: the same key may go on to the next field, which keeps what stands in this one.
  const choose = (suggestion: Suggestion): void =>
    flushSync(() => {
      onChoose(suggestion);
      close();
    });

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const step = key === 'ArrowDown' ? 1 : -1;
      if (!isShown) open(step === 1 && !altKey ? 0 : -1);
      else setChosen(Math.max(-1, Math.min(active + step, offered.length - 1)));
    } else if ((key === 'Enter' || key === 'Tab') && !shiftKey && current) choose(current);
  };

  return (
    // While there is something to choose, what was typed is not wrong yet.
    <Frame label={label} help={help} problem={isShown ? null : problem}>
      {(control) => (
        <Popover.Root open={isShown} onOpenChange={(next) => !next && close()}>
          <Popover.Anchor asChild>
            <input
              type="text"
              role="combobox"
              autoComplete="off"
              aria-autocomplete="list"
              aria-expanded={isShown}
              aria-controls={isShown ? listId : undefined}
              aria-activedescendant={currentId ?? undefined}
              placeholder={placeholder}
              inputMode={inputMode}
              value={value}
              onChange={({ target }) => {
                onText(target.value);
                setTyped(true);
                open(isFirstTaken && target.value.trim() !== '' ? 0 : -1);
              }}
              onClick={() => open(-1)}
              onKeyDown={onKeyDown}
              onBlur={() => {
                close();
                onBlur();
              }}
              {...control}
            />
          </Popover.Anchor>
          {/* Fixed in place, so that no scroller cuts it off, and in the region it belongs to. */}
          <Popover.Content
            asChild
            align="start"
            sideOffset={2}
            collisionPadding={8}
            onOpenAutoFocus={keepFocus}
            onCloseAutoFocus={keepFocus}
          >
            <ul role="listbox" id={listId} aria-label={label} className={styles['list']}>
              {offered.map((suggestion, at) => (
                <li
                  key={suggestion.id}
                  id={optionId(at)}
                  role="option"
                  aria-selected={at === active}
                  className={styles['option']}
                  // The field keeps the focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(suggestion)}
                >
                  {suggestion.text}
                </li>
              ))}
            </ul>
          </Popover.Content>
        </Popover.Root>
      )}
    </Frame>
  );
}
