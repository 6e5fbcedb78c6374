/** What an edited codebook would have no place for, counted, with an example and a way out. */
import type { Article } from '../model/article.ts';
import type { AttributeValue } from '../model/attribute.ts';
import { attributeProblem } from '../model/attribute.ts';
import type { RelationType } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { err, ok, type Result } from '../result.ts';
import { plural } from '../text/plural.ts';
import { quoted } from '../text/quoted.ts';
import type { Misfit } from './codebook-answers.ts';
import type { CodebookPlan } from './codebook-plan.ts';
import { shortQuote } from './span-commands.ts';

interface Group {
  count: number;
  articles: number;
  /** Counted in the article that is gone through now. */
  isCounted: boolean;
  readonly say: (count: number, articles: number) => string;
}

/** More would not be read. */
const MOST = 3;

const are = (count: number): string => (count === 1 ? 'is' : 'are');

const shownValue = (value: AttributeValue): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : [value].flat().join(', ');

/** `1,204 annotations in 37 articles`. */
export const annotationsIn = (count: number, articles: number, what = 'annotation'): string =>
  `${plural(count, what)} in ${plural(articles, 'article')}`;

export class Misfits {
  private readonly plan: CodebookPlan;
  private readonly groups = new Map<string, Group>();

  constructor(plan: CodebookPlan) {
    this.plan = plan;
  }

  private add(key: string, say: Group['say']): void {
    const group = this.groups.get(key) ?? { count: 0, articles: 0, isCounted: false, say };
    this.groups.set(key, group);
    group.count += 1;
    if (!group.isCounted) group.articles += 1;
    group.isCounted = true;
  }

  closeArticle(): void {
    for (const group of this.groups.values()) group.isCounted = false;
  }

  label({ label }: Span): void {
    const name = this.plan.before.labels.find(({ id }) => id === label)?.name ?? label;
    const wayOut =
      this.plan.edit.edit === 'replace'
        ? `The new codebook lacks that label: add it there, or move the annotations first`
        : `Choose a label to move them to, or archive ${name}: it is then no longer offered, and they stay`;
    this.add(`label ${label}`, (count, articles) => {
      const verb = count === 1 ? 'has' : 'have';
      return `${annotationsIn(count, articles)} ${verb} the label ${name}. ${wayOut}.`;
    });
  }

  /** @param label null: an answer of a whole article */
  answer(misfit: Misfit, label: string | null, record: Span | Article): void {
    const { of, definition, value } = misfit;
    const where = record.kind === 'span' ? shortQuote(record.quote.exact) : quoted(record.title);
    const what = `“${definition.name}”${label === null ? '' : ` of ${label}`}`;
    const thing = record.kind === 'span' ? 'annotation' : 'article';
    const entity = this.plan.before.entities?.find(({ id }) => id === value)?.name;
    const example = `“${entity ?? shownValue(value)}” for ${where}`;
    this.add(`${of} ${label ?? ''} ${definition.id}`, (count, articles) => {
      const who = label === null ? plural(count, thing) : annotationsIn(count, articles, thing);
      const answer = count === 1 ? 'answers' : 'answer';
      if (of === 'attribute')
        return `${who} ${answer} ${what}, such as ${example}. Delete it together with the answers, or keep it.`;
      if (of === 'entity')
        return `${who} ${answer} ${what} with an entity that goes, such as ${example}. Choose another one for them to point to.`;
      const why = attributeProblem(definition, value) ?? '';
      return `${who} ${answer} ${what} with what it would not take, such as ${example}: ${why}. Change those answers first, or let them go with it.`;
    });
  }

  type({ type }: Relation): void {
    const name = this.plan.before.relationTypes.find(({ id }) => id === type)?.name ?? type;
    const wayOut =
      this.plan.edit.edit === 'replace'
        ? 'The new codebook lacks that relation: add it there, or unlink first'
        : `Choose another type for them, or archive it: it is then no longer offered, and they stay`;
    this.add(
      `type ${type}`,
      (count) => `${plural(count, 'relation')} ${are(count)} “${name}”. ${wayOut}.`,
    );
  }

  scope({ id, name }: RelationType, isAcross: boolean): void {
    const where = isAcross ? 'across articles' : 'inside one article';
    this.add(
      `scope ${id}`,
      (count) =>
        `“${name}” would not link ${where}, and ${plural(count, 'relation')} ${count === 1 ? 'does' : 'do'}. Unlink first, or make another type.`,
    );
  }

  end({ id, name }: RelationType, label: string): void {
    this.add(
      `end ${id} ${label}`,
      (count) =>
        `${plural(count, 'relation')} “${name}” would have ${label} at an end, which “${name}” does not allow. Unlink first, or allow it there.`,
    );
  }

  /** What is in the way of the edit, the most frequent first. */
  refusal(): Result<true> {
    const groups = [...this.groups.values()].sort((a, b) => b.count - a.count);
    if (groups.length === 0) return ok(true);
    const said = groups.slice(0, MOST).map(({ say, count, articles }) => say(count, articles));
    const more = groups.length - said.length;
    const tail = more === 0 ? [] : [`And ${plural(more, 'more reason')}.`];
    return err('in-use', [...said, ...tail].join(' '));
  }
}
