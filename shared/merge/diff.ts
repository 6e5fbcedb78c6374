/** What two stores say differently, record by record and field by field. Neither goes before the other. */
import type { Dataset } from '../codecs/dataset.ts';
import type { RecordKind, StoreRecord } from '../model/record.ts';
import { sameJson } from '../model/same-json.ts';
import { leavesOf } from '../lineage/leaves.ts';
import { homeOf } from '../ops/patch.ts';
import { keyOf, recordsOf } from './items.ts';
import { fieldName, namesOf, recordName, valueWords } from './words.ts';

export interface FieldDifference {
  /** As people call it. */
  readonly field: string;
  /** The values in words. */
  readonly a: string;
  readonly b: string;
}

export interface Difference {
  /** `differs`: both have the record, not alike. */
  readonly what: 'only in a' | 'only in b' | 'differs';
  readonly kind: RecordKind;
  readonly id: string;
  /** The record in words: `Claim “At least 133 people died”`. */
  readonly name: string;
  readonly article: { readonly id: string; readonly title: string } | null;
  /** Whose annotation it is; null for what is nobody's. */
  readonly annotator: string | null;
  /** Of `differs` only. */
  readonly fields: readonly FieldDifference[];
}

const authorOf = (record: StoreRecord): string | null =>
  'by' in record && typeof record.by === 'string' ? record.by : null;

/** What a store calls its records. */
interface Side {
  readonly records: ReadonlyMap<string, StoreRecord>;
  readonly names: ReturnType<typeof namesOf>;
  readonly titles: ReadonlyMap<string, string>;
}

const sideOf = (dataset: Dataset): Side => ({
  records: new Map([...recordsOf(dataset)].map((record) => [keyOf(record), record])),
  names: namesOf(dataset),
  titles: new Map(dataset.articles.map(({ article }) => [article.id, article.title])),
});

function fieldsOf(a: Side, b: Side, old: StoreRecord, now: StoreRecord): FieldDifference[] {
  const [was, is] = [leavesOf(old), leavesOf(now)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !sameJson(was.get(path), is.get(path)))
    .map((path) => ({
      field: fieldName(is.has(path) ? now : old, path, is.has(path) ? b.names : a.names),
      a: valueWords(path, was.get(path), a.names),
      b: valueWords(path, is.get(path), b.names),
    }));
}

/**
 * In the order of `a`, then what only `b` has, in its order. When a record was written, and what
 * became of it on the way, does not count: only what it says.
 */
export function diffOf(first: Dataset, second: Dataset): Difference[] {
  const [a, b] = [sideOf(first), sideOf(second)];
  const about = (
    record: StoreRecord,
    side: Side,
  ): Pick<Difference, 'kind' | 'id' | 'name' | 'article' | 'annotator'> => {
    const home = homeOf(record);
    const author = authorOf(record);
    return {
      kind: record.kind,
      id: record.id,
      name: recordName(record, side.names),
      article:
        home === undefined
          ? null
          : { id: home, title: a.titles.get(home) ?? b.titles.get(home) ?? home },
      annotator: author === null ? null : (side.names.annotator(author) ?? author),
    };
  };
  const differences: Difference[] = [];
  for (const [key, record] of a.records) {
    const other = b.records.get(key);
    if (!other) {
      differences.push({ what: 'only in a', ...about(record, a), fields: [] });
      continue;
    }
    const fields = fieldsOf(a, b, record, other);
    if (fields.length > 0) differences.push({ what: 'differs', ...about(record, a), fields });
  }
  for (const [key, record] of b.records)
    if (!a.records.has(key))
      differences.push({ what: 'only in b', ...about(record, b), fields: [] });
  return differences;
}
