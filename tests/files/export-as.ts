import { exportProject } from '../../main/files/export.ts';
import type { Store } from '../../main/storage/port.ts';
import type { ExportOptions, ExportReport } from '../../shared/model/export-report.ts';
import type { Result } from '../../shared/result.ts';

export const exportAs = (
  store: Store,
  format: string,
  target: string,
  options: ExportOptions,
): Promise<Result<ExportReport>> => exportProject(store, { format, target, options, now: () => 0 });
