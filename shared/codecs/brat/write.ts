/** A dataset as a collection of brat: a folder for each annotator, with every article in it. */
import { exactOf } from '../../model/anchor.ts';
import type { Relation } from '../../model/relation.ts';
import type { Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { compareText } from '../canonical.ts';
import type { DatasetWriter, Out, Outline } from '../codec.ts';
import { ANNOTATION_CONF, BratConf, EQUIV, VISUAL_CONF } from './conf.ts';
import { partedAtBreaks } from './fragments.ts';
import { deniedName, documentName, folderName, storedName } from './names.ts';
import { lineOfNote, wordOf } from './values.ts';
import { OffsetTable } from '../offsets.ts';

/** The lines of what one annotator did on an article: `T`, `R` and `*`, `A`, `#`. */
class AnnFile {
  private readonly text: string;
  private readonly table: OffsetTable;
  private readonly conf: BratConf;

  constructor(text: string, conf: BratConf) {
    this.text = text;
    this.table = new OffsetTable(text);
    this.conf = conf;
  }

  private span({ label, fragments }: Span, id: string): string {
    const parts = partedAtBreaks(this.text, fragments);
    const places = parts.map(
      ({ start, end }) => `${this.table.toCodePoints(start)} ${this.table.toCodePoints(end)}`,
    );
    return `${id}\t${storedName(label)} ${places.join(';')}\t${exactOf(this.text, parts)}`;
  }

  private answers({ attributes }: Span, id: string): string[] {
    return Object.entries(attributes)
      .sort(([a], [b]) => compareText(a, b))
      .map(([attribute, value]) => {
        const name = storedName(attribute);
        if (typeof value === 'boolean') return `${value ? name : deniedName(attribute)} ${id}`;
        const word = wordOf(value);
        this.conf.add(attribute, word);
        return `${name} ${id} ${word}`;
      });
  }

  lines(spans: readonly Span[], relations: readonly Relation[]): string[] {
    const places = new Map(spans.map(({ id }, at) => [id, at + 1]));
    const ends = relations
      .map(({ type, from, to }) => ({
        type,
        from: places.get(from.span) ?? 0,
        to: places.get(to.span) ?? 0,
      }))
      .sort((a, b) => a.from - b.from || a.to - b.to || compareText(a.type, b.type));
    const isEquiv = ({ type }: { readonly type: string }): boolean => type === EQUIV;
    const answers = spans.flatMap((span, at) => this.answers(span, `T${at + 1}`));
    const notes = spans.flatMap(({ note }, at) =>
      note === undefined ? [] : [`AnnotatorNotes T${at + 1}\t${lineOfNote(note)}`],
    );
    return [
      ...spans.map((span, at) => this.span(span, `T${at + 1}`)),
      ...ends
        .filter((one) => !isEquiv(one))
        .map(
          ({ type, from, to }, at) => `R${at + 1}\t${storedName(type)} Arg1:T${from} Arg2:T${to}`,
        ),
      // In pairs, so that each comes back as it was; brat puts pairs that share a member together.
      ...ends.filter(isEquiv).map(({ from, to }) => `*\t${EQUIV} T${from} T${to}`),
      ...answers.map((answer, at) => `A${at + 1}\t${answer}`),
      ...notes.map((note, at) => `#${at + 1}\t${note}`),
    ];
  }
}

/**
 * Articles that nobody annotated stand in every folder, too; where nobody annotated anything, they
 * stand in the collection itself. Deterministic.
 */
export function bratWriter({ head, codebook, usage }: Outline, out: Out): DatasetWriter {
  const conf = new BratConf({ codebook, usage });
  const width = Math.max(3, String(usage.articles).length);
  const layers = head.annotators.map(({ id, name }) => ({ id, folder: `${folderName(name)}/` }));
  if (layers.length === 0) layers.push({ id: '', folder: '' });
  let number = 0;
  return {
    article({ article, spans, relations }: ArticleContent) {
      number += 1;
      const name = documentName(number, width, article.title);
      const file = new AnnFile(article.text, conf);
      for (const { id, folder } of layers) {
        const isTheirs = ({ by }: Span | Relation): boolean => by === id;
        const lines = file.lines(spans.filter(isTheirs), relations.filter(isTheirs));
        out(`${folder}${name}.txt`, article.text);
        out(`${folder}${name}.ann`, lines.map((line) => `${line}\n`).join(''));
      }
    },
    finish() {
      out(ANNOTATION_CONF, conf.annotationConf());
      out(VISUAL_CONF, conf.visualConf());
    },
  };
}
