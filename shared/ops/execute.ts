/** `(state, command) -> Result<Step>`: the one door to every op. Nothing is changed by calling it. */
import { EMPTY_CHANGE, type Change } from '../model/change.ts';
import { err, ok, unreachable, type Result } from '../result.ts';
import { acceptAgreed, adjudicate, explainDecision } from './adjudicate-commands.ts';
import { applyChange } from './apply.ts';
import { editArticle, markBoilerplate, markDone } from './article-commands.ts';
import { duplicateSpan, joinSpans, splitSpan } from './boundary-commands.ts';
import { addSpans, editSpans, removeMany } from './bulk-commands.ts';
import { editCodebook } from './codebook-commands.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { checkInvariants } from './invariants.ts';
import { addLinked, addRelation, removeRelations } from './linked-commands.ts';
import { updateBetween } from './patch.ts';
import { reviseArticle } from './revise-commands.ts';
import { addSpan, editSpan, removeLayer, removeSpans } from './span-commands.ts';
import type { State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

function addRecords(state: State, command: Of<'add-records'>): Result<Step> {
  const { articles, annotators, spans, relations, decisions = [], codebook } = command;
  const update = codebook ? updateBetween(state.codebook, codebook) : null;
  const change: Change = {
    added: [...annotators, ...articles, ...spans, ...relations, ...decisions],
    updated: update ? [update] : [],
    removed: [],
  };
  const counts = [
    [articles.length, 'article', 'articles'],
    [spans.length, 'annotation', 'annotations'],
  ] as const;
  const what = counts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`],
  );
  if (change.added.length + change.updated.length === 0)
    return err('no-change', 'There is nothing new to add.');
  return ok({ label: `Import ${what.join(' and ') || 'records'}`, change });
}

/** For steps that can break a rule of the codebook elsewhere than where they are made. */
function checked(state: State, step: Result<Step>): Result<Step> {
  if (!step.ok) return step;
  const after = applyChange(state, step.value.change);
  if (!after.ok) return after;
  const outcome = checkInvariants(after.value, step.value.change);
  return outcome.ok ? step : outcome;
}

export function execute(state: State, command: Command, context: OpContext): Result<Step> {
  switch (command.do) {
    case 'add-span':
      return addSpan(state, command, context);
    case 'edit-span':
      return checked(state, editSpan(state, command, context));
    case 'remove-spans':
      return removeSpans(state, command);
    case 'remove-layer':
      return removeLayer(state, command);
    case 'add-spans':
      return checked(state, addSpans(state, command, context));
    case 'edit-spans':
      return checked(state, editSpans(state, command, context));
    case 'remove-many':
      return removeMany(state, command);
    case 'split-span':
      return checked(state, splitSpan(state, command, context));
    case 'join-spans':
      return checked(state, joinSpans(state, command, context));
    case 'duplicate-span':
      return checked(state, duplicateSpan(state, command, context));
    case 'add-linked':
      return checked(state, addLinked(state, command, context));
    case 'revise-article':
      return checked(state, reviseArticle(state, command, context));
    case 'mark-done':
      return markDone(state, command, context);
    case 'edit-codebook':
      // It goes through everything itself, and says more than an invariant could.
      return editCodebook(state, command, context);
    case 'adjudicate':
      return checked(state, adjudicate(state, command, context));
    case 'accept-agreed':
      return checked(state, acceptAgreed(state, command, context));
    case 'explain-decision':
      return explainDecision(state, command, context);
    case 'add-relation':
      return checked(state, addRelation(state, command, context));
    case 'remove-relations':
      return removeRelations(state, command);
    case 'edit-article':
      return editArticle(state, command, context);
    case 'mark-boilerplate':
      return markBoilerplate(state, command, context);
    case 'add-annotator':
      return ok({
        label: `Add annotator ${command.annotator.name}`,
        change: { ...EMPTY_CHANGE, added: [command.annotator] },
      });
    case 'add-records':
      return addRecords(state, command);
    default:
      return unreachable(command);
  }
}
