/**
 * Lines of an `.ann` file: id, tab, what it says, tab, text. After brat.nlplab.org/standoff.html
 * and, where that is silent, brat's own reader (annotation.py): answers may hold spaces, old
 * modifications (`M`) are marks, normalisations may read as in BioNLP 2013.
 */
import { ok, type Result } from '../../result.ts';
import { refuse, type Where } from '../refusal.ts';

interface Based {
  readonly where: Where;
  readonly id: string;
  /** What stands after what brat reads, white space taken off. */
  readonly rest: string;
}

export interface Argument {
  readonly role: string;
  readonly id: string;
}

export interface TextBound extends Based {
  readonly kind: 'text-bound';
  readonly type: string;
  /** As the file has them: in any order, in the unit of whoever wrote them. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
  /** Null: the line ends before it. */
  readonly text: string | null;
}

export interface RelationLine extends Based {
  readonly kind: 'relation';
  readonly type: string;
  readonly args: readonly [Argument, Argument];
}

export interface EventLine extends Based {
  readonly kind: 'event';
  readonly type: string;
  readonly trigger: string;
  readonly args: readonly Argument[];
}

export interface EquivLine extends Based {
  readonly kind: 'equiv';
  readonly type: string;
  readonly members: readonly string[];
}

export interface AnswerLine extends Based {
  readonly kind: 'answer';
  readonly type: string;
  readonly target: string;
  /** Null: a mark. */
  readonly value: string | null;
}

export interface NormLine extends Based {
  readonly kind: 'norm';
  readonly type: string;
  readonly target: string;
  /** Database and id: `Wikipedia:534366`. */
  readonly reference: string;
  readonly name: string;
}

export interface NoteLine extends Based {
  readonly kind: 'note';
  readonly type: string;
  readonly target: string;
  readonly text: string;
}

/** Of a kind that brat does not know either; it keeps such lines untouched. */
export interface OtherLine extends Based {
  readonly kind: 'other';
}

export type AnnLine =
  TextBound | RelationLine | EventLine | EquivLine | AnswerLine | NormLine | NoteLine | OtherLine;

interface Cut {
  readonly where: Where;
  readonly id: string;
  readonly data: string;
  /** After the second tab; null: there is none. */
  readonly tail: string | null;
}

const LIKE = {
  T: 'T1, tab, type and offsets such as “Claim 0 5”, tab, text',
  R: 'R1, tab, type and two arguments such as “Cause Arg1:T1 Arg2:T2”',
  E: 'E1, tab, type with trigger and arguments such as “Attack:T1 Place:T2”',
  '*': '*, tab, type and two ids or more such as “Equiv T1 T2”',
  A: 'A1, tab, name, id and value such as “Certainty T1 high”',
  M: 'M1, tab, name and id such as “Negation E1”',
  N: 'N1, tab, “Reference T1 Wikipedia:534366”, tab, name',
  '#': '#1, tab, type and id such as “AnnotatorNotes T1”, tab, note',
} as const;

const unlike = ({ where }: Cut, kind: keyof typeof LIKE): Result<never> =>
  refuse(where, `it does not read like ${LIKE[kind]}`);

const words = (data: string): string[] => data.split(' ').filter((word) => word !== '');

function argumentOf(word: string): Argument | null {
  const [role = '', id = '', ...more] = word.split(':');
  return role === '' || id === '' || more.length > 0 ? null : { role, id };
}

const restOf = ({ tail }: Cut): string => (tail ?? '').trim();

function textBound(cut: Cut): Result<AnnLine> {
  const at = cut.data.indexOf(' ');
  const type = cut.data.slice(0, Math.max(0, at));
  const places: { start: number; end: number }[] = [];
  for (const part of cut.data.slice(at + 1).split(';')) {
    const match = /^ ?(\d{1,15}) (\d{1,15})$/u.exec(part.trimEnd());
    if (!match || type === '') return unlike(cut, 'T');
    places.push({ start: Number(match[1]), end: Number(match[2]) });
  }
  const { where, id, tail } = cut;
  return ok({ kind: 'text-bound', where, id, type, places, text: tail, rest: '' });
}

function relation(cut: Cut): Result<AnnLine> {
  const [type, ...rest] = words(cut.data);
  const args = rest.map(argumentOf);
  const [one, two] = args;
  if (type === undefined || args.length !== 2 || !one || !two || one.role === two.role)
    return unlike(cut, 'R');
  // Read by their roles, not by their order.
  const isTurned = one.role === 'Arg2' && two.role === 'Arg1';
  const { where, id } = cut;
  const ends = isTurned ? ([two, one] as const) : ([one, two] as const);
  return ok({ kind: 'relation', where, id, type, args: ends, rest: restOf(cut) });
}

function event(cut: Cut): Result<AnnLine> {
  const [head = '', ...rest] = words(cut.data).map(argumentOf);
  const args = rest.filter((arg) => arg !== null);
  if (head === '' || head === null || args.length < rest.length) return unlike(cut, 'E');
  const { where, id } = cut;
  const { role: type, id: trigger } = head;
  return ok({ kind: 'event', where, id, type, trigger, args, rest: restOf(cut) });
}

function equiv(cut: Cut): Result<AnnLine> {
  const [type, ...members] = words(cut.data);
  if (type === undefined || members.length === 0) return unlike(cut, '*');
  const { where, id } = cut;
  return ok({ kind: 'equiv', where, id, type, members, rest: restOf(cut) });
}

function answer(cut: Cut, kind: 'A' | 'M'): Result<AnnLine> {
  const match = /^ *(\S+) +(\S+)(?: +(\S[^]*))?$/u.exec(cut.data.trimEnd());
  const [, type = '', target = '', value = null] = match ?? [];
  if (!match || (kind === 'M' && value !== null)) return unlike(cut, kind);
  const { where, id } = cut;
  return ok({ kind: 'answer', where, id, type, target, value, rest: restOf(cut) });
}

const NORMS = [
  /^(?<type>Reference) Annotation:(?<target>\S+) Referent:(?<reference>\S+)$/u,
  /^(?<type>Reference) Referent:(?<reference>\S+) Annotation:(?<target>\S+)$/u,
  /^(?<type>\S+) (?<target>\S+) (?<reference>[^\s:]+:\S+)$/u,
];

function norm(cut: Cut): Result<AnnLine> {
  const data = cut.data.trim();
  for (const pattern of NORMS) {
    const { type, target, reference } = pattern.exec(data)?.groups ?? {};
    if (type === undefined || target === undefined || reference === undefined) continue;
    const { where, id } = cut;
    // brat writes a second tab before the name.
    const name = restOf(cut);
    return ok({ kind: 'norm', where, id, type, target, reference, name, rest: '' });
  }
  return unlike(cut, 'N');
}

function note(cut: Cut): Result<AnnLine> {
  const [type, target, ...more] = words(cut.data);
  if (type === undefined || target === undefined || more.length > 0) return unlike(cut, '#');
  const { where, id, tail } = cut;
  return ok({ kind: 'note', where, id, type, target, text: tail ?? '', rest: '' });
}

function lineOf(cut: Cut): Result<AnnLine> {
  const { where, id } = cut;
  if (id === '*') return equiv(cut);
  if (!/^(?:[A-Za-z]+|#[A-Za-z]*)\d/u.test(id))
    return id.startsWith('#')
      ? ok({ kind: 'other', where, id, rest: '' })
      : refuse(where, 'it does not begin with an id such as T1');
  switch (id.charAt(0)) {
    case 'T':
      return textBound(cut);
    case 'R':
      return relation(cut);
    case 'E':
      return event(cut);
    case 'A':
      return answer(cut, 'A');
    case 'M':
      return answer(cut, 'M');
    case 'N':
      return norm(cut);
    case '#':
      return note(cut);
    default:
      return ok({ kind: 'other', where, id, rest: '' });
  }
}

/** All lines that are not blank. Refused: a line that does not read as its first letter says. */
export function annLines(text: string, file: string): Result<AnnLine[]> {
  const found: AnnLine[] = [];
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  for (const [index, source] of lines.entries()) {
    if (source.trim() === '') continue;
    const where = { file, line: index + 1 };
    const first = source.indexOf('\t');
    if (first < 0) {
      if (!source.startsWith('#'))
        return refuse(where, 'there is no tab after an id, so it is no line of brat');
      found.push({ kind: 'other', where, id: '#', rest: '' });
      continue;
    }
    const second = source.indexOf('\t', first + 1);
    const data = source.slice(first + 1, second < 0 ? undefined : second);
    const tail = second < 0 ? null : source.slice(second + 1);
    const line = lineOf({ where, id: source.slice(0, first), data, tail });
    if (!line.ok) return line;
    if (line.value.kind === 'text-bound' && tail === null && index === lines.length - 1)
      return refuse(where, 'the file ends inside this line: it is cut off');
    found.push(line.value);
  }
  return ok(found);
}
