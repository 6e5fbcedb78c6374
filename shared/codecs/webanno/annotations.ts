/**
 * What the rows of a WebAnno TSV 3 file say: annotations by layer, stacked with `|`, continued over
 * rows by their number; relations, slots and chains between them.
 */
import { ok, type Err, type Result } from '../../result.ts';
import { isPreprocessed, mainFeatureOf, PREPROCESSED_WHY, shortName } from '../cas/layers.ts';
import type { LeftOut } from '../left-out.ts';
import { refuse, type Where } from '../refusal.ts';
import { splitCell, unescapeValue, withoutNumber } from './escape.ts';
import type { Body, Unit } from './body.ts';
import type { Header, Layer } from './header.ts';
import {
  AnnotationIndex,
  linked,
  type Draft,
  type FoundRelation,
  type FoundSpan,
  type Pending,
  type Values,
} from './links.ts';
import { isNull, Stack } from './stack.ts';

class AnnotationReader {
  private readonly file: string;
  private readonly leftOut: LeftOut;
  private readonly drafts: Draft[] = [];
  private readonly index = new AnnotationIndex();
  private readonly links = new Map<string, Draft>();
  private readonly pending: Pending[] = [];
  /** Elements of chains, and the keys of those after them. */
  private readonly chained: { draft: Draft; next: string; type: string }[] = [];

  constructor({ file }: Where, leftOut: LeftOut) {
    this.file = file;
    this.leftOut = leftOut;
  }

  private made(layer: Layer, unit: Unit, main: string | null, values: Values): Draft {
    const said = main === null ? '' : (values.get(main) ?? '');
    const rest = new Map(values);
    if (main !== null) rest.delete(main);
    const draft: Draft = {
      layer: layer.name,
      label: said === '' ? shortName(layer.name) : said,
      values: rest,
      start: unit.start,
      end: unit.end,
      line: unit.line,
    };
    this.drafts.push(draft);
    return draft;
  }

  private valuesOf(layer: Layer, stack: Stack, at: number): Values {
    const values = new Map<string, string>();
    for (const column of layer.columns) {
      if (column.kind !== 'value') continue;
      const { value } = withoutNumber(stack.piece(column, at) ?? '*');
      if (value !== '*') values.set(column.name, unescapeValue(value));
    }
    return values;
  }

  private span(layer: Layer, unit: Unit, stack: Stack, at: number): Err | null {
    const numbers = layer.columns.map((column) =>
      column.kind === 'target' ? 0 : withoutNumber(stack.piece(column, at) ?? '').number,
    );
    const number = Math.max(...numbers);
    const known = number > 0 ? this.index.byNumber(number) : undefined;
    if (known) {
      if (known.layer !== layer.name)
        return refuse(
          { file: this.file, line: unit.line },
          `the number [${number}] is that of an annotation of ${known.layer}`,
        );
      known.end = Math.max(known.end, unit.end);
      this.index.put(known, unit.id);
      return null;
    }
    const values = this.valuesOf(layer, stack, at);
    const names = layer.columns.flatMap((one) => (one.kind === 'value' ? [one.name] : []));
    const draft = this.made(layer, unit, mainFeatureOf(names), values);
    if (number > 0) this.index.number(number, draft);
    this.index.put(draft, unit.id);
    return this.slots(layer, unit, stack, at, draft);
  }

  private slots(layer: Layer, unit: Unit, stack: Stack, at: number, host: Draft): Err | null {
    for (const [index, column] of layer.columns.entries()) {
      const filler = layer.columns[index + 1];
      if (column.kind !== 'role' || filler?.kind !== 'target') continue;
      const roles = withoutNumber(stack.piece(column, at) ?? '_').value;
      const targets = stack.piece(filler, at);
      if (isNull(targets) || targets === undefined) continue;
      const names = isNull(roles) ? [] : splitCell(roles, ';');
      for (const [slot, target] of splitCell(targets, ';').entries()) {
        const role = names[slot];
        const { value, number } = withoutNumber(target);
        // What a slot is filled with is linked from it: as brat's events are read.
        this.pending.push({
          layer: layer.name,
          type: isNull(role) || !role ? column.name || 'slot' : unescapeValue(role),
          values: new Map(),
          from: host,
          to: { unit: value, number, layer: filler.layer },
          line: unit.line,
          unit: unit.id,
        });
      }
    }
    return null;
  }

  private relation(layer: Layer, unit: Unit, stack: Stack, at: number): Err | null {
    const column = layer.columns.find((one) => one.kind === 'source');
    const piece = column && stack.piece(column, at);
    if (column?.kind !== 'source' || piece === undefined || isNull(piece))
      return refuse(
        { file: this.file, line: unit.line },
        `a relation of ${layer.name} does not say where it comes from`,
      );
    const [, from = piece, source = '0', target = '0'] =
      /^(.*)\[(\d{1,9})_(\d{1,9})\]$/u.exec(piece) ?? [];
    const values = new Map(this.valuesOf(layer, stack, at));
    const main = mainFeatureOf([...values.keys()]);
    const type = main === null ? '' : (values.get(main) ?? '');
    if (main !== null) values.delete(main);
    this.pending.push({
      layer: layer.name,
      type: type === '' ? shortName(layer.name) : type,
      values,
      from: { unit: from, number: Number(source), layer: column.base },
      to: { unit: unit.id, number: Number(target), layer: column.base },
      line: unit.line,
      unit: unit.id,
    });
    return null;
  }

  /** An element is linked to the next one of its chain by what its link says. */
  private element(layer: Layer, unit: Unit, stack: Stack, at: number): Err | null {
    const link = layer.columns.find(({ kind }) => kind === 'link');
    const type = layer.columns.find(({ kind }) => kind === 'element');
    const piece = (link && stack.piece(link, at)) ?? '';
    const place = /^(.*)->(\d{1,9})-(\d{1,9})$/u.exec(piece);
    if (!place)
      return refuse(
        { file: this.file, line: unit.line },
        `the link “${piece}” of a chain does not end in its place, as in ->1-2`,
      );
    const [, relation = '*', chain, index] = place;
    const key = `${layer.name} ${chain ?? ''} ${index ?? ''}`;
    const known = this.links.get(key);
    if (known) {
      known.end = Math.max(known.end, unit.end);
      return null;
    }
    const said = withoutNumber((type && stack.piece(type, at)) ?? '*').value;
    const values = new Map(this.valuesOf(layer, stack, at));
    if (!isNull(said)) values.set('referenceType', unescapeValue(said));
    const draft = this.made(layer, unit, 'referenceType', values);
    this.links.set(key, draft);
    this.index.put(draft, unit.id);
    this.chained.push({
      draft,
      next: `${layer.name} ${chain ?? ''} ${Number(index) + 1}`,
      type: relation === '*' || relation === '' ? shortName(layer.name) : unescapeValue(relation),
    });
    return null;
  }

  unit(unit: Unit, layers: readonly Layer[]): Err | null {
    for (const layer of layers) {
      const stack = new Stack(layer, unit);
      for (let at = 0; at < stack.depth; at += 1) {
        const bad =
          layer.kind === 'span'
            ? this.span(layer, unit, stack, at)
            : layer.kind === 'relation'
              ? this.relation(layer, unit, stack, at)
              : this.element(layer, unit, stack, at);
        if (bad) return bad;
      }
    }
    return null;
  }

  finish(layers: readonly Layer[]): Result<{ spans: FoundSpan[]; relations: FoundRelation[] }> {
    const names = new Set(layers.map(({ name }) => name));
    const relations = linked(this.pending, this.index, { file: this.file }, names, this.leftOut);
    if (!relations.ok) return relations;
    for (const { draft, next, type } of this.chained) {
      const to = this.links.get(next);
      const { layer, line } = draft;
      if (to) relations.value.push({ layer, type, values: new Map(), from: draft, to, line });
    }
    const spans = this.drafts.filter(({ layer, start, end }) => {
      if (isPreprocessed(layer)) {
        this.leftOut.add(`annotations of ${shortName(layer)}`, PREPROCESSED_WHY);
        return false;
      }
      if (start < end) return true;
      this.leftOut.add(`annotations of ${shortName(layer)}`, 'they cover no text');
      return false;
    });
    const kept = new Set<FoundSpan>(spans);
    const whole = relations.value.filter(({ layer, from, to }) => {
      if (kept.has(from) && kept.has(to)) return true;
      this.leftOut.add(`relations of ${shortName(layer)}`, 'an annotation they link was left out');
      return false;
    });
    return ok({ spans, relations: whole });
  }
}

export interface Annotations {
  readonly spans: readonly FoundSpan[];
  readonly relations: readonly FoundRelation[];
}

export function readAnnotations(
  { layers }: Header,
  { units }: Body,
  where: Where,
  leftOut: LeftOut,
): Result<Annotations> {
  const reader = new AnnotationReader(where, leftOut);
  for (const unit of units) {
    const bad = reader.unit(unit, layers);
    if (bad) return bad;
  }
  return reader.finish(layers);
}
