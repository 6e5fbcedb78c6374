/** Which file of a project a text is, told by what is in it: Git hands its versions about as temp files. */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { annotationsFile, articleFile, LINKS_FILE, PROJECT_FILE } from './layout.ts';
import type { Shelf } from './shelf.ts';
import { parseShelf } from './snapshot-format.ts';

export interface KeptFile {
  /** Path inside the project. */
  readonly file: string;
  readonly shelf: Shelf;
}

const some = z.unknown().refine((value) => value !== undefined);
const homed = z.looseObject({
  article: z.string().optional(),
  from: z.looseObject({ article: z.string() }).optional(),
});

/** Only what tells one kind of file from another: what is wrong with one is for `parseShelf` to say. */
const fileSchema = z.union([
  z.looseObject({ project: some, codebook: some }).transform(() => PROJECT_FILE),
  z.looseObject({ links: some }).transform(() => LINKS_FILE),
  z
    .looseObject({ article: z.looseObject({ id: z.string() }) })
    .transform(({ article }) => articleFile(article.id)),
  z
    .looseObject({
      spans: z.array(homed),
      relations: z.array(homed),
      decisions: z.array(homed).default([]),
      tombstones: z.array(homed),
    })
    .transform(({ spans, relations, decisions, tombstones }) => {
      const homes = [...spans, ...relations, ...decisions, ...tombstones];
      const home = homes.find(({ article, from }) => (article ?? from) !== undefined);
      return annotationsFile(home?.article ?? home?.from?.article ?? NOBODY);
    }),
]);

/** Of annotations that are none: they may be any article's. */
const NOBODY = '';
export const isAnybodys = (file: string): boolean => file === annotationsFile(NOBODY);

/** Refusals as in `parseShelf`, and `not-ours`; their message is a reason. */
export function keptFile(text: string): Result<KeptFile> {
  let found;
  try {
    found = fileSchema.safeParse(JSON.parse(text));
  } catch (error) {
    return err(
      'damaged',
      `it is not JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  const shelf = parseShelf(found.success ? found.data : PROJECT_FILE, text);
  if (found.success && shelf.ok) return ok({ file: found.data, shelf: shelf.value });
  // A newer version may lay its files out in another way.
  if (!shelf.ok && (found.success || shelf.error.code === 'newer-format')) return shelf;
  return err('not-ours', 'it is no file of a Claimbench project');
}
