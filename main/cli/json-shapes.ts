/**
 * What `--json` prints, one schema a command. These shapes are a contract with scripts: fields may
 * be added, none may change or go.
 *
 * Offsets are UTF-16 code units of the article's text. `label` is the label's id, `annotator` the
 * annotator's name.
 */
import { z } from 'zod';
import { exportReportSchema } from '../../shared/model/export-report.ts';
import { lossSchema } from '../../shared/model/loss.ts';
import { fragmentSchema } from '../../shared/model/anchor.ts';
import { attributesSchema } from '../../shared/model/attribute.ts';
import { mergePreviewSchema } from '../../shared/model/merge-preview.ts';
import { unknownNameSchema } from '../../shared/model/name-mapping.ts';
import { RECORD_KINDS } from '../../shared/model/record.ts';
import { reanchoredSchema } from '../../shared/model/reanchored.ts';
import { appErrorSchema } from '../../shared/result.ts';

const count = z.number().int().nonnegative();

/** `new` */
export const newShape = z.strictObject({
  path: z.string(),
  title: z.string(),
  codebook: z.string(),
  labels: z.array(z.string()),
});
export type NewShape = z.infer<typeof newShape>;

/** `import`; exit 1 when anything was rejected, and then nothing was imported. */
export const importShape = z.strictObject({
  articles: z.array(
    z.strictObject({ id: z.string(), file: z.string(), status: z.enum(['added', 'known']) }),
  ),
  annotations: count,
  relations: count,
  /** Of the annotations, the ones that were made on another text of their article. */
  reanchored: reanchoredSchema,
  /** What the files say and a project has no place for, and what was skipped by the mapping. */
  leftOut: z.array(lossSchema),
  skipped: z.array(lossSchema),
  /** Names that somebody has to decide about; nothing was imported then. */
  unknown: z.array(unknownNameSchema),
  rejected: z.array(
    z.strictObject({
      file: z.string(),
      line: z.number().int().positive().nullable(),
      reason: z.string(),
    }),
  ),
});
export type ImportShape = z.infer<typeof importShape>;

export const articleShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  sha256: z.string(),
  length: count,
  revision: z.number().int().positive(),
});
export type ArticleShape = z.infer<typeof articleShape>;

export const annotationShape = z.strictObject({
  id: z.string(),
  article: z.string(),
  articleTitle: z.string(),
  label: z.string(),
  fragments: z.array(fragmentSchema),
  quote: z.string(),
  attributes: attributesSchema,
  annotator: z.string(),
  /** True when the quote could not be found again in its article. */
  orphan: z.boolean(),
});
export type AnnotationShape = z.infer<typeof annotationShape>;

const endShape = z.strictObject({ id: z.string(), article: z.string() });
export const relationShape = z.strictObject({
  id: z.string(),
  type: z.string(),
  from: endShape,
  to: endShape,
  attributes: attributesSchema,
  annotator: z.string(),
});
export type RelationShape = z.infer<typeof relationShape>;

/** `list`: what was asked for as an array; annotations and relations together as an object. */
export const listShape = z.union([
  z.array(articleShape),
  z.array(annotationShape),
  z.array(relationShape),
  z.strictObject({ annotations: z.array(annotationShape), relations: z.array(relationShape) }),
]);
export type ListShape = z.infer<typeof listShape>;

/** `tag` */
export const tagShape = annotationShape;

/** `export` */
export const exportShape = exportReportSchema;

/** `check`; exit 1 when not ok. */
export const checkShape = z.strictObject({ ok: z.boolean(), problems: z.array(z.string()) });
export type CheckShape = z.infer<typeof checkShape>;

/** `stats` */
export const statsShape = z.strictObject({
  title: z.string(),
  totals: z.strictObject({
    articles: count,
    words: count,
    spans: count,
    relations: count,
    links: count,
    orphans: count,
  }),
  articles: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      length: count,
      words: count,
      spans: count,
      relations: count,
      orphans: count,
      labels: z.record(z.string(), count),
    }),
  ),
  labels: z.array(z.strictObject({ id: z.string(), name: z.string(), spans: count })),
  annotators: z.array(
    z.strictObject({ id: z.string(), name: z.string(), spans: count, relations: count }),
  ),
});

/** `serve` and `open`, printed when the workbench can be reached. */
export const serveShape = z.strictObject({ path: z.string(), url: z.string() });
export type ServeShape = z.infer<typeof serveShape>;

/** Every command that was refused (exit 1) and has no report of its own to show. */
export const errorShape = z.strictObject({ error: appErrorSchema });

/** `codebook <project> export` */
export const codebookExportShape = z.strictObject({
  file: z.string(),
  format: z.string(),
  losses: z.array(lossSchema),
});
export type CodebookExportShape = z.infer<typeof codebookExportShape>;

/** `codebook <project> import`; `changed` is false with `--dry-run`. */
export const codebookImportShape = z.strictObject({
  affected: count,
  sentences: z.array(z.string()),
  losses: z.array(lossSchema),
  changed: z.boolean(),
});
export type CodebookImportShape = z.infer<typeof codebookImportShape>;

const figureShape = z.looseObject({
  value: z.number().nullable(),
  /** Why there is no value, a sentence. */
  reason: z.string().nullable(),
});

/** `agreement`. Loose: measures tell details of their own. */
export const agreementShape = z.strictObject({
  annotators: z.array(z.string()),
  articles: z.array(
    z.strictObject({ id: z.string(), title: z.string(), annotators: z.array(z.string()) }),
  ),
  /** By measure id. */
  measures: z.record(
    z.string(),
    z.looseObject({
      name: z.string(),
      definition: z.string(),
      caution: z.string(),
      overall: z.number().nullable(),
      reason: z.string().nullable(),
      /** 95 %. */
      interval: z.tuple([z.number(), z.number()]).nullable(),
      intervalReason: z.string().nullable(),
      byLabel: z.record(z.string(), figureShape),
      pairwise: z.array(figureShape.extend({ a: z.string(), b: z.string() })),
      byArticle: z.array(figureShape.extend({ article: z.string() })),
      seed: z.number().int(),
    }),
  ),
});

/** `merge`; `changed` is false with `--dry-run`, and where there was nothing to merge. */
export const mergeShape = z.strictObject({
  changed: z.boolean(),
  label: z.string().nullable(),
  backup: z.string().nullable(),
  conflicts: count,
  preview: mergePreviewSchema.omit({ id: true }),
});
export type MergeShape = z.infer<typeof mergeShape>;

/** `merge-driver`; `conflicts` of the file that wait for a person. */
export const mergeDriverShape = z.strictObject({ file: z.string(), conflicts: count });
export type MergeDriverShape = z.infer<typeof mergeDriverShape>;

const adjudicationCounts = {
  units: count,
  agreed: count,
  /** Units with each; one may have several. */
  differences: z.strictObject({
    missing: count,
    label: count,
    boundary: count,
    attribute: count,
    relation: count,
  }),
  undecided: count,
  skipped: count,
  decided: count,
  changed: count,
  /** Everything that is not decided, or no longer. */
  left: count,
};

/** `adjudicate`; the counts are those after accepting. */
export const adjudicateShape = z.strictObject({
  annotators: z.array(z.string()),
  accepted: count,
  totals: z.strictObject(adjudicationCounts),
  articles: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      annotators: z.array(z.string()),
      ...adjudicationCounts,
    }),
  ),
});
export type AdjudicateShape = z.infer<typeof adjudicateShape>;

/** `diff`; exit 1 when not the same. */
export const diffShape = z.strictObject({
  same: z.boolean(),
  differences: z.array(
    z.strictObject({
      what: z.enum(['only in a', 'only in b', 'differs']),
      kind: z.enum(RECORD_KINDS),
      id: z.string(),
      name: z.string(),
      article: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
      annotator: z.string().nullable(),
      fields: z.array(z.strictObject({ field: z.string(), a: z.string(), b: z.string() })),
    }),
  ),
});
export type DiffShape = z.infer<typeof diffShape>;

/** `formats` */
const named = { id: z.string(), name: z.string(), help: z.string() };
export const formatsShape = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    /** With the dot; empty: a folder. */
    extension: z.string(),
    offsetUnit: z.string(),
    /** Whether files of other programs are read too. */
    imports: z.enum(['any', 'own']),
    /** What survives writing and reading; `authors`: how annotators are named, `meta`: of articles. */
    carries: z
      .object({ authors: z.enum(['ids', 'names', 'none']), meta: z.array(z.string()) })
      .catchall(z.union([z.boolean(), z.string(), z.array(z.string())])),
    options: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          ...named,
          kind: z.literal('choice'),
          choices: z.array(z.object({ id: z.string(), name: z.string() })),
        }),
        z.strictObject({ ...named, kind: z.literal('switch'), preset: z.boolean() }),
      ]),
    ),
  }),
);
export type FormatsShape = z.infer<typeof formatsShape>;

/** `convert`; exit 1 with `rejected` alone when a file was refused, and then nothing was written. */
export const convertShape = exportReportSchema.extend({
  readAs: z.array(z.string()),
  notRead: z.array(lossSchema),
  passedOver: z.array(z.string()),
});
export type ConvertShape = z.infer<typeof convertShape>;
