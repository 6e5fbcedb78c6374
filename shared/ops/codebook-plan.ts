/**
 * What an edit of the codebook leads to, and which records have to be looked at for it. Most edits
 * (a name, a colour, a label put away) touch none: spans know their label by its id.
 */
import type { AttributeDefinition } from '../model/attribute.ts';
import type { ArticleSummary } from '../model/article.ts';
import type { CodebookEdit } from '../model/codebook-edit.ts';
import { codebookProblem } from '../model/codebook-problem.ts';
import type { Codebook, RelationType } from '../model/codebook.ts';
import { err, ok, type Result } from '../result.ts';
import { definitionsOf, editedCodebook } from './codebook-edits.ts';
import { sameJson } from '../model/same-json.ts';
import type { Layer } from './state.ts';

/** Records of a project, chosen by what the codebook says of them. */
export interface Look {
  /** Spans with these labels, by id. */
  readonly labels: ReadonlySet<string>;
  /** Relations of these types, by id. */
  readonly types: ReadonlySet<string>;
  /** Answers to the document labels. */
  readonly documents: boolean;
}

export interface CodebookPlan {
  readonly edit: CodebookEdit;
  readonly before: Codebook;
  readonly after: Codebook;
  /** What undo will say it undid. */
  readonly undo: string;
  /** Records that the edit could change or not fit any more. */
  readonly touched: Look;
  /** Those, and what is only counted to tell an analyst how far the edit reaches. */
  readonly shown: Look;
}

export const looksAnywhere = ({ labels, types, documents }: Look): boolean =>
  labels.size + types.size > 0 || documents;

/** Whether every answer that fitted `before` is sure to fit `after`. */
function accepts(before: AttributeDefinition, after: AttributeDefinition | undefined): boolean {
  if (after?.type !== before.type) return false;
  const options = new Set(after.options);
  const chosen = after.type === 'one' || after.type === 'many';
  return !chosen || (before.options ?? []).every((option) => options.has(option));
}

/** A definition that comes in may meet answers already: those of a foreign codebook are kept. */
const isHarmless = (
  before: readonly AttributeDefinition[],
  after: readonly AttributeDefinition[],
): boolean =>
  before.every((old) =>
    accepts(
      old,
      after.find(({ id }) => id === old.id),
    ),
  ) && after.every(({ id }) => before.some((old) => old.id === id));

const asksForEntities = (definitions: readonly AttributeDefinition[] = []): boolean =>
  definitions.some(({ type }) => type === 'entity');

/** Labels that an end of `before` allows and the same end of `after` does not. */
const endsLost = (before: RelationType, after: RelationType): readonly string[] => [
  ...before.from.filter((label) => !after.from.includes(label)),
  ...before.to.filter((label) => !after.to.includes(label)),
];

function touchedBy(edit: CodebookEdit, before: Codebook, after: Codebook): Look {
  const labels = new Set<string>();
  const types = new Set<string>();
  const goneEntities = (before.entities ?? []).some(
    (old) => !(after.entities ?? []).some(({ id }) => id === old.id),
  );
  const isTouched = (
    old: readonly AttributeDefinition[] = [],
    next: readonly AttributeDefinition[] = [],
  ): boolean => !isHarmless(old, next) || (goneEntities && asksForEntities(old));
  for (const old of before.labels) {
    const next = after.labels.find(({ id }) => id === old.id);
    if (!next || isTouched(old.attributes, next.attributes)) labels.add(old.id);
  }
  const renames =
    edit.edit === 'put-attribute' && Object.keys(edit.renamedOptions ?? {}).length > 0;
  if (renames && edit.of !== null) labels.add(edit.of);
  for (const old of before.relationTypes) {
    const heir =
      edit.edit === 'delete-relation-type' && edit.type === old.id ? edit.moveTo : old.id;
    const next = after.relationTypes.find(({ id }) => id === heir);
    const lost = next ? endsLost(old, next) : [];
    for (const label of lost) labels.add(label);
    if (next?.id !== old.id || next.scope !== old.scope || lost.length > 0) types.add(old.id);
  }
  const documents =
    isTouched(before.documentLabels, after.documentLabels) || (renames && edit.of === null);
  return { labels, types, documents };
}

/** What is only shown differently: counted for the analyst, not read by the command. */
function shownBy(edit: CodebookEdit, before: Codebook, touched: Look): Look {
  switch (edit.edit) {
    case 'put-attribute': {
      const known = definitionsOf(before, edit.of)?.definitions ?? [];
      if (!known.some(({ id }) => id === edit.attribute.id)) return touched;
      return edit.of === null
        ? { ...touched, documents: true }
        : { ...touched, labels: new Set(touched.labels).add(edit.of) };
    }
    case 'put-relation-type':
      return { ...touched, types: new Set(touched.types).add(edit.type.id) };
    case 'put-entity': {
      if (!(before.entities ?? []).some(({ id }) => id === edit.entity.id)) return touched;
      const asking = before.labels.filter(({ attributes }) => asksForEntities(attributes));
      return {
        ...touched,
        labels: new Set([...touched.labels, ...asking.map(({ id }) => id)]),
        documents: touched.documents || asksForEntities(before.documentLabels),
      };
    }
    default:
      return touched;
  }
}

/** Refused where the edit names what is not there, changes nothing, or leads to no sound codebook. */
export function planOf(before: Codebook, edit: CodebookEdit): Result<CodebookPlan> {
  const edited = editedCodebook(before, edit);
  if (!edited.ok) return edited;
  const { codebook: after, undo } = edited.value;
  const problem = codebookProblem(after, edit.edit === 'put-label' ? edit.label.id : null);
  if (problem !== null) return err('bad-codebook', `${problem}. Nothing was changed.`);
  if (sameJson(before, after))
    return err('no-change', 'Nothing to change: the codebook is like that already.');
  const touched = touchedBy(edit, before, after);
  return ok({ edit, before, after, undo, touched, shown: shownBy(edit, before, touched) });
}

/** False where an article's counts show that it holds nothing to look at: it need not be read. */
export function mayHold(look: Look, { relationTypes }: Codebook, summary: ArticleSummary): boolean {
  const counts = new Map(Object.entries(summary.counts));
  return (
    look.documents ||
    [...look.labels].some((label) => counts.has(label)) ||
    relationTypes.some(({ id, from }) => look.types.has(id) && from.some((one) => counts.has(one)))
  );
}

/** Whether there is anything to look at among what lies on an article. */
export const holdsAny = (look: Look, { article, spans, relations }: Layer): boolean =>
  (look.documents && article.labels !== undefined) ||
  [...spans].some(({ label }) => look.labels.has(label)) ||
  [...relations.values()].some(({ type }) => look.types.has(type));
