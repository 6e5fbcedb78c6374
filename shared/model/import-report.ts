/** What bringing files in would do, and what it did. */
import { z } from 'zod';
import { lossSchema } from './loss.ts';
import { unknownNameSchema } from './name-mapping.ts';
import { reanchoredSchema } from './reanchored.ts';

export const importReportSchema = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      title: z.string(),
      status: z.enum(['added', 'known']),
      /** Of annotations that were made on another text of the article; null: there were none. */
      reanchored: reanchoredSchema.nullable(),
    }),
  ),
  annotations: z.number().int().nonnegative(),
  relations: z.number().int().nonnegative(),
  /** Over all articles. */
  reanchored: reanchoredSchema,
  /** What the files say and a project has no place for. */
  leftOut: z.array(lossSchema),
  /** What was left out by the choices made about names. */
  skipped: z.array(lossSchema),
  rejected: z.array(
    z.object({ file: z.string(), line: z.number().nullable(), reason: z.string() }),
  ),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** What files hold and what bringing them in would do; nothing is changed yet. */
export const importLookSchema = z.object({
  /** Names this look when it is taken. */
  id: z.string(),
  articles: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      status: z.enum(['added', 'known']),
      leftOut: z.array(lossSchema),
    }),
  ),
  datasets: z.array(
    z.object({
      /** The file, or the folder. */
      name: z.string(),
      /** The format's name. */
      format: z.string(),
      articles: z.number().int().nonnegative(),
      annotations: z.number().int().nonnegative(),
      relations: z.number().int().nonnegative(),
      /** Those that the project does not have yet. */
      fresh: z.object({
        annotations: z.number().int().nonnegative(),
        relations: z.number().int().nonnegative(),
      }),
      leftOut: z.array(lossSchema),
    }),
  ),
  /** Files of folders that are of no kind that is read. */
  passedOver: z.array(z.string()),
  rejected: importReportSchema.shape.rejected,
  /** Names that somebody has to decide about. */
  unknown: z.array(unknownNameSchema),
  /** Nobody is named for some of the annotations: whoever takes them has to say. */
  needsAnnotator: z.boolean(),
});
export type ImportLook = z.infer<typeof importLookSchema>;
