/** What codebooks and annotators may do that brat has no plain place for. */
import { expect, test } from 'vitest';
import { brat } from '../../shared/codecs/brat/brat.ts';
import type { TextFile } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { plainArticle } from '../../shared/codecs/plain-article.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { quoteOf, type Fragment } from '../../shared/model/anchor.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { caseOf } from './cases.ts';
import { valueOf } from './value-of.ts';

/** The first article of `linked`, its annotations changed. */
function changed(
  change: (span: Span, at: number) => Partial<Span>,
  changeRelation: (relation: Relation, at: number) => Partial<Relation> = () => ({}),
): Dataset {
  const dataset = caseOf('linked');
  const [content] = dataset.articles;
  if (!content) throw new Error('There is no article');
  const [annotator] = dataset.annotators;
  if (!annotator) throw new Error('There is no annotator');
  return {
    ...dataset,
    annotators: [annotator, { ...annotator, id: 'bo', name: 'Bo/../ Weiß' }],
    articles: [
      {
        ...content,
        spans: content.spans.map((span, at) => ({ ...span, ...change(span, at) })),
        relations: content.relations.map((one, at) => ({ ...one, ...changeRelation(one, at) })),
      },
    ],
    links: [],
  };
}

/** What is written, once it was read back as what it carries and proved. */
async function written(dataset: Dataset) {
  const { files, losses } = valueOf(writeDataset(brat, dataset));
  const back = valueOf(await brat.read(files, { strict: true })).dataset;
  expect(back).toEqual(carried(dataset, brat).dataset);
  valueOf(await prove(brat, dataset, files));
  const texts = new Map(
    files.filter((file): file is TextFile => 'text' in file).map(({ path, text }) => [path, text]),
  );
  const counts = Object.fromEntries(losses.map(({ what, count }) => [what, count]));
  return { texts, counts, back };
}

test('ids in any writing and answers of every kind come back as they were', async () => {
  const dataset = changed(
    (_span, at) => ({
      label: ['Zitat (direkt)', '__proto__', '-'][at] ?? '',
      attributes: {
        'how sure?': at !== 0,
        größe: ['a', ''],
        _x_no: '',
        kind: ['x y', '<'][at] ?? '…',
      },
    }),
    () => ({ type: 'Equiv' }),
  );
  const { texts } = await written(dataset);
  const ann = [...texts].find(([path]) => path.endsWith('.ann'))?.[1] ?? '';
  expect(ann).toContain('T1\tZitat_x20__x28_direkt_x29_ 0 24\t');
  expect(ann).toContain('A3\thow_x20_sure_x3f__x_no T1\n');
  expect(ann).toContain('*\tEquiv T1 T3\n');
  expect(texts.get('annotation.conf')).toContain(
    'Equiv\tArg1:_x2d_|Zitat_x20__x28_direkt_x29_|__proto__, Arg2:_x2d_|Zitat_x20__x28_direkt_x29_|__proto__, <REL-TYPE>:symmetric-transitive',
  );
});

test('each annotator has a folder with every article; what links two of them is counted', async () => {
  const dataset = changed(
    ({ label, by }) => ({ by: label === 'source' ? 'bo' : by }),
    (_relation, at) => (at === 1 ? { by: 'bo' } : {}),
  );
  const { texts, counts, back } = await written(dataset);
  const folders = [...texts.keys()].map((path) => path.replace(/[^/]*$/u, ''));
  expect([...new Set(folders)]).toEqual(['Ada/', 'Bo_x2f__x2e__x2e__x2f_ Wei_xdf_/', '']);
  expect(back.annotators.map(({ name }) => name).sort()).toEqual(['Ada', 'Bo/../ Weiß']);
  expect(counts).toMatchObject({
    'relations between annotations of two annotators': 1,
    'who made a relation between another one’s annotations': 1,
  });
});

test('fragments that only a break parts come back as one, and that is counted', async () => {
  const text = 'One\ttwo\nthree  four\u0085';
  const placed = (fragments: readonly Fragment[]): Dataset => {
    const dataset = caseOf('article-without-annotations');
    const [content] = dataset.articles;
    const [model] = caseOf('linked').articles[0]?.spans ?? [];
    if (!content || !model) throw new Error('The cases are not as they were');
    const { id, title, meta, created } = content.article;
    const article = plainArticle({ id, title, text, sha256: textHash(text), meta, created });
    const span = { ...model, article: article.id, fragments, quote: quoteOf(text, fragments) };
    return { ...dataset, articles: [{ article, spans: [span], relations: [] }] };
  };
  const placesOf = async (fragments: readonly Fragment[]) => {
    const { back, counts } = await written(placed(fragments));
    const edges = counts['edges of fragments at line breaks or tabs, label “claim”'] ?? 0;
    return [back.articles[0]?.spans.map((span) => span.fragments) ?? [], edges];
  };
  const whole = { start: 0, end: 13 };
  expect(await placesOf([whole])).toEqual([[[whole]], 0]);
  expect(
    await placesOf([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
      { start: 8, end: 13 },
    ]),
  ).toEqual([[[whole]], 1]);
  const apart = [whole, { start: 15, end: 19 }];
  expect(await placesOf(apart)).toEqual([[apart], 0]);
  expect(await placesOf([{ start: 15, end: 20 }])).toEqual([[[{ start: 15, end: 19 }]], 1]);
  expect(await placesOf([{ start: 19, end: 20 }])).toEqual([[], 0]);
});
