/** What would be written and lost: shown beforehand, so that one can still choose otherwise. */
import type { ReactNode } from 'react';
import type { ExportLook } from '../../../shared/model/export-report.ts';
import type { Split, SplitRow } from '../../../shared/model/split.ts';
import { Problem } from '../../ui/problem.tsx';
import { plural } from '../../ui/words.ts';
import dialogs from './dialogs.module.css';
import styles from './export-dialog.module.css';
import type { Looking } from './export-look.ts';
import { ExportLosses } from './export-losses.tsx';
import { ExportSplitTable } from './export-split-table.tsx';

interface PreviewProps {
  readonly looking: Looking;
  /** The format's name. */
  readonly format: string;
  readonly by: Split['by'];
  readonly nameOf: (label: string) => string;
}

/** `57 annotations and 37 relations in 5 articles.` */
function summary({ articles, spans, relations, leftOut }: ExportLook): string {
  const left = [
    ...(leftOut.spans === 0 ? [] : [plural(leftOut.spans, 'annotation')]),
    ...(leftOut.relations === 0 ? [] : [plural(leftOut.relations, 'relation')]),
  ].join(' and ');
  const chosen = `${plural(spans, 'annotation')} and ${plural(relations, 'relation')} in ${plural(articles, 'article')}.`;
  return left === '' ? chosen : `${chosen} Left out as chosen: ${left}.`;
}

const spansIn = (rows: readonly SplitRow[]): number =>
  rows.flatMap(({ spans }) => Object.values(spans)).reduce((sum, count) => sum + count, 0);

function Found({
  look,
  format,
  by,
  nameOf,
}: Omit<PreviewProps, 'looking'> & { readonly look: ExportLook }): ReactNode {
  const { splits, spans, notes, losses } = look;
  return (
    <>
      {splits ? <ExportSplitTable rows={splits} by={by} nameOf={nameOf} /> : null}
      {splits && spansIn(splits) !== spans ? (
        <p className={dialogs['reason']}>Counted before {format} loses anything.</p>
      ) : null}
      {notes.length === 0 ? null : (
        <ul className={styles['notes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <h3 className={styles['heading']}>What {format} cannot carry</h3>
      <ExportLosses losses={losses} />
    </>
  );
}

export function ExportPreview({ looking, ...rest }: PreviewProps): ReactNode {
  const { look, problem, isLooking } = looking;
  const found = problem === null ? look : null;
  return (
    <section aria-label="What will be written" aria-busy={isLooking} className={styles['preview']}>
      <h3 className={styles['heading']}>What will be written</h3>
      <Problem text={problem} />
      <p role="status" className={styles['sum']}>
        {found ? summary(found) : problem === null ? 'Looking through the articles…' : ''}
      </p>
      {found ? <Found look={found} {...rest} /> : null}
    </section>
  );
}
