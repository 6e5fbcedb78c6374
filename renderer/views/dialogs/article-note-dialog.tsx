/** A note on the whole article. */
import type { ReactNode } from 'react';
import { RichTextField } from '../../rich-text/rich-text-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDraft } from '../use-draft.ts';
import { useMentions } from '../use-mentions.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';

export function ArticleNoteDialog({
  article,
  onClose,
}: CloseProps & { readonly article: string }): ReactNode {
  const { workbench } = useDesk();
  const record = useWorkbench(({ data }) => data.layers.get(article)?.article);
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  const mentions = useMentions(onClose);
  const { value, onChange, onBlur } = useDraft(record?.note ?? '', (note) => {
    const outcome = workbench.dispatch({ do: 'edit-article', article, note });
    if (outcome.ok) workbench.say(`${outcome.value.label}.`);
    else workbench.say(outcome.error.message, 'refused');
  });
  return (
    <Dialog
      title="Note on the article"
      description={record?.title ?? 'This article is not open any more.'}
      onClose={onClose}
      foot={
        <Button tone="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      {record ? (
        <RichTextField
          isStacked
          label="Note"
          placeholder="What holds for the article as a whole. @ mentions an annotation."
          value={value}
          onChange={onChange}
          onBlur={onBlur}
          mentions={mentions}
          isReadOnly={isReadOnly}
        />
      ) : null}
    </Dialog>
  );
}
