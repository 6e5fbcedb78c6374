/**
 * Tombstones of the first format told when a record was removed and which write of it was the last
 * seen, not what the record was.
 */

type Json = Readonly<Record<string, unknown>>;

const isOld = (tombstone: unknown): tombstone is Json =>
  typeof tombstone === 'object' &&
  tombstone !== null &&
  'saw' in tombstone &&
  !('lineage' in tombstone);

/**
 * A file of the second format. Its old tombstones claim to have seen no field, so that whatever
 * another copy still has of the record is taken over, and the deletion of what it saw holds.
 */
export function withLineage(file: Json): Json {
  const { tombstones } = file;
  if (!Array.isArray(tombstones)) return file;
  const now = tombstones.map((tombstone: unknown) => {
    if (!isOld(tombstone)) return tombstone;
    const { saw, ...rest } = tombstone;
    const { clock } = rest;
    const lineage = { born: clock, seen: [clock], fields: {}, deletions: [{ clock, saw: [saw] }] };
    return { ...rest, lineage };
  });
  return { ...file, tombstones: now };
}
