/** What a project is called and when it began. One record: id is always `project`. */
import { z } from 'zod';
import { timestampSchema, type Timestamp } from './clock.ts';

export interface Project {
  readonly kind: 'project';
  readonly id: 'project';
  readonly title: string;
  readonly created: string;
  readonly clock: Timestamp;
}

export const projectSchema: z.ZodType<Project> = z.looseObject({
  kind: z.literal('project'),
  id: z.literal('project'),
  title: z.string(),
  created: z.string(),
  clock: timestampSchema,
});
