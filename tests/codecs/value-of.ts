import type { AppError, Result } from '../../shared/result.ts';

/** The value of a result that must be one; its message otherwise. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The error of a result that must be one. */
export function errorOf(result: Result<unknown>): AppError {
  if (result.ok) throw new Error('Expected an error, got a value');
  return result.error;
}
