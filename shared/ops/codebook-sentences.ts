/** The words for what an edit of the codebook does to annotations, with the numbers. */
import type { ArticleSummary } from '../model/article.ts';
import type { CodebookEdit } from '../model/codebook-edit.ts';
import type { Codebook, Label } from '../model/codebook.ts';
import { unreachable } from '../result.ts';
import { plural } from '../text/plural.ts';
import { definitionsOf } from './codebook-edits.ts';
import { annotationsIn } from './codebook-misfits.ts';
import type { CodebookPlan } from './codebook-plan.ts';
import type { CodebookSweep, Reach, Tally } from './codebook-sweep.ts';

export interface Effect {
  /** Annotations, relations, answers or articles that the edit reaches. */
  readonly affected: number;
  readonly sentences: readonly string[];
}

type Of<E extends CodebookEdit['edit']> = Extract<CodebookEdit, { edit: E }>;
/** Null parts are left out. */
type Parts = readonly (string | null)[];

interface Facts {
  readonly before: Codebook;
  readonly after: Codebook;
  readonly reach: (reach: Reach) => Tally;
  /** Annotations with a label, by their counts. */
  readonly labelled: (label: string) => Tally;
}

const NONE: Tally = { count: 0, articles: 0 };

const effect = (affected: number, parts: Parts): Effect => ({
  affected,
  sentences: parts.filter((part) => part !== null),
});

/** `87 answers in 12 articles` and what they do, or null where there are none. */
const told = (
  { count, articles }: Tally,
  what: string,
  one: string,
  many: string,
): string | null =>
  count === 0
    ? null
    : `${articles === 0 ? plural(count, what) : annotationsIn(count, articles, what)} ${count === 1 ? one : many}.`;

const find = <T extends { readonly id: string }>(items: readonly T[] = [], id: string) =>
  items.find((item) => item.id === id);

const isArchived = ({ archived }: { readonly archived?: boolean }): boolean => archived === true;

/** What happens to things that keep what they are and are shown otherwise. */
function followed(
  tally: Tally,
  what: string,
  before: { readonly name: string; readonly archived?: boolean },
  after: { readonly name: string; readonly archived?: boolean },
): Parts {
  const offered =
    isArchived(before) === isArchived(after)
      ? null
      : isArchived(after)
        ? `; ${after.name} is no longer offered`
        : `; ${after.name} is offered again`;
  return [
    before.name === after.name
      ? null
      : told(tally, what, 'is renamed with it', 'are renamed with it'),
    offered === null
      ? null
      : (told(tally, what, `stays as it is${offered}`, `stay as they are${offered}`) ??
        `Nothing has it yet${offered}.`),
  ];
}

function putLabel({ label }: Of<'put-label'>, { before, labelled }: Facts): Effect {
  const old = find(before.labels, label.id);
  if (!old) return effect(0, [`${label.name} is new: nothing is tagged with it yet.`]);
  const tally = labelled(label.id);
  const parts = [
    ...followed(tally, 'annotation', old, label),
    old.colour === label.colour && old.line === label.line
      ? null
      : told(tally, 'annotation', 'is drawn the new way', 'are drawn the new way'),
  ];
  if (parts.some((part) => part !== null)) return effect(tally.count, parts);
  return effect(0, [
    tally.count === 0
      ? `Nothing is tagged with ${label.name} yet.`
      : 'Annotations stay as they are.',
  ]);
}

function deleteLabel(edit: Of<'delete-label'>, { before, after, reach }: Facts): Effect {
  const old = find(before.labels, edit.label);
  const heir = find(after.labels, edit.moveTo ?? '')?.name ?? '';
  const moved = reach('moved');
  const types = before.relationTypes
    .filter(({ from, to }) => [...from, ...to].includes(edit.label))
    .map(({ name }) => `“${name}”`);
  return effect(moved.count, [
    told(moved, 'annotation', `becomes ${heir}`, `become ${heir}`) ??
      `Nothing is tagged with ${old?.name ?? edit.label}.`,
    told(
      reach('dropped'),
      'answer',
      `is dropped: ${heir} does not ask for it`,
      `are dropped: ${heir} does not ask for them`,
    ),
    types.length === 0 ? null : `The label goes out of the ends of ${types.join(', ')}.`,
  ]);
}

function putAttribute(edit: Of<'put-attribute'>, { before, labelled, reach }: Facts): Effect {
  const old = find(definitionsOf(before, edit.of)?.definitions, edit.attribute.id);
  const holders = edit.of === null ? NONE : labelled(edit.of);
  const isNewlyRequired = edit.attribute.required === true && old?.required !== true;
  const duty = isNewlyRequired ? 'must be answered from now on' : null;
  if (!old) {
    const none = told(holders, 'annotation', 'has no answer to it yet', 'have no answer to it yet');
    return effect(holders.count, [
      none ?? 'Nothing has an answer to it yet.',
      duty === null ? null : `It ${duty}: what lacks it is listed under Problems.`,
    ]);
  }
  const following = reach('following');
  const parts = [
    old.name === edit.attribute.name
      ? null
      : told(following, 'answer', 'is kept under the new name', 'are kept under the new name'),
    told(
      reach('rewritten'),
      'answer',
      'is renamed with its option',
      'are renamed with their option',
    ),
    told(reach('removed'), 'answer', 'is taken away', 'are taken away'),
    duty === null ? null : `It ${duty}: what lacks it is listed under Problems.`,
  ];
  return effect(
    following.count,
    parts.some((part) => part !== null)
      ? parts
      : [
          told(following, 'answer', 'stays as it is', 'stay as they are') ??
            'Nothing has an answer to it yet.',
        ],
  );
}

function putRelationType({ type }: Of<'put-relation-type'>, { before, reach }: Facts): Effect {
  const old = find(before.relationTypes, type.id);
  if (!old) return effect(0, [`“${type.name}” is new: nothing is linked with it yet.`]);
  const tally = reach('following');
  const parts = followed(tally, 'relation', old, type);
  return effect(
    tally.count,
    parts.some((part) => part !== null)
      ? parts
      : [
          told(tally, 'relation', 'stays as it is', 'stay as they are') ??
            `Nothing is linked with “${type.name}” yet.`,
        ],
  );
}

function putEntity({ entity }: Of<'put-entity'>, { before, reach }: Facts): Effect {
  if (!find(before.entities, entity.id))
    return effect(0, [`${entity.name} is new: no answer points to it yet.`]);
  const tally = reach('following');
  return effect(tally.count, [
    told(tally, 'answer', 'shows it as it is now', 'show it as it is now') ??
      'No answer points to it yet.',
  ]);
}

/** `2 labels are new: Quote, Fact.` */
const listed = (
  what: string,
  one: string,
  many: string,
  names: readonly string[],
): string | null =>
  names.length === 0
    ? null
    : `${plural(names.length, what)} ${names.length === 1 ? one : many}: ${names.join(', ')}.`;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What comes, goes and is renamed among labels, or among relation types. */
function turnover(what: string, before: readonly Named[], after: readonly Named[]): Parts {
  const renamed = after.flatMap(({ id, name }) => {
    const old = find(before, id);
    return old && old.name !== name ? [`${old.name} to ${name}`] : [];
  });
  const namesOf = (items: readonly Named[], others: readonly Named[]): string[] =>
    items.filter(({ id }) => !find(others, id)).map(({ name }) => name);
  return [
    listed(what, 'is new', 'are new', namesOf(after, before)),
    listed(what, 'goes, unused', 'go, unused', namesOf(before, after)),
    listed(what, 'is renamed', 'are renamed', renamed),
  ];
}

function replace({ before, after, labelled }: Facts): Effect {
  const isChanged = (label: Label): boolean => {
    const old = find(before.labels, label.id);
    return old !== undefined && old.name !== label.name;
  };
  const tallies = after.labels.map((label) => ({ label, tally: labelled(label.id) }));
  const count = tallies.reduce((sum, { tally }) => sum + tally.count, 0);
  const renamed = tallies.filter(({ label }) => isChanged(label));
  return effect(
    renamed.reduce((sum, { tally }) => sum + tally.count, 0),
    [
      ...turnover('label', before.labels, after.labels),
      ...turnover('relation type', before.relationTypes, after.relationTypes),
      count === 0
        ? 'No annotation is there yet.'
        : `${plural(count, 'annotation')} ${count === 1 ? 'keeps its label' : 'keep their labels'}.`,
    ],
  );
}

function effectFrom(edit: CodebookEdit, facts: Facts): Effect {
  const { reach, after } = facts;
  switch (edit.edit) {
    case 'rename':
      return effect(0, ['Only the name of the codebook changes.']);
    case 'put-label':
      return putLabel(edit, facts);
    case 'delete-label':
      return deleteLabel(edit, facts);
    case 'put-attribute':
      return putAttribute(edit, facts);
    case 'delete-attribute':
      return effect(reach('removed').count, [
        told(reach('removed'), 'answer', 'is taken away', 'are taken away') ??
          'Nothing has an answer to it.',
      ]);
    case 'put-relation-type':
      return putRelationType(edit, facts);
    case 'delete-relation-type': {
      const heir = `“${find(after.relationTypes, edit.moveTo ?? '')?.name ?? ''}”`;
      return effect(reach('retyped').count, [
        told(reach('retyped'), 'relation', `becomes ${heir}`, `become ${heir}`) ??
          'Nothing is linked with it.',
      ]);
    }
    case 'put-entity':
      return putEntity(edit, facts);
    case 'delete-entity': {
      const heir = find(after.entities, edit.moveTo ?? '')?.name ?? '';
      return effect(reach('rewritten').count, [
        told(
          reach('rewritten'),
          'answer',
          `points to ${heir} instead`,
          `point to ${heir} instead`,
        ) ?? 'No answer points to it.',
      ]);
    }
    case 'replace':
      return replace(facts);
    default:
      return unreachable(edit);
  }
}

/** @param sweep finished, over what `plan.shown` says */
export function sentencesOf(
  { edit, before, after }: CodebookPlan,
  sweep: CodebookSweep,
  summaries: readonly ArticleSummary[],
): Effect {
  const labelled = (label: string): Tally => {
    const counts = summaries.flatMap((summary) =>
      Object.hasOwn(summary.counts, label) ? [summary.counts[label] ?? 0] : [],
    );
    return { count: counts.reduce((sum, count) => sum + count, 0), articles: counts.length };
  };
  return effectFrom(edit, { before, after, labelled, reach: (reach) => sweep.tally(reach) });
}
