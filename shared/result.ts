/** Expected failure is a value; only bugs throw. */
import { z } from 'zod';

/** Why something was refused, in words an analyst can act on. */
export interface AppError {
  /** Stable, for programs and tests: `kebab-case`. */
  readonly code: string;
  /** One sentence: what happened, where (file, line, id), and what to do next. */
  readonly message: string;
  readonly file?: string;
  /** 1-based line in `file`. */
  readonly line?: number;
}

export const appErrorSchema: z.ZodType<AppError> = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().exactOptional(),
  line: z.number().int().positive().exactOptional(),
});

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Err {
  readonly ok: false;
  readonly error: AppError;
}
export type Result<T> = Ok<T> | Err;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const err = (
  code: string,
  message: string,
  where: { file?: string; line?: number } = {},
): Err => ({
  ok: false,
  error: { code, message, ...where },
});

/** For exhaustive switches: the compiler proves that no case is left. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
