/**
 * REFI-QDA, the exchange format of programs for qualitative analysis (`.qdpx`): codes, texts, coded
 * selections, memos and links. Positions in code points.
 */
import type { ArticleContent } from '../../ops/state.ts';
import type { Result } from '../../result.ts';
import { LABELLED_TEXT } from '../carries.ts';
import type { Codec, DataFile, Reading, ReadOptions } from '../codec.ts';
import { bytesAt } from '../parts.ts';
import { META_FIELDS } from '../plain-article.ts';
import { RefiProject } from './project.ts';
import { readProject } from './read.ts';
import { RefiTexts, textFilesOf } from './texts.ts';
import { PROJECT } from './terms.ts';
import { RefiWriter } from './write.ts';
import { refuse } from '../refusal.ts';
import type { Tally } from '../tally.ts';
import { parseXml } from '../xml.ts';
import { Archive } from '../zip.ts';

const NAME = 'REFI-QDA project';

const carries = {
  ...LABELLED_TEXT,
  authors: 'names',
  times: true,
  titles: true,
  meta: META_FIELDS,
  // Piece by piece: see `reduce`.
  discontinuous: true,
  notes: true,
  relations: true,
  links: true,
} as const;

/** A selection is one stretch of text: each piece becomes one, the note stays with the first. */
function reduce(content: ArticleContent, tally: Tally): ArticleContent {
  const spans = content.spans.flatMap((span) => {
    if (span.fragments.length === 1) return [span];
    tally.add(
      `discontinuous annotations of “${tally.nameOf(span.label)}”, now one annotation a piece`,
    );
    const { note: _note, ...bare } = span;
    return span.fragments.map((fragment, at) =>
      at === 0
        ? { ...span, fragments: [fragment] }
        : { ...bare, id: `${span.id} ${at}`, fragments: [fragment] },
    );
  });
  return { ...content, spans };
}

export function readRefi(files: readonly DataFile[], options: ReadOptions = {}): Result<Reading> {
  const shown = options.name ?? 'the file';
  const file = bytesAt(files, '');
  if (!file) return refuse({ file: shown }, `no ${NAME} was found`);
  const archive = Archive.open(file.bytes, { file: shown });
  if (!archive.ok) return archive;
  const path = archive.value.find(PROJECT);
  if (path === undefined) return refuse({ file: shown }, `it holds no ${PROJECT}`);
  const unpacked = archive.value.unpack(new Set([path]));
  if (!unpacked.ok) return unpacked;
  const where = { file: `${shown}: ${PROJECT}` };
  const xml = parseXml(new TextDecoder().decode(unpacked.value.get(path)), where);
  if (!xml.ok) return xml;
  const project = RefiProject.of(xml.value, where);
  if (!project.ok) return project;
  const named = archive.value.unpack(textFilesOf(project.value, archive.value));
  if (!named.ok) return named;
  const texts = new RefiTexts(project.value, archive.value, named.value);
  return readProject(project.value, texts, options);
}

export const refi: Codec = {
  id: 'refi',
  name: NAME,
  description: 'Codes and coded texts, for QualCoder, ATLAS.ti, MAXQDA, NVivo and others',
  extension: '.qdpx',
  offsetUnit: 'Unicode code points',
  carries,
  options: [],
  parts: [''],
  binary: ['.qdpx'],
  imports: 'any',
  usage: (name) =>
    [
      `In QualCoder: Project, Import REFI-QDA project, then choose \`${name}\`. In Python:`,
      '',
      '```python',
      'import xml.etree.ElementTree as ET, zipfile',
      `archive = zipfile.ZipFile("${name}")`,
      'q = "{urn:QDA-XML:project:1.0}"',
      'for source in ET.fromstring(archive.read("project.qde")).iter(q + "TextSource"):',
      '    text = archive.read("sources/" + source.get("guid") + ".txt").decode("utf-8")',
      '    for one in source.iter(q + "PlainTextSelection"):',
      '        words = text[int(one.get("startPosition")):int(one.get("endPosition"))]',
      '```',
      '',
    ].join('\n'),
  reduce,
  recognises: ({ path }) => /\.qdpx$/iu.test(path),
  writer(outline, out) {
    const writer = new RefiWriter(outline);
    return {
      article: (content) => writer.article(content),
      finish: () => out('', writer.finish()),
    };
  },
  read: readRefi,
};
