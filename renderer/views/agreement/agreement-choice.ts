/** What agreement is asked for, as it is chosen on the screen. */
import type { AgreementQuery } from '../../../shared/model/agreement.ts';
import { GOLD_ANNOTATOR } from '../../../shared/model/annotator.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

export const CHOICES = ['annotators', 'labels', 'articles', 'measures'] as const;
export type ChoiceKind = (typeof CHOICES)[number];

/** Ids that are left out, by kind: what comes into the project later is chosen. */
export interface AgreementChoice {
  readonly left: Readonly<Record<ChoiceKind, ReadonlySet<string>>>;
  readonly seed: number;
}

export const FIRST_CHOICE: AgreementChoice = {
  // What adjudication decided is no annotator's own; whoever wants to compare with it ticks it.
  left: {
    annotators: new Set([GOLD_ANNOTATOR]),
    labels: new Set(),
    articles: new Set(),
    measures: new Set(),
  },
  seed: 1,
};

/** Ids there are to choose from, by kind. */
export type Choosable = Readonly<Record<ChoiceKind, readonly string[]>>;

const ONE: Readonly<Record<Exclude<ChoiceKind, 'annotators'>, string>> = {
  labels: 'label',
  articles: 'article',
  measures: 'measure',
};

export function withToggled(
  choice: AgreementChoice,
  kind: ChoiceKind,
  ids: readonly string[],
  isChosen: boolean,
): AgreementChoice {
  const left = new Set(choice.left[kind]);
  for (const id of ids) {
    if (isChosen) left.delete(id);
    else left.add(id);
  }
  return { ...choice, left: { ...choice.left, [kind]: left } };
}

const isPerson = (id: string): boolean => id !== GOLD_ANNOTATOR;

/** How many have to be chosen; where there are fewer, the answer says what is missing. */
function leastOf(kind: ChoiceKind, there: readonly string[]): number {
  if (kind === 'annotators') return there.filter(isPerson).length < 2 ? 0 : 2;
  return there.length === 0 ? 0 : 1;
}

/**
 * Everything chosen is asked for as an empty list: then annotators who did nothing are not compared.
 * Refusals: `nothing-chosen`, in words.
 */
export function queryOf(
  { left, seed }: AgreementChoice,
  choosable: Choosable,
): Result<AgreementQuery> {
  const chosen = (kind: ChoiceKind): string[] =>
    choosable[kind].filter((id) => !left[kind].has(id));
  for (const kind of CHOICES) {
    if (chosen(kind).length >= leastOf(kind, choosable[kind])) continue;
    return err(
      'nothing-chosen',
      kind === 'annotators'
        ? 'Agreement needs at least two annotators. Choose another one.'
        : `Choose at least one ${ONE[kind]}.`,
    );
  }
  const asked = (kind: ChoiceKind): string[] => {
    const all = choosable[kind].filter(isPerson);
    const some = chosen(kind);
    const isAll = some.length === all.length && all.every((id) => some.includes(id));
    return isAll ? [] : some;
  };
  return ok({
    annotators: asked('annotators'),
    labels: asked('labels'),
    articles: asked('articles'),
    measures: asked('measures'),
    seed,
  });
}
