/** Earlier texts of an article: what changed, and going back. */
import { useMemo, useState, type ReactNode } from 'react';
import { diffParts, restoring } from '../../../shared/anchor/revisions.ts';
import type { Article, Revision } from '../../../shared/model/article.ts';
import { countWords } from '../../../shared/ops/summary.ts';
import { shortQuote } from '../../../shared/ops/span-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { Keys } from '../../ui/keys.tsx';
import { plural, writtenDate } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './revisions-dialog.module.css';
import { RevisionDiff } from './revision-diff.tsx';
import { restoreWords } from './restore-words.ts';

/** The texts of an article one after the other; the last one is the text as it is. */
const textsOf = (article: Article): readonly Pick<Revision, 'revision' | 'text'>[] => [
  ...(article.revisions ?? []),
  { revision: article.revision, text: article.text },
];

const NEXT = 'next';
const NOW = 'now';

function changeWords(oldText: string, newText: string): string {
  const parts = diffParts(oldText, newText);
  const words = (kind: 'added' | 'removed'): number =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? countWords(part.text) : 0), 0);
  const [added, removed] = [words('added'), words('removed')];
  return added + removed === 0
    ? 'no word changed'
    : `${plural(added, 'word')} added, ${plural(removed, 'word')} removed`;
}

interface RowProps {
  readonly article: Article;
  readonly revision: Revision;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ article, revision, isChosen, onChoose }: RowProps): ReactNode {
  const name = useWorkbench(
    ({ data }) => data.annotators.get(revision.by)?.name ?? 'someone unknown',
  );
  const next = textsOf(article).find((one) => one.revision === revision.revision + 1);
  const words = useMemo(
    () => changeWords(revision.text, next?.text ?? article.text),
    [revision, next, article],
  );
  return (
    <label className={styles['revision']}>
      <input type="radio" name="revision" checked={isChosen} onChange={onChoose} />
      <span>
        <b>Revision {revision.revision}</b>, replaced {writtenDate(revision.until)} by {name}
        <span className={styles['change']}>Then: {words}</span>
      </span>
    </label>
  );
}

function Earlier({
  article,
  revision,
  against,
}: {
  readonly article: Article;
  readonly revision: Revision;
  readonly against: typeof NEXT | typeof NOW;
}): ReactNode {
  const texts = textsOf(article);
  const other =
    against === NOW ? texts.at(-1) : texts.find((one) => one.revision === revision.revision + 1);
  const parts = useMemo(
    () => diffParts(revision.text, other?.text ?? article.text),
    [revision, other, article],
  );
  return <RevisionDiff parts={parts} />;
}

export function RevisionsDialog({
  article: id,
  onClose,
}: CloseProps & { readonly article: string }): ReactNode {
  const { workbench } = useDesk();
  const layer = useWorkbench(({ data }) => data.layers.get(id));
  const readOnly = useWorkbench((state) => state.readOnly);
  const [chosen, setChosen] = useState<number | null>(null);
  const [against, setAgainst] = useState<typeof NEXT | typeof NOW>(NEXT);
  const article = layer?.article;
  const revisions = article?.revisions ?? [];
  const revision = revisions.find((one) => one.revision === chosen) ?? revisions.at(-1);
  const plan = useMemo(
    () => (layer && revision ? restoring(layer.article, revision, layer.spans) : null),
    [layer, revision],
  );
  if (!article) return null;

  const restore = (): void => {
    if (!revision || !plan) return;
    const { text, blocks, marks, boilerplate } = revision;
    const outcome = workbench.dispatch({
      do: 'revise-article',
      article: id,
      revision: article.revision,
      text,
      blocks,
      marks,
      boilerplate,
      places: plan.places,
      verb: `Restore revision ${revision.revision} of`,
    });
    if (!outcome.ok) {
      workbench.warn(outcome.error.message);
      return;
    }
    onClose();
    workbench.say(`${outcome.value.label}: ${restoreWords(plan.counts, 'done')}.`);
  };

  if (!revision || !plan)
    return (
      <Dialog
        title="Earlier texts"
        description={`Of ${shortQuote(article.title)}.`}
        onClose={onClose}
        foot={
          <Button tone="primary" onClick={onClose}>
            Close
          </Button>
        }
      >
        <p className={styles['empty']}>
          The text is as it was imported. <Keys chord="F4" /> cleans it up: every clean-up that is
          kept leaves the text before it here, to compare and to go back to.
        </p>
      </Dialog>
    );
  return (
    <Dialog
      isWide
      title="Earlier texts"
      description={`Of ${shortQuote(article.title)}, which is at revision ${article.revision}.`}
      onClose={onClose}
      foot={
        <>
          <p className={styles['effect']}>
            Annotations: {restoreWords(plan.counts, 'planned')}. Undo takes it back.
          </p>
          <Button onClick={onClose}>Close</Button>
          <Button tone="primary" disabled={readOnly !== null} onClick={restore}>
            Restore revision {revision.revision}
          </Button>
        </>
      }
    >
      <div className={styles['revisions']} role="radiogroup" aria-label="Revisions">
        {[...revisions].reverse().map((one) => (
          <Row
            key={one.revision}
            article={article}
            revision={one}
            isChosen={one === revision}
            onChoose={() => setChosen(one.revision)}
          />
        ))}
      </div>
      <Select
        label="Compare with"
        value={against}
        options={[
          { value: NEXT, name: 'the text that came next' },
          { value: NOW, name: 'the text as it is now' },
        ]}
        onChange={({ target }) => setAgainst(target.value === NOW ? NOW : NEXT)}
      />
      <Earlier article={article} revision={revision} against={against} />
    </Dialog>
  );
}
