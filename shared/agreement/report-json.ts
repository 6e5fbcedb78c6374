/** A report as JSON: `AgreementReport` as it is, numbers with all their digits, `null` where undefined. */
import type { AgreementReport } from './agreement-report.ts';

export const reportJson = (report: AgreementReport): string =>
  `${JSON.stringify(report, null, 2)}\n`;
