/** Everything that can be done to the text, each with its key. */
import { Toolbar } from 'radix-ui';
import type { ReactNode } from 'react';
import { shownChord } from '../../actions/chord.ts';
import { actionById } from '../../actions/registry.ts';
import type { EditStatus } from '../../editor/clean-up/edits.ts';
import { IS_MAC } from '../../ui/platform.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import styles from './clean-up.module.css';

interface ToolProps {
  /** The action `clean-up.<name>`. */
  readonly name: string;
  readonly words: ReactNode;
  readonly isPressed?: boolean | undefined;
  readonly isOff?: boolean | undefined;
}

function Tool({ name, words, isPressed, isOff = false }: ToolProps): ReactNode {
  const { run } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const action = actionById(codebook, `clean-up.${name}`);
  if (!action) throw new Error(`There is no clean-up action ${name}`);
  const [key = ''] = action.keys;
  return (
    <Toolbar.Button
      className={styles['tool']}
      aria-label={action.label}
      aria-pressed={isPressed}
      title={`${action.label} (${shownChord(key, IS_MAC)})`}
      disabled={isOff}
      // The selection stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(action.id)}
    >
      {words}
    </Toolbar.Button>
  );
}

const BLOCKS = [
  ['paragraph', '¶'],
  ['heading-1', 'H1'],
  ['heading-2', 'H2'],
  ['heading-3', 'H3'],
  ['list-item', 'List'],
  ['quotation', 'Quote'],
] as const;

export function CleanUpToolbar({ status }: { readonly status: EditStatus | null }): ReactNode {
  const { pressed, possible } = status ?? { pressed: new Set<string>(), possible: new Set() };
  return (
    <Toolbar.Root className={styles['tools']} aria-label="Edit the text">
      <div className={styles['set']}>
        <Tool name="bold" words={<b>B</b>} isPressed={pressed.has('bold')} />
        <Tool name="italic" words={<i>I</i>} isPressed={pressed.has('italic')} />
        <Tool name="link" words="Link" isPressed={pressed.has('link')} />
      </div>
      <div className={styles['set']}>
        {BLOCKS.map(([name, words]) => (
          <Tool key={name} name={name} words={words} isPressed={pressed.has(name)} />
        ))}
      </div>
      <div className={styles['set']}>
        <Tool
          name="remove-boilerplate"
          words="Remove boilerplate"
          isOff={!possible.has('remove-boilerplate')}
        />
        <Tool
          name="keep-boilerplate"
          words="Keep as text"
          isOff={!possible.has('keep-boilerplate')}
        />
      </div>
      <div className={styles['set']}>
        <Tool name="undo" words="Undo" isOff={!possible.has('undo')} />
        <Tool name="redo" words="Redo" isOff={!possible.has('redo')} />
      </div>
    </Toolbar.Root>
  );
}
