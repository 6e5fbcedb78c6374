/** Rich text of a record: kept as other fields are, with the open articles' annotations to mention. */
import type { ReactNode } from 'react';
import { RichTextField } from '../rich-text/rich-text-field.tsx';
import { useDraft } from './use-draft.ts';
import { useMentions } from './use-mentions.ts';
import { useWorkbench } from './workbench-context.ts';

interface KeptRichTextProps {
  readonly label: string;
  readonly placeholder: string;
  /** CommonMark, as in the record. */
  readonly kept: string;
  /** Takes the trimmed text; `''` takes it away. */
  readonly keep: (text: string) => void;
}

export function KeptRichText({ label, placeholder, kept, keep }: KeptRichTextProps): ReactNode {
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  const mentions = useMentions();
  const { value, onChange, onBlur } = useDraft(kept, keep);
  return (
    <RichTextField
      isStacked
      label={label}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      mentions={mentions}
      isReadOnly={isReadOnly}
    />
  );
}
