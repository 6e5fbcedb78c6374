/** Writing a dataset that is in memory. Large ones go article by article: `main/files/export.ts`. */
import { ok, type Result } from '../result.ts';
import type { Codec, DataFile, Out, Written } from './codec.ts';
import type { Dataset } from './dataset.ts';
import { optionValues, type OptionValues } from './option.ts';
import { carried } from './reduction.ts';

/** The files that pieces make up, in the order in which their paths were first written to. */
export class Files {
  private readonly pieces = new Map<string, (string | Uint8Array)[]>();

  readonly out: Out = (path, piece) => {
    const known = this.pieces.get(path);
    if (known) known.push(piece);
    else this.pieces.set(path, [piece]);
  };

  all(): DataFile[] {
    return [...this.pieces].map(([path, pieces]): DataFile => {
      const texts = pieces.filter((piece) => typeof piece === 'string');
      if (texts.length === pieces.length) return { path, text: texts.join('') };
      const encoder = new TextEncoder();
      const parts = pieces.map((one) => (typeof one === 'string' ? encoder.encode(one) : one));
      const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
      }
      return { path, bytes };
    });
  }
}

/**
 * Deterministic: the same dataset gives the same bytes, whatever order its records came in.
 * Refusals: those of `optionValues`.
 */
export function writeDataset(
  codec: Codec,
  dataset: Dataset,
  given: OptionValues = {},
): Result<Written> {
  const values = optionValues(codec.options, given);
  if (!values.ok) return values;
  const options = values.value;
  const { dataset: reduced, contents, usage, losses } = carried(dataset, codec, options);
  const { articles: _articles, ...head } = reduced;
  const files = new Files();
  const { codebook } = dataset;
  const outline = { head, codebook, usage, options, splitOf: () => null };
  const writer = codec.writer(outline, files.out);
  for (const content of contents) writer.article(content);
  writer.finish();
  return ok({ files: files.all(), losses });
}
