/**
 * A measurement that outlives its screen: what is chosen, how far it is, what was found, and where
 * one was in it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Agreement, AgreementQuery, MeasureInfo } from '../../../shared/model/agreement.ts';
import { ok } from '../../../shared/result.ts';
import { newId } from '../../store/ids.ts';
import type { Workbench } from '../../store/workbench.ts';
import { FIRST_CHOICE, type AgreementChoice } from './agreement-choice.ts';

export interface Running {
  readonly job: string;
  readonly doing: string;
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
}

export interface AgreementState {
  readonly choice: AgreementChoice;
  /** Every measure there is; empty until the main side has told. */
  readonly measures: readonly MeasureInfo[];
  readonly running: Running | null;
  readonly answer: Agreement | null;
  /** Why there is no answer, or null. */
  readonly problem: string | null;
  /** The project was edited since the answer. */
  readonly isStale: boolean;
  /** Id of the measure that is shown closer. */
  readonly measure: string | null;
  /** Index of the pair whose confusion is shown. */
  readonly pair: number;
  /** The disagreement that was gone to last, by its place in the list. */
  readonly visited: number | null;
}

export class AgreementSession {
  readonly store: StoreApi<AgreementState>;
  private readonly workbench: Workbench;
  /** Number of the last entry that was heard of. */
  private lastEntry = 0;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.store = createStore<AgreementState>(() => ({
      choice: FIRST_CHOICE,
      measures: [],
      running: null,
      answer: null,
      problem: null,
      isStale: false,
      measure: null,
      pair: 0,
      visited: null,
    }));
    workbench.onJob(({ job, doing, done, total }) => {
      if (this.store.getState().running?.job === job)
        this.store.setState({ running: { job, doing, done, total } });
    });
    workbench.onEntry(({ seq }) => {
      this.lastEntry = Math.max(this.lastEntry, seq);
      const { answer } = this.store.getState();
      if (answer && seq > answer.seq) this.store.setState({ isStale: true });
    });
  }

  /** Asks which measures there are, once. */
  async open(): Promise<void> {
    if (this.store.getState().measures.length > 0) return;
    const told = await this.workbench.ask.measures();
    if (told.ok) this.store.setState({ measures: told.value.measures });
    else this.store.setState({ problem: told.error.message });
  }

  choose(choice: AgreementChoice): void {
    this.store.setState({ choice, problem: null });
  }

  refuse(problem: string): void {
    this.store.setState({ problem });
  }

  async measure(query: AgreementQuery): Promise<void> {
    if (this.store.getState().running) return;
    const job = newId();
    this.store.setState({
      running: { job, doing: 'Saving the last edits', done: 0, total: 0 },
      problem: null,
    });
    // Only until the edits are saved: while it is measured, one goes on working.
    const saved = await this.workbench.onceSaved(() => Promise.resolve(ok(true)));
    const outcome = saved.ok ? await this.workbench.ask.agreement(query, job) : saved;
    if (!outcome.ok) {
      const isCancelled = outcome.error.code === 'cancelled';
      this.store.setState({ running: null, problem: isCancelled ? null : outcome.error.message });
      if (isCancelled) this.workbench.say(outcome.error.message);
      return;
    }
    const { measure, pair } = this.store.getState();
    const answer = outcome.value;
    const ids = Object.keys(answer.report.measures);
    this.store.setState({
      running: null,
      answer,
      isStale: this.lastEntry > answer.seq,
      measure: measure !== null && ids.includes(measure) ? measure : (ids[0] ?? null),
      pair: pair < answer.confusions.length ? pair : 0,
      visited: null,
    });
    this.workbench.say('Agreement is measured.');
  }

  cancel(): void {
    const { running } = this.store.getState();
    if (running) void this.workbench.ask.cancel(running.job);
  }

  showMeasure(measure: string): void {
    this.store.setState({ measure });
  }

  showPair(pair: number): void {
    this.store.setState({ pair });
  }

  visit(at: number): void {
    this.store.setState({ visited: at });
  }
}

const sessions = new WeakMap<Workbench, AgreementSession>();

/** The one measurement of a workbench. */
export function agreementSession(workbench: Workbench): AgreementSession {
  const known = sessions.get(workbench);
  if (known) return known;
  const made = new AgreementSession(workbench);
  sessions.set(workbench, made);
  return made;
}
