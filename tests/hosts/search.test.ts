/** The search service with the real store and the real worker thread. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWorkbench, type Workbench } from '../../main/workbench.ts';
import type { Entry } from '../../shared/model/change.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { OccurrencesQuery, SearchAnswer, SearchQuery } from '../../shared/model/search.ts';
import type { Command } from '../../shared/ops/command.ts';
import { EMPTY_HISTORY, remember, undoEntry } from '../../shared/ops/history.ts';
import type { Result } from '../../shared/result.ts';
import { QUERY } from '../unit/search/project.ts';
import { identity, makePlace, type Place } from './place.ts';
import { searchCode } from './search-worker.ts';

const TEXT = 'Two killed in strike\n\nOfficials said 1,200 people were there on Friday.\n';

interface Bench {
  readonly place: Place;
  readonly workbench: Workbench;
  readonly me: string;
  /** Id of the first article. */
  readonly article: string;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

async function benchWith(
  texts: readonly string[] = [TEXT],
  code: () => Promise<string> = searchCode,
): Promise<Bench> {
  const place = await makePlace();
  const workbench = createWorkbench({ ...place, ...identity, searchCode: code });
  onTestFinished(() => workbench.close());
  const { id: me } = must(await workbench.signIn({ name: 'Ada' }));
  const { articles } = must(
    await workbench.importFiles({
      files: texts.map((text, at) => ({ name: `${at}.txt`, text })),
    }),
  );
  return { place, workbench, me, article: articles[0]?.id ?? '' };
}

/** Asks until everything is read, as the page does. */
async function ask({ workbench }: Bench, query: Partial<SearchQuery>): Promise<SearchAnswer> {
  for (;;) {
    const answer = must(await workbench.search({ ...QUERY, ...query }));
    if (answer.indexed === answer.articles) return answer;
  }
}

const matches = async (bench: Bench, query: Partial<SearchQuery>): Promise<string[]> =>
  (await ask(bench, query)).lines.map(({ match }) => match);

const run = async ({ place, me }: Bench, command: Command): Promise<Entry> =>
  must(await place.store.run(command, me, 'user'));

function tag(bench: Bench, quote: string, label = 'claim'): Promise<Entry> {
  const start = TEXT.indexOf(quote);
  const fragments = [{ start, end: start + quote.length }];
  return run(bench, { do: 'add-span', article: bench.article, label, fragments });
}

const clock = createClock(Date.now, 'test');

/** As a window does it. */
async function undo({ place: { store }, me }: Bench): Promise<void> {
  const history = store
    .entriesSinceOpen()
    .map(({ entry }) => entry)
    .reduce(remember, EMPTY_HISTORY);
  for (const { entry } of store.entriesSinceOpen()) clock.observe(entry.clock);
  const context = {
    newId: identity.newId,
    now: () => new Date().toISOString(),
    tick: () => clock.tick(),
    annotator: me,
  };
  must(await store.commit([must(undoEntry(history, context))]));
}

const claims = { filters: { ...QUERY.filters, labels: ['claim'] } };

describe('a search', () => {
  test('finds words in every article, with how many were looked at', async () => {
    const bench = await benchWith([TEXT, 'Nobody was killed.\n']);
    expect(await ask(bench, { text: 'killed' })).toMatchObject({
      total: 2,
      inArticles: 2,
      indexed: 2,
      articles: 2,
      unreadable: 0,
    });
  });

  test('sees a tag, its note and its end by undo at once', async () => {
    const bench = await benchWith();
    expect(await matches(bench, claims)).toEqual([]);
    await tag(bench, '1,200 people');
    expect(await matches(bench, claims)).toEqual(['1,200 people']);
    const [line] = (await ask(bench, claims)).lines;
    const edit = { note: 'Check **this**.' };
    await run(bench, { do: 'edit-span', article: bench.article, span: line?.span ?? '', edit });
    expect(await matches(bench, { text: 'check this', fields: ['note'] })).toEqual([
      'Check',
      'this',
    ]);
    await undo(bench);
    expect(await matches(bench, { text: 'check', fields: ['note'] })).toEqual([]);
    await undo(bench);
    expect(await matches(bench, claims)).toEqual([]);
  });

  test('sees an article that is imported, renamed, and goes with its import', async () => {
    const bench = await benchWith();
    expect(await matches(bench, { text: 'later' })).toEqual([]);
    const { articles } = must(
      await bench.workbench.importFiles({ files: [{ name: 'b.txt', text: 'Later words.\n' }] }),
    );
    const id = articles[0]?.id ?? '';
    expect(await matches(bench, { text: 'later' })).toEqual(['Later']);
    await run(bench, { do: 'edit-article', article: id, title: 'Renamed' });
    expect((await ask(bench, { text: 'later' })).lines[0]?.title).toBe('Renamed');
    await undo(bench);
    await undo(bench);
    expect(await ask(bench, { text: 'later' })).toMatchObject({ total: 0, articles: 1 });
  });

  test('sees a link to another article, and its end', async () => {
    const bench = await benchWith([TEXT, TEXT.replace('Two', 'Three')]);
    const related = { filters: { ...QUERY.filters, related: true } };
    await tag(bench, '1,200 people');
    expect(await matches(bench, related)).toEqual([]);
    const other = bench.place.store.summaries().find(({ id }) => id !== bench.article)?.id ?? '';
    await tag({ ...bench, article: other }, 'Officials');
    const lines = (await ask(bench, claims)).lines;
    const [a, b] = [bench.article, other].map((article) => ({
      article,
      span: lines.find((line) => line.article === article)?.span ?? '',
    }));
    if (!a || !b) throw new Error('two claims are needed');
    await run(bench, { do: 'add-relation', type: 'same-claim', from: a, to: b });
    expect((await ask(bench, related)).total).toBe(2);
    await undo(bench);
    expect((await ask(bench, related)).total).toBe(0);
  });

  test('that comes after a wave of edits tells how far it is, and then has all of them', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `Article ${at} has words.\n`);
    const bench = await benchWith(many);
    const answer = must(await bench.workbench.search({ ...QUERY, text: 'words' }));
    expect(answer.indexed).toBeLessThan(60);
    expect(answer.articles).toBe(60);
    expect((await ask(bench, { text: 'words' })).total).toBe(60);
  });
});

describe('bad input', () => {
  const bombs = ['(a+)+$', '^(\\w+\\s?)*$', '(.*)*x{9}', '(a|aa)+$'];
  test.each(bombs)(
    'an expression that explodes (%s) is stopped in time, says so, and leaves the search whole',
    async (text) => {
      const bench = await benchWith([`${'a'.repeat(60)}!\n${'aa '.repeat(30)}!\n`]);
      await ask(bench, { text: 'a' });
      const started = performance.now();
      const refused = await bench.workbench.search({ ...QUERY, text, regex: true });
      expect(!refused.ok && refused.error.code).toBe('slow-search');
      expect(!refused.ok && refused.error.message).toMatch(
        /^This expression took longer than 2 seconds on “a+!.*”\. Make it simpler, for instance/,
      );
      expect(performance.now() - started).toBeLessThan(8000);
      expect((await ask(bench, { text: 'aa', wholeWord: true })).total).toBe(30);
    },
  );

  test('words with stars that explode are stopped as well', async () => {
    const bench = await benchWith([`${'ab'.repeat(20_000)}\n`]);
    await ask(bench, { text: 'nothing' });
    const text = `${'*a'.repeat(12)}*c`;
    const refused = await bench.workbench.search({ ...QUERY, text });
    expect(!refused.ok && refused.error.message).toMatch(/^This search took longer than 2 seconds/);
  });

  test('an expression that is none and a huge query are refused', async () => {
    const bench = await benchWith();
    const codes = [];
    for (const query of [
      { text: '(', regex: true },
      { text: 'x'.repeat(100_000) },
      { text: '('.repeat(100_000), regex: true },
    ]) {
      const refused = await bench.workbench.search({ ...QUERY, ...query });
      codes.push(!refused.ok && refused.error.code);
    }
    expect(codes).toEqual(['bad-expression', 'long-search', 'long-search']);
  });

  test('the main thread goes on while an expression explodes', async () => {
    const bench = await benchWith([`${'a'.repeat(60)}!\n`]);
    await ask(bench, { text: 'a' });
    const refused = bench.workbench.search({ ...QUERY, text: '(a+)+$', regex: true });
    const entry = await tag(bench, 'Two');
    expect(entry.label).not.toBe('');
    expect((await bench.workbench.article({ id: bench.article })).ok).toBe(true);
    expect((await refused).ok).toBe(false);
  });
});

test('a thread that dies is said, started again, and searches as before', async () => {
  const dying = async (): Promise<string> =>
    `require('node:worker_threads').parentPort.on('message', ({ input }) => {
       if (input.text === 'die') process.exit(3);
     });\n${await searchCode()}`;
  const bench = await benchWith([TEXT], dying);
  expect(await matches(bench, { text: 'killed' })).toEqual(['killed']);
  const refused = await bench.workbench.search({ ...QUERY, text: 'die' });
  expect(!refused.ok && refused.error.message).toMatch(/stopped unexpectedly and begins anew/);
  expect(await matches(bench, { text: 'killed' })).toEqual(['killed']);
});

test('a search that is not built says what to run', async () => {
  const bench = await benchWith([TEXT], () => Promise.reject(new Error('no such file')));
  const refused = await bench.workbench.search(QUERY);
  expect(!refused.ok && refused.error.message).toMatch(/npm run build/);
});

describe('occurrences', () => {
  const asked: OccurrencesQuery = {
    quote: 'people',
    caseSensitive: true,
    wholeWord: true,
    article: null,
  };

  test('are all of the project, without waiting to be asked twice', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `Article ${at} has people.\n`);
    const bench = await benchWith(many);
    const { lines, total } = must(await bench.workbench.occurrences(asked));
    expect([lines.length, total]).toEqual([60, 60]);
  });

  test('are those of one article, as it is now and with who tagged them', async () => {
    const bench = await benchWith([TEXT, 'Other people.\n']);
    await tag(bench, 'people', 'source');
    const { lines } = must(await bench.workbench.occurrences({ ...asked, article: bench.article }));
    expect(lines).toMatchObject([
      { article: bench.article, match: 'people', tagged: [{ label: 'source', by: bench.me }] },
    ]);
  });

  test('in an article that is gone are refused', async () => {
    const bench = await benchWith();
    const refused = await bench.workbench.occurrences({ ...asked, article: 'gone' });
    expect(refused.ok).toBe(false);
  });
});
