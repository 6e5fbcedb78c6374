/** What codecs write and read: a project, or the part of it that an export chose. */
import type { Annotator } from '../model/annotator.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Project } from '../model/project.ts';
import type { Relation } from '../model/relation.ts';
import type { Tombstone } from '../model/record.ts';
import type { ArticleContent } from '../ops/state.ts';

export interface Dataset {
  readonly project: Project;
  readonly codebook: Codebook;
  readonly annotators: readonly Annotator[];
  /** By title, then id: exports never depend on the order of files on disk. */
  readonly articles: readonly ArticleContent[];
  /** Relations across articles. */
  readonly links: readonly Relation[];
  readonly tombstones: readonly Tombstone[];
  /** Bytes as imported, base64, by their SHA-256. Only the bundle carries them. */
  readonly raws: Readonly<Record<string, string>>;
}

/** A dataset but for its articles. */
export type DatasetHead = Omit<Dataset, 'articles'>;
