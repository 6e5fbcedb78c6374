/** A project of a day's size: 100 articles with 100 annotations each, some of them linked. */
import type { Store } from '../../main/storage/port.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { articleOf } from '../editor-page/material.ts';

export const ARTICLES = 100;
/** In every article. */
export const COUNTS = { claim: 40, number: 30, source: 20, cue: 10 } as const;
const LINKED = 10;

const TEXT = 'Officials said that 1,200 people were killed. '.repeat(140).trimEnd();
const clock = createClock(Date.now, 'many');
const TIME = '2024-03-22T00:00:00.000Z';

export const TESTER: Annotator = {
  kind: 'annotator',
  id: 'tester',
  name: 'Tester',
  created: TIME,
  clock: clock.tick(),
};

const ANSWERS = { claim: { kind: 'assertion', certainty: 'hedged' }, number: { value: '1200' } };

function spansOf(article: string): Span[] {
  const labels = Object.entries(COUNTS).flatMap(([label, count]) =>
    Array.from({ length: count }, (_, at) => ({ label, id: `${article}-${label}-${at}` })),
  );
  return labels.map(({ label, id }, at): Span => {
    const start = (at * 61) % (TEXT.length - 20);
    const fragments = [{ start, end: start + 20 }];
    return {
      kind: 'span',
      id,
      article,
      revision: 1,
      label,
      fragments,
      quote: quoteOf(TEXT, fragments),
      attributes: label === 'claim' || label === 'number' ? ANSWERS[label] : {},
      status: 'draft',
      by: TESTER.id,
      created: TIME,
      modified: TIME,
      clock: clock.tick(),
    };
  });
}

const relationsOf = (article: string): Relation[] =>
  Array.from({ length: LINKED }, (_, at) => ({
    kind: 'relation',
    id: `${article}-link-${at}`,
    type: 'attributed-to',
    from: { article, span: `${article}-claim-${at}` },
    to: { article, span: `${article}-source-${at}` },
    attributes: {},
    by: TESTER.id,
    created: TIME,
    modified: TIME,
    clock: clock.tick(),
  }));

/** Ten thousand annotations, written down so that nothing of them need be in memory. */
export async function fillProject(store: Store): Promise<void> {
  for (let at = 0; at < ARTICLES; at += 1) {
    const article = articleOf(TEXT, { id: `article-${at}`, clock: clock.tick() });
    const done = await store.run(
      {
        do: 'add-records',
        articles: [article],
        annotators: at === 0 ? [TESTER] : [],
        spans: spansOf(article.id),
        relations: relationsOf(article.id),
      },
      TESTER.id,
      'import',
    );
    if (!done.ok) throw new Error(done.error.message);
  }
  const compacted = await store.compact();
  if (!compacted.ok) throw new Error(compacted.error.message);
}
