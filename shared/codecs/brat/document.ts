/**
 * What one `.ann` file says of its text, as annotations and relations of one annotator.
 *
 * An event is an annotation, the one of its trigger, with a relation for each argument, of the type
 * that the role names (`Theme2` is a second `Theme`). Where several events share a trigger each is
 * an annotation of its own over the same words, so that their arguments stay apart. Equivalents
 * become a chain of relations. What is said of an event is said of its annotation.
 */
import type { Article } from '../../model/article.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { BratDrafts, type BratAnnotations, type RelationDraft, type SpanDraft } from './drafts.ts';
import { BratIds, shown } from './ids.ts';
import type { AnnLine, EventLine, NoteLine, TextBound } from './line.ts';
import { unescapedName } from './names.ts';
import { BratPlaces } from './place.ts';
import { noteOfLine } from './values.ts';
import type { LeftOut } from '../left-out.ts';
import { refuse } from '../refusal.ts';

export interface BratSource {
  readonly article: Article;
  /** The text as its file has it. */
  readonly source: string;
  /** Annotator id. */
  readonly by: string;
  /** In front of every id that is made, so that no two files share one. */
  readonly prefix: string;
  readonly strict: boolean;
  /** Whether a role is declared as it stands, a digit at its end included. */
  readonly isRole: (role: string) => boolean;
}

const NO_PLACE = 'an annotation needs a character at least';
const LOST_END = 'what they say it of was left out';

class DocumentReader {
  private readonly source: BratSource;
  private readonly ids: BratIds;
  private readonly leftOut: LeftOut;
  private readonly drafts: BratDrafts;
  private readonly spanOf = new Map<AnnLine, SpanDraft>();
  private readonly relationOf = new Map<AnnLine, RelationDraft>();

  constructor(source: BratSource, ids: BratIds, leftOut: LeftOut) {
    this.source = source;
    this.ids = ids;
    this.leftOut = leftOut;
    this.drafts = new BratDrafts(source.prefix);
  }

  private relate(type: string, from: SpanDraft, to: SpanDraft, line: AnnLine): void {
    const { where } = line;
    this.relationOf.set(line, this.drafts.relate({ type, from, to, where }));
  }

  textBounds(lines: readonly TextBound[]): Err | null {
    const { source, strict } = this.source;
    const isEmpty = ({ places }: TextBound): boolean =>
      places.every(({ start, end }) => start === end);
    const places = new BratPlaces(
      source,
      lines.filter((line) => !isEmpty(line)),
      strict,
    );
    for (const line of lines) {
      if (isEmpty(line)) {
        this.leftOut.add('annotations of no character', NO_PLACE);
        continue;
      }
      const placed = places.placeOf(line);
      if (!placed.ok) return placed;
      const { fragments, rest } = placed.value;
      if (rest !== '')
        this.leftOut.add('words after the text of an annotation', 'nothing says what they are');
      const { where } = line;
      this.spanOf.set(
        line,
        this.drafts.addSpan({ label: unescapedName(line.type), fragments, where }),
      );
    }
    return null;
  }

  /** The annotation that an id means; null where that was left out; refused where it is nothing. */
  private spanNamed(id: string, { where }: AnnLine): Result<SpanDraft | null> {
    const line = this.ids.line(id, where);
    if (!line.ok) return line;
    const { kind } = line.value;
    if (kind !== 'text-bound' && kind !== 'event')
      return refuse(where, `${shown(id)} is no annotation of words and no event`);
    return ok(this.spanOf.get(line.value) ?? null);
  }

  /** Before any arguments: an event may be one of an event above it. */
  triggers(lines: readonly EventLine[]): Err | null {
    const taken = new Set<SpanDraft>();
    for (const line of lines) {
      const found = this.ids.line(line.trigger, line.where);
      if (!found.ok) return found;
      if (found.value.kind !== 'text-bound' || found.value.type !== line.type)
        return refuse(
          line.where,
          `its trigger ${shown(line.trigger)} is no annotation of the type ${shown(line.type)}`,
        );
      const span = this.spanOf.get(found.value);
      if (!span) {
        this.leftOut.add('events', 'their trigger was left out');
        continue;
      }
      this.spanOf.set(
        line,
        taken.has(span) ? this.drafts.addSpan({ ...span, where: line.where }) : span,
      );
      taken.add(span);
    }
    return null;
  }

  private link(
    type: string,
    ends: readonly [string, string],
    line: AnnLine,
    what: string,
  ): Err | null {
    const from = this.spanNamed(ends[0], line);
    if (!from.ok) return from;
    const to = this.spanNamed(ends[1], line);
    if (!to.ok) return to;
    if (from.value && to.value) this.relate(type, from.value, to.value, line);
    else this.leftOut.add(what, 'an end of theirs was left out');
    return null;
  }

  private arguments(line: EventLine): Err | null {
    const from = this.spanOf.get(line);
    for (const { role, id } of line.args) {
      const to = this.spanNamed(id, line);
      if (!to.ok) return to;
      const type = this.source.isRole(role) ? role : role.replace(/(?<=.)\d+$/u, '');
      if (from && to.value) this.relate(unescapedName(type), from, to.value, line);
      else this.leftOut.add('arguments of events', 'an end of theirs was left out');
    }
    return null;
  }

  private note(line: NoteLine): Err | null {
    const { type, target, where } = line;
    const text = noteOfLine(line.text);
    const named = type === 'AnnotatorNotes' ? text : `${type}: ${text}`;
    if (!/\d/u.test(target)) {
      this.leftOut.add('notes on whole documents', 'they stand on no annotation');
      return null;
    }
    const found = this.ids.line(target, where);
    if (!found.ok) return found;
    const said = found.value;
    if (said.kind === 'relation') {
      this.leftOut.add('notes on relations', 'only annotations have notes');
      return null;
    }
    const isOn = said.kind === 'answer' || said.kind === 'norm';
    const of = isOn ? this.ids.line(said.target, where) : found;
    if (!of.ok) return of;
    const span = this.spanOf.get(of.value);
    if (span) span.notes.push(isOn ? `${said.type}: ${named}` : named);
    else this.leftOut.add('notes', LOST_END);
    return null;
  }

  /** Everything but text-bound lines, of which all have to be known by then. */
  read(line: AnnLine): Err | null {
    if (line.rest !== '')
      this.leftOut.add('words at the end of lines', 'brat does not say what they are');
    switch (line.kind) {
      case 'relation': {
        const [one, two] = line.args;
        if (`${one.role} ${two.role}` !== 'Arg1 Arg2')
          this.leftOut.add(
            'names of both arguments of relations',
            'the direction tells them apart',
          );
        return this.link(unescapedName(line.type), [one.id, two.id], line, 'relations');
      }
      case 'event':
        return this.arguments(line);
      case 'equiv': {
        const { type, members } = line;
        if (members.length === 1) this.leftOut.add('equivalents of nothing', 'there is but one');
        if (members.length > 2)
          this.leftOut.add(
            'groups of more than two equivalents',
            `each is a chain of relations “${unescapedName(type)}”, one after the other`,
          );
        for (const [at, id] of members.slice(1).entries()) {
          const ends = [members[at] ?? '', id] as const;
          const bad = this.link(unescapedName(type), ends, line, 'equivalents');
          if (bad) return bad;
        }
        return null;
      }
      case 'answer':
      case 'norm': {
        const of = this.ids.line(line.target, line.where);
        if (!of.ok) return of;
        const draft = this.spanOf.get(of.value) ?? this.relationOf.get(of.value);
        if (draft && of.value.kind !== 'equiv') return draft.answers.add(line, this.leftOut);
        this.leftOut.add('attributes', LOST_END);
        return null;
      }
      case 'note':
        return this.note(line);
      case 'other':
        this.leftOut.add(
          line.id.startsWith('#') ? 'comments' : `lines that begin with ${line.id.charAt(0)}`,
          'brat does not say what they are',
        );
        return null;
      case 'text-bound':
        return null;
    }
  }

  records(): BratAnnotations {
    return this.drafts.records(this.source.article, this.source.by);
  }
}

/**
 * Refused, with file and line: ids that nothing has or that two lines have where one is meant, texts
 * that are not at their offsets nor at one place only, triggers of another type than their event.
 */
export function readAnn(
  lines: readonly AnnLine[],
  source: BratSource,
  leftOut: LeftOut,
): Result<BratAnnotations> {
  const ids = new BratIds(lines, leftOut);
  const reader = new DocumentReader(source, ids, leftOut);
  const bad =
    reader.textBounds(ids.lines.filter((line) => line.kind === 'text-bound')) ??
    reader.triggers(ids.lines.filter((line) => line.kind === 'event'));
  if (bad) return bad;
  // An answer may be about a relation, and a note about an answer, wherever they stand.
  const rank = ({ kind }: AnnLine): number =>
    kind === 'relation' ? 0 : kind === 'event' || kind === 'equiv' ? 1 : 2;
  for (const line of [...ids.lines].sort((a, b) => rank(a) - rank(b))) {
    const wrong = reader.read(line);
    if (wrong) return wrong;
  }
  return ok(reader.records());
}
