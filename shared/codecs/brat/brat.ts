/**
 * brat standoff: a folder of texts (`.txt`), each with a file of annotations beside it (`.ann`),
 * and `annotation.conf`, which declares the types. Offsets are Unicode code points. After
 * brat.nlplab.org/standoff.html and brat's own reader (annotation.py), which is stricter in some
 * places: its lines end wherever Python's `splitlines` finds an end (`brat/fragments.ts`).
 */
import { readBratCollection, isConf } from './read.ts';
import { stemOf } from './collection.ts';
import { ANNOTATION_CONF, isMadeHere, VISUAL_CONF } from './conf.ts';
import { reduceForBrat } from './reduce.ts';
import { bratWriter } from './write.ts';
import { LABELLED_TEXT } from '../carries.ts';
import type { Candidate, Codec } from '../codec.ts';

const ANN = '.ann';

/** A text is brat's where annotations lie beside it, a configuration where any do or we wrote it. */
function recognises({ path, head, beside }: Candidate): boolean {
  if (path.endsWith(ANN)) return true;
  if (path.endsWith('.txt')) return beside.has(`${stemOf(path) ?? ''}${ANN}`);
  const isKnown = /(?:^|\/)(?:annotation|visual|tools|kb_shortcuts)\.conf$/u.test(path);
  return isKnown && (isMadeHere(head) || [...beside].some((other) => other.endsWith(ANN)));
}

/** The name of the document, which is the same in every annotator's folder. */
function keyOf(path: string): string | null {
  const stem = isConf(path) ? null : stemOf(path);
  return stem === null ? null : stem.slice(stem.lastIndexOf('/') + 1);
}

export const brat: Codec = {
  id: 'brat',
  name: 'brat standoff',
  description:
    'A folder of .txt and .ann files for brat and the many programs that read its format',
  extension: '',
  offsetUnit: 'Unicode code points',
  carries: {
    ...LABELLED_TEXT,
    authors: 'names',
    discontinuous: true,
    attributes: true,
    notes: true,
    relations: true,
  },
  options: [],
  parts: [`*${ANN}`, '*.txt', ANNOTATION_CONF, VISUAL_CONF],
  units: { by: 'file', keyOf },
  imports: 'any',
  usage: (name) =>
    [
      `Put the folder \`${name}\` into the \`data\` folder of a brat server and open it there. Each folder in it holds the work of one annotator. In Python:`,
      '',
      '```python',
      'import pathlib',
      `for ann in pathlib.Path("${name}").rglob("*.ann"):`,
      '    text = ann.with_suffix(".txt").read_text("utf-8")',
      '    for id, what, *rest in (line.split("\\t") for line in ann.read_text("utf-8").split("\\n") if line):',
      '        if id.startswith("T"):  # offsets count code points, as Python does',
      '            label, places = what.split(" ", 1)',
      '            words = " ".join(text[slice(*map(int, place.split()))] for place in places.split(";"))',
      '```',
      '',
      'In names, `_x20_` stands for the character U+0020. In values, `␣` stands for a space and `␟` begins an item of a list; in notes, `␤` stands for a line break. Other characters that brat cannot hold there read like `%u002C`. A mark that ends in `_x_no` was denied.',
      '',
    ].join('\n'),
  reduce: reduceForBrat,
  writer: bratWriter,
  recognises,
  read: (files, options) => readBratCollection(files, options),
};
