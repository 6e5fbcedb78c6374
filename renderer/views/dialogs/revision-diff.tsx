/** Two texts in one: additions underlined and after “+”, removals struck out and after “−”. */
import { useState, type ReactNode } from 'react';
import type { DiffPart } from '../../../shared/anchor/revisions.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/words.ts';
import styles from './revisions-dialog.module.css';

/** So much of what did not change is shown next to what did, in code units; then up to a word. */
const AROUND = 160;
/** Less than this is not worth hiding. */
const WORTH_FOLDING = 3 * AROUND;

/** Line breaks that came or went are seen. */
const visible = (text: string): string => text.replaceAll('\n', '¶\n');

function cutAt(text: string, from: 'start' | 'end'): string {
  if (from === 'start') {
    const end = text.indexOf(' ', AROUND);
    return text.slice(0, end < 0 ? AROUND : end);
  }
  const start = text.lastIndexOf(' ', text.length - AROUND);
  return text.slice(start < 0 ? text.length - AROUND : start + 1);
}

interface FoldProps {
  readonly text: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Unchanged({ text, isFirst, isLast }: FoldProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (isOpen || text.length < WORTH_FOLDING) return text;
  const before = isFirst ? '' : cutAt(text, 'start');
  const after = isLast ? '' : cutAt(text, 'end');
  const hidden = text.slice(before.length, text.length - after.length);
  const lines = hidden.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <>
      {before}
      <span className={styles['fold']}>
        <Button tone="quiet" onClick={() => setOpen(true)}>
          … {plural(lines, 'unchanged line')} …
        </Button>
      </span>
      {after}
    </>
  );
}

export function RevisionDiff({ parts }: { readonly parts: readonly DiffPart[] }): ReactNode {
  if (parts.every(({ kind }) => kind === 'same'))
    return (
      <p className={styles['empty']}>The words are the same; headings or formatting changed.</p>
    );
  return (
    <div className={styles['diff']} role="region" aria-label="What changed" tabIndex={0}>
      {parts.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'added') return <ins key={key}>{visible(text)}</ins>;
        if (kind === 'removed') return <del key={key}>{visible(text)}</del>;
        return (
          <Unchanged key={key} text={text} isFirst={at === 0} isLast={at === parts.length - 1} />
        );
      })}
    </div>
  );
}
