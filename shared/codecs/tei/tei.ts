/**
 * TEI P5 with annotations standing off: a document an article, and one for what they share. Offsets
 * in code points of the text that the elements hold, white space included.
 */
import type { Codec } from '../codec.ts';
import { META_FIELDS } from '../plain-article.ts';
import { reading } from '../reading.ts';
import { readTei } from './read.ts';
import { CORPUS, fileOf, NAMESPACE } from './terms.ts';
import { articleDocument, corpusDocument } from './write.ts';

const carries = {
  ids: true,
  authors: 'ids',
  times: true,
  titles: true,
  meta: META_FIELDS,
  discontinuous: true,
  attributes: true,
  relationAttributes: true,
  notes: true,
  status: true,
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

export const tei: Codec = {
  id: 'tei',
  name: 'TEI P5 standoff',
  description: 'TEI documents with the annotations beside the text, for digital editions',
  extension: '',
  offsetUnit: 'Unicode code points',
  carries,
  options: [],
  parts: [CORPUS, '*.xml'],
  imports: 'own',
  usage: (name) =>
    [
      '```python',
      'import glob, re, xml.etree.ElementTree as ET',
      't = "{http://www.tei-c.org/ns/1.0}"',
      'i = "{http://www.w3.org/XML/1998/namespace}id"',
      `for path in glob.glob("${name}/*.xml"):`,
      '    root = ET.parse(path).getroot()',
      '    for div in (d for d in root.iter(t + "div") if d.get(i) == "text"):',
      '        text = "".join(div.itertext())',
      '        for note in root.iter(t + "annotation"):',
      '            for start, length in re.findall(r"text,(\\d+),(\\d+)", note.get("target")):',
      '                words = text[int(start):int(start) + int(length)]',
      '```',
      '',
    ].join('\n'),
  recognises: ({ path, head }) =>
    /\.xml$/iu.test(path) &&
    head.includes(`<TEI xmlns="${NAMESPACE}"`) &&
    head.includes('Exported from Claimbench'),
  writer(outline, out) {
    out(CORPUS, corpusDocument(outline));
    return {
      article: (content) => out(fileOf(content.article.id), articleDocument(content)),
      finish: () => undefined,
    };
  },
  read: (files, options) => reading(readTei(files, options)),
};
