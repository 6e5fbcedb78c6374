/** What an export would say and lose, before anything is written. */
import type { ExportLook, ExportOptions } from '../../shared/model/export-report.ts';
import { ok, type Result } from '../../shared/result.ts';
import { notesOn } from '../../shared/splits/notes.ts';
import type { Store } from '../storage/port.ts';
import { ExportPart, type ExportHooks, type PartSurvey } from './export-part.ts';
import { formatOf, leftOutOf, lossesOf, lostBetween, partsOf } from './export-parts.ts';
import { storeSource } from './export-source.ts';
import { splitPlan } from './export-split.ts';

export interface LookRequest {
  /** A codec's id. */
  readonly format: string;
  readonly options: ExportOptions;
  readonly hooks?: ExportHooks;
}

/** Refusals: those of `exportProject` that have nothing to do with a place. */
export async function lookAtExport(
  store: Store,
  { format, options, hooks = {} }: LookRequest,
): Promise<Result<ExportLook>> {
  const chosen = formatOf(format, options);
  if (!chosen.ok) return chosen;
  const { codec, values } = chosen.value;
  const source = storeSource(store);
  const { split } = options;
  const plan = split ? await splitPlan(source, options, split, hooks) : ok(null);
  if (!plan.ok) return plan;
  const places = plan.value?.of;
  const splitOf = places ? (id: string) => places.get(id) ?? null : null;
  const surveys: PartSurvey[] = [];
  for (const part of partsOf(codec, source, splitOf)) {
    const request = { codec, values, options, splitOf: splitOf ?? (() => null), hooks };
    const survey = await new ExportPart(part.source, request).survey();
    if (!survey.ok) return survey;
    surveys.push(survey.value);
  }
  const { labels } = store.head().codebook;
  const names = new Map(labels.map(({ id, name }) => [id, name]));
  const sum = (of: (survey: PartSurvey) => number): number =>
    surveys.reduce((total, survey) => total + of(survey), 0);
  return ok({
    articles: sum(({ usage }) => usage.articles),
    spans: sum(({ usage }) => usage.spans),
    relations: sum(({ usage }) => usage.relations),
    splits: plan.value && [...plan.value.table],
    notes: plan.value && split ? notesOn(plan.value, split.by, (id) => names.get(id) ?? id) : [],
    losses: lossesOf(surveys, lostBetween(codec, source, splitOf)),
    leftOut: leftOutOf(surveys),
  });
}
