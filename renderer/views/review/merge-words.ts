/** What a merge does, in words. */
import type {
  MergeCounts,
  MergePreview,
  MergeSample,
} from '../../../shared/model/merge-preview.ts';
import type { AppError } from '../../../shared/result.ts';
import { plural } from '../../../shared/text/plural.ts';

type Kind = keyof MergeCounts;

/** In the order in which they are shown; as the heading of a column, and of samples. */
export const KINDS: readonly { readonly kind: Kind; readonly name: string }[] = [
  { kind: 'added', name: 'New' },
  { kind: 'changed', name: 'Changed' },
  { kind: 'deleted', name: 'Deleted' },
  { kind: 'conflicting', name: 'In conflict' },
  { kind: 'orphaned', name: 'No place' },
  { kind: 'stranded', name: 'Kept aside' },
];

/** What becomes of each kind; the rest says itself. */
export const FATES: Readonly<Partial<Record<Kind, string>>> = {
  conflicting:
    'Written by two at the same time, or deleted by one and written by another. Both sides are kept until somebody decides.',
  orphaned:
    'Their words have no sure place in the text as it is here. They come in as orphans, with the words and offsets they had.',
  stranded:
    'They lie on an article, or link an annotation, that was deleted here. They are kept aside, and wait among the conflicts.',
};

/** Of annotations and relations: one of them may wait with several conflicts. */
const COUNTED: Readonly<Record<Kind, string>> = {
  added: 'new',
  changed: 'changed',
  deleted: 'deleted',
  conflicting: 'in conflict',
  orphaned: 'without a place',
  stranded: 'kept aside',
};

const wordsForCounts = (counts: MergeCounts): readonly string[] =>
  KINDS.flatMap(({ kind }) =>
    counts[kind] === 0 ? [] : `${counts[kind].toLocaleString('en-GB')} ${COUNTED[kind]}`,
  );

/** `12 new, 3 changed, 1 deleted, 2 in conflict, 1 without a place, 2 new articles`. */
export function headlineOf({ total, articles, codebook }: MergePreview): string {
  const added = articles.filter(({ status }) => status === 'new').length;
  return [
    ...wordsForCounts(total),
    ...(added === 0 ? [] : [plural(added, 'new article')]),
    ...(codebook.length === 0 ? [] : [`${plural(codebook.length, 'change')} to the codebook`]),
  ].join(', ');
}

export const STATUS_WORDS: Readonly<Record<MergePreview['articles'][number]['status'], string>> = {
  new: 'new article',
  'other text': 'its text differs there',
  known: '',
  deleted: 'deleted there',
};

export interface SampleGroup {
  readonly kind: Kind;
  readonly name: string;
  readonly samples: readonly MergeSample[];
}

/** The samples by kind, kinds in the order in which they are shown. */
export const samplesByKind = (samples: readonly MergeSample[]): readonly SampleGroup[] =>
  KINDS.map(({ kind, name }) => ({
    kind,
    name,
    samples: samples.filter(({ what }) => what === kind),
  })).filter(({ samples: own }) => own.length > 0);

/** What went wrong, with where it did unless the sentence says so. */
export function wordsForError({ message, file, line }: AppError): string {
  if (file === undefined || message.includes(file)) return message;
  return `${message} (${file}${line === undefined ? '' : `, line ${line}`})`;
}
