/** What stands in the export dialog, and what it asks for. */
import type { ExportOptions } from '../../../shared/model/export-report.ts';
import { GOLD_ANNOTATOR } from '../../../shared/model/annotator.ts';
import { SPLITS, type Split, type SplitName } from '../../../shared/model/split.ts';
import { presets, type CodecOption, type OptionValues } from '../../../shared/codecs/option.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { checkedWeights } from '../../../shared/splits/weights.ts';

export type Division = 'none' | 'usual' | 'own';

export interface ExportForm {
  readonly format: string;
  /** What was set of each format's options; a format that one comes back to has them still. */
  readonly set: Readonly<Record<string, OptionValues>>;
  /** Ids of what is not wanted. */
  readonly leftLabels: ReadonlySet<string>;
  readonly leftAnnotators: ReadonlySet<string>;
  readonly goldOnly: boolean;
  readonly boilerplate: boolean;
  readonly withTime: boolean;
  readonly division: Division;
  /** As typed. */
  readonly shares: Readonly<Record<SplitName, string>>;
  readonly by: Split['by'];
  readonly seed: string;
}

export const USUAL: Split['weights'] = { train: 80, dev: 10, test: 10 };

export const firstForm = (format: string): ExportForm => ({
  format,
  set: {},
  leftLabels: new Set(),
  leftAnnotators: new Set(),
  goldOnly: false,
  boilerplate: true,
  withTime: false,
  division: 'none',
  shares: { train: '70', dev: '15', test: '15' },
  by: 'article',
  seed: '1',
});

interface Named {
  readonly id: string;
}

/** The contract's way to say “all of them” is an empty list. */
const kept = (items: readonly Named[], left: ReadonlySet<string>): string[] =>
  items.some(({ id }) => left.has(id))
    ? items.filter(({ id }) => !left.has(id)).map(({ id }) => id)
    : [];

const isNone = (items: readonly Named[], left: ReadonlySet<string>): boolean =>
  items.length > 0 && items.every(({ id }) => left.has(id));

const NUMBER = /^\d{1,9}(?:[.,]\d{1,9})?$/u;

function weightsOf({ division, shares }: ExportForm): Result<Split['weights']> {
  if (division === 'usual') return ok(USUAL);
  const weights = { train: 0, dev: 0, test: 0 };
  for (const name of SPLITS) {
    const typed = shares[name].trim();
    if (typed !== '' && !NUMBER.test(typed))
      return err('bad-split', `The share of ${name} is a number, such as 10. Empty means none.`);
    weights[name] = Number(typed.replace(',', '.'));
  }
  return checkedWeights(weights);
}

function splitOf(form: ExportForm): Result<Split | null> {
  if (form.division === 'none') return ok(null);
  const weights = weightsOf(form);
  if (!weights.ok) return weights;
  const seed = form.seed.trim();
  if (!/^\d{1,15}$/u.test(seed))
    return err(
      'bad-split',
      'The seed is a whole number from 0 on. Another seed divides otherwise.',
    );
  return ok({ weights: weights.value, by: form.by, seed: Number(seed) });
}

export interface Choosable {
  readonly labels: readonly Named[];
  readonly annotators: readonly Named[];
  /** Of the chosen format. */
  readonly options: readonly CodecOption[];
}

/** Every option of the format with its value. */
export const valuesOf = (form: ExportForm, options: readonly CodecOption[]): OptionValues => ({
  ...presets(options),
  ...form.set[form.format],
});

/** Why nothing can be exported so, in words for whoever fills it in; or what is asked for. */
export function optionsOf(
  form: ExportForm,
  { labels, annotators, options }: Choosable,
): Result<ExportOptions> {
  if (isNone(labels, form.leftLabels)) return err('nothing', 'Choose at least one label.');
  if (!form.goldOnly && isNone(annotators, form.leftAnnotators))
    return err('nothing', 'Choose at least one annotator.');
  const split = splitOf(form);
  if (!split.ok) return split;
  return ok({
    annotators: form.goldOnly ? [] : kept(annotators, form.leftAnnotators),
    labels: kept(labels, form.leftLabels),
    boilerplate: form.boilerplate,
    ...(form.goldOnly && { goldOnly: true }),
    format: valuesOf(form, options),
    ...(split.value && { split: split.value }),
    ...(form.withTime && { withTime: true }),
  });
}

export const hasGold = (annotators: readonly Named[]): boolean =>
  annotators.some(({ id }) => id === GOLD_ANNOTATOR);
