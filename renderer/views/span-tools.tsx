/** Buttons for what the keys do to the selected span; where the caret matters, it is the text's. */
import type { ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import styles from './span-parts.module.css';
import { useDesk } from './workbench-context.ts';

const TOOLS = [
  { id: 'span.split', name: 'Split', chord: 'X', title: 'Split at the caret' },
  { id: 'span.join', name: 'Join', chord: 'Shift+M', title: 'Join with the next of its label' },
  { id: 'span.relabel', name: 'Relabel', chord: 'R', title: 'Then press the label’s key' },
  {
    id: 'span.duplicate',
    name: 'Duplicate',
    chord: 'D',
    title: 'The same place under another label: then press the label’s key',
  },
  {
    id: 'span.add-fragment',
    name: 'Add',
    chord: '+',
    title: 'Add the selection as a further fragment',
  },
] as const;

export function SpanTools({ span }: { readonly span: Span }): ReactNode {
  const { run } = useDesk();
  if (span.orphan !== undefined) return null;
  return (
    <div className={styles['tools']} role="group" aria-label="Change the annotation">
      {TOOLS.map(({ id, name, chord, title }) => (
        <Button key={id} className={styles['tool']} title={title} onClick={() => run(id)}>
          {name} <Keys chord={chord} />
        </Button>
      ))}
    </div>
  );
}
