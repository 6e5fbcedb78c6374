/** Problems of one kind as a group, and what it is called: “3 claims lack a source”. English. */
import type { Codebook } from '../model/codebook.ts';
import { PROBLEM_KINDS, type Problem } from '../model/problem.ts';
import { unreachable } from '../result.ts';
import { attributionOf, endNames } from './relations.ts';

export interface ProblemGroup {
  readonly key: string;
  /** With its count. */
  readonly words: string;
  readonly problems: readonly Problem[];
}

const PLAIN = /^[A-Za-z][a-z]*( [a-z]+)*$/u;

/** `claim`, `claims`; a name that English cannot bend is quoted: `annotations “هدف”`. */
function counted(count: number, name: string): string {
  const words = name.toLowerCase();
  const bent = !PLAIN.test(name)
    ? null
    : /[^aeiou]y$/u.test(words)
      ? `${words.slice(0, -1)}ies`
      : /(s|x|z|ch|sh)$/u.test(words)
        ? `${words}es`
        : `${words}s`;
  const one = bent === null ? `annotation “${name}”` : words;
  const many = bent ?? `annotations “${name}”`;
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** `a kind`, `an outlet`; more than a word is quoted: `“Count of”`. */
const anyOf = (name: string): string =>
  /^[A-Za-z][a-z]*$/u.test(name)
    ? `${/^[aeiou]/iu.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`
    : `“${name}”`;

/** Counted apart: each of these asks for another answer. */
const BY_LABEL: ReadonlySet<Problem['kind']> = new Set([
  'missing-attribute',
  'bad-value',
  'number-without-value',
  'claim-without-source',
]);

const keyOf = ({ kind, label, attribute }: Problem): string =>
  BY_LABEL.has(kind) ? [kind, label, attribute].join(' ') : kind;

function wordsOf(codebook: Codebook, of: Problem, count: number): string {
  const label = codebook.labels.find(({ id }) => id === of.label);
  const asked = label?.attributes.find(({ id }) => id === of.attribute)?.name ?? of.attribute ?? '';
  const isOne = count === 1;
  const labelled = counted(count, label?.name ?? of.label ?? 'annotation');
  const annotations = counted(count, 'annotation');
  const lack = isOne ? 'lacks' : 'lack';
  switch (of.kind) {
    case 'missing-attribute':
    case 'number-without-value':
      return `${labelled} ${lack} ${anyOf(asked)}`;
    case 'claim-without-source': {
      const types = attributionOf(codebook).get(of.label ?? '') ?? [];
      return `${labelled} ${lack} ${anyOf(endNames(types, codebook.labels))}`;
    }
    case 'bad-value':
      return `${labelled} ${isOne ? 'has' : 'have'} an answer to “${asked}” that does not fit`;
    case 'orphan':
      return `${annotations} ${isOne ? 'has lost its' : 'have lost their'} place`;
    case 'quote-mismatch':
      return `${annotations} ${isOne ? 'does' : 'do'} not match the text`;
    case 'dangling-relation':
      return `${counted(count, 'relation')} ${isOne ? 'leads' : 'lead'} to nothing`;
    case 'unknown-label':
      return `${annotations} ${isOne ? 'has a label that is' : 'have labels that are'} not in the codebook`;
    default:
      return unreachable(of.kind);
  }
}

/** Groups in the order of the kinds, then as they come. */
export function groupsOf(
  codebook: Codebook,
  problems: readonly Problem[],
): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups]
    .flatMap(([key, own]) => {
      const [first] = own;
      return first
        ? [{ key, first, words: wordsOf(codebook, first, own.length), problems: own }]
        : [];
    })
    .sort((a, b) => PROBLEM_KINDS.indexOf(a.first.kind) - PROBLEM_KINDS.indexOf(b.first.kind))
    .map(({ key, words, problems: own }) => ({ key, words, problems: own }));
}
