/** What can be done with the chosen lines. */
import type { ReactNode } from 'react';
import { activeLabels } from '../../../shared/model/codebook.ts';
import type { KwicLine } from '../../../shared/model/search.ts';
import { chordOfCharacter } from '../../actions/chord.ts';
import { isTaggable, spansOf, tagHits } from '../../actions/search.ts';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { keyOf } from './search-session.ts';
import styles from './search.module.css';
import { useSearch, useSearchSession } from './use-search.ts';

const NONE: readonly KwicLine[] = [];

export function ChosenBar(): ReactNode {
  const session = useSearchSession();
  const { workbench } = useDesk();
  const lines = useSearch(({ answer }) => answer?.lines ?? NONE);
  const chosen = useSearch((state) => state.chosen);
  const codebook = useWorkbench(({ data }) => data.codebook);
  if (chosen.size === 0) return null;
  const hits = lines.filter((line) => chosen.has(keyOf(line)));
  const places = hits.filter(isTaggable);
  const spans = spansOf(hits);
  return (
    <div className={styles['chosen']} role="group" aria-label="Chosen places">
      <span>{plural(hits.length, 'line')} chosen</span>
      {places.length === 0 ? null : (
        <>
          <span>Tag {plural(places.length, 'place')} as</span>
          {activeLabels(codebook).map((label) => (
            <Button key={label.id} onClick={() => void tagHits(workbench, places, label)}>
              <LabelName label={label} />
              {label.key === '' ? null : <Keys chord={chordOfCharacter(label.key)} />}
            </Button>
          ))}
        </>
      )}
      <Button tone="quiet" onClick={() => session.choose([])}>
        Choose none
      </Button>
      {spans.length === 0 ? null : <BulkBar spans={spans} onDone={() => session.choose([])} />}
    </div>
  );
}
