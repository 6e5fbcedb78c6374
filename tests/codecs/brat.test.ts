/** Collections as brat writes them: everything in them is in the dataset, or said to be left out. */
import { describe, expect, test } from 'vitest';
import { brat } from '../../shared/codecs/brat/brat.ts';
import type { TextFile } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { exactOf } from '../../shared/model/anchor.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { realFiles } from './real-files.ts';
import { valueOf } from './value-of.ts';

const readReal = async (folder: string) =>
  valueOf(await brat.read(realFiles(`brat/${folder}`), { name: folder }));

const counts = (losses: readonly Loss[]): Record<string, number> =>
  Object.fromEntries(losses.map(({ what, count }) => [what, count]));

/** Annotator, label and words of every annotation, article by article in reading order. */
function saidIn({ articles, annotators }: Dataset): string[] {
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  return articles.flatMap(({ article, spans }) =>
    spans.map(({ by, label, fragments }) => {
      const words = fragments.map(({ start, end }) => article.text.slice(start, end));
      return `${names.get(by) ?? by}: ${label} “${words.join('…')}”`;
    }),
  );
}

/** How many lines of each kind the `.ann` files hold, by the first letter. */
function linesIn(files: readonly TextFile[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const { path, text } of files)
    for (const line of path.endsWith('.ann') ? text.split('\n') : [])
      if (line !== '') found.set(line.charAt(0), (found.get(line.charAt(0)) ?? 0) + 1);
  return Object.fromEntries(found);
}

describe('a collection with events', () => {
  const SHARED_TRIGGERS = 2;
  const ARGUMENTS = 13;

  test('comes in whole: every line is a record, on a record, or left out by name', async () => {
    const { dataset, leftOut } = await readReal('bionlp');
    expect(linesIn(realFiles('brat/bionlp'))).toEqual({
      T: 19,
      E: 7,
      R: 3,
      '*': 2,
      A: 3,
      M: 2,
      N: 3,
      '#': 6,
      X: 1,
    });
    const spans = dataset.articles.flatMap((content) => content.spans);
    const relations = dataset.articles.flatMap((content) => content.relations);
    expect(spans).toHaveLength(19 + SHARED_TRIGGERS);
    // A group of three equivalents is two relations, one of two is one.
    expect(relations).toHaveLength(3 + ARGUMENTS + 3);
    const answers = spans.flatMap(({ attributes }) =>
      Object.entries(attributes).filter(([id]) => id !== 'Reference-name'),
    );
    const said = answers.flatMap(([, value]) =>
      typeof value === 'object' ? value : [String(value)],
    );
    expect(said).toHaveLength(3 + 2 + 3);
    const notes = spans.flatMap(({ note }) => note?.split('\n') ?? []);
    expect(notes).toHaveLength(6 - 2);
    expect(counts(leftOut)).toEqual({
      'names of both arguments of relations': 1,
      'groups of more than two equivalents': 1,
      'notes on relations': 1,
      'notes on whole documents': 1,
      'lines that begin with X': 1,
      'names of documents': 2,
      'the settings in kb_shortcuts.conf': 1,
      'the settings in tools.conf': 1,
    });
    expect(dataset.articles.map(({ article }) => article.title)).toContain(
      'Nobody annotated this abstract yet.',
    );
    expect(dataset.annotators.map(({ name }) => name)).toEqual(['Unknown annotator']);
  });

  test('has its words where they are, after emoji, out of order, touching, across lines', async () => {
    const { dataset } = await readReal('bionlp');
    const said = saidIn(dataset);
    for (const words of [
      'Protein “IL-4”',
      'Cell “human…cells”',
      'Entity “the CD23 gene”',
      'Protein_family “CD19”',
      'Entity “STAT6 induces\ntranscription”',
      'Protein “Interleukin-4”',
    ])
      expect(said).toContain(`Unknown annotator: ${words}`);
  });

  test('links each event to what takes part in it, events among them', async () => {
    const { dataset } = await readReal('bionlp');
    const [content] = dataset.articles.filter(({ spans }) => spans.length > 0);
    const spans = new Map(content?.spans.map((span) => [span.id, span]));
    const nameOf = (id: string): string => {
      const { label = '', quote, attributes = {} } = spans.get(id) ?? ({} as Partial<Span>);
      return `${attributes['Negation'] === true ? 'no ' : ''}${label} “${quote?.exact ?? ''}”`;
    };
    const links = content?.relations.map(
      ({ type, from, to }) => `${nameOf(from.span)} ${type} ${nameOf(to.span)}`,
    );
    expect(links?.sort()).toEqual([
      'Binding “binding” Theme Protein “IL-4”',
      'Binding “binding” Theme Protein “STAT6”',
      'Entity “the CD23 gene” Part-of Cell “human cells”',
      'Positive_regulation “activates” Cause Protein “IL-4”',
      'Positive_regulation “activates” Theme Binding “binding”',
      'Positive_regulation “induces” Cause Protein “STAT6”',
      'Positive_regulation “induces” Site1 Entity “the CD23 gene”',
      'Positive_regulation “induces” Theme Transcription “transcription”',
      'Protein “CD19” Part-of Protein_family “CD19”',
      'Protein “IL-4” Coreference Protein “Interleukin-4”',
      'Protein “IL-4” Equiv Protein “IL-4”',
      'Protein “IL-4” Equiv Protein “Interleukin-4”',
      'Protein “Interleukin-4” Equiv Protein “IL-4”',
      'Transcription “transcription” Theme Protein “CD19”',
      'Transcription “transcription” Theme Protein “CD23”',
      'no Negative_regulation “inhibit” Cause Protein “IL-4”',
      'no Negative_regulation “inhibit” Theme Transcription “transcription”',
      'no Positive_regulation “induces” Cause Protein “STAT6”',
      'no Positive_regulation “induces” Theme Transcription “transcription”',
    ]);
  });

  test('keeps what is said of annotations and events', async () => {
    const { dataset } = await readReal('bionlp');
    const said = dataset.articles
      .flatMap(({ spans }) => spans)
      .filter(({ attributes, note }) => note !== undefined || Object.keys(attributes).length > 0)
      .map(({ quote, attributes, note }) => [quote.exact, attributes, note]);
    expect(said).toHaveLength(5);
    expect(said).toEqual(
      expect.arrayContaining([
        ['CD23', { Reference: 'UniProt:P06734' }, undefined],
        [
          'induces',
          { Confidence: 'Likely_true' },
          'an event has notes, too\nConfidence: Comment: says who?',
        ],
        ['induces', { Negation: true }, undefined],
        ['inhibit', { Negation: true, Speculation: true }, undefined],
        [
          'Interleukin-4',
          {
            Confidence: 'not quite sure',
            Reference: ['UniProt:P05112', 'GO:0005136'],
            'Reference-name': ['Interleukin-4', 'interleukin-4 receptor binding'],
          },
          'the long name; see C:\\new\na second note',
        ],
      ]),
    );
  });

  test('proposes the types that its configuration declares', async () => {
    const { proposed } = await readReal('bionlp');
    expect(proposed?.labels.map(({ id }) => id)).toEqual([
      'Protein',
      'Protein_family',
      'Cell',
      'Entity',
      'Binding',
      'Transcription',
      'Positive_regulation',
      'Negative_regulation',
    ]);
    const binding = proposed?.labels.find(({ id }) => id === 'Binding');
    expect(binding?.attributes).toEqual([
      { id: 'Negation', name: 'Negation', type: 'boolean' },
      { id: 'Speculation', name: 'Speculation', type: 'boolean' },
      {
        id: 'Confidence',
        name: 'Confidence',
        type: 'one',
        options: ['Certain', 'Likely_true', 'Unsure'],
      },
    ]);
    const ends = proposed?.relationTypes.map(({ id, from, to }) => [id, from.length, to.length]);
    expect(ends).toEqual([
      ['Part-of', 1, 1],
      ['Coreference', 4, 4],
      ['Equiv', 1, 1],
      ['Theme', 4, 8],
      ['Cause', 2, 8],
      ['Site1', 2, 1],
    ]);
  });

  test('goes out again and comes back as it came in', async () => {
    const { dataset } = await readReal('bionlp');
    const { files } = valueOf(writeDataset(brat, dataset));
    const back = valueOf(await brat.read(files, { strict: true })).dataset;
    expect(back).toEqual(dataset);
  });
});

describe('folders', () => {
  test('with copies of the same texts are annotators, also for texts that only one has', async () => {
    const { dataset, leftOut } = await readReal('annotators');
    expect(saidIn(dataset)).toEqual([
      'anna: Source “Officials”',
      'anna: Number “133 people”',
      'boris: Number “133”',
      'boris: Number “140 were hurt”',
      'anna: Number “140”',
      'anna: Source “The agency”',
    ]);
    expect(dataset.articles).toHaveLength(2);
    expect(counts(leftOut)).toEqual({ 'names of documents': 2 });
  });

  test('with other texts part a collection: nobody is named, be the names the same', async () => {
    const { dataset } = await readReal('parts');
    expect(saidIn(dataset)).toEqual([
      'Unknown annotator: Number “133”',
      'Unknown annotator: Source “The agency”',
    ]);
  });

  test.each([
    ['batch-1/anna', 'batch-1/boris', ['anna', 'boris']],
    ['anna/batch-1', 'boris/batch-1', ['anna', 'boris']],
    ['a/b', 'c/d', ['Unknown annotator']],
  ])('%s and %s hold the work of %j', async (one, other, names) => {
    const files = realFiles('brat/annotators').map(({ path, text }) => ({
      path: path.replace(/^anna\//u, `${one}/`).replace(/^boris\//u, `${other}/`),
      text,
    }));
    const { dataset } = valueOf(await brat.read(files));
    expect(dataset.annotators.map(({ name }) => name).sort()).toEqual(names);
  });

  test('one of them alone is one flat collection of nobody’s', async () => {
    const files = realFiles('brat/annotators/anna');
    const { dataset } = valueOf(await brat.read(files));
    expect(dataset.annotators.map(({ name }) => name)).toEqual(['Unknown annotator']);
    expect(dataset.articles.flatMap(({ spans }) => spans)).toHaveLength(4);
  });
});

test('every annotation read has the words of its place as its quote', async () => {
  for (const folder of ['bionlp', 'annotators', 'parts']) {
    const { dataset } = await readReal(folder);
    for (const { article, spans } of dataset.articles)
      for (const { fragments, quote } of spans)
        expect(quote.exact).toBe(exactOf(article.text, fragments));
  }
});
