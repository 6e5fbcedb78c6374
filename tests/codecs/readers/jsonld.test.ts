/**
 * Our Web Annotations as a JSON-LD processor reads them. The context is a reduced one, written for
 * this test after https://www.w3.org/TR/annotation-vocab/: the terms that we use and no others, so
 * that a term it does not have would be missing from what comes out. Nothing goes to the network.
 */
import jsonld, { type JsonLdDocument } from 'jsonld';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { carried } from '../../../shared/codecs/reduction.ts';
import { CONTEXT } from '../../../shared/codecs/w3c/terms.ts';
import { codecOf, textsOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';

const OA = 'http://www.w3.org/ns/oa#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const iri = (id: string) => ({ '@id': id, '@type': '@id' });
const TERMS: Record<string, string | Record<string, string>> = {
  oa: OA,
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  dctypes: 'http://purl.org/dc/dcmitype/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: RDF,
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  as: 'http://www.w3.org/ns/activitystreams#',
  schema: 'http://schema.org/',
  id: '@id',
  type: '@type',
  Annotation: 'oa:Annotation',
  SpecificResource: 'oa:SpecificResource',
  TextualBody: 'oa:TextualBody',
  TextPositionSelector: 'oa:TextPositionSelector',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  Text: 'dctypes:Text',
  Person: 'foaf:Person',
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  tagging: 'oa:tagging',
  commenting: 'oa:commenting',
  linking: 'oa:linking',
  body: iri('oa:hasBody'),
  target: iri('oa:hasTarget'),
  source: iri('oa:hasSource'),
  selector: iri('oa:hasSelector'),
  motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
  purpose: { '@id': 'oa:hasPurpose', '@type': '@vocab' },
  value: 'rdf:value',
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
  end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
  creator: iri('dcterms:creator'),
  created: { '@id': 'dcterms:created', '@type': 'xsd:dateTime' },
  modified: { '@id': 'dcterms:modified', '@type': 'xsd:dateTime' },
  name: 'foaf:name',
  format: 'dc:format',
  language: 'dc:language',
  label: 'rdfs:label',
  items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
  first: iri('as:first'),
  partOf: iri('as:partOf'),
  startIndex: 'as:startIndex',
  total: 'as:totalItems',
};

const nodes = z.array(
  z.looseObject({ '@id': z.string(), '@type': z.array(z.string()).optional() }),
);
const ids = z.array(z.looseObject({ '@id': z.string() }));
const values = z.array(z.looseObject({ '@value': z.unknown() }));

test('a JSON-LD processor finds every annotation, its place, its words and its text', async () => {
  const codec = codecOf('w3c');
  const seeds = await annotatedSeeds();
  const [file] = textsOf(codec, seeds);
  // Whatever parses as JSON is a document to the processor.
  const document = JSON.parse(file?.text ?? '') as JsonLdDocument;
  const loader = (url: string) =>
    url === CONTEXT
      ? Promise.resolve({ documentUrl: url, document: { '@context': TERMS } })
      : Promise.reject(new Error(`The network was asked for ${url}`));
  // `safe`, which refuses terms that no context has, is missing from the types.
  const options = { documentLoader: loader, safe: true } as object;
  const graph = nodes.parse(await jsonld.flatten(await jsonld.expand(document, options)));
  const byId = new Map(graph.map((node) => [node['@id'], node]));
  const linked = (node: Readonly<Record<string, unknown>> | undefined, term: string) =>
    ids.parse(node?.[term] ?? []).map((one) => byId.get(one['@id']));
  const said = (node: Readonly<Record<string, unknown>> | undefined, term: string): unknown =>
    values.parse(node?.[term] ?? [])[0]?.['@value'];

  const { articles } = carried(seeds, codec).dataset;
  let count = 0;
  for (const { article, spans } of articles) {
    for (const span of spans) {
      const targets = linked(byId.get(`urn:uuid:${span.id}`), `${OA}hasTarget`);
      const pieces = targets.map((target) => {
        const selectors = linked(target, `${OA}hasSelector`);
        const position = selectors.find((one) => one && `${OA}start` in one);
        const quote = selectors.find((one) => one && `${OA}exact` in one);
        const [source] = linked(target, `${OA}hasSource`);
        const text = z.string().parse(said(source, `${RDF}value`));
        const [start, end] = ['start', 'end'].map((term) => Number(said(position, OA + term)));
        const words = [...text].slice(start, end).join('');
        expect(said(quote, `${OA}exact`)).toBe(words);
        return words;
      });
      expect(pieces.sort()).toEqual(
        span.fragments.map(({ start, end }) => article.text.slice(start, end)).sort(),
      );
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(20);
});
