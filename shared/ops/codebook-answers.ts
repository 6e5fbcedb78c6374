/** What becomes of the answers of one span, or of one article, when the codebook is edited. */
import {
  attributeProblem,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
} from '../model/attribute.ts';
import type { AttributeOwner } from '../model/codebook-edit.ts';
import { renamedOption } from './codebook-edits.ts';
import type { CodebookPlan } from './codebook-plan.ts';
import { sameJson } from '../model/same-json.ts';

/** Whose answers they are. Before and after differ in the label where that is deleted. */
export interface Asked {
  readonly owner: AttributeOwner;
  readonly before: readonly AttributeDefinition[];
  readonly after: readonly AttributeDefinition[];
  /** The label is another one now: answers that do not fit it go. */
  readonly isMoved: boolean;
}

/** An answer that the edited codebook has no place for: the edit is refused. */
export interface Misfit {
  /** `attribute` is gone, or `entity` is, or the attribute does not take this `answer` any more. */
  readonly of: 'attribute' | 'entity' | 'answer';
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue;
}

type Fate =
  | { readonly fate: 'kept' | 'rewritten'; readonly value: AttributeValue }
  | { readonly fate: 'removed' }
  | { readonly fate: 'misfit'; readonly misfit: Misfit };

export interface Answered {
  readonly answers: Attributes;
  /** Answers to what is edited, whether or not they change. */
  readonly following: number;
  /** Answers that say the same in other words: a renamed option, another entity. */
  readonly rewritten: number;
  readonly removed: number;
  readonly misfits: readonly Misfit[];
}

const REMOVED: Fate = { fate: 'removed' };

/** The value as the edit words it: options and entities that have another name now. */
function reworded(
  { edit }: CodebookPlan,
  owner: AttributeOwner,
  definition: AttributeDefinition,
  value: AttributeValue,
): AttributeValue {
  if (edit.edit === 'delete-entity')
    return definition.type === 'entity' && value === edit.entity ? (edit.moveTo ?? value) : value;
  if (edit.edit !== 'put-attribute' || edit.of !== owner || edit.attribute.id !== definition.id)
    return value;
  const { renamedOptions } = edit;
  if (!renamedOptions || typeof value === 'boolean') return value;
  if (typeof value === 'string') return renamedOption(renamedOptions, value);
  // Two options that become one are one choice.
  return [...new Set(value.map((option) => renamedOption(renamedOptions, option)))];
}

const isGone = ({ before, after }: CodebookPlan, entity: AttributeValue): boolean =>
  (before.entities ?? []).some(({ id }) => id === entity) &&
  !(after.entities ?? []).some(({ id }) => id === entity);

/** Whether the analyst said that answers may go. */
const mayRemove = ({ edit }: CodebookPlan, { isMoved }: Asked): boolean =>
  isMoved ||
  ((edit.edit === 'put-attribute' || edit.edit === 'delete-attribute') &&
    edit.withAnswers === true);

/** The choices of `many` that are left, or nothing. */
function remainder(next: AttributeDefinition, value: AttributeValue): Fate {
  if (next.type !== 'many' || typeof value !== 'object') return REMOVED;
  const left = value.filter((option) => next.options?.includes(option));
  return left.length === 0 ? REMOVED : { fate: 'rewritten', value: left };
}

function fateOf(plan: CodebookPlan, asked: Asked, id: string, given: AttributeValue): Fate {
  const old = asked.before.find((definition) => definition.id === id);
  const next = asked.after.find((definition) => definition.id === id);
  const value = old ? reworded(plan, asked.owner, old, given) : given;
  const kept: Fate = { fate: sameJson(value, given) ? 'kept' : 'rewritten', value };
  if (!next) {
    // What neither codebook asks for is a foreign one's: never dropped.
    if (!old) return kept;
    if (mayRemove(plan, asked)) return REMOVED;
    return { fate: 'misfit', misfit: { of: 'attribute', definition: old, value } };
  }
  if (attributeProblem(next, value) === null) {
    return old?.type === 'entity' && next.type === 'entity' && isGone(plan, value)
      ? { fate: 'misfit', misfit: { of: 'entity', definition: next, value } }
      : kept;
  }
  if (mayRemove(plan, asked)) return asked.isMoved ? REMOVED : remainder(next, value);
  return { fate: 'misfit', misfit: { of: 'answer', definition: next, value } };
}

/** Whether the edit is of this attribute, or of the entity that is answered. */
function isFollowing(
  { edit }: CodebookPlan,
  asked: Asked,
  id: string,
  value: AttributeValue,
): boolean {
  if (edit.edit === 'put-attribute') return edit.of === asked.owner && edit.attribute.id === id;
  return (
    edit.edit === 'put-entity' &&
    value === edit.entity.id &&
    asked.before.some((definition) => definition.id === id && definition.type === 'entity')
  );
}

export function answersAfter(plan: CodebookPlan, answers: Attributes, asked: Asked): Answered {
  const left: [string, AttributeValue][] = [];
  const misfits: Misfit[] = [];
  let following = 0;
  let rewritten = 0;
  let removed = 0;
  for (const [id, given] of Object.entries(answers)) {
    if (isFollowing(plan, asked, id, given)) following += 1;
    const outcome = fateOf(plan, asked, id, given);
    if (outcome.fate === 'misfit') misfits.push(outcome.misfit);
    else if (outcome.fate === 'removed') removed += 1;
    else {
      if (outcome.fate === 'rewritten') rewritten += 1;
      left.push([id, outcome.value]);
    }
  }
  return { answers: Object.fromEntries(left), following, rewritten, removed, misfits };
}
