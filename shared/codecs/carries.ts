/** What survives `read(write(dataset))`: every codec declares it, `reduction.ts` reduces by it. */
import type { ArticleMeta } from '../model/article.ts';

export interface Carries {
  /**
   * False: ids of articles, annotations and relations follow from what they say
   * (`derived-ids.ts`), so that the same file read twice gives the same ids.
   */
  readonly ids: boolean;
  /** `names`: ids of annotators follow from their names. `none`: nobody is named. */
  readonly authors: 'ids' | 'names' | 'none';
  /** When records were made and changed. */
  readonly times: boolean;
  /** False: the title is guessed from the text. */
  readonly titles: boolean;
  /** Which metadata of articles. */
  readonly meta: readonly (keyof ArticleMeta)[];
  readonly discontinuous: boolean;
  readonly attributes: boolean;
  /** Attributes of relations; formats that have those of annotations may lack them. */
  readonly relationAttributes: boolean;
  readonly notes: boolean;
  /** Draft or final. */
  readonly status: boolean;
  readonly relations: boolean;
  /** Relations across articles. */
  readonly links: boolean;
  /** What was adjudicated; only formats that carry everything of an annotation can. */
  readonly decisions: boolean;
  readonly codebook: boolean;
  readonly orphans: boolean;
  readonly raws: boolean;
  readonly tombstones: boolean;
  /** Blocks, inline marks and boilerplate of articles. */
  readonly structure: boolean;
  /** What is said of whole articles: answers, notes, who is done; and their earlier revisions. */
  readonly ofArticles: boolean;
  /** Clocks, revision numbers, and the records of the project and of idle annotators. */
  readonly history: boolean;
  /** Fields of a newer version, which this one does not know. */
  readonly unknownFields: boolean;
}

/** Texts and flat, contiguous, labelled spans: what every format has. Others add to it. */
export const LABELLED_TEXT: Carries = {
  ids: false,
  authors: 'none',
  times: false,
  titles: false,
  meta: [],
  discontinuous: false,
  attributes: false,
  relationAttributes: false,
  notes: false,
  status: false,
  relations: false,
  links: false,
  decisions: false,
  codebook: false,
  orphans: false,
  raws: false,
  tombstones: false,
  structure: false,
  ofArticles: false,
  history: false,
  unknownFields: false,
};
