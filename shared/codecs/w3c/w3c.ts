/**
 * W3C Web Annotations as one JSON-LD file: a collection with its page of annotations, and the texts
 * they are about, so that the file can be read on its own.
 */
import type { Result } from '../../result.ts';
import type { Codec, DataFile, ReadOptions } from '../codec.ts';
import type { Dataset } from '../dataset.ts';
import { META_FIELDS } from '../plain-article.ts';
import { reading } from '../reading.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { TEXT_OPTION } from '../text-option.ts';
import { OFFSETS_OPTION } from './options.ts';
import { CONTEXT } from './terms.ts';
import { parseJson, prettyJson } from '../json.ts';
import { mainFile } from '../parts.ts';
import { readAnnotations } from './read.ts';
import { collectionOf } from './write.ts';

const NAME = 'W3C Web Annotation';

const carries = {
  ids: true,
  authors: 'ids',
  times: true,
  titles: true,
  meta: META_FIELDS,
  discontinuous: true,
  attributes: false,
  relationAttributes: false,
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

export function readW3c(files: readonly DataFile[], options: ReadOptions = {}): Result<Dataset> {
  const main = mainFile(files, options, NAME);
  if (!main.ok) return main;
  const { where, text } = main.value;
  const json = parseJson(text, where);
  return json.ok ? readAnnotations(json.value, where, options) : json;
}

export const w3c: Codec = {
  id: 'w3c',
  name: NAME,
  description: 'JSON-LD of the Web Annotation standard, for Recogito, Hypothesis and linked data',
  extension: '.jsonld',
  offsetUnit: 'Unicode code points',
  carries,
  parts: [''],
  options: [OFFSETS_OPTION, TEXT_OPTION],
  imports: 'any',
  usage: (name) =>
    [
      '```js',
      "import { parseW3CTextAnnotation } from '@recogito/text-annotator';",
      `const { first } = await (await fetch('${name}')).json();`,
      'const { parsed, error } = parseW3CTextAnnotation(first.items[0]);',
      '```',
      '',
    ].join('\n'),
  recognises: ({ path, head }) =>
    /\.jsonld$/iu.test(path) ||
    (/(?:\.json|(?:^|\/)[^.]*)$/iu.test(path) && head.includes(`"${CONTEXT}"`)),
  writer({ head, codebook, options }, out) {
    const articles: ArticleContent[] = [];
    return {
      article: (content) => articles.push(content),
      finish: () => out('', prettyJson(collectionOf({ ...head, articles }, codebook, options))),
    };
  },
  read: (files, options) => reading(readW3c(files, options)),
};
