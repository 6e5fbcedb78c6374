/** The dialog that is open, if one is. */
import type { ReactNode } from 'react';
import { unreachable } from '../../../shared/result.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { AddArticlesDialog } from './add-articles-dialog.tsx';
import { AnnotatorDialog } from './annotator-dialog.tsx';
import { ArticleDetailsDialog } from './article-details-dialog.tsx';
import { BoilerplateDialog } from './boilerplate-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LayersDialog } from './layers-dialog.tsx';
import { Palette } from './palette.tsx';
import { CodebookFilesDialog } from './codebook-files-dialog.tsx';
import { OccurrencesDialog } from './occurrences-dialog.tsx';
import { RevisionsDialog } from './revisions-dialog.tsx';
import { GuidelineDialog } from './guideline-dialog.tsx';
import { ArticleNoteDialog } from './article-note-dialog.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { SessionSummaryDialog } from './session-summary-dialog.tsx';

export function Dialogs(): ReactNode {
  const { workbench } = useDesk();
  const dialog = useWorkbench((state) => state.dialog);
  const onClose = (): void => workbench.show(null);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'palette':
      return <Palette onClose={onClose} />;
    case 'keys':
      return <KeysDialog onClose={onClose} />;
    case 'annotator':
      return <AnnotatorDialog onClose={onClose} />;
    case 'layers':
      return <LayersDialog onClose={onClose} />;
    case 'add-articles':
      return <AddArticlesDialog dropped={dialog.files ?? []} onClose={onClose} />;
    case 'export':
      return <ExportDialog onClose={onClose} />;
    case 'article-details':
      return <ArticleDetailsDialog article={dialog.article} onClose={onClose} />;
    case 'boilerplate':
      return <BoilerplateDialog article={dialog.article} onClose={onClose} />;
    case 'codebook-files':
      return <CodebookFilesDialog onClose={onClose} />;
    case 'occurrences':
      return <OccurrencesDialog article={dialog.article} span={dialog.span} onClose={onClose} />;
    case 'revisions':
      return <RevisionsDialog article={dialog.article} onClose={onClose} />;
    case 'guideline':
      return <GuidelineDialog label={dialog.label} onClose={onClose} />;
    case 'article-note':
      return <ArticleNoteDialog article={dialog.article} onClose={onClose} />;
    case 'session':
      return <SessionDialog onClose={onClose} />;
    case 'session-summary':
      return <SessionSummaryDialog onClose={onClose} />;
    default:
      return unreachable(dialog);
  }
}
