import { useState, type SubmitEvent, type ReactNode } from 'react';
import type { Article } from '../../../shared/model/article.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';
import { MetaFields, metaOf, type MetaDraft } from './meta-fields.tsx';

const draftOf = ({ meta }: Article): MetaDraft => ({
  outlet: meta.outlet ?? '',
  url: meta.url ?? '',
  published: meta.published ?? '',
  byline: meta.byline ?? '',
});

function DetailsForm({ article, onClose }: CloseProps & { readonly article: Article }): ReactNode {
  const { workbench } = useDesk();
  const [title, setTitle] = useState(article.title);
  const [meta, setMeta] = useState(() => draftOf(article));
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = metaOf(meta);
    if (!read.ok) {
      setProblem(read.error.message);
      return;
    }
    const outcome = workbench.dispatch({
      do: 'edit-article',
      article: article.id,
      title,
      meta: read.value,
    });
    if (outcome.ok) workbench.say(`${outcome.value.label}.`);
    if (outcome.ok || outcome.error.code === 'no-change') onClose();
    else setProblem(outcome.error.message);
  };
  return (
    <form id="article-details" onSubmit={onSubmit}>
      {problem === null ? null : (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <TextField
        isStacked
        label="Title"
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <MetaFields meta={meta} onChange={setMeta} />
    </form>
  );
}

export function ArticleDetailsDialog({
  article,
  onClose,
}: CloseProps & { readonly article: string }): ReactNode {
  const record = useWorkbench(({ data }) => data.layers.get(article)?.article);
  return (
    <Dialog
      title="Title and source"
      description="What the lists show and exports carry. The text itself stays as it is."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="article-details">
            Keep
          </Button>
        </>
      }
    >
      {record ? <DetailsForm article={record} onClose={onClose} /> : null}
    </Dialog>
  );
}
