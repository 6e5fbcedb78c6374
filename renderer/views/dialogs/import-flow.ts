/** Bringing files in, step by step: chosen, looked at, decided about, taken. */
import { useEffect, useRef, useState } from 'react';
import type { ImportLook, ImportReport } from '../../../shared/model/import-report.ts';
import type { NameMapping } from '../../../shared/model/name-mapping.ts';
import { NONE_REANCHORED } from '../../../shared/model/reanchored.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { newId } from '../../store/ids.ts';
import type { Progress } from '../../store/merge-session.ts';
import type { Workbench } from '../../store/workbench.ts';
import { batched, readFiles, sizeProblem, type ChosenFile } from './read-files.ts';

/** As `Api.importLook` takes them. */
export interface HowToRead {
  readonly encoding?: string;
  readonly meta?: Readonly<Record<string, string>>;
  readonly format?: string;
  readonly annotator?: string;
}

export interface Wanted {
  readonly files: readonly ChosenFile[];
  /** On this machine. */
  readonly paths: readonly string[];
  readonly how: HowToRead;
}

type Settled =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'review'; readonly look: ImportLook }
  | { readonly kind: 'done'; readonly report: ImportReport };

export type Step =
  | Settled
  | {
      readonly kind: 'running';
      readonly job: string;
      readonly words: string;
      readonly progress: Progress | null;
      readonly isStopping: boolean;
    };

export interface ImportFlow {
  readonly step: Step;
  readonly problem: string | null;
  readonly refuse: (problem: string | null) => void;
  readonly show: (report: ImportReport) => void;
  readonly look: (wanted: Wanted) => Promise<void>;
  readonly take: (look: ImportLook, mapping: NameMapping, annotator: string) => Promise<void>;
  /** Stops what is under way; nothing is changed then. */
  readonly stop: () => void;
  /** Back to choosing files. */
  readonly restart: () => void;
}

const STOPPED = err('cancelled', 'Stopped. Nothing was changed.');

/** Whether there is anything to decide or to know before files are taken. */
function needsReview(look: ImportLook): boolean {
  const { articles, datasets, passedOver, rejected, unknown, needsAnnotator } = look;
  return (
    unknown.length > 0 ||
    needsAnnotator ||
    passedOver.length > 0 ||
    [...articles, ...datasets].some(({ leftOut }) => leftOut.length > 0) ||
    (rejected.length > 0 && datasets.length > 0)
  );
}

export const refusedReport = (rejected: ImportReport['rejected']): ImportReport => ({
  articles: [],
  annotations: 0,
  relations: 0,
  reanchored: NONE_REANCHORED,
  leftOut: [],
  skipped: [],
  rejected,
});

export function useImportFlow(workbench: Workbench): ImportFlow {
  const [step, setStep] = useState<Step>({ kind: 'choosing' });
  const [problem, setProblem] = useState<string | null>(null);
  /** Jobs that were asked to stop: one may hear of it too late. */
  const stopped = useRef(new Set<string>());

  useEffect(
    () =>
      workbench.onJob(({ job, doing, done, total }) =>
        setStep((now) =>
          now.kind === 'running' && now.job === job
            ? { ...now, progress: { doing, done, total } }
            : now,
        ),
      ),
    [workbench],
  );

  const begin = (words: string): string => {
    const job = newId();
    setProblem(null);
    setStep({ kind: 'running', job, words, progress: null, isStopping: false });
    return job;
  };

  const refused = (outcome: { readonly code: string; readonly message: string }, back: Settled) => {
    setProblem(outcome.message);
    setStep(back);
  };

  /** Sends what was chosen, batch by batch. */
  async function send(job: string, files: readonly ChosenFile[]): Promise<Result<true>> {
    let done = 0;
    for (const batch of batched(files)) {
      if (stopped.current.has(job)) return STOPPED;
      const progress = { doing: `Sending ${batch[0]?.name ?? ''}`, done, total: files.length };
      setStep((now) => (now.kind === 'running' ? { ...now, progress } : now));
      try {
        const read = await readFiles(batch);
        const sent = await workbench.onceSaved((api) => api.importStage(job, read));
        if (!sent.ok) return sent;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return err('unreadable', `A file could not be read (${reason}). Choose the files again.`);
      }
      done += batch.length;
    }
    return ok(true);
  }

  async function run(
    mapping: NameMapping,
    look: ImportLook,
    annotator: string,
    back: Settled,
  ): Promise<void> {
    const job = begin('Importing');
    const named = annotator.trim() === '' ? {} : { annotator: annotator.trim() };
    const taken = await workbench.onceSaved((api) =>
      api.importTake({ look: look.id, mapping, job, ...named }),
    );
    if (taken.ok) setStep({ kind: 'done', report: taken.value });
    else refused(taken.error, back);
  }

  return {
    step,
    problem,
    refuse: setProblem,
    show: (report) => setStep({ kind: 'done', report }),
    restart: () => {
      setProblem(null);
      setStep({ kind: 'choosing' });
    },
    look: async ({ files, paths, how }) => {
      const tooLarge = sizeProblem(files);
      if (tooLarge !== null) {
        setProblem(tooLarge);
        return;
      }
      const job = begin('Reading');
      const sent = await send(job, files);
      const looked = sent.ok
        ? await workbench.onceSaved((api) => api.importLook(job, paths, how))
        : sent;
      const outcome = stopped.current.has(job) ? STOPPED : looked;
      if (!outcome.ok) {
        refused(outcome.error, { kind: 'choosing' });
        return;
      }
      const look = outcome.value;
      if (needsReview(look)) setStep({ kind: 'review', look });
      else if (look.rejected.length > 0)
        setStep({ kind: 'done', report: refusedReport(look.rejected) });
      else await run({ choices: [] }, look, '', { kind: 'choosing' });
    },
    take: (look, mapping, annotator) => run(mapping, look, annotator, { kind: 'review', look }),
    stop: () => {
      if (step.kind !== 'running') return;
      stopped.current.add(step.job);
      setStep({ ...step, isStopping: true });
      void workbench.ask.cancel(step.job);
    },
  };
}
