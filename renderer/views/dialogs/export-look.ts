/** Asks what an export would say and lose, whenever something else is asked of it. */
import { useEffect, useState } from 'react';
import type { ExportLook, ExportOptions } from '../../../shared/model/export-report.ts';
import type { Result } from '../../../shared/result.ts';
import { newId } from '../../store/ids.ts';
import { useDesk } from '../workbench-context.ts';

export interface LookInput {
  readonly format: string;
  readonly options: ExportOptions;
}

export interface Looking {
  /** The last answer, while the next one is on its way. */
  readonly look: ExportLook | null;
  readonly problem: string | null;
  readonly isLooking: boolean;
}

interface Answer {
  readonly to: Result<LookInput>;
  readonly look: ExportLook | null;
  readonly problem: string | null;
}

/** @param input the same object as long as the same is asked; an error is what is shown */
export function useExportLook(input: Result<LookInput>): Looking {
  const { workbench } = useDesk();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!input.ok) return undefined;
    const job = newId();
    let isOver = false;
    void workbench
      .onceSaved((api) => api.exportLook({ ...input.value, job }))
      .then((outcome) => {
        if (isOver) return;
        setAnswer((last) =>
          outcome.ok
            ? { to: input, look: outcome.value, problem: null }
            : { to: input, look: last?.look ?? null, problem: outcome.error.message },
        );
      });
    return () => {
      isOver = true;
      void workbench.ask.cancel(job);
    };
  }, [input, workbench]);
  const look = answer?.look ?? null;
  if (!input.ok) return { look, problem: input.error.message, isLooking: false };
  const isLooking = answer?.to !== input;
  return { look, problem: isLooking ? null : answer.problem, isLooking };
}
