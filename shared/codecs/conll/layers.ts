/**
 * The files of a CoNLL export: a token has one tag in a file, so there is a file for each label (or
 * one, where the longest annotation wins), and of each annotator. `layers.json` says which is which.
 */
import { z } from 'zod';
import { compareText } from '../canonical.ts';
import type { Outline } from '../codec.ts';
import { escapeUnits } from '../escaped-units.ts';

export const LAYERS = 'layers.json';
export const OFFSETS = 'offsets.jsonl';
const ENDING = '.conll';
/** Without a label or annotator to be called after. */
const ALL = 'all';

const layerSchema = z.looseObject({
  file: z.string().min(1),
  /** Null: nobody annotated anything. */
  annotator: z.string().min(1).nullable(),
  /** Null: any label. */
  label: z.string().min(1).nullable(),
});
export type Layer = z.infer<typeof layerSchema>;

export const layersSchema = z.looseObject({
  format: z.literal('claimbench-conll'),
  version: z.literal(1),
  layers: z.array(layerSchema),
});

/** What some system does not allow in a file's name. */
const UNSAFE = /[^\p{L}\p{N} @+_.-]|^[. ]|[. ]$|^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))./giu;

/** Names for files, no two of which any system takes for the same. */
class FileNames {
  private readonly taken = new Set<string>();

  nameFor(words: readonly string[]): string {
    const base = escapeUnits(words.join('.'), UNSAFE);
    for (let count = 1; ; count += 1) {
      const name = `${base}${count === 1 ? '' : `-${count}`}${ENDING}`;
      const key = name.normalize('NFKC').toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }
}

export interface WrittenLayer extends Layer {
  /** Annotator id. */
  readonly by: string | null;
}

/** In the order of annotators and labels. */
export function layersFor({ head, usage, options }: Outline): WrittenLayer[] {
  if (usage.articles === 0) return [];
  const names = new FileNames();
  const active = head.annotators.filter(({ id }) => (usage.annotators.get(id) ?? 0) > 0);
  const labels =
    options['overlap'] === 'longest' ? [null] : [...usage.labels.keys()].sort(compareText);
  if (active.length === 0)
    return [{ file: names.nameFor([ALL]), annotator: null, label: null, by: null }];
  return active.flatMap(({ id, name }) =>
    labels.map((label): WrittenLayer => {
      const words = [...(active.length > 1 ? [name] : []), ...(label === null ? [] : [label])];
      const file = names.nameFor(words.length === 0 ? [ALL] : words);
      return { file, annotator: name, label, by: id };
    }),
  );
}
