/** The frame of every dialog but the palette: title, what it is for, body, buttons. */
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { useReturnFocus } from './return-focus.ts';

export interface DialogProps {
  readonly title: string;
  readonly description: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the one to go on with comes last. */
  readonly foot?: ReactNode;
  readonly isWide?: boolean;
  /** Nothing to fill in: the text takes the focus, so that keys scroll it. */
  readonly isText?: boolean;
}

const CONTROLS = 'input, select, textarea, [contenteditable="true"], button:not([tabindex="-1"])';

export function Dialog(props: DialogProps): ReactNode {
  const { title, description, onClose, children, foot, isWide = false, isText = false } = props;
  const returnFocus = useReturnFocus();
  const body = useRef<HTMLDivElement>(null);
  // The first thing to fill in or decide, not the cross that closes the dialog.
  const onOpen = (event: Event): void => {
    event.preventDefault();
    const first = isText ? null : body.current?.querySelector<HTMLElement>(CONTROLS);
    (first ?? body.current)?.focus();
  };
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles['scrim']} />
        <Radix.Content
          // Also where it asks something within a screen, without being that of the whole workbench.
          data-own-keys=""
          className={`${styles['dialog']} ${isWide ? styles['wide'] : ''}`}
          onOpenAutoFocus={onOpen}
          onEscapeKeyDown={(event) => {
            // Something is open in one of its fields, and closes first.
            if (body.current?.querySelector('[data-own-keys]')) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
        >
          <div className={styles['head']}>
            <div>
              <Radix.Title className={styles['title']}>{title}</Radix.Title>
              <Radix.Description className={styles['description']} asChild>
                <div>{description}</div>
              </Radix.Description>
            </div>
            <Radix.Close asChild>
              <Button tone="quiet" aria-label="Close">
                ✕
              </Button>
            </Radix.Close>
          </div>
          <div className={styles['body']} ref={body} tabIndex={isText ? 0 : -1}>
            {children}
          </div>
          <div className={styles['foot']}>{foot}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
