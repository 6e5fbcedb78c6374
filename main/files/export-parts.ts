/** An export as its parts: the whole dataset, or one a split; and what they say together. */
import type { Codec } from '../../shared/codecs/codec.ts';
import { optionValues, type OptionValues } from '../../shared/codecs/option.ts';
import { CODECS, findCodec } from '../../shared/codecs/registry.ts';
import type { ExportOptions, ExportReport } from '../../shared/model/export-report.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { SPLITS, type SplitName } from '../../shared/model/split.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { PartSurvey } from './export-part.ts';
import type { ExportSource } from './export-source.ts';

export type SplitOf = (article: string) => SplitName | null;

/** Refusals: `unknown-format`, `unknown-option`, `bad-option`. */
export function formatOf(
  format: string,
  options: ExportOptions,
): Result<{ readonly codec: Codec; readonly values: OptionValues }> {
  const codec = findCodec(format);
  if (!codec) {
    const known = CODECS.map(({ id }) => id).join(', ');
    return err('unknown-format', `There is no format “${format}”. There are: ${known}.`);
  }
  const values = optionValues(codec.options, options.format ?? {});
  return values.ok ? ok({ codec, values: values.value }) : values;
}

export interface PartSource {
  readonly split: SplitName | null;
  readonly source: ExportSource;
}

/** The whole, or one part a split; formats that have splits inside take the whole. */
export function partsOf(
  codec: Codec,
  source: ExportSource,
  splitOf: SplitOf | null,
): readonly PartSource[] {
  if (!splitOf || codec.hasSplits === true) return [{ split: null, source }];
  return SPLITS.map((split) => {
    const isHere = (id: string): boolean => splitOf(id) === split;
    const ids = source.ids.filter(isHere);
    const links = source.head.links.filter(({ from, to }) =>
      [from, to].every(({ article }) => isHere(article)),
    );
    return { split, source: { ...source, ids, head: { ...source.head, links } } };
  }).filter((part) => part.source.ids.length > 0);
}

/** Relations that lead from one split to another: no part has both of their ends. */
export function lostBetween(
  codec: Codec,
  { head }: ExportSource,
  splitOf: SplitOf | null,
): readonly Loss[] {
  if (!splitOf || codec.hasSplits === true) return [];
  const count = head.links.filter(
    ({ from, to }) => splitOf(from.article) !== splitOf(to.article),
  ).length;
  const why = 'each split is a dataset of its own';
  return count === 0 ? [] : [{ what: 'relations between splits', count, why }];
}

/**
 * Losses of the same kind, added up; those of what stands in every part alike (definitions of the
 * codebook) count once.
 */
export function lossesOf(surveys: readonly PartSurvey[], between: readonly Loss[] = []): Loss[] {
  const found = new Map<string, Loss>();
  const put = (loss: Loss, sum: (a: number, b: number) => number): void => {
    const key = `${loss.what}\n${loss.why}`;
    found.set(key, { ...loss, count: sum(loss.count, found.get(key)?.count ?? 0) });
  };
  for (const loss of [...surveys.flatMap(({ losses }) => losses), ...between])
    put(loss, (a, b) => a + b);
  for (const loss of surveys.flatMap(({ headLosses }) => headLosses)) put(loss, Math.max);
  return [...found.values()];
}

export const leftOutOf = (surveys: readonly PartSurvey[]): ExportReport['leftOut'] => ({
  spans: surveys.reduce((sum, { leftOut }) => sum + leftOut.spans, 0),
  relations: surveys.reduce((sum, { leftOut }) => sum + leftOut.relations, 0),
});
