/** Laws of mapping names: nothing is left to ask, nothing is lost but what was counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { mapped } from '../../../shared/mapping/mapped.ts';
import { planNames } from '../../../shared/mapping/name-plan.ts';
import { NameUses } from '../../../shared/mapping/name-uses.ts';
import { unknownNames } from '../../../shared/mapping/unknown-names.ts';
import { codebookProblem } from '../../../shared/model/codebook-problem.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { NameChoice, NameFate, UnknownName } from '../../../shared/model/name-mapping.ts';
import { spanProblem } from '../../../shared/ops/invariants.ts';
import { codebookArb } from '../../arbitraries/codebook.ts';
import { datasetArb } from '../../arbitraries/dataset.ts';
import { must } from '../../storage/project.ts';

const namesArb = fc.constantFrom('PER', 'per', 'claim', 'Claims', ' source ', 'Größe', 'a.b', '  ');

/** Other names for what the dataset has: some the codebook knows, some nearly, some not at all. */
const foreignArb: fc.Arbitrary<Dataset> = fc
  .record({ dataset: datasetArb({ minArticles: 1 }), names: fc.array(namesArb, { minLength: 1 }) })
  .map(({ dataset, names }) => {
    const renamed = (id: string, at: number): string =>
      names[(id.length + at) % names.length] ?? id;
    return {
      ...dataset,
      articles: dataset.articles.map((content) => ({
        ...content,
        spans: content.spans.map((span, at) => ({ ...span, label: renamed(span.label, at % 3) })),
        relations: content.relations.map((one, at) => ({
          ...one,
          type: renamed(one.type, at % 2),
        })),
      })),
    };
  });

function fateOf(name: UnknownName, seed: number, codebook: Codebook): NameFate {
  if (seed % 3 === 0) return 'add';
  if (seed % 3 === 1) return 'skip';
  if (name.kind === 'attribute') return 'add';
  const things = name.kind === 'label' ? codebook.labels : codebook.relationTypes;
  const found = things[seed % Math.max(1, things.length)];
  return found ? { to: found.id } : 'skip';
}

const caseArb = fc.record({
  dataset: foreignArb,
  codebook: codebookArb,
  seeds: fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
  otherwise: fc.constantFrom('add' as const, 'skip' as const),
});

function mapIt({
  dataset,
  codebook,
  seeds,
  otherwise,
}: typeof caseArb extends fc.Arbitrary<infer T> ? T : never) {
  const uses = new NameUses().add(dataset);
  const choices = unknownNames(uses, codebook).map((name, at): NameChoice => {
    const { kind, id, of } = name;
    return { kind, id, of, fate: fateOf(name, seeds[at % seeds.length] ?? 0, codebook) };
  });
  const plan = must(planNames({ uses, codebook, mapping: { choices, otherwise } }));
  return { plan, ...mapped(dataset, plan) };
}

const spansOf = ({ articles }: Dataset) => articles.flatMap(({ spans }) => spans);
const relationsOf = ({ articles, links }: Dataset) => [
  ...articles.flatMap(({ relations }) => relations),
  ...links,
];
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const answersOf = (spans: ReturnType<typeof spansOf>): number =>
  sum(spans.map(({ attributes }) => Object.keys(attributes).length));

describe('mapping names', () => {
  test('leaves nothing to ask, and a codebook that can be worked with', () => {
    fc.assert(
      fc.property(caseArb, (one) => {
        const { plan, dataset } = mapIt(one);
        expect(plan.undecided).toEqual([]);
        expect(unknownNames(new NameUses().add(dataset), plan.codebook)).toEqual([]);
        if (codebookProblem(one.codebook) === null)
          expect(codebookProblem(plan.codebook)).toBeNull();
        for (const { article, spans } of dataset.articles)
          for (const span of spans) {
            const here = { ...span, revision: article.revision };
            const problem = spanProblem(plan.codebook, article, here);
            expect(problem).toBeNull();
          }
      }),
      { numRuns: 300 },
    );
  });

  test('loses nothing but what it counts, and moves nothing', () => {
    fc.assert(
      fc.property(caseArb, (one) => {
        const { dataset, skipped } = mapIt(one);
        const before = new Map(spansOf(one.dataset).map((span) => [span.id, span]));
        const after = spansOf(dataset);
        for (const span of after) {
          const was = before.get(span.id);
          expect({ ...span, label: '', attributes: {} }).toEqual({
            ...was,
            label: '',
            attributes: {},
          });
        }
        const countOf = (what: string): number =>
          sum(skipped.filter((loss) => loss.what.startsWith(what)).map(({ count }) => count));
        expect(countOf('annotations')).toBe(before.size - after.length);
        expect(countOf('relations')).toBe(
          relationsOf(one.dataset).length - relationsOf(dataset).length,
        );
        const kept = new Set(after.map(({ id }) => id));
        const given = answersOf(spansOf(one.dataset).filter(({ id }) => kept.has(id)));
        expect(countOf('answers')).toBe(given - answersOf(after));
      }),
      { numRuns: 300 },
    );
  });

  test('adding everything skips nothing but what no attribute could take', () => {
    fc.assert(
      fc.property(foreignArb, codebookArb, (dataset, codebook) => {
        const uses = new NameUses().add(dataset);
        const plan = must(
          planNames({ uses, codebook, mapping: { choices: [], otherwise: 'add' } }),
        );
        const { skipped } = mapped(dataset, plan);
        expect(skipped.filter(({ what }) => !what.startsWith('answers'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
