/** Refusing a dataset: the same wording for every format, with the place first. */
import type { z } from 'zod';
import { err, ok, type Err, type Result } from '../result.ts';

/** A place in a dataset's files. */
export interface Where {
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** As in `articles[0].spans[3].label`. */
  readonly path?: string;
}

export function refuse(where: Where, reason: string, code = 'bad-dataset'): Err {
  const { file, line, path } = where;
  const parts = [
    file,
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(path === undefined || path === '' ? [] : [path]),
  ];
  return err(
    code,
    `${parts.join(', ')}: ${reason}.`,
    line === undefined ? { file } : { file, line },
  );
}

/** `articles[0].spans` and `[3]` make `articles[0].spans[3]`. */
export const joinPath = (base: string, keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, base);

/** `value` as `schema` has it, or why and where it is not so. */
export function validated<T>(schema: z.ZodType<T>, value: unknown, where: Where): Result<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = joinPath(where.path ?? '', issue?.path ?? []);
  return refuse({ ...where, path }, (issue?.message ?? 'not valid').replace(/\.$/u, ''));
}
