/** The frame of every dialog but the palette: title, what it is for, body, buttons. */
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly description: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the one to go on with comes last. */
  readonly foot?: ReactNode;
  readonly isWide?: boolean;
}

export function Dialog(props: DialogProps): ReactNode {
  const { title, description, onClose, children, foot, isWide = false } = props;
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles['scrim']} />
        <Radix.Content className={`${styles['dialog']} ${isWide ? styles['wide'] : ''}`}>
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
          <div className={styles['body']} tabIndex={-1}>
            {children}
          </div>
          <div className={styles['foot']}>{foot}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
