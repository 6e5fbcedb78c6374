/**
 * The annotations of a CAS, and the relations between them: relation layers (`@Governor`,
 * `@Dependent`), slots and other features that refer to annotations, chains. The same for files of
 * other projects and for ours.
 */
import { fragmentsProblem, type Fragment } from '../../model/anchor.ts';
import { ok, type Result } from '../../result.ts';
import type { CasFile, Primitive, Structure } from './file.ts';
import { ENDS, kindsOf, type Kind } from './kinds.ts';
import {
  FRAGMENT_LAYER,
  isPreprocessed,
  mainFeatureOf,
  PREPROCESSED_WHY,
  shortName,
} from './layers.ts';
import type { LeftOut } from '../left-out.ts';
import { RawText } from '../raw-text.ts';
import { refuse, type Where } from '../refusal.ts';

export interface FoundMark {
  readonly where: Where;
  readonly layer: string;
  readonly label: string;
  /** Without the main feature. */
  readonly values: ReadonlyMap<string, Primitive | readonly string[]>;
}

export interface FoundSpan extends FoundMark {
  /** Id of the sofa it lies on. */
  readonly sofa: number;
  readonly fragments: readonly Fragment[];
}

export interface FoundRelation extends FoundMark {
  readonly from: FoundSpan;
  readonly to: FoundSpan;
}

export interface CasText {
  readonly sofa: number;
  readonly name: string;
  readonly text: string;
}

export interface CasContent {
  readonly texts: readonly CasText[];
  readonly spans: readonly FoundSpan[];
  readonly relations: readonly FoundRelation[];
  /** What is said of the text as a whole, by the sofa's id. */
  readonly metadata: ReadonlyMap<number, Structure>;
}

const BASE_FEATURES = new Set(['begin', 'end', 'sofa']);
class CasReader {
  private readonly file: CasFile;
  private readonly leftOut: LeftOut;
  private readonly raws = new Map<number, RawText>();
  private readonly kinds: ReadonlyMap<number, Kind>;
  private readonly spans = new Map<number, FoundSpan>();
  private readonly relations: FoundRelation[] = [];
  /** Structures that were read as a part of another one. */
  private readonly used = new Set<number>();

  constructor(file: CasFile, leftOut: LeftOut) {
    this.file = file;
    this.leftOut = leftOut;
    this.kinds = kindsOf(file);
  }

  private isRemoved(id: number): boolean {
    return this.file.members?.has(id) === false;
  }

  /** The elements of an array of values. */
  private listOf({ type, elements }: Structure): string[] | null {
    if (!/^uima\.cas\.(?:String|Boolean|Integer|Long|Short|Double|Float)/u.test(type)) return null;
    const values = elements.filter((element) => element !== null);
    this.leftOut.add('elements of lists', 'they have no value', elements.length - values.length);
    return values.map(String);
  }

  private valuesOf({ values, references }: Structure): Result<FoundMark['values']> {
    const found = new Map<string, Primitive | readonly string[]>();
    for (const [name, value] of values)
      if (!BASE_FEATURES.has(name)) found.set(name, typeof value === 'number' ? `${value}` : value);
    for (const [name, id] of references) {
      const target = this.file.structures.get(id);
      if (!target || this.kinds.get(id) !== 'array') continue;
      const list = this.listOf(target);
      if (!list) continue;
      this.used.add(id);
      found.set(name, list);
    }
    if (found.has('__proto__'))
      return refuse(this.file.where, 'a feature cannot be called __proto__');
    return ok(found);
  }

  private mark(structure: Structure): Result<FoundMark> {
    const { type, where } = structure;
    const found = this.valuesOf(structure);
    if (!found.ok) return found;
    const values = new Map(found.value);
    const main = mainFeatureOf([...values.keys()]);
    const said = main === null ? '' : values.get(main);
    const isSaid = typeof said === 'string' && said !== '';
    if (main !== null && isSaid) values.delete(main);
    // In chains it is what links this one to the next.
    if (structure.references.has('next')) values.delete('referenceRelation');
    return ok({ where, layer: type, label: isSaid ? said : shortName(type), values });
  }

  private placeOf({ values, references, where }: Structure): Result<[number, Fragment]> {
    const sofa = references.get('sofa') ?? [...this.raws.keys()][0] ?? 0;
    const raw = this.raws.get(sofa);
    if (!raw) return refuse(where, 'the structure @sofa is no text of the file');
    const offsets: number[] = [];
    // As in Java, a number that is not there is 0.
    for (const offset of [values.get('begin') ?? 0, values.get('end') ?? 0]) {
      if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0)
        return refuse(where, `${String(offset)} is no offset`);
      offsets.push(raw.toText(offset, this.file.unit));
    }
    const [start = 0, end = 0] = offsets;
    return ok([sofa, { start, end }]);
  }

  /** Pieces of an annotation that has several, which fill a slot of ours; they are no marks. */
  private piecesOf(structure: Structure): Result<Fragment[]> {
    const array = this.file.structures.get(structure.references.get('fragments') ?? 0);
    const pieces: Fragment[] = [];
    for (const id of array?.elements ?? []) {
      const link = typeof id === 'number' ? this.file.structures.get(id) : undefined;
      const piece = this.file.structures.get(link?.references.get('target') ?? 0);
      if (piece?.type !== FRAGMENT_LAYER) return ok([]);
      const place = this.placeOf(piece);
      if (!place.ok) return place;
      pieces.push(place.value[1]);
      for (const one of [array, link, piece]) if (one) this.used.add(one.id);
    }
    return ok(pieces);
  }

  private span(structure: Structure): Result<true> {
    const { type, where, id } = structure;
    const place = this.placeOf(structure);
    if (!place.ok) return place;
    const [sofa, whole] = place.value;
    if (isPreprocessed(type)) {
      this.leftOut.add(`annotations of ${shortName(type)}`, PREPROCESSED_WHY);
      return ok(true);
    }
    if (this.isRemoved(id)) {
      this.leftOut.add(
        `annotations of ${shortName(type)}`,
        'no view of the file lists them: they were deleted',
      );
      return ok(true);
    }
    if (whole.start === whole.end) {
      this.leftOut.add(`annotations of ${shortName(type)}`, 'they cover no text');
      return ok(true);
    }
    const pieces = this.piecesOf(structure);
    if (!pieces.ok) return pieces;
    const fragments = pieces.value.length > 0 ? pieces.value : [whole];
    const problem = fragmentsProblem(this.raws.get(sofa)?.text ?? '', fragments);
    if (problem !== null) return refuse(where, problem);
    const mark = this.mark(structure);
    if (!mark.ok) return mark;
    this.spans.set(id, { ...mark.value, sofa, fragments });
    return ok(true);
  }

  private relation(structure: Structure): Result<true> {
    const { type, references, id } = structure;
    const what = `relations of ${shortName(type)}`;
    const [from, to] = ENDS.find((ends) => ends.every((name) => references.has(name))) ?? ENDS[0];
    if (isPreprocessed(type)) this.leftOut.add(what, PREPROCESSED_WHY);
    else if (this.isRemoved(id))
      this.leftOut.add(what, 'no view of the file lists them: they were deleted');
    else {
      const ends = [from, to].map((name) => this.spans.get(references.get(name) ?? 0));
      const [source, target] = ends;
      const mark = this.mark(structure);
      if (!mark.ok) return mark;
      if (source && target?.sofa === source.sofa)
        this.relations.push({ ...mark.value, from: source, to: target });
      else this.leftOut.add(what, 'an annotation they link was left out');
    }
    return ok(true);
  }

  /** What a feature of an annotation refers to becomes linked to it. */
  private link(host: Structure, feature: string, id: number): void {
    const from = this.spans.get(host.id);
    const target = this.file.structures.get(id);
    if (!from || !target || this.used.has(id)) return;
    const role = target.values.get('role');
    const isSlot = this.kinds.get(id) === 'other' && target.references.has('target');
    const to = this.spans.get(isSlot ? (target.references.get('target') ?? 0) : id);
    if (isSlot) this.used.add(id);
    if (to?.sofa !== from.sofa) {
      this.leftOut.add(
        `features “${feature}” of ${shortName(host.type)}`,
        'what they refer to is no annotation that is read',
      );
      return;
    }
    // In chains, a link says what it is to the next one.
    const next = feature === 'next' ? host.values.get('referenceRelation') : undefined;
    const said = isSlot ? role : next;
    const label = typeof said === 'string' && said !== '' ? said : feature;
    const { where, type: layer } = host;
    this.relations.push({ where, layer, label, values: new Map(), from, to });
  }

  private links(host: Structure): void {
    for (const [feature, id] of host.references) {
      if (feature === 'sofa') continue;
      const target = this.file.structures.get(id);
      if (target && this.kinds.get(id) === 'array') {
        if (this.used.has(id)) continue;
        this.used.add(id);
        for (const element of target.elements)
          if (typeof element === 'number') this.link(host, feature, element);
      } else this.link(host, feature, id);
    }
  }

  private rest(): void {
    for (const structure of this.file.structures.values()) {
      const kind = this.kinds.get(structure.id);
      const isHead = structure.references.has('first');
      if (kind !== 'other' || isHead || this.used.has(structure.id)) continue;
      this.leftOut.add(
        `structures of ${shortName(structure.type)}`,
        isPreprocessed(structure.type) ? PREPROCESSED_WHY : 'they have no place in a text',
      );
    }
  }

  read(): Result<CasContent> {
    const all = [...this.file.structures.values()];
    const texts: CasText[] = [];
    const metadata = new Map<number, Structure>();
    for (const structure of all) {
      const { id, values } = structure;
      const given = values.get('sofaString');
      if (this.kinds.get(id) !== 'sofa' || typeof given !== 'string') continue;
      const raw = new RawText(given);
      this.raws.set(id, raw);
      texts.push({ sofa: id, name: String(values.get('sofaID') ?? id), text: raw.text });
    }
    if (texts.length === 0)
      return refuse(this.file.where, 'it holds no text: no uima.cas.Sofa has a sofaString');
    for (const structure of all) {
      const kind = this.kinds.get(structure.id);
      if (kind === 'document') {
        const place = this.placeOf(structure);
        if (!place.ok) return place;
        if (!metadata.has(place.value[0])) metadata.set(place.value[0], structure);
      } else if (kind === 'annotation' && structure.type !== FRAGMENT_LAYER) {
        const read = this.span(structure);
        if (!read.ok) return read;
      }
    }
    for (const structure of all) {
      if (this.kinds.get(structure.id) === 'relation') {
        const read = this.relation(structure);
        if (!read.ok) return read;
      } else if (this.spans.has(structure.id)) this.links(structure);
    }
    this.rest();
    return ok({ texts, spans: [...this.spans.values()], relations: this.relations, metadata });
  }
}

export const readCasContent = (file: CasFile, leftOut: LeftOut): Result<CasContent> =>
  new CasReader(file, leftOut).read();
