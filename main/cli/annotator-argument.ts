/** Who acts: the name given, else the one given in the workbench, else the system's user. */
import { userInfo } from 'node:os';
import { cleanName } from '../../shared/model/annotator.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { findHome, readSettings } from '../home.ts';
import { say } from './answer.ts';
import type { Io } from './io.ts';

/** The system's name for the user, or '' where it has none (a container without a user entry). */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** Says on standard error which name was taken when none was given. */
export async function annotatorName(given: string | undefined, io: Io): Promise<Result<string>> {
  if (given !== undefined) {
    const name = cleanName(given);
    return name === '' ? err('no-annotator', 'The annotator’s name is empty.') : ok(name);
  }
  const settings = await readSettings(findHome(io.env));
  const known = cleanName(settings.annotator ?? '');
  const name = known === '' ? cleanName(systemUser()) : known;
  if (name === '')
    return err('no-annotator', 'Who is the annotator? Give a name with --annotator NAME.');
  const origin = known === '' ? 'the system’s user' : 'as given in the workbench';
  say(io, `You are ${name} (${origin}; --annotator chooses another)`);
  return ok(name);
}
