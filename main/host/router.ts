/** Binds the contract to the services: a refused Result becomes the typed error `REFUSED`. */
import { implement } from '@orpc/server';
import { contract } from '../../shared/contract.ts';
import type { AppError, Result } from '../../shared/result.ts';
import type { Workbench } from '../workbench.ts';

interface Errors {
  readonly REFUSED: (options: { message: string; data: AppError }) => Error;
}

function valueOf<T>(result: Result<T>, errors: Errors): T {
  if (result.ok) return result.value;
  throw errors.REFUSED({ message: result.error.message, data: result.error });
}

export function createRouter(workbench: Workbench) {
  const os = implement(contract);
  return os.router({
    open: os.open.handler(async ({ errors }) => valueOf(await workbench.open(undefined), errors)),
    article: os.article.handler(async ({ input, errors }) =>
      valueOf(await workbench.article(input), errors),
    ),
    commit: os.commit.handler(async ({ input, errors }) =>
      valueOf(await workbench.commit(input), errors),
    ),
    events: os.events.handler(({ input, signal }) => workbench.events(input, signal)),
    signIn: os.signIn.handler(async ({ input, errors }) =>
      valueOf(await workbench.signIn(input), errors),
    ),
    run: os.run.handler(async ({ input, errors }) => valueOf(await workbench.run(input), errors)),
    search: os.search.handler(async ({ input, errors }) =>
      valueOf(await workbench.search(input), errors),
    ),
    occurrences: os.occurrences.handler(async ({ input, errors }) =>
      valueOf(await workbench.occurrences(input), errors),
    ),
    problems: os.problems.handler(async ({ errors }) =>
      valueOf(await workbench.problems(undefined), errors),
    ),
    codebookEffect: os.codebookEffect.handler(async ({ input, errors }) =>
      valueOf(await workbench.codebookEffect(input), errors),
    ),
    saveText: os.saveText.handler(async ({ input, errors }) =>
      valueOf(await workbench.saveText(input), errors),
    ),
    measures: os.measures.handler(async ({ errors }) =>
      valueOf(await workbench.measures(undefined), errors),
    ),
    agreement: os.agreement.handler(async ({ input, errors }) =>
      valueOf(await workbench.agreement(input), errors),
    ),
    adjudication: os.adjudication.handler(async ({ input, errors }) =>
      valueOf(await workbench.adjudication(input), errors),
    ),
    acceptAgreed: os.acceptAgreed.handler(async ({ input, errors }) =>
      valueOf(await workbench.acceptAgreed(input), errors),
    ),
    feedback: os.feedback.handler(async ({ input, errors }) =>
      valueOf(await workbench.feedback(input), errors),
    ),
    mergeLook: os.mergeLook.handler(async ({ input, errors }) =>
      valueOf(await workbench.mergeLook(input), errors),
    ),
    mergeTake: os.mergeTake.handler(async ({ input, errors }) =>
      valueOf(await workbench.mergeTake(input), errors),
    ),
    syncCopies: os.syncCopies.handler(async ({ errors }) =>
      valueOf(await workbench.syncCopies(undefined), errors),
    ),
    conflicts: os.conflicts.handler(async ({ errors }) =>
      valueOf(await workbench.conflicts(undefined), errors),
    ),
    settle: os.settle.handler(async ({ input, errors }) =>
      valueOf(await workbench.settle(input), errors),
    ),
    cancel: os.cancel.handler(async ({ input, errors }) =>
      valueOf(await workbench.cancel(input), errors),
    ),
    importFiles: os.importFiles.handler(async ({ input, errors }) =>
      valueOf(await workbench.importFiles(input), errors),
    ),
    exportLook: os.exportLook.handler(async ({ input, errors }) =>
      valueOf(await workbench.exportLook(input), errors),
    ),
    importStage: os.importStage.handler(async ({ input, errors }) =>
      valueOf(await workbench.importStage(input), errors),
    ),
    importLook: os.importLook.handler(async ({ input, errors }) =>
      valueOf(await workbench.importLook(input), errors),
    ),
    importTake: os.importTake.handler(async ({ input, errors }) =>
      valueOf(await workbench.importTake(input), errors),
    ),
    exportTo: os.exportTo.handler(async ({ input, errors }) =>
      valueOf(await workbench.exportTo(input), errors),
    ),
    loadView: os.loadView.handler(async ({ errors }) =>
      valueOf(await workbench.loadView(undefined), errors),
    ),
    saveView: os.saveView.handler(async ({ input, errors }) =>
      valueOf(await workbench.saveView(input), errors),
    ),
  });
}
