/** Conflicts in words, and what can be chosen in each. */
import type { Conflict, Settlement } from '../../../shared/model/conflict.ts';
import type { Decision } from '../../store/conflict-watch.ts';

/** One way to decide a conflict. */
export interface Choice {
  /** The key that takes it, as in `Chord`. */
  readonly key: string;
  /** What its button says. */
  readonly words: string;
  readonly choice: Settlement['choice'];
  /** What was written, where it is one of the sides. */
  readonly side: Conflict['sides'][number] | null;
  /** True: this is what shows until somebody decides. */
  readonly isShown: boolean;
}

const plain = (key: string, words: string, choice: Settlement['choice']): Choice => ({
  key,
  words,
  choice,
  side: null,
  isShown: false,
});

export function choicesOf({ what, sides, shown }: Conflict): readonly Choice[] {
  switch (what) {
    case 'field':
      return sides.map((side, at) => ({
        key: `${at + 1}`,
        words: 'Take this',
        choice: { take: side.clock },
        side,
        isShown: side.clock === shown,
      }));
    case 'deleted':
      return [plain('P', 'Keep it', 'keep'), plain('D', 'Delete it', 'delete')];
    case 'stranded':
      return [
        plain('R', 'Restore it with what it needs', 'restore'),
        plain('D', 'Delete it', 'delete'),
      ];
  }
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five'];

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What there is to decide: one sentence. */
export function questionOf({ what, fieldName, sides, shown }: Conflict): string {
  switch (what) {
    case 'field': {
      const name = fieldName ?? 'value';
      const meanwhile = shown === null ? ' None of them shows as it is meanwhile.' : '';
      return `${capital(name)}: ${NUMBERS[sides.length] ?? sides.length} wrote it at the same time.${meanwhile}`;
    }
    case 'deleted':
      return 'Deleted by one while another wrote to it. It stands meanwhile.';
    case 'stranded':
      return 'What it lies on, or links, was deleted by somebody else. It is kept aside meanwhile.';
  }
}

export interface ConflictGroup {
  /** Article id; null: what belongs to the project. */
  readonly id: string | null;
  readonly title: string;
  readonly conflicts: readonly Conflict[];
  /** Place of the first among all. */
  readonly first: number;
}

/** The conflicts, which come in the order in which they are shown, under a heading each article. */
export function groupedConflicts(conflicts: readonly Conflict[]): readonly ConflictGroup[] {
  const groups: (ConflictGroup & { readonly conflicts: Conflict[] })[] = [];
  for (const [at, conflict] of conflicts.entries()) {
    const id = conflict.article?.id ?? null;
    const title = conflict.article?.title ?? 'The whole project';
    const last = groups.at(-1);
    if (last?.id === id) last.conflicts.push(conflict);
    else groups.push({ id, title, conflicts: [conflict], first: at });
  }
  return groups;
}

export interface Author {
  readonly name: string;
  /** Taking what they wrote, wherever it is one side only. */
  readonly decisions: readonly Decision[];
}

/** Who wrote sides of fields, those with most of them first. */
export function authorsOf(conflicts: readonly Conflict[]): readonly Author[] {
  const authors = new Map<string, Decision[]>();
  for (const conflict of conflicts) {
    if (conflict.what !== 'field') continue;
    for (const { by, clock } of conflict.sides) {
      const isOnly = conflict.sides.filter((side) => side.by === by).length === 1;
      if (by === null || !isOnly) continue;
      authors.set(by, [...(authors.get(by) ?? []), { conflict, choice: { take: clock } }]);
    }
  }
  return [...authors]
    .map(([name, decisions]) => ({ name, decisions }))
    .sort((a, b) => b.decisions.length - a.decisions.length || (a.name < b.name ? -1 : 1));
}
