/** Projects in which things are wrong: what a damaged file, a merge or a hand-made edit leaves. */
import fc from 'fast-check';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { AttributeDefinition } from '../../shared/model/attribute.ts';
import type { Codebook, Label } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import { stateOf, type ArticleContent, type State } from '../../shared/ops/state.ts';
import { datasetArb } from './dataset.ts';

const FLAWS = [
  'none',
  'bad value',
  'foreign quote',
  'other revision',
  'unknown label',
  'no answers',
  'gone',
] as const;
type Flaw = (typeof FLAWS)[number];

/** Asked of every label: one with a default, one shown by it, one without, and the number's value. */
const ASKED: readonly AttributeDefinition[] = [
  { id: 'sure', name: 'Sure', type: 'boolean', required: true, default: true },
  {
    id: 'why',
    name: 'Why',
    type: 'text',
    required: true,
    shownWhen: { attribute: 'sure', is: [false] },
  },
  {
    id: 'place',
    name: 'Place',
    type: 'one',
    options: ['here', 'there'],
    required: true,
    default: 'here',
  },
  {
    id: 'distance',
    name: 'Distance',
    type: 'number',
    required: true,
    shownWhen: { attribute: 'place', is: ['there'] },
  },
  { id: 'value', name: 'Value', type: 'number' },
];

function asking(label: Label, at: number): Label {
  const known = new Set(ASKED.map(({ id }) => id));
  const own = label.attributes.filter(({ id }) => !known.has(id));
  const last = ASKED.length - 1;
  // The third label's default shows a question that has none.
  const asked = ASKED.map((definition) =>
    at % 3 === 2 && definition.id === 'place' ? { ...definition, default: 'there' } : definition,
  );
  return {
    ...label,
    unit: at % 2 === 0 ? 'quantity' : label.unit,
    attributes: [...own, ...asked.slice(0, 1 + ((at + last) % ASKED.length)), ...asked.slice(last)],
  };
}

const distinct = (label: Label): Label => ({
  ...label,
  attributes: [...new Map(label.attributes.map((one) => [one.id, one])).values()],
});

const askingBook = (codebook: Codebook): Codebook => ({
  ...codebook,
  labels: codebook.labels.map(asking).map(distinct),
});

function flawed(span: Span, flaw: Flaw): readonly Span[] {
  switch (flaw) {
    case 'none':
      return [span];
    case 'bad value':
      return [{ ...span, attributes: { ...span.attributes, value: 'not a number' } }];
    case 'foreign quote':
      return [{ ...span, quote: { ...span.quote, exact: span.quote.exact.slice(1) || 'x' } }];
    case 'other revision':
      return [{ ...span, revision: span.revision + 1 }];
    case 'unknown label':
      return [{ ...span, label: 'nobody knows' }];
    case 'no answers':
      return [{ ...span, attributes: {} }];
    case 'gone':
      return [];
  }
}

/** The project as a loaded state, with the flaws dealt out among its spans. */
export const flawedStateArb: fc.Arbitrary<State> = fc
  .tuple(
    datasetArb({ minArticles: 1, maxArticles: 2 }),
    fc.array(fc.constantFrom(...FLAWS), { minLength: 8, maxLength: 8 }),
  )
  .map(([dataset, flaws]: [Dataset, readonly Flaw[]]) => {
    const contents = dataset.articles.map(({ article, spans, relations }): ArticleContent => ({
      article,
      spans: spans.flatMap((span, at) => flawed(span, flaws[at % flaws.length] ?? 'none')),
      relations,
    }));
    return stateOf({ ...dataset, codebook: askingBook(dataset.codebook) }, contents);
  });
