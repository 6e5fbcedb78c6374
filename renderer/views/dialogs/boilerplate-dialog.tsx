/** Likely boilerplate, one range after the other: the analyst decides. */
import type { ReactNode } from 'react';
import type { Fragment } from '../../../shared/model/anchor.ts';
import { shortQuote } from '../../../shared/ops/span-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { openSuggestions, rangeKey } from '../boilerplate-offer.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

const SNIPPET = 140;

export function BoilerplateDialog({
  article,
  onClose,
}: CloseProps & { readonly article: string }): ReactNode {
  const { workbench } = useDesk();
  const record = useWorkbench(({ data }) => data.layers.get(article)?.article);
  const left = useWorkbench(({ view }) => view.leftAlone);
  const offered = record ? openSuggestions(record, left) : [];

  const mark = (ranges: readonly Fragment[]): void => {
    const outcome = workbench.dispatch({ do: 'mark-boilerplate', article, ranges, on: true });
    if (outcome.ok) workbench.say(`${outcome.value.label}.`);
    else workbench.warn(outcome.error.message);
  };
  const leave = (range: Fragment): void =>
    workbench.setView((view) => ({
      ...view,
      leftAlone: [...view.leftAlone, rangeKey(article, range)],
    }));

  return (
    <Dialog
      isWide
      title="Likely boilerplate"
      description={`What seems to belong to the site and not to the article${record ? ` ${shortQuote(record.title)}` : ''}. Marked text is dimmed and can be left out of exports.`}
      onClose={onClose}
      foot={
        <>
          {offered.length > 1 ? <Button onClick={() => mark(offered)}>Mark all</Button> : null}
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {offered.length === 0 ? (
        <p className={styles['note']}>
          Nothing left to decide here. Any other range: select it in the text and press b.
        </p>
      ) : null}
      <ul className={styles['rows']}>
        {offered.map((range) => {
          const text = record?.text.slice(range.start, range.end) ?? '';
          const shown = text.length > SNIPPET ? `${text.slice(0, SNIPPET)}…` : text;
          return (
            <li key={range.start}>
              <div className={styles['rowText']}>
                <p className={styles['snippet']}>{shown}</p>
                <p className={styles['reason']}>{range.reason}</p>
              </div>
              <div className={styles['rowTools']}>
                <Button aria-label={`Mark as boilerplate: ${shown}`} onClick={() => mark([range])}>
                  Mark
                </Button>
                <Button
                  tone="quiet"
                  aria-label={`Leave in the article: ${shown}`}
                  onClick={() => leave(range)}
                >
                  Leave
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
