/** What became of each file. */
import type { ReactNode } from 'react';
import type { ImportReport } from '../../../shared/model/import-report.ts';
import { reanchoredWords } from '../../../shared/model/reanchored.ts';
import { withArticle } from '../../store/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import { plural } from '../../ui/words.ts';
import { LossList } from '../loss-list.tsx';
import { useDesk } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

interface ImportOutcomeProps extends CloseProps {
  readonly report: ImportReport;
  readonly onMore: () => void;
}

function wordsFor(report: ImportReport): string {
  const { articles, annotations, relations, reanchored, rejected } = report;
  const added = articles.filter(({ status }) => status === 'added').length;
  const parts = [
    `${plural(added, 'article')} added`,
    ...(articles.length > added ? [`${articles.length - added} already here`] : []),
    ...(annotations > 0 ? [`${plural(annotations, 'annotation')} brought in`] : []),
    ...(relations > 0 ? [plural(relations, 'relation')] : []),
    ...(rejected.length > 0 ? [`${rejected.length} not taken`] : []),
  ];
  const places = reanchoredWords(reanchored);
  return `${parts.join(', ')}.${places === '' ? '' : ` ${places}.`}`;
}

function fateOf({ status, reanchored }: ImportReport['articles'][number]): string {
  if (status === 'added') return 'added';
  return reanchored
    ? `in the project already, with another text: ${reanchoredWords(reanchored)}`
    : 'in the project already, not doubled';
}

export function ImportOutcome({ report, onMore, onClose }: ImportOutcomeProps): ReactNode {
  const { workbench, editors } = useDesk();
  const open = (article: string): void => {
    const { active } = workbench.store.getState().view;
    workbench.setView((view) => withArticle(view, active, article));
    editors.focus(active);
    onClose();
  };
  const losses = [
    ['Left out, for want of a place', report.leftOut],
    ['Skipped, as chosen', report.skipped],
  ] as const;
  return (
    <Dialog
      title="Articles added"
      description={wordsFor(report)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onMore}>Add more</Button>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {report.articles.length + report.annotations > 0 ? (
        <p className={styles['note']}>
          It is one step: <Keys chord="Mod+Z" /> takes all of it back.
        </p>
      ) : null}
      {losses.map(([words, list]) =>
        list.length === 0 ? null : (
          <section key={words} aria-label={words}>
            <h3 className={styles['heading']}>{words}</h3>
            <LossList losses={list} />
          </section>
        ),
      )}
      <ul className={styles['rows']}>
        {report.rejected.map(({ file, line, reason }) => (
          <li key={`${file} ${line ?? ''}`}>
            <div className={styles['rowText']}>
              <p>
                {file}
                {line === null ? '' : `, line ${line}`}
              </p>
              <p className={styles['problem']}>Not taken: {reason}</p>
            </div>
          </li>
        ))}
        {report.articles.map((article) => (
          <li key={`${article.id} ${article.file}`}>
            <div className={styles['rowText']}>
              <p>{article.title}</p>
              <p className={styles['reason']}>
                {article.file}: {fateOf(article)}
              </p>
            </div>
            <Button aria-label={`Open “${article.title}”`} onClick={() => open(article.id)}>
              Open
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
