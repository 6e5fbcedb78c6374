/** The unit at work: every version side by side in its sentence, and the ways to decide. */
import type { MouseEvent, ReactNode } from 'react';
import { useStore } from 'zustand/react';
import type { ShownAnnotator } from '../../../shared/adjudication/shown-names.ts';
import type { Unit } from '../../../shared/adjudication/unit.ts';
import type { Choice } from '../../../shared/model/project-command.ts';
import type { Layer } from '../../../shared/ops/state.ts';
import { decide } from '../../actions/adjudication.ts';
import { adjudicationDesk } from '../../store/adjudication.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { AdjudicationEdit } from './adjudication-edit.tsx';
import { AdjudicationVersion } from './adjudication-version.tsx';
import { AdjudicationWhy } from './adjudication-why.tsx';
import { contextOf, decisionWords, differenceWords } from './adjudication-words.ts';
import styles from './adjudication.module.css';

interface DetailProps {
  readonly unit: Unit;
  readonly layer: Layer;
  readonly shown: readonly ShownAnnotator[];
  readonly nameOf: (id: string) => string;
}

/** A click decides; the keys stay where they are. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

export function AdjudicationDetail({ unit, layer, shown, nameOf }: DetailProps): ReactNode {
  const { workbench, contextNow } = useDesk();
  const desk = adjudicationDesk(workbench);
  const form = useStore(desk, (state) => state.form);
  const codebook = useWorkbench(({ data }) => data.codebook);
  const isReadOnly = useWorkbench(({ readOnly }) => readOnly !== null);
  const all = [...unit.spans.keys()];
  const { decision } = unit;
  const taken = decision?.verdict === 'skipped' ? [] : (decision?.from ?? []);
  const choose = (choice: Choice) => () => void decide(contextNow(), unit, choice);
  const context = contextOf(layer.article, unit);
  return (
    <section className={styles['detail']} aria-label="Versions">
      <p className={styles['what']}>
        <strong>{differenceWords(unit, codebook, shown)}</strong>
        <span>{decisionWords(unit, shown, nameOf)}</span>
      </p>
      {decision?.why === undefined ? null : <p className={styles['why']}>Why: {decision.why}</p>}
      {form === 'edit' ? <AdjudicationEdit unit={unit} layer={layer} shown={shown} /> : null}
      {form === 'why' ? <AdjudicationWhy unit={unit} /> : null}
      {isReadOnly ? null : (
        <div className={styles['buttons']} onMouseDown={keepFocus}>
          {all.length < 2 ? null : (
            <Button onClick={choose({ verdict: 'both', from: all })}>
              <Keys chord="B" /> {all.length === 2 ? 'Take both' : 'Take all'}
            </Button>
          )}
          <Button onClick={() => desk.setState({ form: 'edit' })}>
            <Keys chord="E" /> Edit…
          </Button>
          <Button onClick={choose({ verdict: 'none' })}>
            <Keys chord="X" /> Take none
          </Button>
          <Button onClick={choose({ verdict: 'skipped' })}>
            <Keys chord="S" /> Skip
          </Button>
          <Button onClick={() => desk.setState({ form: 'why' })}>
            <Keys chord="N" /> {decision?.why === undefined ? 'Say why…' : 'Change why…'}
          </Button>
        </div>
      )}
      <ul className={styles['versions']}>
        {shown.map((annotator, at) => (
          <AdjudicationVersion
            key={annotator.id}
            unit={unit}
            annotator={annotator}
            at={at}
            layer={layer}
            codebook={codebook}
            context={context}
            isTaken={taken.includes(annotator.id)}
            onTake={isReadOnly ? null : choose({ verdict: 'taken', from: [annotator.id] })}
          />
        ))}
      </ul>
    </section>
  );
}
