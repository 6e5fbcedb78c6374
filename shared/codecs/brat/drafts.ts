/** Annotations and relations of one `.ann` file while its lines are read. */
import { quoteOf, type Fragment } from '../../model/anchor.ts';
import type { Article } from '../../model/article.ts';
import type { Relation } from '../../model/relation.ts';
import type { Span } from '../../model/span.ts';
import { BratAnswers } from './answers.ts';
import type { Where } from '../refusal.ts';
import { clockAt, NO_TIME } from '../stamp.ts';

export interface SpanDraft {
  readonly id: string;
  readonly label: string;
  /** UTF-16 code units. */
  readonly fragments: readonly Fragment[];
  readonly where: Where;
  readonly answers: BratAnswers;
  readonly notes: string[];
}

export interface RelationDraft {
  readonly id: string;
  readonly type: string;
  readonly from: SpanDraft;
  readonly to: SpanDraft;
  readonly where: Where;
  readonly answers: BratAnswers;
}

interface Filed<T> {
  readonly record: T;
  readonly where: Where;
}

export interface BratAnnotations {
  readonly spans: readonly Filed<Span>[];
  readonly relations: readonly Filed<Relation>[];
}

export class BratDrafts {
  private readonly prefix: string;
  private readonly spans: SpanDraft[] = [];
  private readonly relations: RelationDraft[] = [];

  /** @param prefix in front of every id that is made, so that no two files share one */
  constructor(prefix: string) {
    this.prefix = prefix;
  }

  addSpan(base: Pick<SpanDraft, 'label' | 'fragments' | 'where'>): SpanDraft {
    const id = `${this.prefix}T${this.spans.length}`;
    const draft = { ...base, id, answers: new BratAnswers(), notes: [] };
    this.spans.push(draft);
    return draft;
  }

  relate(base: Pick<RelationDraft, 'type' | 'from' | 'to' | 'where'>): RelationDraft {
    const id = `${this.prefix}R${this.relations.length}`;
    const draft = { ...base, id, answers: new BratAnswers() };
    this.relations.push(draft);
    return draft;
  }

  /** @param by annotator id */
  records({ id: article, text }: Article, by: string): BratAnnotations {
    const stamp = { by, created: NO_TIME, modified: NO_TIME, clock: clockAt(NO_TIME) };
    const spans = this.spans.map(
      ({ id, label, fragments, where, answers, notes }): Filed<Span> => ({
        where,
        record: {
          kind: 'span',
          id,
          article,
          revision: 1,
          label,
          fragments,
          quote: quoteOf(text, fragments),
          attributes: answers.attributes(),
          ...(notes.length > 0 && { note: notes.join('\n') }),
          status: 'draft',
          ...stamp,
        },
      }),
    );
    const relations = this.relations.map(
      ({ id, type, from, to, where, answers }): Filed<Relation> => ({
        where,
        record: {
          kind: 'relation',
          id,
          type,
          from: { article, span: from.id },
          to: { article, span: to.id },
          attributes: answers.attributes(),
          ...stamp,
        },
      }),
    );
    return { spans, relations };
  }
}
