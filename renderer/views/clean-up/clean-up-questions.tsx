/** What a clean-up asks on its way: where a link leads, and whether to give the changes up. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import styles from './clean-up.module.css';

export interface LinkQuestionProps {
  readonly start: string;
  readonly onLink: (address: string) => void;
  readonly onStay: () => void;
}

export function LinkQuestion({ start, onLink, onStay }: LinkQuestionProps): ReactNode {
  const [address, setAddress] = useState(start);
  const isEmpty = address.trim() === '';
  return (
    <form
      className={styles['question']}
      data-field=""
      aria-label="Link"
      onSubmit={(event) => {
        event.preventDefault();
        onLink(address);
      }}
    >
      <div className={styles['address']}>
        <TextField
          label="Leads to"
          autoFocus
          value={address}
          placeholder="https://"
          onChange={({ target }) => setAddress(target.value)}
        />
      </div>
      <Button type="submit" disabled={isEmpty && start === ''}>
        {isEmpty && start !== '' ? 'Take the link away' : 'Link'}
      </Button>
      <Button tone="quiet" onClick={onStay}>
        Cancel
      </Button>
    </form>
  );
}

export interface DiscardQuestionProps {
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

export function DiscardQuestion({ onDiscard, onStay }: DiscardQuestionProps): ReactNode {
  return (
    <div className={styles['question']} role="alertdialog" aria-labelledby="discard-question">
      <span id="discard-question">Give up everything that was changed in the text?</span>
      <Button tone="danger" autoFocus onClick={onDiscard}>
        Discard the changes
      </Button>
      <Button tone="quiet" onClick={onStay}>
        Go on editing
      </Button>
    </div>
  );
}
