/** Annotators two by two. */
export type Pair = readonly [a: string, b: string];

/** Every two of `annotators` once, the earlier one first. */
export const pairsOf = (annotators: readonly string[]): readonly Pair[] =>
  annotators.flatMap((a, at) => annotators.slice(at + 1).map((b): Pair => [a, b]));
