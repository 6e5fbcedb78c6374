/**
 * Layers of UIMA annotations: what ours are called, and what becomes of those that other projects
 * made. The same in WebAnno TSV and CAS JSON.
 */

/** Layers of INCEpTION projects are all called `webanno.custom.…`. */
export const SPAN_LAYER = 'webanno.custom.ClaimbenchSpan';
export const RELATION_LAYER = 'webanno.custom.ClaimbenchRelation';
/** DKPro's: what a document is called, and where it comes from. */
export const METADATA_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
/** The `collectionId` of documents that we wrote: their ids and titles are ours. */
export const OWN_COLLECTION = 'claimbench';
/** A piece of an annotation that has several, and what links it to that one. */
export const FRAGMENT_LAYER = 'webanno.custom.ClaimbenchFragment';
export const FRAGMENT_LINK = 'webanno.custom.ClaimbenchSpanFragmentsLink';
/** An annotation as the base of relations or the target of slots: one of any layer. */
export const ANY_LAYER = 'uima.tcas.Annotation';

const DKPRO = 'de.tudarmstadt.ukp.dkpro.core.api.';

/** What parsers, taggers and tools themselves note: nobody marked it. */
const PREPROCESSED = [
  'segmentation.type.',
  'lexmorph.type.',
  'syntax.type.dependency.',
  'syntax.type.constituent.',
  'transform.type.',
  'metadata.type.',
].map((name) => `${DKPRO}${name}`);

export const PREPROCESSED_WHY =
  'programs put it beside a text (tokens, parts of speech, tags): no reader marked it';

export const isPreprocessed = (layer: string): boolean =>
  PREPROCESSED.some((name) => layer.startsWith(name));

/** The last part of a layer's name: `NamedEntity`. */
export const shortName = (layer: string): string => layer.slice(layer.lastIndexOf('.') + 1);

/**
 * The feature whose value says what an annotation is: as WebAnno and INCEpTION name theirs, by
 * themselves (`value`, `label`) and in the layers they bring along.
 */
const MAIN_FEATURES = [
  'label',
  'value',
  'chunkValue',
  'category',
  'referenceType',
  'DependencyType',
] as const;

/** @param features of a layer, by their short names */
export const mainFeatureOf = (features: readonly string[]): string | null =>
  MAIN_FEATURES.find((name) => features.includes(name)) ?? null;
