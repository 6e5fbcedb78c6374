/** Why something in the codebook cannot be called that. */
interface Named {
  readonly id: string;
  readonly name: string;
}

export function nameProblem(
  what: string,
  all: readonly Named[],
  { id }: Pick<Named, 'id'>,
  name: string,
): string | null {
  const twin = all.find(
    (other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase(),
  );
  return twin ? `There is another ${what} called “${twin.name}” already.` : null;
}
