/** How much of each kind comes in, a row an article or an annotator. */
import { useState, type ReactNode } from 'react';
import type { MergeCounts } from '../../../shared/model/merge-preview.ts';
import { Button } from '../../ui/button.tsx';
import { KINDS } from './merge-words.ts';
import styles from './merge.module.css';

/** More rows than these are shown when they are asked for. */
const FIRST = 50;

export interface CountRow {
  readonly id: string;
  readonly name: string;
  /** Said beside the name; empty: nothing. */
  readonly note: string;
  readonly counts: MergeCounts;
}

interface TableProps {
  readonly caption: string;
  readonly of: string;
  readonly rows: readonly CountRow[];
}

export function MergeTable({ caption, of, rows }: TableProps): ReactNode {
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) return null;
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  return (
    <div className={styles['tableFrame']}>
      <table className={styles['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {KINDS.map(({ kind, name }) => (
              <th key={kind} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, note, counts }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {note === '' ? null : <span className={styles['note']}>{note}</span>}
              </th>
              {KINDS.map(({ kind }) => (
                <td key={kind} data-zero={counts[kind] === 0 || undefined} data-kind={kind}>
                  {counts[kind].toLocaleString('en-GB')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === rows.length ? null : (
        <Button tone="quiet" onClick={() => setWhole(true)}>
          Show all {rows.length.toLocaleString('en-GB')}
        </Button>
      )}
    </div>
  );
}
