import type { Fragment } from '../../../shared/model/anchor.ts';
import type { Span } from '../../../shared/model/span.ts';

/** A span called `id` over `[start, end)` and further fragments. */
export const spanAt = (
  id: string,
  start: number,
  end: number,
  more: readonly Fragment[] = [],
): Span => ({
  kind: 'span',
  id,
  article: 'article',
  revision: 1,
  label: 'claim',
  fragments: [{ start, end }, ...more],
  quote: { exact: 'words', prefix: '', suffix: '' },
  attributes: {},
  status: 'draft',
  by: 'ada',
  created: '2024-03-22T10:00:00.000Z',
  modified: '2024-03-22T10:00:00.000Z',
  clock: '000000000-0000-test',
});
