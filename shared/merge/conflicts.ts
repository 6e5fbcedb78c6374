/** What waits for a person, read from the lineage that merging left. */
import type { Dataset } from '../codecs/dataset.ts';
import type { Conflict, ConflictSide } from '../model/conflict.ts';
import type { StoreRecord } from '../model/record.ts';
import { isContested } from '../lineage/join.ts';
import { isOrder } from '../lineage/leaves.ts';
import { expanded } from '../lineage/versions.ts';
import { homeOf } from '../ops/patch.ts';
import { recordsOf } from './items.ts';
import { fieldName, namesOf, recordName, valueWords, type Names } from './words.ts';

/** When a clock was read. ISO 8601, UTC. */
export const timeOf = (clock: string): string =>
  new Date(Number.parseInt(clock.slice(0, 9), 36)).toISOString();

const authorOf = (record: StoreRecord): string | null =>
  'by' in record && typeof record.by === 'string' ? record.by : null;

type Place = Pick<Conflict, 'kind' | 'id' | 'article' | 'name'>;

function fieldsOf(record: StoreRecord, place: Place, names: Names): Conflict[] {
  if (!Object.values(record.lineage?.fields ?? {}).some((versions) => versions.length > 1))
    return [];
  return [...expanded(record).fields].flatMap(([path, versions]): Conflict[] => {
    if (!isContested(path, versions)) return [];
    const sides = versions.map(({ clock, by, value }): ConflictSide => {
      const author = by ?? authorOf(record);
      return {
        clock,
        by: author === null ? null : names.annotator(author),
        at: timeOf(clock),
        words: valueWords(path, value, names),
      };
    });
    return [
      {
        ...place,
        what: 'field',
        field: path,
        fieldName: fieldName(record, path, names),
        sides,
        shown: isOrder(path) ? null : (versions.at(-1)?.clock ?? null),
      },
    ];
  });
}

function deletionOf(record: StoreRecord, place: Place, names: Names): Conflict[] {
  const deletions = record.lineage?.deletions ?? [];
  if (deletions.length === 0) return [];
  const sides = deletions.map(({ clock, by }): ConflictSide => ({
    clock,
    by: by === undefined ? null : names.annotator(by),
    at: timeOf(clock),
    words: 'deleted',
  }));
  return [{ ...place, what: 'deleted', field: null, fieldName: null, sides, shown: null }];
}

function strandedIn(
  { tombstones }: Dataset,
  placeOf: (record: StoreRecord) => Place,
  names: Names,
): Conflict[] {
  return tombstones.flatMap(({ record, lineage }): Conflict[] => {
    if (!record || lineage.deletions) return [];
    const author = authorOf(record);
    const side: ConflictSide = {
      clock: record.clock,
      by: author === null ? null : names.annotator(author),
      at: timeOf(record.clock),
      words: 'kept aside',
    };
    return [
      {
        ...placeOf(record),
        what: 'stranded',
        field: null,
        fieldName: null,
        sides: [side],
        shown: null,
      },
    ];
  });
}

/** Project and codebook first, then article by article, as the dataset has them. */
export function conflictsOf(dataset: Dataset): Conflict[] {
  const names = namesOf(dataset);
  const titles = new Map(
    [
      ...dataset.tombstones.flatMap(({ record }) => (record?.kind === 'article' ? [record] : [])),
      ...dataset.articles.map(({ article }) => article),
    ].map(({ id, title }) => [id, title]),
  );
  const placeOf = (record: StoreRecord): Place => {
    const home = homeOf(record);
    return {
      kind: record.kind,
      id: record.id,
      article: home === undefined ? null : { id: home, title: titles.get(home) ?? home },
      name: recordName(record, names),
    };
  };
  const found: Conflict[] = [];
  for (const record of recordsOf(dataset)) {
    if (!record.lineage) continue;
    const place = placeOf(record);
    found.push(...fieldsOf(record, place, names), ...deletionOf(record, place, names));
  }
  return [...found, ...strandedIn(dataset, placeOf, names)];
}
