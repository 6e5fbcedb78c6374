/** One line of a concordance: what stands before the match, the match, what stands after it. */
import { memo, type ReactNode } from 'react';
import type { Label } from '../../../shared/model/codebook.ts';
import type { KwicLine } from '../../../shared/model/search.ts';
import { LabelName } from '../../ui/label-mark.tsx';
import styles from './concordance.module.css';

export const Kwic = ({
  left,
  match,
  right,
}: Pick<KwicLine, 'left' | 'match' | 'right'>): ReactNode => (
  <>
    <span className={styles['left']}>
      <bdi dir="ltr">{left}</bdi>
    </span>
    <span className={styles['right']}>
      <mark className={styles['match']}>{match}</mark>
      {right}
    </span>
  </>
);

const FIELD_NAMES: Readonly<Record<KwicLine['field'], string>> = {
  text: '',
  quote: '',
  note: 'note',
  attribute: 'attribute',
};

interface LabelsProps {
  readonly hit: KwicLine;
  readonly labels: ReadonlyMap<string, Label>;
}

/** The annotation that was found, or those that stand at exactly this place. */
export function HitLabels({ hit, labels }: LabelsProps): ReactNode {
  const ids = hit.label === null ? hit.tagged.map(({ label }) => label) : [hit.label];
  const field = FIELD_NAMES[hit.field];
  return (
    <>
      {[...new Set(ids)].map((id) => {
        const label = labels.get(id);
        return <span key={id}>{label ? <LabelName label={label} /> : id} </span>;
      })}
      {field}
    </>
  );
}

interface RowProps extends LabelsProps {
  readonly id: string;
  readonly at: number;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
}

export const HitRow = memo(function HitRow(props: RowProps): ReactNode {
  const { hit, labels, id, at, count, isCurrent, isChosen } = props;
  return (
    <div
      id={id}
      role="option"
      className={styles['row']}
      aria-selected={isChosen}
      aria-setsize={count}
      aria-posinset={at + 1}
      data-current={isCurrent || undefined}
      data-at={at}
    >
      <span className={styles['tick']} aria-hidden="true">
        {isChosen ? '✓' : ''}
      </span>
      <Kwic {...hit} />
      <span className={styles['label']}>
        <HitLabels hit={hit} labels={labels} />
      </span>
      <span className={styles['article']} title={hit.title}>
        {hit.title}
      </span>
    </div>
  );
});
