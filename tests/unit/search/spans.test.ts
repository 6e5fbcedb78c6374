import { describe, expect, test } from 'vitest';
import type { IndexedSpan } from '../../../shared/search/indexed-article.ts';
import type { SearchQuery } from '../../../shared/model/search.ts';
import { articleWith, found, indexOf, matches, QUERY, spanOn } from './project.ts';

const TEXT = 'Officials said more than 32,000 people were killed. Officials denied it.';
const claim = spanOn(TEXT, 'more than 32,000 people were killed', {
  id: 'c',
  note: 'Said **twice** by [the ministry](https://example.org/x).',
  attributes: { stance: 'reported', direct: false, sources: ['UN', 'WHO'] },
  status: 'final',
});
const number = spanOn(TEXT, '32,000', { id: 'n', label: 'number', by: 'bob', isRelated: true });
const source = spanOn(TEXT, 'Officials', {
  id: 's',
  label: 'source',
  attributes: { who: 'q1', note: '' },
});
const index = indexOf(articleWith('a', TEXT, [source, claim, number]));
index.surround({ linked: new Set(['s']), entities: new Map([['q1', 'Health Ministry']]) });

const ids = (filters: Partial<SearchQuery['filters']>, query: Partial<SearchQuery> = {}) =>
  found(index, { ...query, filters: { ...QUERY.filters, ...filters } }).lines.map(
    ({ span }) => span,
  );

describe('filters without words list the spans', () => {
  test.each<[Partial<SearchQuery['filters']>, string[]]>([
    [{ labels: ['claim', 'number'] }, ['c', 'n']],
    [{ annotators: ['bob'] }, ['n']],
    [{ status: 'final' }, ['c']],
    [{ related: true }, ['s', 'n']],
    [{ related: false }, ['c']],
    [{ attribute: { id: 'stance', value: null } }, ['c']],
    [{ attribute: { id: 'stance', value: 'Reported' } }, ['c']],
    [{ attribute: { id: 'stance', value: 'denied' } }, []],
    [{ attribute: { id: 'direct', value: 'no' } }, ['c']],
    [{ attribute: { id: 'sources', value: 'who' } }, ['c']],
    [{ attribute: { id: 'who', value: 'health ministry' } }, ['s']],
    [{ attribute: { id: 'note', value: null } }, []],
    [{ articles: ['a'] }, ['s', 'c', 'n']],
    [{ labels: ['claim'], annotators: ['bob'] }, []],
  ])('%j', (filters, expected) => expect(ids(filters)).toEqual(expected));
});

describe('words', () => {
  test('in texts lie inside of a span that passes the filters', () => {
    const filters = { ...QUERY.filters, labels: ['claim'] };
    expect(matches(index, { text: 'officials', filters })).toEqual([]);
    expect(found(index, { text: '32,000', filters }).lines).toMatchObject([
      { match: '32,000', span: null, tagged: [{ label: 'number', by: 'bob' }] },
    ]);
  });

  test('in quotes, notes and answers find the span; a note is read without its markers', () => {
    expect(ids({}, { text: 'killed', fields: ['quote'] })).toEqual(['c']);
    expect(found(index, { text: '"twice by the ministry"', fields: ['note'] }).lines).toMatchObject(
      [{ left: 'Said ', match: 'twice by the ministry', right: '.', span: 'c', label: 'claim' }],
    );
    expect(ids({}, { text: 'example.org', fields: ['note'] })).toEqual([]);
    expect(ids({}, { text: 'minist', fields: ['attribute'] })).toEqual(['s']);
    expect(ids({}, { text: 'un', fields: ['attribute'], wholeWord: true })).toEqual(['c']);
  });

  test('must all be in one note or answer', () => {
    expect(ids({}, { text: 'un who', fields: ['attribute'] })).toEqual([]);
    expect(ids({}, { text: 'twice ministry', fields: ['note'] })).toEqual(['c', 'c']);
  });

  test('of an entity that was renamed are found by its new name', () => {
    const own = indexOf(articleWith('a', TEXT, [source]));
    const named = (name: string) =>
      own.surround({ linked: new Set(), entities: new Map([['q1', name]]) });
    named('Ministry');
    named('Department');
    expect(matches(own, { text: 'ministry', fields: ['attribute'] })).toEqual([]);
    expect(matches(own, { text: 'department', fields: ['attribute'] })).toEqual(['Department']);
  });
});

describe('a span', () => {
  const pieces = [
    { start: TEXT.indexOf('more'), end: TEXT.indexOf('more') + 4 },
    { start: TEXT.indexOf('killed'), end: TEXT.indexOf('killed') + 6 },
  ];
  const split: IndexedSpan = {
    ...claim,
    id: 'split',
    end: TEXT.indexOf('killed') + 6,
    pieces,
    quote: { exact: 'more killed', prefix: 'said ', suffix: '. Off' },
  };
  const orphan: IndexedSpan = {
    ...claim,
    id: 'lost',
    pieces: [],
    quote: { exact: 'gone from here', prefix: '', suffix: '' },
  };
  const own = indexOf(articleWith('a', TEXT, [split, orphan]));

  test('in pieces is found by its quote, in its place', () => {
    expect(found(own, { text: '"more killed"', fields: ['quote'] }).lines).toMatchObject([
      { left: 'said ', match: 'more killed', span: 'split', start: pieces[0]?.start },
    ]);
    const [line] = found(own, { text: 'killed', fields: ['quote'] }).lines;
    expect(TEXT.slice(line?.start, line?.end)).toBe('killed');
  });

  test('that lost its place is found by its old quote, and holds no text', () => {
    expect(matches(own, { text: 'gone', fields: ['quote'] })).toEqual(['gone']);
    const filters = { ...QUERY.filters, labels: ['claim'] };
    expect(matches(own, { text: '32,000', filters })).toEqual([]);
  });
});
