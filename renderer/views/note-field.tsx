/** The note on an annotation: rich text that can mention other annotations. */
import type { ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';
import type { SpanEdit } from '../../shared/ops/command.ts';
import { RichTextField } from '../rich-text/rich-text-field.tsx';
import { useDraft } from './use-draft.ts';
import { useMentions } from './use-mentions.ts';
import { useWorkbench } from './workbench-context.ts';

interface NoteProps {
  readonly span: Span;
  readonly onEdit: (edit: SpanEdit) => void;
}

export function NoteField({ span, onEdit }: NoteProps): ReactNode {
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  const mentions = useMentions();
  const { value, onChange, onBlur } = useDraft(span.note ?? '', (note) =>
    onEdit({ note: note === '' ? null : note }),
  );
  return (
    <div data-note="">
      <RichTextField
        isStacked
        label="Note"
        placeholder="@ mentions another annotation"
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        mentions={mentions}
        isReadOnly={isReadOnly}
      />
    </div>
  );
}
