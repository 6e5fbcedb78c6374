/** What one annotator called what another called otherwise. */
import type { ReactNode } from 'react';
import { NONE, type Confusion } from '../../../shared/agreement/confusion.ts';
import { Select } from '../../ui/field.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import { plural } from '../../ui/words.ts';
import { useWorkbench } from '../workbench-context.ts';
import styles from './agreement.module.css';
import { countLevel } from './figures.ts';
import { HeatGrid } from './heat-grid.tsx';
import { useAgreement, useAgreementSession, useNames } from './use-agreement.ts';

export function ConfusionMatrix({
  confusions,
}: {
  readonly confusions: readonly Confusion[];
}): ReactNode {
  const session = useAgreementSession();
  const at = useAgreement((state) => state.pair);
  const codebook = useWorkbench(({ data }) => data.codebook);
  const names = useNames();
  const confusion = confusions[at];
  if (!confusion) return null;
  const { a, b, labels, counts } = confusion;
  const greatest = Math.max(1, ...counts.flat());
  const nameOf = (id: string): string => (id === NONE ? 'nothing' : names.label(id));
  const head = (id: string): ReactNode => {
    const label = codebook.labels.find((one) => one.id === id);
    return label ? <LabelName label={label} /> : nameOf(id);
  };
  const [one, other] = [names.annotator(a), names.annotator(b)];
  return (
    <section aria-label="Confusion of labels">
      <h3 className={styles['heading']}>What two confuse</h3>
      <div className={styles['pick']}>
        <Select
          label="Pair"
          value={String(at)}
          options={confusions.map((pair, index) => ({
            value: String(index),
            name: `${names.annotator(pair.a)} and ${names.annotator(pair.b)}`,
          }))}
          onChange={({ target }) => session.showPair(Number(target.value))}
        />
      </div>
      <HeatGrid
        label={`Spans by what ${one} and ${other} called them`}
        corner={
          <>
            Down: {one}
            <br />
            Across: {other}
          </>
        }
        columns={labels.map(head)}
        rows={labels.map((label, row) => ({
          head: head(label),
          cells: labels.map((second, column) => {
            const count = counts[row]?.[column] ?? 0;
            return {
              text:
                count === 0 && label === NONE && second === NONE
                  ? ''
                  : count.toLocaleString('en-GB'),
              level: countLevel(count, greatest),
              words: `${nameOf(label)} for ${one}, ${nameOf(second)} for ${other}: ${plural(count, 'span')}`,
            };
          }),
        }))}
      />
      <p className={styles['hint']}>
        Spans that overlap are matched, those of one label first. “nothing”: only the other one
        tagged it.
      </p>
    </section>
  );
}
