/** A dataset in the codebook's own names; what was skipped by it, counted. Places stay as they are. */
import type { Dataset } from '../codecs/dataset.ts';
import { Tally } from '../codecs/tally.ts';
import { attributeProblem, type Attributes } from '../model/attribute.ts';
import type { Relation } from '../model/relation.ts';
import { sameJson } from '../model/same-json.ts';
import type { Span } from '../model/span.ts';
import type { NamePlan } from './name-plan.ts';
import { scopeOf } from './name-uses.ts';
import { endsMisfit } from './unknown-names.ts';

export interface Mapped {
  readonly dataset: Dataset;
  readonly skipped: ReturnType<Tally['losses']>;
}

class Mapper {
  private readonly plan: NamePlan;
  private readonly chosen = new Tally('left out as chosen in the mapping');
  private readonly unfit = new Tally('it does not go with what the codebook asks');
  private readonly lost = new Tally('an annotation that it links was left out');
  /** Label in the codebook by annotation id. */
  private readonly kept = new Map<string, string>();

  constructor(plan: NamePlan) {
    this.plan = plan;
  }

  span(span: Span): Span[] {
    const label = this.plan.labelOf(span.label);
    if (label === null) {
      this.chosen.add(`annotations “${span.label}”`);
      return [];
    }
    this.kept.set(span.id, label);
    return [{ ...span, label, attributes: this.answers(span) }];
  }

  private answers({ label, attributes }: Span): Attributes {
    const answers = new Map<string, Attributes[string]>();
    // What has a name of its own here goes before what is only mapped to it.
    const entries = Object.entries(attributes)
      .map(([id, value]) => ({ id, value, targets: this.plan.attributesOf(label, id) }))
      .sort((a, b) => Number(b.targets[0]?.id === b.id) - Number(a.targets[0]?.id === a.id));
    for (const { id, value, targets } of entries) {
      const what = `answers “${id}” of “${label}”`;
      const target = targets.find((one) => attributeProblem(one, value) === null);
      if (!target) {
        if (targets.length === 0) this.chosen.add(what);
        else this.unfit.add(what);
        continue;
      }
      const before = answers.get(target.id);
      if (before === undefined) answers.set(target.id, value);
      else if (!sameJson(before, value)) this.unfit.add(what);
    }
    return Object.fromEntries(answers);
  }

  /** To be called when every span of the dataset went through. */
  relation(relation: Relation): Relation[] {
    const what = `relations “${relation.type}”`;
    const [from, to] = [this.kept.get(relation.from.span), this.kept.get(relation.to.span)];
    if (from === undefined || to === undefined) {
      this.lost.add(what);
      return [];
    }
    const types = this.plan.typesOf(relation.type);
    const type = types.find((one) => endsMisfit(one, scopeOf(relation), [from, to]) === null);
    if (type) return [{ ...relation, type: type.id }];
    if (types.length === 0) this.chosen.add(what);
    else this.unfit.add(what);
    return [];
  }

  skipped(): Mapped['skipped'] {
    return [this.chosen, this.unfit, this.lost].flatMap((tally) => tally.losses());
  }
}

/** @param plan of a mapping that left nothing undecided */
export function mapped(dataset: Dataset, plan: NamePlan): Mapped {
  if (plan.undecided.length > 0) throw new Error('A mapping was carried out half decided');
  const mapper = new Mapper(plan);
  const placed = dataset.articles.map((content) => ({
    ...content,
    spans: content.spans.flatMap((span) => mapper.span(span)),
  }));
  const articles = placed.map((content) => ({
    ...content,
    relations: content.relations.flatMap((relation) => mapper.relation(relation)),
  }));
  const links = dataset.links.flatMap((link) => mapper.relation(link));
  return {
    dataset: { ...dataset, codebook: plan.codebook, articles, links },
    skipped: mapper.skipped(),
  };
}
