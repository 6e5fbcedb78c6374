/**
 * Bringing a dataset's annotations into a project as one step that undo takes back.
 *
 * What the project has already is recognised (articles by id, by a text they have or had, by the
 * file they came from; annotators by id or name, annotations by id) and not doubled. Annotations
 * that were made on another revision of an article are placed on its text as it is here, or kept as
 * orphans. What contradicts the project is rejected with its reason and changes nothing.
 */
import type { Reducing } from '../../shared/codecs/reduction.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { ImportReport } from '../../shared/contract.ts';
import { cleanName, findAnnotator, type Annotator } from '../../shared/model/annotator.ts';
import type { Article } from '../../shared/model/article.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { sumOfReanchored } from '../../shared/model/reanchored.ts';
import { ok, type Result } from '../../shared/result.ts';
import { newAnnotator, type Making } from '../annotators.ts';
import type { Store } from '../storage/port.ts';
import { planArticles } from './dataset-articles.ts';
import { joinedCodebook } from './dataset-codebook.ts';
import { planAnnotations } from './dataset-annotations.ts';
import { keepRaws } from './dataset-raws.ts';

export interface ImportDatasetOptions extends Making {
  /** Name or id: everything is taken as the work of this annotator, who is made where new. */
  readonly annotator?: string;
  /** The format it was read from: what that leaves out contradicts nothing. */
  readonly format?: Reducing;
  /** What the report calls the dataset. */
  readonly file?: string;
  /** True: say what would happen, write nothing. */
  readonly dryRun: boolean;
}

interface Authors {
  /** Annotator id in the project for each one of the dataset. */
  readonly idOf: (annotator: string) => string;
  readonly added: readonly Annotator[];
  /** Whose step the import is. */
  readonly by: string;
}

function planAuthors(
  known: readonly Annotator[],
  dataset: Dataset,
  options: ImportDatasetOptions,
): Authors {
  if (options.annotator !== undefined && options.annotator.trim() !== '') {
    const found = findAnnotator(known, options.annotator);
    const one = found ?? newAnnotator(cleanName(options.annotator), options);
    return { idOf: () => one.id, added: found ? [] : [one], by: one.id };
  }
  const ids = new Map<string, string>();
  const added: Annotator[] = [];
  for (const annotator of dataset.annotators) {
    const all = [...known, ...added];
    const found = all.find(({ id }) => id === annotator.id) ?? findAnnotator(all, annotator.name);
    if (!found) added.push(annotator);
    ids.set(annotator.id, found?.id ?? annotator.id);
  }
  const idOf = (id: string): string => ids.get(id) ?? id;
  return { idOf, added, by: idOf(dataset.annotators[0]?.id ?? '') };
}

/** Changed now, so it must count as later than what it was. */
function stamped(codebook: Codebook, { now, newId }: Making): Codebook {
  const clock = createClock(now, newId().replaceAll('-', ''));
  clock.observe(codebook.clock);
  return { ...codebook, clock: clock.tick() };
}

/**
 * Refusals: those of `Store.article`, `Store.putRaw` and `Store.commit`; what cannot be brought in
 * is no refusal but a line of `rejected`, and everything else comes in without it.
 */
export async function importDataset(
  store: Store,
  dataset: Dataset,
  options: ImportDatasetOptions,
): Promise<Result<ImportReport>> {
  const file = options.file ?? '';
  const head = store.head();
  const authors = planAuthors(head.annotators, dataset, options);
  const codebook = joinedCodebook(head.codebook, dataset.codebook);
  const matched = await planArticles(store, dataset.articles);
  if (!matched.ok) return matched;
  const articles = matched.value;
  const planned = await planAnnotations(
    store,
    dataset,
    { articles, codebook, authors },
    options.format,
  );
  if (!planned.ok) return planned;
  const { spans, relations, decisions, rejected, reanchored } = planned.value;
  const report: ImportReport = {
    articles: articles.lines.map((line) => ({
      ...line,
      file,
      reanchored: reanchored.get(line.id) ?? null,
    })),
    annotations: spans.length,
    reanchored: sumOfReanchored(reanchored.values()),
    rejected: [...articles.rejected, ...rejected].map((reason) => ({ file, line: null, reason })),
  };
  if (options.dryRun) return ok(report);

  const fresh: Result<readonly Article[]> = await keepRaws(store, articles.added, dataset.raws);
  if (!fresh.ok) return fresh;
  const used = new Set([...spans, ...relations, ...decisions].map(({ by }) => by));
  const annotators = authors.added.filter(({ id }) => used.has(id));
  const isSameCodebook = codebook.joined === head.codebook;
  const changes = [fresh.value, spans, relations, decisions, annotators].some(
    (list) => list.length > 0,
  );
  if (!changes && isSameCodebook) return ok(report);
  const done = await store.run(
    {
      do: 'add-records',
      articles: fresh.value,
      annotators,
      spans,
      relations,
      decisions,
      ...(isSameCodebook ? {} : { codebook: stamped(codebook.joined, options) }),
    },
    authors.by,
    'import',
  );
  return done.ok ? ok(report) : done;
}
