/**
 * W3C Web Annotations as one JSON-LD file: a collection with its page of annotations, and the texts
 * they are about, so that the file can be read on its own.
 */
import { ok } from '../result.ts';
import { carried } from './carry.ts';
import type { Codec } from './codec.ts';
import { parseJson, prettyJson } from './json.ts';
import { mainFile } from './parts.ts';
import { readAnnotations } from './w3c-read.ts';
import { collectionOf } from './w3c-write.ts';

const NAME = 'W3C Web Annotation';

const carries = {
  text: true,
  discontinuous: true,
  attributes: false,
  notes: true,
  status: false,
  relations: true,
  links: true,
  decisions: false,
  codebook: false,
  orphans: false,
  raws: false,
  tombstones: false,
  structure: false,
  ofArticles: false,
  history: false,
  unknownFields: false,
} as const;

export const w3c: Codec = {
  id: 'w3c',
  name: NAME,
  description: 'JSON-LD of the Web Annotation standard, for Recogito, Hypothesis and linked data',
  extension: '.jsonld',
  offsetUnit: 'Unicode code points',
  carries,
  parts: [''],
  write(dataset) {
    const { dataset: whole, losses } = carried(dataset, carries, NAME);
    const text = prettyJson(collectionOf(whole, dataset.codebook));
    return ok({ files: [{ path: '', text }], losses });
  },
  read(files, options = {}) {
    const main = mainFile(files, options, NAME);
    if (!main.ok) return main;
    const { where, text } = main.value;
    const json = parseJson(text, where);
    return json.ok ? readAnnotations(json.value, where, options) : json;
  },
};
