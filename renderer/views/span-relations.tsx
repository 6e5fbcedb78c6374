/** What the selected span is linked to; going there; taking a relation away. */
import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { linkOffers } from '../../shared/ops/link-choices.ts';
import { relationsOf } from '../../shared/ops/state.ts';
import { goToSpan } from '../actions/go-to-span.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { LabelName } from '../ui/label-mark.tsx';
import styles from './span-relations.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

interface RelationProps {
  readonly relation: Relation;
  readonly span: Span;
  readonly typeName: string;
  readonly onRemove: () => void;
}

function RelationRow({ relation, span, typeName, onRemove }: RelationProps): ReactNode {
  const { contextNow } = useDesk();
  const isFrom = relation.from.span === span.id;
  const end = isFrom ? relation.to : relation.from;
  const other = useWorkbench(({ data }) => data.layers.get(end.article)?.spans.get(end.span));
  const label = useWorkbench(({ data }) =>
    data.codebook.labels.find(({ id }) => id === other?.label),
  );
  const title = useWorkbench(({ summaries }) => summaries.get(end.article)?.title);
  const readOnly = useWorkbench((state) => state.readOnly !== null);
  const isElsewhere = end.article !== span.article;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    onRemove();
  };
  return (
    <li className={styles['relation']}>
      <button
        type="button"
        className={styles['end']}
        onClick={() => void goToSpan(contextNow(), end)}
        onKeyDown={onKeyDown}
        aria-keyshortcuts={readOnly ? undefined : 'Delete'}
      >
        <span className={styles['head']}>
          <span>
            {isFrom ? null : <span aria-hidden="true">← </span>}
            {typeName}
            {isFrom ? <span aria-hidden="true"> →</span> : null}
            <span className={styles['spoken']}>{isFrom ? ' to ' : ' from '}</span>
          </span>
          {label ? <LabelName label={label} /> : null}
        </span>
        {other ? <span className={styles['quote']}>{other.quote.exact}</span> : null}
        {isElsewhere ? (
          <span className={styles['title']}>
            {other ? 'in ' : 'an annotation in '}“{title ?? 'an article that is not there'}”
          </span>
        ) : null}
      </button>
      <Button
        tone="quiet"
        aria-label={`Unlink: ${typeName} ${other?.quote.exact ?? title ?? ''}`}
        title="Unlink"
        onClick={onRemove}
      >
        ✕
      </Button>
    </li>
  );
}

export function SpanRelations({ span }: { readonly span: Span }): ReactNode {
  const { workbench, run } = useDesk();
  const data = useWorkbench((state) => state.data);
  const relations = useMemo(() => relationsOf(data, span.article, span.id), [data, span]);
  const names = new Map(data.codebook.relationTypes.map(({ id, name }) => [id, name]));
  const canLink = linkOffers(data.codebook, span.label).length > 0;
  if (relations.length === 0 && !canLink) return null;

  const remove = (relation: Relation): void => {
    const outcome = workbench.dispatch({ do: 'remove-relations', relations: [relation] });
    if (outcome.ok) workbench.say(`${outcome.value.label}.`);
    else workbench.say(outcome.error.message, 'refused');
    // The row that had the focus is gone.
    document.querySelector<HTMLElement>('[data-link-begin]')?.focus();
  };
  return (
    <section className={styles['relations']} aria-label="Relations">
      <h3 className={styles['heading']}>
        Relations{relations.length === 0 ? '' : ` · ${relations.length}`}
        {canLink ? (
          <Button tone="quiet" data-link-begin="" onClick={() => run('link.begin')}>
            Link <Keys chord="L" />
          </Button>
        ) : null}
      </h3>
      {relations.length === 0 ? (
        <p className={styles['none']}>
          Linked to nothing yet. <Keys chord="L" /> in the text links it to another annotation.
        </p>
      ) : (
        <ul>
          {relations.map((relation) => (
            <RelationRow
              key={relation.id}
              relation={relation}
              span={span}
              typeName={names.get(relation.type) ?? relation.type}
              onRemove={() => remove(relation)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
