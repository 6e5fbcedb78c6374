/** Our own codebook file: all of it as JSON, in one order of keys. */
import { parseJson, prettyJson } from '../codecs/json.ts';
import { refuse, validated } from '../codecs/refusal.ts';
import { codebookProblem } from '../model/codebook-problem.ts';
import { codebookSchema, listedCodebook, type Codebook } from '../model/codebook.ts';
import { ok, type Result } from '../result.ts';
import { NO_CLOCK } from './draft.ts';
import type { CodebookFormat } from './format.ts';

/** What a person need not write: it is the same in every codebook file. */
const GIVEN = { kind: 'codebook', id: 'codebook', name: 'Codebook', relationTypes: [] };

const BAD = 'bad-codebook';

/**
 * Refusals: `bad-codebook`, naming the line where the text is no JSON, the path (as in
 * `labels[2].attributes[0].type`) where it is no codebook, or what clashes.
 */
export function readCodebook(text: string, file = 'codebook.json'): Result<Codebook> {
  const where = { file };
  const json = parseJson(text, where);
  if (!json.ok) return { ok: false, error: { ...json.error, code: BAD } };
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(where, 'a codebook is an object with “labels”', BAD);
  // The file's own clock, if any, belongs to the project it came from.
  const codebook = validated(codebookSchema, { ...GIVEN, ...value, clock: NO_CLOCK }, where);
  if (!codebook.ok) return { ok: false, error: { ...codebook.error, code: BAD } };
  const problem = codebookProblem(codebook.value);
  return problem === null ? codebook : refuse(where, problem, BAD);
}

export function writeCodebook(codebook: Codebook): string {
  const { kind: _kind, id: _id, clock: _clock, ...rest } = listedCodebook(codebook);
  return prettyJson(rest);
}

export const JSON_FORMAT: CodebookFormat = {
  id: 'json',
  name: 'Claimbench codebook',
  file: 'codebook.json',
  write: (codebook) => ({ text: writeCodebook(codebook), losses: [] }),
  read: (text, file) => {
    const codebook = readCodebook(text, file);
    return codebook.ok ? ok({ codebook: codebook.value, losses: [] }) : codebook;
  },
};
