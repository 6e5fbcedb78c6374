/** Where an article came from, as form fields. */
import type { ReactNode } from 'react';
import { attributeProblem } from '../../../shared/model/attribute.ts';
import type { ArticleMeta } from '../../../shared/model/article.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { TextField } from '../../ui/field.tsx';
import styles from './dialogs.module.css';

/** Empty: not known. */
export interface MetaDraft {
  readonly outlet: string;
  readonly url: string;
  readonly published: string;
  readonly byline: string;
}

export const EMPTY_META: MetaDraft = { outlet: '', url: '', published: '', byline: '' };

const PUBLISHED = { id: 'published', name: 'Published', type: 'date' } as const;
const HAS_TIME = /^\d{4}-\d{2}-\d{2}T/;

/** The fields trimmed; empty ones are kept, as taking an answer away. */
export function metaOf(draft: MetaDraft): Result<Required<Pick<ArticleMeta, keyof MetaDraft>>> {
  const published = draft.published.trim();
  const problem =
    published === '' || HAS_TIME.test(published) ? null : attributeProblem(PUBLISHED, published);
  if (problem !== null) return err('bad-date', `${problem}. Nothing was changed.`);
  const url = draft.url.trim();
  if (url !== '' && !/^https?:\/\//i.test(url))
    return err('bad-url', '“Address” takes a web address that starts with https:// or http://.');
  return ok({ outlet: draft.outlet.trim(), url, published, byline: draft.byline.trim() });
}

interface MetaFieldsProps {
  readonly meta: MetaDraft;
  readonly onChange: (meta: MetaDraft) => void;
}

export function MetaFields({ meta, onChange }: MetaFieldsProps): ReactNode {
  const field = (key: keyof MetaDraft, label: string, placeholder?: string): ReactNode => (
    <TextField
      isStacked
      label={label}
      placeholder={placeholder}
      value={meta[key]}
      onChange={({ target }) => onChange({ ...meta, [key]: target.value })}
    />
  );
  return (
    <div className={styles['columns']}>
      {field('outlet', 'Outlet')}
      {field('published', 'Published', '2024-03-22')}
      {field('byline', 'Byline')}
      {field('url', 'Address', 'https://')}
    </div>
  );
}
