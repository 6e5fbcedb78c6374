/**
 * Goes through annotations article by article and works out what an edit of the codebook makes of
 * them. The command collects what changes; a preview only counts, so that nothing is kept in memory.
 */
import type { Article } from '../model/article.ts';
import type { CodebookEdit } from '../model/codebook-edit.ts';
import type { Label, RelationType } from '../model/codebook.ts';
import type { RelationEnd, Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { answersAfter } from './codebook-answers.ts';
import { Misfits } from './codebook-misfits.ts';
import type { CodebookPlan, Look } from './codebook-plan.ts';
import { sameJson } from '../model/same-json.ts';

/** What an edit reaches, for its sentences. */
export const REACHES = [
  'moved', // annotations that take another label
  'dropped', // answers their new label does not ask for
  'following', // answers, relations to what was edited
  'rewritten', // answers that say the same in other words
  'removed', // answers that go
  'retyped', // relations of another type
] as const;
export type Reach = (typeof REACHES)[number];

export interface Tally {
  readonly count: number;
  readonly articles: number;
}

/** A record as it is and as it will be; the same kind and id. */
export type Rewrite =
  | { readonly before: Span; readonly after: Span }
  | { readonly before: Relation; readonly after: Relation }
  | { readonly before: Article; readonly after: Article };

interface Content {
  readonly article: Article;
  readonly spans: Iterable<Span>;
  readonly relations: Iterable<Relation>;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** What becomes of the label `id`: the one its annotations move to, else itself. */
const labelAfter = (edit: CodebookEdit, id: string): string =>
  edit.edit === 'delete-label' && edit.label === id ? (edit.moveTo ?? id) : id;

const typeAfter = (edit: CodebookEdit, id: string): string =>
  edit.edit === 'delete-relation-type' && edit.type === id ? (edit.moveTo ?? id) : id;

type Note = (reach: Reach, count: number) => void;

export class CodebookSweep {
  readonly misfits: Misfits;
  private readonly plan: CodebookPlan;
  private readonly look: Look;
  private readonly onRewrite: (rewrite: Rewrite) => void;
  private readonly links: readonly Relation[];
  private rewrites = 0;
  private readonly tallies = new Map<Reach, Tally>();
  /** Label after the edit, by span id: of spans that a link to be looked at ends in. */
  private readonly ends = new Map<string, string | null>();
  private readonly labelsBefore: ReadonlyMap<string, Label>;
  private readonly labelsAfter: ReadonlyMap<string, Label>;
  private readonly typesAfter: ReadonlyMap<string, RelationType>;

  /** @param links relations across articles, all of them */
  constructor(
    plan: CodebookPlan,
    look: Look,
    links: Iterable<Relation>,
    onRewrite: (rewrite: Rewrite) => void = () => undefined,
  ) {
    this.plan = plan;
    this.look = look;
    this.onRewrite = onRewrite;
    this.links = [...links].filter(({ type }) => look.types.has(type));
    this.misfits = new Misfits(plan);
    for (const { from, to } of this.links) {
      this.ends.set(from.span, null);
      this.ends.set(to.span, null);
    }
    this.labelsBefore = byId(plan.before.labels);
    this.labelsAfter = byId(plan.after.labels);
    this.typesAfter = byId(plan.after.relationTypes);
  }

  tally(reach: Reach): Tally {
    return this.tallies.get(reach) ?? { count: 0, articles: 0 };
  }

  /** Records that change. */
  get affected(): number {
    return this.rewrites;
  }
  /** Every article that holds something to look at, once, in any order; then `finish`. */
  add({ article, spans, relations }: Content): void {
    const counts = new Map<Reach, number>();
    const note: Note = (reach, count) => {
      if (count > 0) counts.set(reach, (counts.get(reach) ?? 0) + count);
    };
    const labels = new Map<string, string>();
    for (const span of spans) {
      const label = this.sweepSpan(span, note);
      labels.set(span.id, label);
      if (this.ends.has(span.id)) this.ends.set(span.id, label);
    }
    for (const relation of relations) {
      this.sweepRelation(relation, (end) => labels.get(end.span) ?? null, note);
    }
    if (this.look.documents) this.sweepDocument(article, note);
    for (const [reach, count] of counts) {
      const before = this.tally(reach);
      this.tallies.set(reach, { count: before.count + count, articles: before.articles + 1 });
    }
    this.misfits.closeArticle();
  }

  /** After all articles: relations across them. */
  finish(): void {
    for (const link of this.links) {
      this.sweepRelation(
        link,
        (end) => this.ends.get(end.span) ?? null,
        (reach, count) => {
          const before = this.tally(reach);
          this.tallies.set(reach, { ...before, count: before.count + count });
        },
      );
    }
  }

  private rewrite(rewrite: Rewrite): void {
    this.rewrites += 1;
    this.onRewrite(rewrite);
  }

  /** The label of `span` after the edit. */
  private sweepSpan(span: Span, note: Note): string {
    if (!this.look.labels.has(span.label)) return span.label;
    const id = labelAfter(this.plan.edit, span.label);
    const label = this.labelsAfter.get(id);
    if (!label) {
      this.misfits.label(span);
      return id;
    }
    const isMoved = id !== span.label;
    const answered = answersAfter(this.plan, span.attributes, {
      owner: id,
      before: this.labelsBefore.get(span.label)?.attributes ?? [],
      after: label.attributes,
      isMoved,
    });
    for (const misfit of answered.misfits) this.misfits.answer(misfit, label.name, span);
    note('following', answered.following);
    note('rewritten', answered.rewritten);
    note(isMoved ? 'dropped' : 'removed', answered.removed);
    if (isMoved) note('moved', 1);
    const after = { ...span, label: id, attributes: answered.answers };
    if (isMoved || !sameJson(span.attributes, after.attributes))
      this.rewrite({ before: span, after });
    return id;
  }

  private sweepDocument(article: Article, note: Note): void {
    const { labels, ...rest } = article;
    if (!labels) return;
    const answered = answersAfter(this.plan, labels, {
      owner: null,
      before: this.plan.before.documentLabels ?? [],
      after: this.plan.after.documentLabels ?? [],
      isMoved: false,
    });
    for (const misfit of answered.misfits) this.misfits.answer(misfit, null, article);
    note('following', answered.following);
    note('rewritten', answered.rewritten);
    note('removed', answered.removed);
    if (sameJson(labels, answered.answers)) return;
    const isEmpty = Object.keys(answered.answers).length === 0;
    this.rewrite({
      before: article,
      after: isEmpty ? rest : { ...rest, labels: answered.answers },
    });
  }

  /** @param labelOf label after the edit; null: not looked at, so as it was */
  private sweepRelation(
    relation: Relation,
    labelOf: (end: RelationEnd) => string | null,
    note: Note,
  ): void {
    if (!this.look.types.has(relation.type)) return;
    const id = typeAfter(this.plan.edit, relation.type);
    const type = this.typesAfter.get(id);
    if (!type) {
      this.misfits.type(relation);
      return;
    }
    const { edit } = this.plan;
    if (edit.edit === 'put-relation-type' && edit.type.id === id) note('following', 1);
    const isAcross = relation.from.article !== relation.to.article;
    if (isAcross !== (type.scope === 'across')) {
      this.misfits.scope(type, isAcross);
      return;
    }
    for (const [end, allowed] of [
      [relation.from, type.from],
      [relation.to, type.to],
    ] as const) {
      const label = labelOf(end);
      // A label that is gone was named already.
      if (label === null || allowed.includes(label) || !this.labelsAfter.has(label)) continue;
      this.misfits.end(type, this.labelsAfter.get(label)?.name ?? label);
      return;
    }
    if (id === relation.type) return;
    note('retyped', 1);
    this.rewrite({ before: relation, after: { ...relation, type: id } });
  }
}
