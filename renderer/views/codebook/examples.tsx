/** Pieces of real text that show how to use a label, and how not to. */
import type { ReactNode } from 'react';
import type { Example, Label } from '../../../shared/model/codebook.ts';
import { quoted } from '../../../shared/text/quoted.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useDraft } from '../use-draft.ts';
import styles from './codebook.module.css';

interface RowProps {
  readonly example: Example;
  readonly onWhy: (why: string) => void;
  readonly onRemove: () => void;
}

function Row({ example, onWhy, onRemove }: RowProps): ReactNode {
  const why = useDraft(example.why ?? '', onWhy);
  const kind = example.positive ? 'example' : 'counter-example';
  return (
    <li className={styles['example']} data-positive={example.positive}>
      <span className={styles['exampleSign']}>{example.positive ? 'Yes' : 'No'}</span>
      <blockquote className={styles['exampleQuote']}>{quoted(example.quote)}</blockquote>
      <Button
        tone="quiet"
        aria-label={`Remove the ${kind} ${quoted(example.quote)}`}
        onClick={onRemove}
      >
        Remove
      </Button>
      <div className={styles['exampleWhy']}>
        <TextField label="Why" {...why} />
      </div>
    </li>
  );
}

const withWhy = ({ quote, positive }: Example, why: string): Example =>
  why === '' ? { quote, positive } : { quote, positive, why };

interface ExamplesProps {
  readonly label: Label;
  readonly onChange: (examples: readonly Example[]) => void;
}

export function Examples({ label, onChange }: ExamplesProps): ReactNode {
  const { examples = [] } = label;
  if (examples.length === 0) {
    return (
      <p className={styles['hint']}>
        No examples yet. In a text, select an annotation and press <Keys chord="E" /> to add it as
        an example of its label, <Keys chord="Shift+E" /> as a counter-example.
      </p>
    );
  }
  return (
    <ul aria-label={`Examples of ${label.name}`}>
      {examples.map((example, at) => (
        <Row
          key={`${at} ${example.quote}`}
          example={example}
          onWhy={(why) =>
            onChange(examples.map((one, index) => (index === at ? withWhy(one, why) : one)))
          }
          onRemove={() => onChange(examples.filter((_one, index) => index !== at))}
        />
      ))}
    </ul>
  );
}
