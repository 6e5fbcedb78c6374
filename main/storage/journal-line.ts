/**
 * A line of the journal: `{"crc":"<8 hex>","body":…}` with the CRC-32 of the exact bytes of the
 * body. The body is an entry with its number, or a checkpoint: what was true when the journal was
 * last emptied.
 */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { committedEntrySchema, type CommittedEntry } from '../../shared/model/change.ts';

export interface Checkpoint {
  /** Entries up to this number are in the snapshots. */
  readonly seq: number;
  /** Ids of the last of them, so that one sent again after a crash is recognised. */
  readonly recent: readonly string[];
}

export type JournalBody =
  | { readonly checkpoint: Checkpoint }
  | { readonly seq: number; readonly entry: CommittedEntry['entry'] };

const checkpointSchema: z.ZodType<{ checkpoint: Checkpoint }> = z.object({
  checkpoint: z.looseObject({
    seq: z.number().int().nonnegative(),
    recent: z.array(z.string()),
  }),
});
const bodySchema = z.union([committedEntrySchema, checkpointSchema]);

const HEAD = '{"crc":"';
const MIDDLE = '","body":';
const BODY_AT = HEAD.length + 8 + MIDDLE.length;

const checksum = (body: string): string => crc32(body).toString(16).padStart(8, '0');

/** With the line end. */
export function encodeLine(body: JournalBody): string {
  const json = JSON.stringify(body);
  return `${HEAD}${checksum(json)}${MIDDLE}${json}}\n`;
}

/** What the line says, or why it cannot be trusted. */
export function decodeLine(line: string): JournalBody | string {
  if (!line.startsWith(HEAD) || line.slice(BODY_AT - MIDDLE.length, BODY_AT) !== MIDDLE)
    return 'it does not look like a journal line';
  const body = line.slice(BODY_AT, -1);
  if (!line.endsWith('}') || line.slice(HEAD.length, HEAD.length + 8) !== checksum(body))
    return 'its checksum does not match';
  try {
    const parsed = bodySchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : `it is not valid: ${z.prettifyError(parsed.error)}`;
  } catch {
    return 'it is not JSON';
  }
}
