/** Every action and every article, found by typing. */
import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { GROUPS, type Action } from '../../actions/action.ts';
import { actionsFor } from '../../actions/registry.ts';
import { articlesByTitle } from '../../store/selectors.ts';
import { withArticle } from '../../store/view-state.ts';
import frame from '../../ui/dialog.module.css';
import { Keys } from '../../ui/keys.tsx';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import { rank } from './palette-rank.ts';
import styles from './palette.module.css';

interface ActionItemProps {
  readonly action: Action;
  readonly answer: true | string;
  readonly onChoose: () => void;
}

const ActionItem = ({ action, answer, onChoose }: ActionItemProps): ReactNode => (
  <Command.Item
    value={action.id}
    keywords={[action.label]}
    className={styles['item']}
    data-off={answer !== true}
    onSelect={onChoose}
  >
    <span>
      {action.label}
      {answer === true ? null : <span className={styles['reason']}>{answer}</span>}
    </span>
    <span className={styles['itemKeys']}>
      {action.keys.slice(0, 1).map((chord) => (
        <Keys key={chord} chord={chord} />
      ))}
    </span>
  </Command.Item>
);

export function Palette({ onClose }: CloseProps): ReactNode {
  const { workbench, contextNow, run, editors } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const summaries = useWorkbench((state) => state.summaries);
  const chosen = useRef<(() => void) | null>(null);
  const returnFocus = useReturnFocus();
  const context = contextNow();
  // What only means something while a mode is on is offered only then.
  const actions = actionsFor(codebook).filter(
    ({ id, mode }) =>
      id !== 'dialog.palette' && (mode === undefined || mode === context.state.mode?.kind),
  );

  const choose = (what: () => void): void => {
    chosen.current = what;
    onClose();
  };
  const openArticle = (article: string): void => {
    const { active } = workbench.store.getState().view;
    workbench.setView((view) => withArticle(view, active, article));
    editors.focus(active);
  };
  // First the focus goes back to where it was, then the action acts there.
  const afterClosing = (event: Event): void => {
    event.preventDefault();
    returnFocus();
    chosen.current?.();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={frame['scrim']} />
        <Dialog.Content
          className={styles['palette']}
          aria-describedby={undefined}
          onCloseAutoFocus={afterClosing}
        >
          <Dialog.Title className="visually-hidden">Search or run a command</Dialog.Title>
          <Command
            className={styles['command']}
            label="Commands and articles"
            filter={(_id, typed, names = []) => rank(names.join(' '), typed)}
            loop
          >
            <Command.Input className={styles['input']} placeholder="Search or run a command" />
            <Command.List className={styles['list']} label="Commands and articles">
              <Command.Empty className={styles['empty']}>
                Nothing is called that. Try other words.
              </Command.Empty>
              {GROUPS.map((group) => (
                <Command.Group key={group} heading={group}>
                  {actions
                    .filter((action) => action.group === group)
                    .map((action) => (
                      <ActionItem
                        key={action.id}
                        action={action}
                        answer={action.when(context)}
                        onChoose={() => choose(() => run(action.id))}
                      />
                    ))}
                </Command.Group>
              ))}
              <Command.Group heading="Articles">
                {articlesByTitle(summaries).map(({ id, title }) => (
                  <Command.Item
                    key={id}
                    value={`article ${id}`}
                    keywords={[title]}
                    className={styles['item']}
                    onSelect={() => choose(() => openArticle(id))}
                  >
                    Open “{title}”
                  </Command.Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
