/** What waits for a decision: stores to merge, conflicts, and disagreements to adjudicate. */
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { reviewPlace } from '../../store/review-place.ts';
import { AdjudicationTab } from '../review/adjudication-tab.tsx';
import { MergeTab } from '../review/merge-tab.tsx';
import { useDesk } from '../workbench-context.ts';
import styles from './review-screen.module.css';
import { ScreenFrame } from './screen-frame.tsx';

export function ReviewScreen(): ReactNode {
  const { workbench } = useDesk();
  const place = reviewPlace(workbench);
  const tab = useStore(place, (state) => state.tab);
  return (
    <ScreenFrame title="Review">
      <h1 className="visually-hidden">Review</h1>
      <Tabs.Root
        className={styles['tabs']}
        value={tab}
        onValueChange={(value) =>
          place.setState({ tab: value === 'adjudicate' ? 'adjudicate' : 'merge' })
        }
      >
        <Tabs.List className={styles['list']} aria-label="What to review">
          <Tabs.Trigger className={styles['tab']} value="merge">
            Merge and conflicts
          </Tabs.Trigger>
          <Tabs.Trigger className={styles['tab']} value="adjudicate">
            Adjudicate
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content className={styles['content']} value="merge" tabIndex={-1}>
          <MergeTab />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="adjudicate" tabIndex={-1}>
          <AdjudicationTab />
        </Tabs.Content>
      </Tabs.Root>
    </ScreenFrame>
  );
}
