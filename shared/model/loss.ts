/** What is not there any more after a conversion, counted, with the reason. */
import { z } from 'zod';

/** What a format could not carry, or a reader had no place for. */
export const lossSchema = z.object({
  what: z.string(),
  count: z.number().int().positive(),
  why: z.string(),
});
export type Loss = z.infer<typeof lossSchema>;
