/** What is under way, what is asked for next, and how to stop. */
import type { ReactNode } from 'react';
import { activeLabels } from '../../shared/model/codebook.ts';
import { chordOfCharacter } from '../actions/chord.ts';
import type { Mode } from '../store/mode.ts';
import { Keys } from '../ui/keys.tsx';
import { LabelName } from '../ui/label-mark.tsx';
import { ChainBar } from './chain-bar.tsx';
import styles from './mode-bar.module.css';
import { useWorkbench } from './workbench-context.ts';

function LinkBar({ mode }: { readonly mode: Extract<Mode, { kind: 'link' }> }): ReactNode {
  const name = useWorkbench(
    ({ data }) => data.codebook.relationTypes.find(({ id }) => id === mode.choice?.type)?.name,
  );
  return mode.choice ? (
    <>
      <b>{mode.choice.direction === 'to' ? `${name ?? ''} →` : `← ${name ?? ''}`}</b>
      <span>Choose the other end in the list, or click it in its text.</span>
    </>
  ) : (
    <>
      <b>Link</b>
      <span>Choose the type in the list, or click the other annotation.</span>
    </>
  );
}

const LABEL_PURPOSES = {
  relabel: 'Relabel: press the key of a label.',
  duplicate: 'The same place once more: press the key of its label.',
} as const;

function LabelBar({ purpose }: { readonly purpose: keyof typeof LABEL_PURPOSES }): ReactNode {
  const codebook = useWorkbench(({ data }) => data.codebook);
  return (
    <>
      <b>{LABEL_PURPOSES[purpose]}</b>
      {activeLabels(codebook).map((label) =>
        label.key === '' ? null : (
          <span key={label.id} className={styles['pair']}>
            <Keys chord={chordOfCharacter(label.key)} /> <LabelName label={label} />
          </span>
        ),
      )}
    </>
  );
}

/** A clean-up says what it does in its own toolbar, a choice of many in the list's. */
function Words({ mode }: { readonly mode: Mode }): ReactNode {
  switch (mode.kind) {
    case 'link':
      return <LinkBar mode={mode} />;
    case 'chain':
      return <ChainBar mode={mode} />;
    case 'choose-label':
      return <LabelBar purpose={mode.purpose} />;
    case 'place-orphan':
      return (
        <>
          <b>Give it its place</b>
          <span>Select the text where it belongs and press</span>
          <Keys chord="Enter" />
        </>
      );
    case 'clean-up':
    case 'drag':
    case 'many':
      return null;
  }
}

/** What shows elsewhere that it is under way. */
const SILENT: ReadonlySet<Mode['kind']> = new Set(['clean-up', 'drag', 'many']);

export function ModeBar(): ReactNode {
  const mode = useWorkbench((state) => state.mode);
  if (mode === null || SILENT.has(mode.kind)) return null;
  return (
    <div className={styles['bar']} role="status">
      <Words mode={mode} />
      <span className={styles['stop']}>
        <Keys chord="Escape" /> stops
      </span>
    </div>
  );
}
