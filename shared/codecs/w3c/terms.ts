/**
 * Terms of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) as far as
 * Claimbench writes and reads them. Whatever else an annotation says is passed over.
 */
import { z } from 'zod';
import type { META_FIELDS } from '../plain-article.ts';

export const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** The context above declares `schema:`, so what has no term of its own is said with schema.org's. */
export const META_TERMS: Readonly<Record<(typeof META_FIELDS)[number], string>> = {
  outlet: 'schema:publisher',
  url: 'schema:url',
  byline: 'schema:author',
  published: 'schema:datePublished',
  language: 'language',
  credit: 'schema:creditText',
  event: 'schema:about',
};
export const TEXTS = 'schema:hasPart';
export const HASH = 'schema:sha256';
/** UTF-16 code units of a text that was left out. */
export const SIZE = 'schema:size';
/** What positions count, where it is not what the standard says. */
export const UNIT = 'schema:unitText';
export const UTF16 = 'UTF-16 code units';

const LABEL = 'urn:claimbench:label:';
const TYPE = 'urn:claimbench:relation-type:';
const OTHER = 'urn:claimbench:id:';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const WEB = /^https?:\/\/[\u0021-\u007e]+$/;

/** The IRI of a record. Ids that came as web addresses stay what they were. */
export function iriOf(id: string): string {
  if (UUID.test(id)) return `urn:uuid:${id}`;
  return WEB.test(id) ? id : OTHER + encodeURIComponent(id);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The id that `iriOf` made the IRI of; of a foreign record, the IRI itself. */
export function idOf(iri: string): string {
  if (iri.startsWith(OTHER)) return decoded(iri.slice(OTHER.length));
  const uuid = iri.replace(/^urn:uuid:/u, '');
  return UUID.test(uuid) ? uuid : iri;
}

export const labelIri = (label: string): string => LABEL + encodeURIComponent(label);
export const typeIri = (type: string): string => TYPE + encodeURIComponent(type);

/** The id of the label or relation type that a tag stands for; of a foreign tag, its words. */
export function tagged(id: string | undefined, value: string): string {
  const prefix = [LABEL, TYPE].find((start) => id?.startsWith(start));
  return id === undefined || prefix === undefined ? value : decoded(id.slice(prefix.length));
}

/** JSON-LD lets one value stand for a list of one. */
const many = <T>(item: z.ZodType<T>): z.ZodType<T[]> =>
  z.union([z.array(item), item.transform((value) => [value])]);

const text = z.string();

export interface Body {
  readonly id?: string;
  readonly purpose?: string;
  readonly value?: string;
}

const bodySchema: z.ZodType<Body> = z.union([
  text.transform((id) => ({ id })),
  z.looseObject({
    id: text.exactOptional(),
    purpose: text.exactOptional(),
    value: text.exactOptional(),
  }),
]);

const offset = z.number().int().nonnegative();

const selectorSchema = z.looseObject({
  type: text,
  exact: text.exactOptional(),
  prefix: text.exactOptional(),
  suffix: text.exactOptional(),
  start: offset.exactOptional(),
  end: offset.exactOptional(),
});

export interface Target {
  /** IRI of the text, or of the annotation that is linked. */
  readonly source: string;
  readonly selector: readonly z.infer<typeof selectorSchema>[];
}

const reference = z.union([text, z.looseObject({ id: text }).transform(({ id }) => id)]);

const targetSchema: z.ZodType<Target> = z.union([
  text.transform((source) => ({ source, selector: [] })),
  z.looseObject({ source: reference, selector: many(selectorSchema) }),
]);

interface Creator {
  readonly id?: string;
  readonly name?: string;
}

const creatorSchema: z.ZodType<Creator> = z.union([
  text.transform((id) => ({ id })),
  z.looseObject({ id: text.exactOptional(), name: text.exactOptional() }),
]);

export const annotationSchema = z.looseObject({
  id: text.min(1, 'an annotation needs an id'),
  motivation: many(text).exactOptional(),
  body: many(bodySchema).exactOptional(),
  target: many(targetSchema),
  creator: many(creatorSchema).exactOptional(),
  created: text.exactOptional(),
  modified: text.exactOptional(),
});
export type W3cAnnotation = z.infer<typeof annotationSchema>;

const META_SHAPE = Object.fromEntries(
  Object.values(META_TERMS).map((term) => [term, text.exactOptional()]),
);

/** A text that annotations are about. */
export const textSchema = z.looseObject({
  ...META_SHAPE,
  id: text.min(1),
  value: text.exactOptional(),
  label: text.exactOptional(),
  created: text.exactOptional(),
  [HASH]: text.exactOptional(),
});
