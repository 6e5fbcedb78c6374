/**
 * The way from the article's document to the present one, state by state.
 *
 * An edit that leads back to a document that was there before (undo, or text typed and deleted again)
 * also leads back to what had survived then: what undo inserts is the text that was deleted.
 */
import type { Node } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';
import { allOf, survivorsAfter, type Survivors } from './survivors.ts';

export interface Waypoint {
  readonly doc: Node;
  /** Of the first document, in this one. */
  readonly survivors: Survivors;
}

/** From the first document to the present one; all of them differ. */
export type Trail = readonly [Waypoint, ...Waypoint[]];

export const beginTrail = (doc: Node): Trail => [{ doc, survivors: allOf(doc.content.size) }];

export const present = (trail: Trail): Waypoint => trail.at(-1) ?? trail[0];

/** Whether anything differs from the document as it began. */
export const isChanged = (trail: Trail): boolean => trail.length > 1;

/** Equal nodes are mostly the same objects, so this looks at what was edited. */
const isSame = (a: Node, b: Node): boolean => a.content.size === b.content.size && a.eq(b);

function step(trail: Trail, map: Transform['mapping']['maps'][number], doc: Node): Trail {
  const back = trail.findLastIndex((waypoint) => isSame(waypoint.doc, doc));
  const [first, ...rest] = trail;
  if (back >= 0) return [first, ...rest.slice(0, back)];
  return [...trail, { doc, survivors: survivorsAfter(present(trail).survivors, map) }];
}

/** The trail after the steps of a transaction. */
export const follow = (trail: Trail, { mapping, docs, doc }: Transform): Trail =>
  mapping.maps.reduce<Trail>((way, map, index) => step(way, map, docs[index + 1] ?? doc), trail);
