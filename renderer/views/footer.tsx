/** What the keys do now; what the last one did; how much there is. */
import type { ReactNode } from 'react';
import type { Action } from '../actions/action.ts';
import { actionsFor } from '../actions/registry.ts';
import { activeSpan, activeSummary } from '../store/selectors.ts';
import { Keys } from '../ui/keys.tsx';
import { plural } from '../ui/words.ts';
import styles from './footer.module.css';
import { useWorkbench, useWorkbenchParts } from './workbench-context.ts';

/** Short words for the few keys that matter now. */
const SHORT: Readonly<Record<string, string>> = {
  'span.next': 'next',
  'span.inspect': 'fill in',
  'span.remove': 'remove',
  'span.end.next-word': 'move the end',
  'history.undo': 'undo',
  'region.next': 'next region',
  'dialog.keys': 'all keys',
};
const ALWAYS = ['span.next', 'history.undo', 'region.next'];
const ON_SPAN = ['span.inspect', 'span.remove', 'span.end.next-word', 'span.next'];

function offered(actions: readonly Action[], hasSpan: boolean): readonly Action[] {
  const ids = hasSpan ? ON_SPAN : ALWAYS;
  return [
    ...actions.filter(({ id }) => id.startsWith('tag.')),
    ...ids.flatMap((id) => actions.find((action) => action.id === id) ?? []),
  ];
}

const Hint = ({ action, words }: { action: Action; words: string }): ReactNode =>
  action.keys[0] === undefined ? null : (
    <span className={styles['key']}>
      <Keys chord={action.keys[0]} /> {words}
    </span>
  );

function Hints(): ReactNode {
  const codebook = useWorkbench(({ data }) => data.codebook);
  const hasSpan = useWorkbench((state) => activeSpan(state) !== undefined);
  const actions = actionsFor(codebook);
  const nameOf = ({ id, label }: Action): string =>
    SHORT[id] ??
    codebook.labels.find((candidate) => `tag.${candidate.id}` === id)?.name.toLowerCase() ??
    label;
  return offered(actions, hasSpan).map((action) => (
    <Hint key={action.id} action={action} words={nameOf(action)} />
  ));
}

function Counts(): ReactNode {
  const summary = useWorkbench(activeSummary);
  if (!summary) return null;
  const spans = Object.values(summary.counts).reduce((sum, count) => sum + count, 0);
  const problems = summary.orphans === 0 ? '' : ` · ${plural(summary.orphans, 'orphan')}`;
  return (
    <span className={styles['counts']}>
      {`${plural(summary.words, 'word')} · ${plural(spans, 'span')}${problems}`}
    </span>
  );
}

export function Footer(): ReactNode {
  const { text, tone, count } = useWorkbenchParts((state) => state.announcement);
  const codebook = useWorkbench(({ data }) => data.codebook);
  const allKeys = actionsFor(codebook).find(({ id }) => id === 'dialog.keys');
  return (
    <footer className={styles['footer']}>
      {text === '' ? (
        <div className={styles['keys']}>
          <Hints />
        </div>
      ) : null}
      <div className={styles['message']} data-tone={tone} aria-live="polite" title={text}>
        <span key={count}>{text}</span>
      </div>
      {allKeys ? <Hint action={allKeys} words="all keys" /> : null}
      <Counts />
    </footer>
  );
}
