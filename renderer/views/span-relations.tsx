/** What the selected span is linked to, as far as it can be read from here. */
import { useMemo, type ReactNode } from 'react';
import { quoted } from '../../shared/text/quoted.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { relationsOf } from '../../shared/ops/state.ts';
import styles from './inspector.module.css';
import { useWorkbench } from './workbench-context.ts';

function OtherEnd({ relation, span }: { relation: Relation; span: Span }): ReactNode {
  const isFrom = relation.from.span === span.id;
  const end = isFrom ? relation.to : relation.from;
  const quote = useWorkbench(
    ({ data }) => data.layers.get(end.article)?.spans.get(end.span)?.quote.exact,
  );
  const title = useWorkbench(({ summaries }) => summaries.get(end.article)?.title);
  const words =
    quote === undefined ? `an annotation in “${title ?? 'another article'}”` : quoted(quote);
  return (
    <span className={styles['relationEnd']}>
      {isFrom ? '→' : '←'} {words}
    </span>
  );
}

export function SpanRelations({ span }: { readonly span: Span }): ReactNode {
  const data = useWorkbench((state) => state.data);
  const relations = useMemo(() => relationsOf(data, span.article, span.id), [data, span]);
  if (relations.length === 0) return null;
  const names = new Map(data.codebook.relationTypes.map(({ id, name }) => [id, name]));
  return (
    <ul className={styles['relations']} aria-label="Relations">
      {relations.map((relation) => (
        <li key={relation.id} className={styles['relation']}>
          <span className={styles['relationType']}>
            {names.get(relation.type) ?? relation.type}
          </span>
          <OtherEnd relation={relation} span={span} />
        </li>
      ))}
    </ul>
  );
}
