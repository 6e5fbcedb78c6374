/** The labels of a doccano project, as its page exports them: keys in camel case or in snake case. */
import { z } from 'zod';
import { ok, type Result } from '../../result.ts';
import type { Reading } from '../codec.ts';
import { parseJson } from '../json.ts';
import type { Part } from '../parts.ts';
import { proposedCodebook } from '../proposed-labels.ts';
import { refuse, validated } from '../refusal.ts';

const labelsSchema = z.array(
  z.looseObject({
    text: z.string().min(1),
    suffixKey: z.string().nullish(),
    suffix_key: z.string().nullish(),
    backgroundColor: z.string().nullish(),
    background_color: z.string().nullish(),
  }),
);

/** Labels that the codebook may lack; nothing where the export came without them. */
export function proposedIn(part: Part | undefined): Result<Pick<Reading, 'proposed'>> {
  if (!part) return ok({});
  if (part.text.trim() === '') return refuse(part.where, 'the file is empty');
  const json = parseJson(part.text, part.where);
  if (!json.ok) return json;
  const labels = validated(labelsSchema, json.value, part.where);
  if (!labels.ok) return labels;
  const proposed = proposedCodebook(
    labels.value.map((label) => ({
      id: label.text,
      key: label.suffixKey ?? label.suffix_key ?? undefined,
      background: label.backgroundColor ?? label.background_color ?? undefined,
    })),
  );
  return ok(proposed ? { proposed } : {});
}
