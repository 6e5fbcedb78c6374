/** An export under way: how far it is, stopping it, and what came of it. */
import { useEffect, useState } from 'react';
import type { ExportReport } from '../../../shared/model/export-report.ts';
import type { JobEvent } from '../../store/workbench-interface.ts';
import { newId } from '../../store/ids.ts';
import { useDesk } from '../workbench-context.ts';
import type { LookInput } from './export-look.ts';

export interface Running {
  readonly job: string;
  /** Null until something was heard. */
  readonly progress: Pick<JobEvent, 'doing' | 'done' | 'total'> | null;
  readonly isStopping: boolean;
}

export interface ExportRun {
  readonly running: Running | null;
  readonly problem: string | null;
  readonly report: ExportReport | null;
  readonly start: (input: LookInput & { readonly path: string }) => Promise<void>;
  readonly stop: () => void;
  /** Says why it cannot be started; null: nothing is wrong any more. */
  readonly refuse: (problem: string | null) => void;
  /** Back to choosing, after a report. */
  readonly again: () => void;
}

export function useExportRun(): ExportRun {
  const { workbench } = useDesk();
  const [running, setRunning] = useState<Running | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [report, setReport] = useState<ExportReport | null>(null);
  const current = running?.job;

  useEffect(
    () =>
      workbench.onJob(({ job, doing, done, total }) => {
        if (job === current)
          setRunning((last) => last && { ...last, progress: { doing, done, total } });
      }),
    [workbench, current],
  );

  return {
    running,
    problem,
    report,
    start: async (input) => {
      if (running) return;
      const job = newId();
      setProblem(null);
      setRunning({ job, progress: null, isStopping: false });
      const outcome = await workbench.exportTo({ ...input, job });
      setRunning(null);
      if (outcome.ok) setReport(outcome.value);
      else setProblem(outcome.error.message);
    },
    stop: () => {
      if (!running || running.isStopping) return;
      setRunning({ ...running, isStopping: true });
      void workbench.ask.cancel(running.job);
    },
    refuse: setProblem,
    again: () => setReport(null),
  };
}
