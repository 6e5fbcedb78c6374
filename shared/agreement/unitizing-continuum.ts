/**
 * Material as unitizing measures see it: every article a continuum, on which each annotator cut
 * out units of each label.
 */
import type { Fragment } from '../model/anchor.ts';
import type { Span } from '../model/span.ts';
import type { Material } from './material.ts';

/** One article. Everything counts UTF-16 code units of its text. */
export interface Continuum {
  readonly length: number;
  /** How many annotators worked on it; whoever did not use a label left one gap of `length`. */
  readonly annotators: number;
  /** By label: one list an annotator who used it, its units ascending and free of overlaps. */
  readonly units: ReadonlyMap<string, readonly (readonly Fragment[])[]>;
}

export interface Unitization {
  /** Those of at least two annotators. */
  readonly continua: readonly Continuum[];
  /** How many fragments are no unit of their own: they overlap one of their annotator and label. */
  readonly joined: number;
}

/**
 * Every fragment of every span is a unit: a discontinuous span is as many units as it has
 * fragments. Units must not overlap others of their annotator and label, so those that do become
 * one unit over all of them, and `joined` counts what was lost by that. Units that only touch stay
 * apart: where one ends and the next begins is what is measured.
 */
export function unitize(material: Material): Unitization {
  const continua: Continuum[] = [];
  let joined = 0;
  for (const { text, work } of material.articles) {
    if (work.size < 2) {
      continue;
    }
    const units = new Map<string, (readonly Fragment[])[]>();
    for (const { spans } of work.values()) {
      for (const [label, fragments] of fragmentsByLabel(spans)) {
        const apart = joinOverlapping(fragments);
        joined += fragments.length - apart.length;
        const lists = units.get(label);
        if (lists === undefined) {
          units.set(label, [apart]);
        } else {
          lists.push(apart);
        }
      }
    }
    continua.push({ length: text.length, annotators: work.size, units });
  }
  return { continua, joined };
}

function fragmentsByLabel(spans: readonly Span[]): Map<string, Fragment[]> {
  const byLabel = new Map<string, Fragment[]>();
  for (const { label, fragments } of spans) {
    const known = byLabel.get(label);
    if (known === undefined) {
      byLabel.set(label, [...fragments]);
    } else {
      known.push(...fragments);
    }
  }
  return byLabel;
}

function joinOverlapping(fragments: readonly Fragment[]): readonly Fragment[] {
  const apart: Fragment[] = [];
  for (const fragment of fragments.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last !== undefined && fragment.start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, fragment.end) };
    } else {
      apart.push(fragment);
    }
  }
  return apart;
}
