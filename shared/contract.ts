/**
 * Every call across the process boundary, with its schemas. Both hosts (Electron's custom protocol
 * and the loopback server) serve this contract under `RPC_PREFIX`; arguments and results are
 * parsed at run time on both sides. Expected failure travels as the typed error `REFUSED`.
 *
 * Offsets are UTF-16 code units of `Article.text` throughout.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { articleProgressSchema, feedbackSchema } from './model/adjudication.ts';
import { agreementQuerySchema, agreementSchema, measureSchema } from './model/agreement.ts';
import { annotatorSchema } from './model/annotator.ts';
import { articleMetaSchema, articleSchema, articleSummarySchema } from './model/article.ts';
import { committedEntrySchema, entrySchema } from './model/change.ts';
import { codebookSchema } from './model/codebook.ts';
import { codebookEditSchema } from './model/codebook-edit.ts';
import { decisionSchema } from './model/decision.ts';
import { conflictSchema, settlementSchema } from './model/conflict.ts';
import {
  exportLookSchema,
  exportOptionsSchema,
  exportReportSchema,
} from './model/export-report.ts';
import { importLookSchema, importReportSchema } from './model/import-report.ts';
import { mergePreviewSchema } from './model/merge-preview.ts';
import { nameMappingSchema } from './model/name-mapping.ts';
import { problemListSchema } from './model/problem.ts';
import { projectSchema } from './model/project.ts';
import { relationSchema } from './model/relation.ts';
import {
  occurrencesQuerySchema,
  occurrencesSchema,
  searchAnswerSchema,
  searchQuerySchema,
} from './model/search.ts';
import { spanSchema } from './model/span.ts';
import { projectCommandSchema } from './model/project-command.ts';
import { appErrorSchema } from './result.ts';

export const RPC_PREFIX = '/rpc';
/** An article larger than this is refused by name. Bytes. */
export const MAX_ARTICLE_BYTES = 10 * 1024 * 1024;
/** A request larger than this is refused by the hosts. Bytes. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** The error code that says: refused by the disk, not by the rules; try again. */
export const NOT_SAVED = 'not-saved';

export const headSchema = z.object({
  project: projectSchema,
  codebook: codebookSchema,
  annotators: z.array(annotatorSchema),
  links: z.array(relationSchema),
});

export const articleContentSchema = z.object({
  article: articleSchema,
  spans: z.array(spanSchema),
  relations: z.array(relationSchema),
  decisions: z.array(decisionSchema).exactOptional(),
});

export const openedProjectSchema = z.object({
  /** The project folder, as the analyst would name it. */
  path: z.string(),
  /** Why nothing can be saved here, or null. */
  readOnly: z.string().nullable(),
  /** What recovery found at opening: torn lines, restored backups. */
  notices: z.array(z.string()),
  head: headSchema,
  summaries: z.array(articleSummarySchema),
  seq: z.number().int().nonnegative(),
  /** Entries committed since the project was opened: undo reaches back to here. */
  history: z.array(entrySchema),
  /** Annotator id of whoever works here, or null when the name was not yet asked. */
  me: z.string().nullable(),
  exportFolder: z.string(),
});
export type OpenedProject = z.infer<typeof openedProjectSchema>;

export const importFileSchema = z.object({
  name: z.string().min(1),
  /** The folder that was chosen, where the file was not itself; `name` begins with it. */
  root: z.string().exactOptional(),
  /** Pasted text, or the file's bytes in base64. */
  text: z.string().exactOptional(),
  base64: z.string().exactOptional(),
});

/** A store to merge: a path on this machine, or a bundle that was dropped on the window. */
export const mergeSourceSchema = z.union([
  z.object({ path: z.string().min(1) }),
  z.object({ name: z.string().min(1), base64: z.string() }),
]);
export type MergeSource = z.infer<typeof mergeSourceSchema>;

/** `annotations/a1 (conflicted copy 2024-03-22).json`, left by a file-sync tool. */
export const syncCopySchema = z.object({
  /** Absolute. */
  path: z.string(),
  /** The file of the project that it is a copy of, relative to the project. */
  of: z.string(),
});

/** Where the screen was; opaque to the main side. */
export const viewSchema = z.record(z.string(), z.unknown());

/** What a window hears without asking. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('entry'), committed: committedEntrySchema }),
  /** The annotator's name was given or changed. */
  z.object({ type: z.literal('me'), me: z.string() }),
  /** How far a long call is. */
  z.object({
    type: z.literal('job'),
    job: z.string(),
    /** `Reading ben.claimbundle`. */
    doing: z.string(),
    done: z.number().nonnegative(),
    /** 0: not known. */
    total: z.number().nonnegative(),
  }),
]);
export type WorkbenchEvent = z.infer<typeof eventSchema>;

const call = oc.errors({ REFUSED: { status: 422, data: appErrorSchema } });

export const contract = {
  open: call.output(openedProjectSchema),
  article: call
    .input(z.object({ id: z.string() }))
    .output(articleContentSchema.extend({ seq: z.number() })),
  /** Acknowledged only after the journal is on disk. All or nothing; the same entry id twice is once. */
  commit: call
    .input(z.object({ entries: z.array(entrySchema) }))
    .output(z.object({ seq: z.number() })),
  /** Entries after `after`, then every new one: a window that reconnects misses nothing. */
  events: call
    .input(z.object({ after: z.number().int().nonnegative() }))
    .output(eventIterator(eventSchema)),
  signIn: call.input(z.object({ name: z.string() })).output(annotatorSchema),
  /** Executes a command over the whole project as one entry; `label` is what undo will say. */
  run: call.input(projectCommandSchema).output(z.object({ seq: z.number(), label: z.string() })),
  search: call.input(searchQuerySchema).output(searchAnswerSchema),
  /** In reading order, article by article. */
  occurrences: call.input(occurrencesQuerySchema).output(occurrencesSchema),
  problems: call.output(problemListSchema),
  /** What an edit of the codebook would do to annotations, in sentences; nothing is changed. */
  codebookEffect: call
    .input(codebookEditSchema)
    .output(z.object({ affected: z.number().int().nonnegative(), sentences: z.array(z.string()) })),
  /** Writes a text file where the analyst said (a codebook, a summary): safely, never half. */
  saveText: call
    .input(z.object({ path: z.string().min(1), text: z.string() }))
    .output(z.object({ file: z.string() })),
  /**
   * Reads stores (project folders, bundles) and says what merging them would do; nothing is changed
   * until `mergeTake`. A later look takes the place of this one. Long ones tell how far they are by
   * `job` events.
   */
  mergeLook: call
    .input(z.object({ sources: z.array(mergeSourceSchema).min(1), job: z.string() }))
    .output(mergePreviewSchema),
  /** Makes a backup, then merges what was looked at, as one step that undo takes back. */
  mergeTake: call
    .input(z.object({ look: z.string(), job: z.string() }))
    .output(z.object({ seq: z.number(), label: z.string(), backup: z.string() })),
  /** Copies of the project's files that file-sync tools left beside them. */
  syncCopies: call.output(z.object({ copies: z.array(syncCopySchema) })),
  conflicts: call.output(z.object({ conflicts: z.array(conflictSchema) })),
  /** One step, undone as one. */
  settle: call
    .input(z.object({ settlements: z.array(settlementSchema).min(1) }))
    .output(z.object({ seq: z.number(), label: z.string() })),
  /** Every measure of agreement, in the order it is shown. */
  measures: call.output(z.object({ measures: z.array(measureSchema) })),
  /**
   * How far annotators agree; the worst disagreements are a few hundred at most. A long one tells how
   * far it is by `job` events. Unknown ids, and fewer than two annotators, are refused.
   */
  agreement: call.input(agreementQuerySchema.extend({ job: z.string() })).output(agreementSchema),
  /** How far adjudication is, by article; no annotators: everybody. Fewer than two are refused. */
  adjudication: call
    .input(z.object({ annotators: z.array(z.string()) }))
    .output(
      z.object({ annotators: z.array(z.string()), articles: z.array(articleProgressSchema) }),
    ),
  /** What they agree on becomes gold, as one step; no articles: all. `label`: what undo says. */
  acceptAgreed: call
    .input(z.object({ annotators: z.array(z.string()), articles: z.array(z.string()) }))
    .output(z.object({ accepted: z.number().int(), label: z.string().nullable() })),
  /** What was decided differently from what somebody did. */
  feedback: call.input(z.object({ annotator: z.string() })).output(feedbackSchema),
  /** Stops a long call that was given this job: it is refused as `cancelled`, nothing is changed. */
  cancel: call.input(z.object({ job: z.string() })).output(z.object({})),
  importFiles: call
    .input(
      z.object({
        files: z.array(importFileSchema),
        encoding: z.string().exactOptional(),
        meta: articleMetaSchema.exactOptional(),
      }),
    )
    .output(importReportSchema),
  /** Nothing is written. A long one tells how far it is by `job` events. */
  exportLook: call
    .input(z.object({ format: z.string(), options: exportOptionsSchema, job: z.string() }))
    .output(exportLookSchema),
  /** All or nothing. A long one tells how far it is by `job` events. */
  /**
   * Sends files for the look of this job, as many calls as they need: a request has at most
   * `MAX_BODY_BYTES`.
   */
  importStage: call
    .input(z.object({ job: z.string(), files: z.array(importFileSchema) }))
    .output(z.object({})),
  /**
   * Reads what was sent for this job, and files and folders of this machine. A later look takes the
   * place of this one. Long ones tell how far they are by `job` events.
   */
  importLook: call
    .input(
      z.object({
        job: z.string(),
        paths: z.array(z.string().min(1)),
        options: z.object({
          encoding: z.string().exactOptional(),
          meta: articleMetaSchema.exactOptional(),
          /** A format's id, or `text`; absent: told by the files. */
          format: z.string().exactOptional(),
          /** Name: every annotation is taken as this one's work. */
          annotator: z.string().exactOptional(),
        }),
      }),
    )
    .output(importLookSchema),
  /** Takes what was looked at, as one step that undo takes back, or nothing where any is rejected. */
  importTake: call
    .input(
      z.object({
        look: z.string(),
        mapping: nameMappingSchema,
        /** Name: whose work that is which the files name nobody for. */
        annotator: z.string().exactOptional(),
        job: z.string(),
      }),
    )
    .output(importReportSchema),
  exportTo: call
    .input(
      z.object({
        format: z.string(),
        path: z.string(),
        options: exportOptionsSchema,
        job: z.string(),
      }),
    )
    .output(exportReportSchema),
  loadView: call.output(viewSchema),
  saveView: call.input(viewSchema).output(z.object({})),
};
export type Contract = typeof contract;

/** What Electron's preload gives the page, as `window.claimbench`; absent in a browser. */
export interface Desktop {
  /** Hears the ids of actions chosen from the native menu. Returns how to stop hearing. */
  readonly onMenu: (callback: (action: string) => void) => () => void;
  /** A folder the analyst picked, absolute, or null. */
  readonly pickFolder: () => Promise<string | null>;
  /** Where to save, absolute, or null. */
  readonly pickSavePath: (defaultPath: string) => Promise<string | null>;
}
