/** The fragments of a discontinuous span, one a line, each to be taken away. */
import type { ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';
import { takeFragment } from '../actions/fragments.ts';
import { Button } from '../ui/button.tsx';
import styles from './span-parts.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

export function SpanFragments({ span }: { readonly span: Span }): ReactNode {
  const { contextNow } = useDesk();
  const text = useWorkbench(({ data }) => data.layers.get(span.article)?.article.text);
  const { fragments } = span;
  if (fragments.length < 2 || text === undefined || span.orphan !== undefined) return null;
  return (
    <ol className={styles['fragments']} aria-label="Fragments">
      {fragments.map(({ start, end }, at) => {
        const words = text.slice(start, end);
        return (
          <li key={start} className={styles['fragment']}>
            <span className={styles['words']}>{words}</span>
            <Button
              tone="quiet"
              aria-label={`Take “${words}” from the annotation`}
              title="Take it from the annotation"
              onClick={() => takeFragment(contextNow(), span, at)}
            >
              −
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
