/** The note on an annotation: rich text that can mention other annotations. */
import type { ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';
import type { SpanEdit } from '../../shared/ops/command.ts';
import { KeptRichText } from './kept-rich-text.tsx';

interface NoteProps {
  readonly span: Span;
  readonly onEdit: (edit: SpanEdit) => void;
}

export const NoteField = ({ span, onEdit }: NoteProps): ReactNode => (
  <div data-note="">
    <KeptRichText
      label="Note"
      placeholder="@ mentions another annotation"
      kept={span.note ?? ''}
      keep={(note) => onEdit({ note: note === '' ? null : note })}
    />
  </div>
);
