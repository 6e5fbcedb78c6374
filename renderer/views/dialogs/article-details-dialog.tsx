import { useRef, useState, type SubmitEvent, type ReactNode } from 'react';
import { isShown, type Attributes, type AttributeValue } from '../../../shared/model/attribute.ts';
import type { Article } from '../../../shared/model/article.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AttributeField } from '../attribute-field.tsx';
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
  const { workbench, drafts } = useDesk();
  const definitions = useWorkbench(({ data }) => data.codebook.documentLabels) ?? [];
  const [labels, setLabels] = useState<Attributes>(article.labels ?? {});
  /** Of this moment: a field that is still being typed in is kept first. */
  const answers = useRef(labels);
  const [title, setTitle] = useState(article.title);
  const [meta, setMeta] = useState(() => draftOf(article));
  const [problem, setProblem] = useState<string | null>(null);
  const answer = (id: string, value: AttributeValue | undefined): void => {
    const { [id]: _old, ...others } = answers.current;
    answers.current = value === undefined ? others : { ...others, [id]: value };
    setLabels(answers.current);
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    drafts.keepAll();
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
      labels: answers.current,
    });
    if (outcome.ok) workbench.say(`${outcome.value.label}.`);
    if (outcome.ok || outcome.error.code === 'no-change') onClose();
    else setProblem(outcome.error.message);
  };
  return (
    <form id="article-details" onSubmit={onSubmit}>
      <Problem text={problem} />
      <TextField
        isStacked
        label="Title"
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <MetaFields meta={meta} onChange={setMeta} />
      {definitions.length === 0 ? null : <h3 className={styles['heading']}>Document labels</h3>}
      {definitions
        .filter((definition) => isShown(definition, labels))
        .map((definition) => (
          <AttributeField
            key={definition.id}
            definition={definition}
            value={labels[definition.id]}
            onChange={(value) => answer(definition.id, value)}
          />
        ))}
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
