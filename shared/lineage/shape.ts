/** Which fields of a record are written on their own, and which belong together. */
import type { RecordKind } from '../model/record.ts';

/** A list whose items have ids: each item is written on its own, and so is their order. */
export interface ListShape {
  /** Fields of an item are written one by one; else an item is one value. */
  readonly parts: boolean;
  /** There even when empty. */
  readonly isAlways?: boolean;
  /** Lists inside an item, by field. */
  readonly lists?: Readonly<Record<string, ListShape>>;
}

export interface Shape {
  /** Fields that make sense only together, under one name. */
  readonly compounds: Readonly<Record<string, readonly string[]>>;
  /** Objects whose entries are written one by one; true: there even when empty. */
  readonly maps: Readonly<Record<string, boolean>>;
  readonly lists: Readonly<Record<string, ListShape>>;
}

/**
 * Said of the record as a whole: they follow from what was written. `merges` is a store's own memory
 * of what was merged into it, and no business of another one.
 */
export const DERIVED: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'created',
  'modified',
  'clock',
  'lineage',
  'merges',
]);

/** The place of a span: offsets mean nothing without the revision they count into. */
export const ANCHOR = 'anchor';
/** The text of an article, with all that counts into it. */
export const BODY = 'body';
/** What was decided about annotations: verdict, gold and person of two decisions do not mix. */
export const DECIDED = 'decided';

const NOTHING = { compounds: {}, maps: {}, lists: {} };
const VALUES: ListShape = { parts: false };

const SHAPES: Readonly<Record<RecordKind, Shape>> = {
  project: NOTHING,
  annotator: NOTHING,
  span: {
    compounds: { [ANCHOR]: ['revision', 'fragments', 'quote', 'orphan'] },
    maps: { attributes: true },
    lists: {},
  },
  relation: { ...NOTHING, maps: { attributes: true } },
  decision: {
    ...NOTHING,
    compounds: { [DECIDED]: ['fingerprint', 'verdict', 'from', 'gold', 'by'] },
  },
  article: {
    compounds: {
      [BODY]: ['text', 'sha256', 'revision', 'blocks', 'marks', 'boilerplate', 'revisions'],
    },
    maps: { meta: true, labels: false, done: false },
    lists: {},
  },
  codebook: {
    ...NOTHING,
    lists: {
      labels: { parts: true, isAlways: true, lists: { attributes: { ...VALUES, isAlways: true } } },
      relationTypes: { parts: true, isAlways: true },
      documentLabels: VALUES,
      entities: VALUES,
    },
  },
};

export const shapeOf = (kind: RecordKind): Shape => SHAPES[kind];
