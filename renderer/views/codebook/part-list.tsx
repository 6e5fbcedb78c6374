/** What the codebook consists of: labels, those put away, relation types, and what is asked else. */
import type { KeyboardEvent, ReactNode } from 'react';
import {
  activeLabels,
  isListed,
  COLOURS,
  LINE_STYLES,
  type Codebook,
  type Label,
  type RelationType,
} from '../../../shared/model/codebook.ts';
import { chordOfCharacter } from '../../actions/chord.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { LabelMark } from '../../ui/label-mark.tsx';
import styles from './codebook.module.css';
import { freshId, freshName, useEdits } from './edits.ts';
import { isSamePart, type Part } from './part.ts';

interface ListProps {
  readonly codebook: Codebook;
  /** Annotations per label id. */
  readonly counts: ReadonlyMap<string, number>;
  readonly part: Part;
  readonly isReadOnly: boolean;
  readonly onChoose: (part: Part) => void;
  /** Something was added: its name wants to be written. */
  readonly onAdded: (part: Part) => void;
}

/** A colour and a line that no label has yet, as long as there are any. */
function newLabel({ labels }: Codebook): Label {
  const name = freshName(
    'New label',
    labels.map((label) => label.name),
  );
  return {
    id: freshId(
      name,
      labels.map(({ id }) => id),
    ),
    name,
    key: '',
    colour: COLOURS.find((one) => labels.every(({ colour }) => colour !== one)) ?? 'slate',
    line: LINE_STYLES.find((one) => labels.every(({ line }) => line !== one)) ?? 'solid',
    unit: 'sentence',
    attributes: [],
  };
}

function newType({ relationTypes }: Codebook): RelationType {
  const name = freshName(
    'New relation',
    relationTypes.map((type) => type.name),
  );
  const id = freshId(
    name,
    relationTypes.map((type) => type.id),
  );
  return { id, name, from: [], to: [], scope: 'within' };
}

/** Up and down from entry to entry. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const next = entries[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
  next.click();
}

export function PartList(props: ListProps): ReactNode {
  const { codebook, counts, part, isReadOnly, onChoose, onAdded } = props;
  const { apply } = useEdits();
  const { labels, relationTypes, documentLabels = [], entities = [] } = codebook;

  const entry = (
    own: Part,
    words: ReactNode,
    move?: (step: 1 | -1) => void,
    isDimmed = false,
  ): ReactNode => (
    <button
      type="button"
      className={styles['entry']}
      data-entry=""
      data-dimmed={isDimmed}
      data-first={isSamePart(own, part) ? '' : undefined}
      aria-current={isSamePart(own, part)}
      onClick={() => onChoose(own)}
      onKeyDown={(event) => {
        if (!move || !event.altKey || isReadOnly) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        move(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      {words}
    </button>
  );
  const moveLabel = (label: Label, step: 1 | -1): void => {
    const at = labels.findIndex(({ id }) => id === label.id) + step;
    if (at >= 0 && at < labels.length) apply({ edit: 'put-label', label, at });
  };
  const labelEntry = (label: Label): ReactNode => (
    <li key={label.id}>
      {entry(
        { kind: 'label', id: label.id },
        <>
          <LabelMark label={label} />
          <span className={styles['entryName']}>{label.name}</span>
          {label.key === '' ? null : <Keys chord={chordOfCharacter(label.key)} />}
          <span className={styles['count']} title="annotations">
            {(counts.get(label.id) ?? 0).toLocaleString('en-GB')}
          </span>
        </>,
        (step) => moveLabel(label, step),
        label.archived === true,
      )}
    </li>
  );
  const archived = labels.filter((label) => label.archived === true && isListed(label));
  const chosen = part.kind === 'label' ? labels.find(({ id }) => id === part.id) : undefined;
  const at = chosen ? labels.indexOf(chosen) : -1;

  return (
    <nav className={styles['parts']} aria-label="Parts of the codebook" onKeyDown={onArrow}>
      <h2 className={styles['partsHeading']}>Labels</h2>
      <ul>{activeLabels(codebook).map(labelEntry)}</ul>
      <div className={styles['partTools']}>
        <Button
          disabled={isReadOnly}
          onClick={() => {
            const label = newLabel(codebook);
            apply({ edit: 'put-label', label });
            onAdded({ kind: 'label', id: label.id });
          }}
        >
          Add a label
        </Button>
        <Button
          tone="quiet"
          aria-label={chosen ? `Move ${chosen.name} up` : 'Move up'}
          title="Move up (Alt ↑)"
          disabled={isReadOnly || at <= 0}
          onClick={() => (chosen ? moveLabel(chosen, -1) : undefined)}
        >
          ↑
        </Button>
        <Button
          tone="quiet"
          aria-label={chosen ? `Move ${chosen.name} down` : 'Move down'}
          title="Move down (Alt ↓)"
          disabled={isReadOnly || at < 0 || at === labels.length - 1}
          onClick={() => (chosen ? moveLabel(chosen, 1) : undefined)}
        >
          ↓
        </Button>
      </div>
      {archived.length === 0 ? null : (
        <>
          <h2 className={styles['partsHeading']}>Archived</h2>
          <ul>{archived.map(labelEntry)}</ul>
        </>
      )}
      <h2 className={styles['partsHeading']}>Relations</h2>
      <ul>
        {relationTypes.filter(isListed).map((type) => (
          <li key={type.id}>
            {entry(
              { kind: 'relation', id: type.id },
              <>
                <span className={styles['entryName']}>{type.name}</span>
                {type.archived === true ? <span className={styles['detail']}>archived</span> : null}
              </>,
              undefined,
              type.archived === true,
            )}
          </li>
        ))}
      </ul>
      <div className={styles['partTools']}>
        <Button
          disabled={isReadOnly}
          onClick={() => {
            const type = newType(codebook);
            apply({ edit: 'put-relation-type', type });
            onAdded({ kind: 'relation', id: type.id });
          }}
        >
          Add a relation type
        </Button>
      </div>
      <h2 className={styles['partsHeading']}>Whole articles and entities</h2>
      <ul>
        <li>
          {entry(
            { kind: 'documents' },
            <>
              <span className={styles['entryName']}>Document labels</span>
              <span className={styles['count']}>{documentLabels.length}</span>
            </>,
          )}
        </li>
        <li>
          {entry(
            { kind: 'entities' },
            <>
              <span className={styles['entryName']}>Entities</span>
              <span className={styles['count']}>{entities.length}</span>
            </>,
          )}
        </li>
      </ul>
    </nav>
  );
}
