/** What is wrong with a codebook as a whole, in words that name both sides. */
import { attributeProblem, type AttributeDefinition } from './attribute.ts';
import { activeLabels, isListed, keyClash, type Codebook, type Entity } from './codebook.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

const firstOf = <T>(items: readonly T[], problem: (item: T) => string | null): string | null => {
  for (const item of items) {
    const found = problem(item);
    if (found !== null) return found;
  }
  return null;
};

/** The first value that comes twice. */
function repeated(values: readonly string[]): string | null {
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size) ?? null;
}

/** Names are what analysts, files and the command line tell things by: case does not count. */
function namesProblem(what: string, things: readonly Named[]): string | null {
  if (things.some(({ name }) => name.trim() === '')) return `One of the ${what} has no name`;
  const id = repeated(things.map((thing) => thing.id));
  if (id !== null) return `Two ${what} have the id “${id}”`;
  const name = repeated(things.map((thing) => thing.name.trim().toLowerCase()));
  if (name === null) return null;
  const shown = things.find((thing) => thing.name.trim().toLowerCase() === name)?.name ?? name;
  return `Two ${what} are called “${shown}”`;
}

function keysProblem(codebook: Codebook, edited: string | null): string | null {
  const blank = activeLabels(codebook).find(({ key }) => /^\s$/u.test(key));
  return blank ? `“${blank.name}” has white space as its key` : keyClash(codebook.labels, edited);
}

function optionsProblem({ name, type, options = [] }: AttributeDefinition): string | null {
  if (type !== 'one' && type !== 'many') return null;
  if (options.length === 0) return `“${name}” has no options to choose from`;
  if (options.some((option) => option.trim() === '')) return `“${name}” has an empty option`;
  const twice = repeated(options);
  return twice === null ? null : `“${name}” has the option “${twice}” twice`;
}

function defaultProblem(
  definition: AttributeDefinition,
  entities: readonly Entity[],
): string | null {
  const { name, type, default: value } = definition;
  if (value === undefined) return null;
  const problem = attributeProblem(definition, value);
  if (problem !== null) return `The default of “${name}” is no answer to it: ${problem}`;
  return type === 'entity' && !entities.some(({ id }) => id === value)
    ? `The default of “${name}” is “${String(value)}”, which is none of the codebook’s entities`
    : null;
}

/** Where `shownWhen` asks for an answer that cannot be given. */
function conditionProblem(
  { name, shownWhen }: AttributeDefinition,
  others: readonly AttributeDefinition[],
): string | null {
  if (!shownWhen) return null;
  const other = others.find(({ id }) => id === shownWhen.attribute);
  if (!other)
    return `“${name}” is shown by “${shownWhen.attribute}”, and there is no such attribute beside it`;
  if (shownWhen.is.length === 0)
    return `“${name}” is shown by “${other.name}”, but no answer is named that shows it`;
  const { type, options = [] } = other;
  const impossible = shownWhen.is.find((value) => {
    if (type === 'boolean') return typeof value !== 'boolean';
    if (typeof value === 'boolean') return true;
    return (type === 'one' || type === 'many') && !options.includes(value);
  });
  return impossible === undefined
    ? null
    : `“${name}” is shown when “${other.name}” is “${String(impossible)}”, which it never is`;
}

/** `A → B → A` where attributes show each other in a circle. */
function circleProblem(definitions: readonly AttributeDefinition[]): string | null {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  for (const start of definitions) {
    const way = [start.name];
    let next = byId.get(start.shownWhen?.attribute ?? '');
    while (next && next !== start && way.length <= definitions.length) {
      way.push(next.name);
      next = byId.get(next.shownWhen?.attribute ?? '');
    }
    if (next !== start) continue;
    return way.length === 1
      ? `“${start.name}” is shown by its own answer, so it would never be shown`
      : `Attributes show each other in a circle: ${[...way, start.name].join(' ← ')}`;
  }
  return null;
}

/** Of the attributes of one label, or of the document labels; the sentence says whose they are. */
function definitionsProblem(
  owner: string,
  definitions: readonly AttributeDefinition[],
  entities: readonly Entity[],
): string | null {
  const problem =
    namesProblem('attributes', definitions) ??
    firstOf(definitions, (definition) =>
      definition.id === '__proto__' ? 'The attribute id “__proto__” is reserved' : null,
    ) ??
    firstOf(definitions, optionsProblem) ??
    firstOf(definitions, (definition) => defaultProblem(definition, entities)) ??
    firstOf(definitions, (definition) => conditionProblem(definition, definitions)) ??
    circleProblem(definitions);
  return problem === null ? null : `${owner}: ${problem}`;
}

function endsProblem({ labels, relationTypes }: Codebook): string | null {
  const known = new Set(labels.map(({ id }) => id));
  return firstOf(relationTypes, ({ name, from, to }) => {
    const unknown = [...from, ...to].find((id) => !known.has(id));
    return unknown === undefined
      ? null
      : `“${name}” links “${unknown}”, and there is no such label in the codebook`;
  });
}

/**
 * Why `codebook` cannot be worked with, without a full stop, or null when it can. Keys that the
 * workbench itself uses are its own to refuse: the codebook does not know them.
 *
 * @param edited id of the label at work: where its key clashes, the other one is named
 */
export function codebookProblem(codebook: Codebook, edited: string | null = null): string | null {
  const { documentLabels = [], entities = [] } = codebook;
  const labels = codebook.labels.filter(isListed);
  const relationTypes = codebook.relationTypes.filter(isListed);
  const groups: readonly [string, readonly Named[]][] = [
    ['labels', labels],
    ['relation types', relationTypes],
    ['entities', entities],
  ];
  return (
    firstOf(groups, ([what, things]) => namesProblem(what, things)) ??
    keysProblem(codebook, edited) ??
    firstOf(labels, ({ name, attributes }) => definitionsProblem(name, attributes, entities)) ??
    definitionsProblem('Document labels', documentLabels, entities) ??
    endsProblem(codebook)
  );
}
