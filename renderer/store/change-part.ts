/** Parts of changes: what of a change concerns which articles. */
import type { Change, Update } from '../../shared/model/change.ts';
import { homeOf } from '../../shared/ops/patch.ts';

/** Stands for what belongs to no article: codebook, annotators, relations across articles. */
export const PROJECT_WIDE = '';

const homeOfUpdate = (update: Update): string =>
  update.kind === 'article' ? update.id : (update.article ?? PROJECT_WIDE);

/** Ids of the articles `change` touches, and `PROJECT_WIDE` where it touches more. */
export const homesOf = (change: Change): ReadonlySet<string> =>
  new Set([
    ...[...change.added, ...change.removed].map((record) => homeOf(record) ?? PROJECT_WIDE),
    ...change.updated.map(homeOfUpdate),
  ]);

/** The part of `change` that concerns the homes that `keep` picks. */
export const partOf = (change: Change, keep: (home: string) => boolean): Change => ({
  added: change.added.filter((record) => keep(homeOf(record) ?? PROJECT_WIDE)),
  updated: change.updated.filter((update) => keep(homeOfUpdate(update))),
  removed: change.removed.filter((record) => keep(homeOf(record) ?? PROJECT_WIDE)),
});
