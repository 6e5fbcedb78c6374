/** When records came to be that a file tells no time of: now, as they come in. */
import { NO_TIME } from '../../shared/codecs/stamp.ts';
import type { Article } from '../../shared/model/article.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Making } from '../annotators.ts';

export interface Stamper {
  readonly article: (article: Article) => Article;
  readonly annotation: <T extends Span | Relation>(record: T) => T;
}

/** What has a time keeps it, and its clock. */
export function stamper({ now, newId }: Making): Stamper {
  const clock = createClock(now, newId().replaceAll('-', ''));
  const time = new Date(now()).toISOString();
  return {
    article: (article) =>
      article.created === NO_TIME ? { ...article, created: time, clock: clock.tick() } : article,
    annotation: (record) =>
      record.created === NO_TIME
        ? {
            ...record,
            created: time,
            modified: record.modified === NO_TIME ? time : record.modified,
            clock: clock.tick(),
          }
        : record,
  };
}

/** `record` with the times of `known` where it has none: what is not said contradicts nothing. */
export function timedAs<T extends Span | Relation>(record: T, known: T): T {
  return record.created === NO_TIME
    ? { ...record, created: known.created, modified: known.modified }
    : record;
}
