/** Choosing the articles of a session. */
import { useMemo, useState, type ReactNode, type SubmitEvent } from 'react';
import { QUEUE_ORDERS, queueOf, type QueueChoice } from '../../../shared/session/queue.ts';
import { nextInQueue } from '../../../shared/session/session.ts';
import { activePane, withArticle } from '../../store/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Check, Select } from '../../ui/field.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

const ORDER_NAMES: Readonly<Record<QueueChoice['order'], string>> = {
  title: 'by title',
  oldest: 'oldest first',
  newest: 'newest first',
  shortest: 'shortest first',
  'least tagged': 'least tagged first',
};

const EVERY = '';

export function SessionDialog({ onClose }: CloseProps): ReactNode {
  const { workbench, editors } = useDesk();
  const summaries = useWorkbench((state) => state.summaries);
  const me = useWorkbench((state) => state.me);
  const [choice, setChoice] = useState<QueueChoice>({
    order: 'title',
    onlyOpen: true,
    onlyUntagged: false,
    outlet: null,
  });
  const queue = useMemo(
    () => queueOf([...summaries.values()], choice, me),
    [summaries, choice, me],
  );
  const outlets = [
    ...new Set([...summaries.values()].flatMap(({ outlet }) => outlet ?? [])),
  ].sort();
  const edit = (part: Partial<QueueChoice>): void => setChoice({ ...choice, ...part });

  const begin = (event: SubmitEvent): void => {
    event.preventDefault();
    if (me === null || queue.length === 0) return;
    const started = workbench.now();
    workbench.setView((view) => {
      const current = activePane(view).article;
      const first =
        current !== null && queue.includes(current)
          ? current
          : nextInQueue(queue, null, () => false);
      const session = { started, by: me, queue, work: {}, seq: 0 };
      return { ...withArticle(view, view.active, first ?? ''), session, screen: 'read' };
    });
    workbench.say(`The session begins: ${plural(queue.length, 'article')}.`);
    onClose();
    // The dialog holds the focus until it is gone.
    requestAnimationFrame(() => editors.focus(workbench.store.getState().view.active));
  };

  return (
    <Dialog
      title="Begin a session"
      description="A session goes through articles one by one: Ctrl Shift Enter calls one done and opens the next. It counts what you do and how long it takes; when you pause, so does its clock."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            type="submit"
            form="session"
            disabled={me === null || queue.length === 0}
          >
            Begin with {plural(queue.length, 'article')}
          </Button>
        </>
      }
    >
      <form id="session" onSubmit={begin}>
        <Select
          label="Order"
          isStacked
          value={choice.order}
          options={QUEUE_ORDERS.map((value) => ({ value, name: ORDER_NAMES[value] }))}
          onChange={({ target }) =>
            edit({ order: QUEUE_ORDERS.find((order) => order === target.value) ?? 'title' })
          }
        />
        <Select
          label="Outlet"
          isStacked
          value={choice.outlet ?? EVERY}
          options={[
            { value: EVERY, name: 'every outlet' },
            ...outlets.map((outlet) => ({ value: outlet, name: outlet })),
          ]}
          onChange={({ target }) => edit({ outlet: target.value === EVERY ? null : target.value })}
        />
        <Check
          label="Leave out what I called done"
          checked={choice.onlyOpen}
          onChange={({ target }) => edit({ onlyOpen: target.checked })}
        />
        <Check
          label="Leave out what has annotations already"
          checked={choice.onlyUntagged}
          onChange={({ target }) => edit({ onlyUntagged: target.checked })}
        />
        {queue.length === 0 ? (
          <p className={styles['note']}>
            No article is left with these choices. Tick fewer of them, or add articles.
          </p>
        ) : (
          <ol className={styles['queue']} aria-label="Articles of the session">
            {queue.slice(0, SHOWN).map((id) => (
              <li key={id}>{summaries.get(id)?.title}</li>
            ))}
            {queue.length > SHOWN ? <li>and {queue.length - SHOWN} more</li> : null}
          </ol>
        )}
      </form>
    </Dialog>
  );
}

/** Titles that fit without scrolling. */
const SHOWN = 8;
