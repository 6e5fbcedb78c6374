import { describe, expect, test } from 'vitest';
import { EMPTY_CHANGE, type CommittedEntry, type Entry } from '../../../shared/model/change.ts';
import type { Span } from '../../../shared/model/span.ts';
import { queueOf } from '../../../shared/session/queue.ts';
import {
  counted,
  nextInQueue,
  paceOf,
  spent,
  workOn,
  type Session,
} from '../../../shared/session/session.ts';
import { summaryMarkdown, summaryOf, writtenDuration } from '../../../shared/session/summary.ts';

const session: Session = {
  started: '2026-11-21T09:00:00.000Z',
  by: 'ada',
  queue: ['a', 'b', 'c'],
  work: {},
  seq: 4,
};

const span = (article: string): Span => ({
  kind: 'span',
  id: `span-${article}`,
  article,
  revision: 1,
  label: 'claim',
  fragments: [{ start: 0, end: 3 }],
  quote: { exact: 'one', prefix: '', suffix: '' },
  attributes: {},
  status: 'draft',
  by: 'ada',
  created: session.started,
  modified: session.started,
  clock: '000000001-0000-n',
});

const entry = (
  seq: number,
  change: Partial<Entry['change']>,
  more: Partial<Entry> = {},
): CommittedEntry => ({
  seq,
  entry: {
    id: `entry-${seq}`,
    origin: 'user',
    label: 'a step',
    at: '2026-11-21T09:05:00.000Z',
    by: 'ada',
    clock: '000000001-0000-n',
    change: { ...EMPTY_CHANGE, ...change },
    ...more,
  },
});

describe('what a session counts', () => {
  test('spans made, changed and removed, in the articles they lie in', () => {
    const after = [
      entry(5, { added: [span('a'), span('b')] }),
      entry(6, { updated: [{ kind: 'span', id: 'x', article: 'a', from: {}, to: {} }] }),
      entry(7, { removed: [span('b')] }),
    ].reduce(counted, session);
    expect(workOn(after, 'a')).toEqual({ ms: 0, added: 1, changed: 1, removed: 0 });
    expect(workOn(after, 'b')).toEqual({ ms: 0, added: 1, changed: 0, removed: 1 });
  });

  test('nothing twice: an entry heard again after a reload changes nothing', () => {
    const once = counted(session, entry(5, { added: [span('a')] }));
    expect(counted(once, entry(5, { added: [span('a')] }))).toBe(once);
  });

  test('an undone step counts no more, and a redone one again', () => {
    const made = counted(session, entry(5, { added: [span('a')] }));
    const undone = counted(made, entry(6, { removed: [span('a')] }, { origin: 'undo' }));
    expect(workOn(undone, 'a')).toEqual({ ms: 0, added: 0, changed: 0, removed: 0 });
    const redone = counted(undone, entry(7, { added: [span('a')] }, { origin: 'redo' }));
    expect(workOn(redone, 'a').added).toBe(1);
  });

  test('not what others did, what was imported, or what was done before it began', () => {
    const after = [
      entry(5, { added: [span('a')] }, { by: 'grace' }),
      entry(6, { added: [span('a')] }, { origin: 'import' }),
      entry(7, { added: [span('a')] }, { at: '2026-11-21T08:59:59.999Z' }),
    ].reduce(counted, session);
    expect(after.work).toEqual({});
    expect(after.seq).toBe(7);
  });

  test('pace: spans in an hour at work, and nothing in the first minute', () => {
    const tagged = counted(session, entry(5, { added: [span('a'), span('b')] }));
    expect(paceOf(spent(tagged, 'a', 59_999)).perHour).toBeNull();
    expect(paceOf(spent(spent(tagged, 'a', 60_000), 'b', 60_000)).perHour).toBe(60);
  });
});

describe('the next article', () => {
  const isDone = (article: string): boolean => article === 'b';

  test('is the next one that is not done, round to the beginning', () => {
    expect(nextInQueue(session.queue, 'a', isDone)).toBe('c');
    expect(nextInQueue(session.queue, 'c', isDone)).toBe('a');
    expect(nextInQueue(session.queue, null, isDone)).toBe('a');
  });

  test('is none when all others are done', () => {
    expect(nextInQueue(session.queue, 'b', (article) => article !== 'b')).toBeNull();
  });
});

describe('the queue', () => {
  const summary = (id: string, more: object) => ({
    id,
    title: id,
    outlet: null,
    published: null,
    sha256: '',
    length: 100,
    words: 20,
    revision: 1,
    counts: {},
    orphans: 0,
    done: [],
    ...more,
  });
  const articles = [
    summary('undated', {}),
    summary('late', { published: '2024-03-23', length: 10 }),
    summary('early', { published: '2024-03-22', counts: { claim: 2 } }),
    summary('done', { published: '2024-03-21', done: ['ada'] }),
  ];
  const choice = { order: 'oldest', onlyOpen: true, onlyUntagged: false, outlet: null } as const;

  test('goes by date, what has none last in either direction', () => {
    expect(queueOf(articles, choice, 'ada')).toEqual(['early', 'late', 'undated']);
    expect(queueOf(articles, { ...choice, order: 'newest' }, 'ada')).toEqual([
      'late',
      'early',
      'undated',
    ]);
  });

  test('leaves out what this annotator called done, not what another did', () => {
    expect(queueOf(articles, choice, 'grace')).toContain('done');
  });

  test('leaves out what has annotations when asked to', () => {
    expect(queueOf(articles, { ...choice, onlyUntagged: true }, 'ada')).not.toContain('early');
  });
});

describe('the summary', () => {
  const names = {
    annotator: 'Ada',
    titleOf: (article: string) => `Title | of ${article}`,
    isDone: (article: string) => article === 'a',
    now: '2026-11-21T10:00:00.000Z',
  };

  test('lists the queue in its order, then what was worked on beside it', () => {
    const worked = spent(spent(session, 'z', 1_000), 'b', 120_000);
    const { rows, total } = summaryOf(worked, names);
    expect(rows.map(({ article }) => article)).toEqual(['a', 'b', 'c', 'z']);
    expect(total).toMatchObject({ ms: 121_000, done: 1 });
  });

  test('as Markdown keeps its table whole when a title has a bar in it', () => {
    const text = summaryMarkdown(summaryOf(session, names));
    expect(text).toContain('| Title \\| of a | yes | less than a minute | 0 | 0 | 0 |');
    expect(text).toContain('1 of 3 articles done.');
  });

  test('writes durations as people do', () => {
    expect([29_000, 60_000, 3_900_000].map(writtenDuration)).toEqual([
      'less than a minute',
      '1 min',
      '1 h 05 min',
    ]);
  });
});
