/**
 * Agreement on the answers to what the codebook asks about a span: two annotators' answers are
 * compared where both tagged the same span, matched by overlap with the same label.
 */
import type { AttributeValue } from '../model/attribute.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Span } from '../model/span.ts';
import { addUnits, alphaOfSums, alphaSums } from './alpha-nominal.ts';
import { addJudgement, kappaOfSums, kappaSums } from './cohen-kappa.ts';
import { matchSpans } from './match.ts';
import type { Material } from './material.ts';
import {
  figure,
  undefinedFigure,
  type Figure,
  type FigureOfArticles,
  type FigurePart,
  type Measure,
} from './measure.ts';
import { meanOfFigures, pairsOf } from './pairs.ts';

interface Question {
  readonly label: string;
  readonly attribute: string;
}

/** Two answers to one question about one matched span, as numbers of that question's answers. */
interface Compared {
  readonly question: number;
  readonly pair: number;
  readonly a: number;
  readonly b: number;
}

/** How many different answers there are, and what was answered, article by article. */
interface Answers {
  readonly questions: readonly Question[];
  readonly categories: readonly ReadonlyMap<string, number>[];
  readonly pairs: number;
  readonly compared: readonly (readonly Compared[])[];
}

/** Equal answers give equal text; the order in which several choices were made does not count. */
const canonicalAnswer = (value: AttributeValue): string =>
  JSON.stringify(typeof value === 'object' ? [...value].sort() : value);

const questionsOf = ({ labels }: Codebook, counted: readonly string[]): readonly Question[] =>
  labels
    .filter(({ id }) => counted.includes(id))
    .flatMap(({ id, attributes }) =>
      attributes.map((attribute) => ({ label: id, attribute: attribute.id })),
    );

function answersOf({ codebook, labels, annotators, articles }: Material): Answers {
  const questions = questionsOf(codebook, labels);
  const categories = questions.map(() => new Map<string, number>());
  const asked = new Map<string, number[]>();
  for (const [at, { label }] of questions.entries())
    asked.set(label, [...(asked.get(label) ?? []), at]);
  const answerOf = (span: Span, question: number): number | null => {
    const attribute = questions[question]?.attribute ?? '';
    const value = Object.hasOwn(span.attributes, attribute)
      ? span.attributes[attribute]
      : undefined;
    const known = categories[question];
    if (value === undefined || !known) return null;
    const text = canonicalAnswer(value);
    const at = known.get(text) ?? known.size;
    known.set(text, at);
    return at;
  };
  const pairs = pairsOf(annotators);
  const compared = articles.map(({ work }) =>
    pairs.flatMap(([first, second], pair) => {
      const ofFirst = work.get(first)?.spans ?? [];
      const ofSecond = work.get(second)?.spans ?? [];
      return matchSpans(ofFirst, ofSecond, 'overlap').pairs.flatMap((match) =>
        (asked.get(match.a.label) ?? []).flatMap((question): Compared[] => {
          const a = answerOf(match.a, question);
          const b = answerOf(match.b, question);
          return a === null || b === null ? [] : [{ question, pair, a, b }];
        }),
      );
    }),
  );
  return { questions, categories, pairs: pairs.length, compared };
}

interface Coefficient {
  readonly sums: (categories: number) => Float64Array;
  readonly add: (sums: Float64Array, a: number, b: number) => void;
  readonly figureOf: (sums: Float64Array) => Figure;
}

/** The figure of each question: the mean of the pairs. */
function figuresOf(
  { questions, categories, pairs, compared }: Answers,
  { sums: sumsOf, add, figureOf }: Coefficient,
  articles: readonly number[],
): readonly Figure[] {
  const sums = questions.map((_, question) =>
    Array.from({ length: pairs }, () => sumsOf(categories[question]?.size ?? 0)),
  );
  for (const article of articles)
    for (const { question, pair, a, b } of compared[article] ?? []) {
      const own = sums[question]?.[pair];
      if (own) add(own, a, b);
    }
  return sums.map((own) => meanOfFigures(own.map(figureOf)));
}

const everyArticle = ({ articles }: Material): readonly number[] => articles.map((_, at) => at);

function meanOfQuestions(figures: readonly Figure[]): Figure {
  const values = figures.flatMap(({ value }) => value ?? []);
  if (values.length === 0)
    return undefinedFigure(
      'No attribute of a span that both tagged has answers of both that differ at all.',
    );
  return figure(values.reduce((sum, value) => sum + value, 0) / values.length, {
    attributes: values.length,
  });
}

function attributeMeasure(
  described: Pick<Measure, 'id' | 'name' | 'definition' | 'caution'>,
  coefficient: Coefficient,
): Measure {
  const prepare = (material: Material): FigureOfArticles => {
    const answers = answersOf(material);
    return (articles) => meanOfQuestions(figuresOf(answers, coefficient, articles));
  };
  return {
    ...described,
    prepare,
    figure: (material) => prepare(material)(everyArticle(material)),
    parts: (material): readonly FigurePart[] => {
      const answers = answersOf(material);
      const figures = figuresOf(answers, coefficient, everyArticle(material));
      return answers.questions.map((question, at) => ({
        ...question,
        figure: figures[at] ?? undefinedFigure('It was not asked.'),
      }));
    },
  };
}

const COMPARED =
  'over the answers to each attribute of spans that both tagged (same label, at least one character ' +
  'in common, the closest first); answers are the same if they are equal to the letter, several ' +
  'choices in any order; where one of the two gave none, there is nothing to compare. The figure is ' +
  'the mean of the attributes that have one, each of them the mean of the pairs of annotators.';

const UNANSWERED =
  'Only answers that both gave count, so it does not show that one of them leaves attributes open, ' +
  'nor that spans are missing. Free text agrees only if it is the same to the letter.';

export const attributeAlpha = attributeMeasure(
  {
    id: 'attribute_alpha_nominal',
    name: 'Alpha of attributes',
    definition: `Krippendorff’s alpha for nominal data (Krippendorff 2011) ${COMPARED}`,
    caution: UNANSWERED,
  },
  {
    sums: alphaSums,
    add: (sums, a, b) => {
      const counts = new Float64Array(sums.length - 1);
      counts[a] = 1;
      counts[b] = (counts[b] ?? 0) + 1;
      addUnits(sums, counts);
    },
    figureOf: alphaOfSums,
  },
);

export const attributeKappa = attributeMeasure(
  {
    id: 'attribute_cohen_kappa',
    name: 'Cohen’s kappa of attributes',
    definition: `Cohen’s kappa (Cohen 1960) ${COMPARED}`,
    caution: UNANSWERED,
  },
  { sums: kappaSums, add: addJudgement, figureOf: kappaOfSums },
);
