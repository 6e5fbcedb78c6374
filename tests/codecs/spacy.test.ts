import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import { tempFolder } from '../storage/project.ts';
import { caseOf } from './cases.ts';
import { codecOf, filesOf } from './files.ts';
import { noPython } from './readers/python.ts';
import { runPython } from './readers/run-python.ts';
import { valueOf } from './value-of.ts';

const spacy = codecOf('spacy');

const textAt = (dataset: Dataset, file: string, options?: OptionValues): string => {
  const found = filesOf(spacy, dataset, options).find((one) => one.path === file);
  return found && 'text' in found ? found.text : '';
};
const lineOf = (dataset: Dataset): unknown =>
  JSON.parse(textAt(dataset, 'dataset.jsonl').split('\n')[0] ?? '');

/** The case with its first annotation at other places. */
function moved(name: string, start: number, end: number): Dataset {
  const dataset = caseOf(name);
  const articles = dataset.articles.map((content) => ({
    ...content,
    spans: content.spans.slice(0, 1).map((span) => {
      const fragments = [{ start, end }];
      return { ...span, fragments, quote: quoteOf(content.article.text, fragments) };
    }),
  }));
  return { ...dataset, articles };
}

test('all annotations are under sc, those that do not overlap among the ents, the rest is counted', () => {
  expect(lineOf(caseOf('nested'))).toMatchObject({
    spans: { sc: [{ text: 'she said it was over' }, { text: 'it was over' }] },
    ents: [{ start: 8, end: 28 }],
  });
  const { losses } = valueOf(writeDataset(spacy, caseOf('nested')));
  expect(losses).toContainEqual(
    expect.objectContaining({
      what: 'places in “ents” for annotations of “Claim” that overlap a longer one',
      count: 1,
    }),
  );
});

test('what white space begins or ends is none of the ents, and counted', () => {
  const dataset = moved('simple', 14, 21);
  expect(lineOf(dataset)).toMatchObject({ spans: { sc: [{ text: ' 32,000' }] }, ents: [] });
  const { losses } = valueOf(writeDataset(spacy, dataset));
  expect(losses.map(({ what }) => what)).toContain(
    'places in “ents” for annotations of “Number” with white space at an edge',
  );
});

test('what begins or ends inside a word is counted: spaCy may have no token boundary there', () => {
  const { losses } = valueOf(writeDataset(spacy, moved('simple', 15, 19)));
  expect(losses.map(({ what }) => what)).toContain(
    'token boundaries for annotations of “Number” that begin or end inside a word',
  );
});

test.each(['expand', 'contract', 'strict'])(
  'the option alignment “%s” is what the script does unasked, and the export proves',
  async (alignment) => {
    const dataset = caseOf('linked');
    const options = { alignment };
    expect(textAt(dataset, 'to_docbin.py', options)).toContain(
      `"--alignment", default="${alignment}"`,
    );
    const files = filesOf(spacy, dataset, options);
    expect(valueOf(await prove(spacy, dataset, files, options)).proved).toBe(4);
  },
);

describe.skipIf(noPython() !== null)('to_docbin.py', () => {
  async function run(dataset: Dataset, args: readonly string[] = [], options?: OptionValues) {
    const folder = path.join(await tempFolder(), 'out');
    await mkdir(folder, { recursive: true });
    for (const file of filesOf(spacy, dataset, options))
      if ('text' in file) await writeFile(path.join(folder, file.path), file.text);
    const script = path.join(folder, 'to_docbin.py');
    const ran = runPython([script, ...args], 'stand-in-spacy');
    const made = await readFile(path.join(folder, 'dataset.spacy'), 'utf8').catch(() => null);
    const docs: unknown = made === null ? null : JSON.parse(made);
    return { ...ran, docs };
  }

  test('is Python', async () => {
    const file = path.join(await tempFolder(), 'to_docbin.py');
    await writeFile(file, textAt(caseOf('simple'), 'to_docbin.py'));
    expect(runPython(['-m', 'py_compile', file]).err).toBe('');
  });

  test('puts every annotation in its place, by code points', async () => {
    const { docs, err, status } = await run(caseOf('emoji-with-joiners'));
    expect([err, status]).toEqual(['', 0]);
    expect(docs).toMatchObject([
      {
        spans: {
          sc: [
            ['source', 'family 👩‍👩‍👧‍👦 of four'],
            ['number', '𝟙𝟚'],
          ],
        },
        ents: [
          ['source', 'family 👩‍👩‍👧‍👦 of four'],
          ['number', '𝟙𝟚'],
        ],
      },
    ]);
  });

  test('keeps metadata and relations', async () => {
    const { docs } = await run(caseOf('linked'));
    expect(docs).toMatchObject([
      {
        user_data: {
          claimbench: {
            meta: { outlet: 'The Daily' },
            relations: [{ type: 'attributed-to' }, { type: 'quantifies' }],
            links: [{ type: 'contradicts' }],
          },
        },
      },
      {},
    ]);
  });

  test('says which annotation it moved to whole tokens', async () => {
    const { docs, err, status } = await run(caseOf('touching'));
    expect(status).toBe(0);
    expect(err).toContain('was moved to whole tokens: number "133" in "A title"');
    expect(err).toContain('1 x claim: was moved to whole tokens');
    expect(err).toContain('overlaps another one after it was moved');
    expect(docs).toMatchObject([
      {
        spans: {
          sc: [
            ['number', '133dead'],
            ['claim', '133dead'],
          ],
        },
      },
    ]);
  });

  test('writes nothing where an annotation would be lost unasked', async () => {
    const { docs, err, status } = await run(caseOf('touching'), [], { alignment: 'strict' });
    expect(docs).toBeNull();
    expect(status).toBe(1);
    expect(err).toContain('has no place on whole tokens: claim "dead"');
    expect(err).toContain("2 annotations have no place on spaCy's tokens, so nothing was written");
  });

  test('writes what it could place once losses are allowed', async () => {
    const args = ['--alignment', 'strict', '--allow-losses'];
    const { docs, err, status } = await run(caseOf('touching'), args);
    expect([docs, status]).toMatchObject([[{ spans: { sc: [] } }], 0]);
    expect(err).toContain('1 x number: has no place on whole tokens');
  });

  test('takes one annotator’s work where asked', async () => {
    const { docs } = await run(caseOf('adjudicated'), ['--annotator', 'Gold']);
    expect(docs).toMatchObject([{ spans: { sc: [['number', '133']] } }]);
  });

  test('takes the tokenizer for several languages where spaCy lacks the article’s', async () => {
    const { err, status } = await run(caseOf('simple'), ['--lang', 'qq']);
    expect([err, status]).toEqual([
      'spaCy has no tokenizer for "qq": its multi-language one is taken\n',
      0,
    ]);
  });
});
