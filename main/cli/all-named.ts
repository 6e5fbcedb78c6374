/** Several things named in one option. */
import { ok, type Result } from '../../shared/result.ts';

/** All of `names` found by `find`, or the first refusal. */
export function allNamed<T>(
  names: readonly string[],
  find: (name: string) => Result<T>,
): Result<readonly T[]> {
  const found: T[] = [];
  for (const name of names) {
    const one = find(name);
    if (!one.ok) return one;
    found.push(one.value);
  }
  return ok(found);
}

/**
 * The same where names may also stand in one argument, with commas between: `Ada,Ben`. A name that
 * has a comma itself (“Reader, Ada”, a headline) is found as it stands.
 */
export function allListed<T>(
  given: readonly string[],
  find: (name: string) => Result<T>,
): Result<readonly T[]> {
  const names = given.flatMap((argument) =>
    find(argument).ok ? [argument] : argument.split(',').map((name) => name.trim()),
  );
  return allNamed(names, find);
}
