/** What one annotator did, in its sentence; where it differs from the others stands in words. */
import type { ReactNode } from 'react';
import { answerWords, attributeName } from '../../../shared/adjudication/feedback-words.ts';
import type { ShownAnnotator } from '../../../shared/adjudication/shown-names.ts';
import type { Unit } from '../../../shared/adjudication/unit.ts';
import type { Fragment } from '../../../shared/model/anchor.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { Layer } from '../../../shared/ops/state.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import { MarkedText } from './marked-text.tsx';
import styles from './adjudication.module.css';

interface VersionProps {
  readonly unit: Unit;
  readonly annotator: ShownAnnotator;
  /** Place of its key. */
  readonly at: number;
  readonly layer: Layer;
  readonly codebook: Codebook;
  readonly context: Fragment;
  readonly isTaken: boolean;
  /** Null: nothing can be changed. */
  readonly onTake: (() => void) | null;
}

const Differs = (): ReactNode => <em className={styles['differs']}>differs</em>;

/** “attributed to → “officials””. */
function relationWords(relation: Relation, span: string, layer: Layer, codebook: Codebook): string {
  const type = codebook.relationTypes.find(({ id }) => id === relation.type)?.name ?? relation.type;
  const isFrom = relation.from.span === span;
  const end = isFrom ? relation.to : relation.from;
  const words = layer.spans.get(end.span)?.quote.exact ?? 'another article';
  return isFrom ? `${type} → ${words}` : `${words} → ${type}`;
}

export function AdjudicationVersion(props: VersionProps): ReactNode {
  const { unit, annotator, at, layer, codebook, context, isTaken, onTake } = props;
  const span = unit.spans.get(annotator.id);
  const head = (
    <span className={styles['who']}>
      {annotator.name}
      {isTaken ? <strong className={styles['taken']}>taken</strong> : null}
    </span>
  );
  if (!span)
    return (
      <li className={styles['version']} data-empty="">
        {head}
        <p className={styles['nothing']}>tagged nothing here</p>
      </li>
    );
  const label = codebook.labels.find(({ id }) => id === span.label);
  const relations = [...layer.relations.values()].filter(
    ({ from, to, by }) => by === span.by && (from.span === span.id || to.span === span.id),
  );
  const answers = [...new Set([...Object.keys(span.attributes), ...unit.attributes])].sort();
  return (
    <li className={styles['version']} data-taken={isTaken || undefined}>
      {head}
      <p>
        <MarkedText
          text={layer.article.text}
          range={context}
          marks={span.fragments}
          label={label}
        />
      </p>
      <dl className={styles['facts']}>
        <div>
          <dt>Label</dt>
          <dd>
            {label ? <LabelName label={label} /> : span.label}
            {unit.differences.includes('label') ? <Differs /> : null}
          </dd>
        </div>
        {unit.differences.includes('boundary') ? (
          <div>
            <dt>Covers</dt>
            <dd>
              “{span.quote.exact}” <Differs />
            </dd>
          </div>
        ) : null}
        {answers.map((id) => (
          <div key={id}>
            <dt>{attributeName(codebook, span.label, id)}</dt>
            <dd>
              {answerWords(codebook, span.attributes[id])}
              {unit.attributes.includes(id) ? <Differs /> : null}
            </dd>
          </div>
        ))}
        {relations.length > 0 || unit.differences.includes('relation') ? (
          <div>
            <dt>Relations</dt>
            <dd>
              {relations.length === 0
                ? 'none'
                : relations
                    .map((relation) => relationWords(relation, span.id, layer, codebook))
                    .join('; ')}
              {unit.differences.includes('relation') ? <Differs /> : null}
            </dd>
          </div>
        ) : null}
        {span.note === undefined ? null : (
          <div>
            <dt>Note</dt>
            <dd>{span.note}</dd>
          </div>
        )}
      </dl>
      {onTake === null ? null : (
        <Button
          aria-label={`Take ${annotator.name}’s version`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onTake}
        >
          <Keys chord={`${at + 1}`} /> Take
        </Button>
      )}
    </li>
  );
}
