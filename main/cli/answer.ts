/** What a command answers, and how it is shown: one JSON value, or text for people. */
import type { AppError, Result } from '../../shared/result.ts';
import type { Io } from './io.ts';
import { plainText } from './table.ts';

export const DONE = 0;
export const REFUSED = 1;
export const USAGE = 2;

export interface Answer {
  /** For `--json`, in a shape of `json-shapes.ts`. */
  readonly json: object;
  /** For people; may hold line breaks, ends without one. */
  readonly text: string;
  /** True when the answer is a refusal that has a report to show. */
  readonly refused?: boolean;
}

/** `file:line: message`, without naming the file twice. */
export function errorLine({ message, file, line }: AppError): string {
  if (file === undefined || message.includes(file)) return message;
  return `${line === undefined ? file : `${file}:${line}`}: ${message}`;
}

export const say = (io: Io, text: string): void => io.err(`${plainText(text)}\n`);

/**
 * Prints `result` and tells the exit code. With `json`, standard output gets exactly one value.
 * @param result null when the answer was shown already
 */
export function present(result: Result<Answer | null>, json: boolean, io: Io): number {
  if (!result.ok) {
    say(io, `claimbench: ${errorLine(result.error)}`);
    if (json) io.out(`${JSON.stringify({ error: result.error }, null, 2)}\n`);
    return REFUSED;
  }
  const { value } = result;
  if (value === null) return DONE;
  if (json) io.out(`${JSON.stringify(value.json, null, 2)}\n`);
  else if (value.text !== '') io.out(`${plainText(value.text)}\n`);
  return value.refused === true ? REFUSED : DONE;
}
