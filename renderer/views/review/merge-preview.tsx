/** What a merge would do: in one line, by article and annotator, with samples; then the decision. */
import type { ReactNode } from 'react';
import type { MergePreview } from '../../../shared/model/merge-preview.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { plural } from '../../ui/words.ts';
import { useWorkbench } from '../workbench-context.ts';
import { MergeTable } from './merge-table.tsx';
import { FATES, headlineOf, samplesByKind, STATUS_WORDS } from './merge-words.ts';
import styles from './merge.module.css';
import { useMergeSession } from './use-merge.ts';

export function Sources({ sources }: Pick<MergePreview, 'sources'>): ReactNode {
  return (
    <ul className={styles['sources']}>
      {sources.map(({ name, title, articles, annotations }) => (
        <li key={name}>
          <strong>{title}</strong>, {plural(articles, 'article')},{' '}
          {plural(annotations, 'annotation')} <span className={styles['path']}>{name}</span>
        </li>
      ))}
    </ul>
  );
}

function Sentences({ title, of }: { title: string; of: readonly string[] }): ReactNode {
  if (of.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles['heading']}>{title}</h3>
      <ul className={styles['sentences']}>
        {of.map((sentence, at) => (
          <li key={`${at} ${sentence}`}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Samples({ samples }: Pick<MergePreview, 'samples'>): ReactNode {
  return samplesByKind(samples).map(({ kind, name, samples: own }) => (
    <section key={kind} aria-label={`${name}: samples`}>
      <h3 className={styles['heading']}>{name}, for example</h3>
      {FATES[kind] === undefined ? null : <p className={styles['hint']}>{FATES[kind]}</p>}
      <ul className={styles['samples']}>
        {own.map(({ words, by, article }, at) => (
          <li key={`${at} ${words}`}>
            <span className={styles['sample']}>{words}</span>
            <span className={styles['where']}>
              {[by, article === null ? null : `“${article.title}”`]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}

const Accepting = ({ hasConflicts }: { readonly hasConflicts: boolean }): ReactNode => (
  <ul className={styles['accepting']}>
    <li>A backup of this project is made first, and its place named.</li>
    <li>
      All of it comes in as one step: <Keys chord="Mod+Z" /> takes it back.
    </li>
    {hasConflicts ? (
      <li>Nobody’s words are overwritten: conflicts wait below until somebody decides.</li>
    ) : null}
  </ul>
);

/** Everything there is to know before deciding; also while the merge runs, and after it. */
export function MergeDetails({ preview }: { readonly preview: MergePreview }): ReactNode {
  const { articles, annotators, codebook, clashes, samples } = preview;
  return (
    <div className={styles['details']}>
      <Sentences title="Names and keys that two things would share" of={clashes} />
      <MergeTable
        caption="By article"
        of="Article"
        rows={articles.map(({ id, title, status, counts }) => ({
          id,
          name: title,
          note: STATUS_WORDS[status],
          counts,
        }))}
      />
      <MergeTable
        caption="By annotator"
        of="Annotator"
        rows={annotators.map(({ id, name, isNew, counts }) => ({
          id,
          name,
          note: isNew ? 'new here' : '',
          counts,
        }))}
      />
      <Sentences title="Codebook and project" of={codebook} />
      <Samples samples={samples} />
    </div>
  );
}

export function MergeLooked({ preview }: { readonly preview: MergePreview }): ReactNode {
  const session = useMergeSession();
  const readOnly = useWorkbench((state) => state.readOnly);
  const { total, sources, isNothing } = preview;
  if (isNothing)
    return (
      <>
        <h3 className={styles['headline']} tabIndex={-1} data-stage="">
          Nothing new: everything in {sources.length === 1 ? 'it' : 'them'} is here already.
        </h3>
        <Sources sources={sources} />
        <div className={styles['buttons']}>
          <Button tone="primary" onClick={() => session.restart()}>
            Back
          </Button>
        </div>
      </>
    );
  return (
    <>
      <h3 className={styles['headline']} tabIndex={-1} data-stage="">
        {headlineOf(preview)}
      </h3>
      <Sources sources={sources} />
      <Accepting hasConflicts={total.conflicting + total.stranded > 0} />
      {readOnly === null ? null : <p className={styles['failure']}>Not to be merged: {readOnly}</p>}
      <div className={styles['buttons']}>
        <Button tone="primary" disabled={readOnly !== null} onClick={() => void session.take()}>
          Merge
        </Button>
        <Button onClick={() => void session.look()}>Look again</Button>
        <Button onClick={() => session.restart()}>Cancel</Button>
      </div>
      <MergeDetails preview={preview} />
    </>
  );
}
