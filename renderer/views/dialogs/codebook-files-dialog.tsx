/** Codebooks in and out as files. */
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ExportCodebook } from '../codebook/export-codebook.tsx';
import { ImportCodebook } from '../codebook/import-codebook.tsx';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

export const CodebookFilesDialog = ({ onClose }: CloseProps): ReactNode => (
  <Dialog
    title="Codebook files"
    description="A codebook on its own, for another project or another tool. Annotations stay here."
    onClose={onClose}
    foot={<Button onClick={onClose}>Close</Button>}
  >
    <Tabs.Root defaultValue="export">
      <Tabs.List className={styles['tabs']} aria-label="Direction">
        <Tabs.Trigger className={styles['tab']} value="export">
          Export
        </Tabs.Trigger>
        <Tabs.Trigger className={styles['tab']} value="import">
          Import
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="export" tabIndex={-1}>
        <ExportCodebook />
      </Tabs.Content>
      <Tabs.Content value="import" tabIndex={-1}>
        <ImportCodebook onDone={onClose} />
      </Tabs.Content>
    </Tabs.Root>
  </Dialog>
);
