/** Editing the codebook, with what follows for annotations, as one step. */
import type { Update } from '../model/change.ts';
import type { Codebook } from '../model/codebook.ts';
import type { StoreRecord } from '../model/record.ts';
import { ok, type Result } from '../result.ts';
import { plural } from '../text/plural.ts';
import { planOf, type CodebookPlan } from './codebook-plan.ts';
import { CodebookSweep } from './codebook-sweep.ts';
import type { Command, Step } from './command.ts';
import type { OpContext } from './context.ts';
import { updateBetween } from './patch.ts';
import { contentOf, type State } from './state.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

/** `Delete Cue, move 12 annotations to Source`. */
function labelOf({ undo, edit, after }: CodebookPlan, sweep: CodebookSweep): string {
  switch (edit.edit) {
    case 'delete-label': {
      const { count } = sweep.tally('moved');
      const heir = after.labels.find(({ id }) => id === edit.moveTo)?.name ?? '';
      return count === 0 ? undo : `${undo}, move ${plural(count, 'annotation')} to ${heir}`;
    }
    case 'delete-relation-type': {
      const { count } = sweep.tally('retyped');
      const heir = after.relationTypes.find(({ id }) => id === edit.moveTo)?.name ?? '';
      return count === 0 ? undo : `${undo}, make ${plural(count, 'relation')} ${heir}`;
    }
    case 'put-attribute':
    case 'delete-attribute': {
      const { count } = sweep.tally('removed');
      return count === 0 ? undo : `${undo} with ${plural(count, 'answer')}`;
    }
    default:
      return undo;
  }
}

/** What is not in `after` any more, as archived and removed. */
const gone = <T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): T[] =>
  before
    .filter(({ id }) => !after.some((kept) => kept.id === id))
    .map((item) => ({ ...item, archived: true, removed: true }));

/**
 * Labels and relation types are never taken out of the record: in another copy somebody may be
 * using one right now, and what is tagged with it needs its name when the two are merged.
 */
const withRemoved = (before: Codebook, after: Codebook): Codebook => ({
  ...after,
  labels: [...after.labels, ...gone(before.labels, after.labels)],
  relationTypes: [...after.relationTypes, ...gone(before.relationTypes, after.relationTypes)],
});

/** Needs every article loaded that `articlesNeeded` and `filterOf` do not leave out. */
export function editCodebook(
  state: State,
  { edit }: Of<'edit-codebook'>,
  context: OpContext,
): Result<Step> {
  const planned = planOf(state.codebook, edit);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const updated: Update[] = [];
  const update = (before: StoreRecord, after: StoreRecord): void => {
    const found = updateBetween(before, after);
    if (found) updated.push(found);
  };
  update(state.codebook, { ...withRemoved(state.codebook, plan.after), clock: context.tick() });
  const modified = context.now();
  const sweep = new CodebookSweep(plan, plan.touched, state.links.values(), ({ before, after }) => {
    const clock = context.tick();
    update(before, after.kind === 'article' ? { ...after, clock } : { ...after, modified, clock });
  });
  for (const layer of state.layers.values()) sweep.add(contentOf(layer));
  sweep.finish();
  const refusal = sweep.misfits.refusal();
  if (!refusal.ok) return refusal;
  return ok({ label: labelOf(plan, sweep), change: { added: [], updated, removed: [] } });
}
