import type { ReactNode } from 'react';
import { GROUPS } from '../../actions/action.ts';
import { actionsFor } from '../../actions/registry.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

export function KeysDialog({ onClose }: CloseProps): ReactNode {
  const actions = actionsFor(useWorkbench(({ data }) => data.codebook));
  return (
    <Dialog
      isWide
      isText
      title="All keys"
      description="Letters act while a text has the focus. Arrow keys move the caret by character and line; with Shift they select. In a field, Enter goes to the next one, Shift+Enter back, Esc to the text."
      onClose={onClose}
    >
      <div className={styles['keys']}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={styles['heading']}>{group}</h3>
            <ul>
              {actions
                .filter((action) => action.group === group && action.keys.length > 0)
                .map(({ id, label, keys }) => (
                  <li key={id} className={styles['key']}>
                    <span>{label}</span>
                    <span>
                      {keys.map((chord) => (
                        <Keys key={chord} chord={chord} />
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
