/** What was found in the files, before any of it is taken: and what has to be decided. */
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { ImportLook } from '../../../shared/model/import-report.ts';
import type { Loss } from '../../../shared/model/loss.ts';
import { nameKeyOf, type NameMapping } from '../../../shared/model/name-mapping.ts';
import { TextField } from '../../ui/field.tsx';
import { plural } from '../../ui/words.ts';
import { LossList } from '../loss-list.tsx';
import { useWorkbench } from '../workbench-context.ts';
import dialogs from './dialogs.module.css';
import styles from './import.module.css';
import { isAsked, mappingOf, withPresets, type Choices } from './mapping-choices.ts';
import { MappingTable } from './mapping-table.tsx';

interface ImportReviewProps {
  readonly look: ImportLook;
  /** Of the form, for the button outside of it. */
  readonly form: string;
  readonly onTake: (mapping: NameMapping, annotator: string) => void;
  readonly onProblem: (problem: string | null) => void;
}

const number = (count: number): string => count.toLocaleString('en-GB');

function Datasets({ datasets }: { readonly datasets: ImportLook['datasets'] }): ReactNode {
  if (datasets.length === 0) return null;
  return (
    <table className={styles['found']}>
      <thead>
        <tr>
          <th scope="col">Dataset</th>
          <th scope="col">Articles</th>
          <th scope="col">Annotations</th>
          <th scope="col">of these new</th>
          <th scope="col">Relations</th>
        </tr>
      </thead>
      <tbody>
        {datasets.map(({ name, format, articles, annotations, relations, fresh }) => (
          <tr key={`${format} ${name}`}>
            <th scope="row">
              {name} <span className={styles['kind']}>{format}</span>
            </th>
            <td>{number(articles)}</td>
            <td>{number(annotations)}</td>
            <td>{number(fresh.annotations)}</td>
            <td>{number(relations)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Lists that are only looked into where somebody wants to know. */
function Folded({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <details className={styles['more']}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

function Articles({ articles }: { readonly articles: ImportLook['articles'] }): ReactNode {
  if (articles.length === 0) return null;
  const added = articles.filter(({ status }) => status === 'added').length;
  const known = articles.length - added;
  const words = `${plural(added, 'article')} to add${known > 0 ? `, ${number(known)} in the project already` : ''}`;
  return (
    <Folded summary={words}>
      <ul className={dialogs['rows']}>
        {articles.map(({ file, title, status }) => (
          <li key={file}>
            <div className={dialogs['rowText']}>
              <p>{title}</p>
              <p className={dialogs['reason']}>
                {file}
                {status === 'known' ? ': in the project already' : ''}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function Rejected({ rejected }: { readonly rejected: ImportLook['rejected'] }): ReactNode {
  if (rejected.length === 0) return null;
  return (
    <section aria-labelledby="rejected-heading">
      <h3 id="rejected-heading" className={styles['heading']}>
        {plural(rejected.length, 'refusal')}
      </h3>
      <p className={dialogs['problem']}>
        Nothing can be imported until these are put right, or left out of the choice.
      </p>
      <ul className={dialogs['rows']}>
        {rejected.map(({ file, line, reason }) => (
          <li key={`${file} ${line ?? ''} ${reason}`}>
            <div className={dialogs['rowText']}>
              <p>
                {file}
                {line === null ? '' : `, line ${line}`}
              </p>
              <p className={dialogs['reason']}>{reason}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ImportReview({ look, form, onTake, onProblem }: ImportReviewProps): ReactNode {
  const codebook = useWorkbench(({ data }) => data.codebook);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [annotator, setAnnotator] = useState('');
  const [isChecked, setChecked] = useState(false);
  const body = useRef<HTMLFormElement>(null);
  // Where something is refused nothing can be taken, so nothing has to be decided either.
  const isOpen = look.rejected.length === 0;
  const leftOut: readonly Loss[] = [...look.articles, ...look.datasets].flatMap(
    (one) => one.leftOut,
  );
  const focusFirst = (selector: string): void => {
    const field = body.current?.querySelector<HTMLElement>(selector);
    (field ?? body.current)?.focus();
  };
  // The step before had the focus on what is no longer there.
  useEffect(() => focusFirst('select, input'), []);

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    const decided = withPresets(look.unknown, codebook, choices);
    const open = look.unknown.filter(
      (name) => isAsked(name, codebook, decided) && !decided.has(nameKeyOf(name)),
    );
    if (open.length > 0) {
      onProblem(`Say what becomes of ${plural(open.length, 'name')} first. Nothing was changed.`);
      focusFirst('select[data-open]');
    } else if (look.needsAnnotator && annotator.trim() === '') {
      onProblem('Say who made the annotations first. Nothing was changed.');
      focusFirst('input');
    } else onTake({ choices: mappingOf(look.unknown, codebook, decided) }, annotator);
  };
  return (
    <form id={form} ref={body} tabIndex={-1} onSubmit={onSubmit}>
      <Rejected rejected={look.rejected} />
      <Datasets datasets={look.datasets} />
      <Articles articles={look.articles} />
      {look.passedOver.length === 0 ? null : (
        <Folded
          summary={`${plural(look.passedOver.length, 'file')} passed over: of no kind that is read`}
        >
          <ul className={dialogs['files']}>
            {look.passedOver.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </Folded>
      )}
      {leftOut.length === 0 ? null : (
        <section aria-labelledby="left-out-heading">
          <h3 id="left-out-heading" className={styles['heading']}>
            Left out, for want of a place
          </h3>
          <LossList losses={leftOut} />
        </section>
      )}
      {isOpen && look.needsAnnotator ? (
        <TextField
          isStacked
          label="Who made the annotations?"
          help="The files name nobody for some of them."
          problem={isChecked && annotator.trim() === '' ? 'A name is needed.' : null}
          value={annotator}
          onChange={({ target }) => setAnnotator(target.value)}
        />
      ) : null}
      {!isOpen || look.unknown.length === 0 ? null : (
        <MappingTable
          names={look.unknown}
          codebook={codebook}
          choices={choices}
          onChange={setChoices}
          isChecked={isChecked}
        />
      )}
    </form>
  );
}
