import { useMemo, type ReactNode } from 'react';
import type { Layer } from '../../shared/ops/state.ts';
import { Button } from '../ui/button.tsx';
import { plural, writtenDate } from '../ui/words.ts';
import { openSuggestions } from './boilerplate-offer.ts';
import styles from './pane.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

function BoilerplateOffer({ layer }: { readonly layer: Layer }): ReactNode {
  const { workbench } = useDesk();
  const left = useWorkbench(({ view }) => view.leftAlone);
  const { article } = layer;
  const count = useMemo(() => openSuggestions(article, left).length, [article, left]);
  if (count === 0) return null;
  const words = `${plural(count, 'likely boilerplate range')}: review`;
  return (
    <Button
      className={styles['tool']}
      title={words}
      aria-label={words}
      onClick={() => workbench.show({ kind: 'boilerplate', article: article.id })}
    >
      {count} boilerplate?
    </Button>
  );
}

export function PaneHead({ layer }: { readonly layer: Layer }): ReactNode {
  const { workbench } = useDesk();
  const { id, title, meta } = layer.article;
  const source = [
    meta.outlet ?? 'no outlet yet',
    ...(meta.published === undefined ? [] : [writtenDate(meta.published)]),
    ...(meta.byline === undefined ? [] : [meta.byline]),
  ].join(' · ');
  return (
    <div className={styles['head']}>
      <h2 className={styles['title']} title={title}>
        {title}
      </h2>
      <div className={styles['tools']}>
        {layer.article.note === undefined ? null : (
          <Button
            className={styles['tool']}
            aria-label={`Read the note on “${title}”`}
            title="Read the note (Shift N)"
            onClick={() => workbench.show({ kind: 'article-note', article: id })}
          >
            Note
          </Button>
        )}
        <BoilerplateOffer layer={layer} />
        <Button
          className={styles['tool']}
          aria-label={`Edit the title and source of “${title}”`}
          title="Edit the title and source (F2)"
          onClick={() => workbench.show({ kind: 'article-details', article: id })}
        >
          Edit
        </Button>
      </div>
      <p className={styles['source']} title={source}>
        {source}
      </p>
    </div>
  );
}
