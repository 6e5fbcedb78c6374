import { describe, expect, it } from 'vitest';
import { attributeAlpha, attributeKappa } from '../../../shared/agreement/attribute-measures.ts';
import { relationF1 } from '../../../shared/agreement/relation-f1.ts';
import type { Attributes } from '../../../shared/model/attribute.ts';
import type { Span } from '../../../shared/model/span.ts';
import { CONTEXT, contentOf, gathered, related, tagged } from './tagged.ts';

/** A claim of both on each ten characters, with what each answered. */
const answered = (...answers: readonly (readonly [Attributes, Attributes])[]) =>
  gathered([
    contentOf(
      'a',
      answers.flatMap(([ada, boris], at) => [
        tagged('ada', `claim ${at * 10}-${at * 10 + 6}`, { attributes: ada }),
        tagged('boris', `claim ${at * 10 + 2}-${at * 10 + 9}`, { attributes: boris }),
      ]),
    ),
  ]);

const CERTAIN = { certainty: 'certain' };
const HEDGED = { certainty: 'hedged' };

describe('agreement on attributes', () => {
  const material = answered(
    [CERTAIN, CERTAIN],
    [CERTAIN, HEDGED],
    [HEDGED, HEDGED],
    [CERTAIN, CERTAIN],
    [CERTAIN, {}],
    [{}, {}],
  );

  it('kappa compares what both answered: (3/4 − 1/2)/(1 − 1/2)', async () => {
    expect((await attributeKappa.figure(material, CONTEXT)).value).toBeCloseTo(0.5, 12);
  });

  it('alpha takes no answer as missing: 1 − 7·2/30', async () => {
    expect((await attributeAlpha.figure(material, CONTEXT)).value).toBeCloseTo(1 - 14 / 30, 12);
  });

  it('tells each attribute of each label apart, with a reason where there is no figure', () => {
    const parts = attributeAlpha.parts?.(material) ?? [];
    const certainty = parts.find(({ attribute }) => attribute === 'certainty');
    expect(certainty?.label).toBe('claim');
    expect(certainty?.figure.value).toBeCloseTo(1 - 14 / 30, 12);
    const kind = parts.find(({ label, attribute }) => label === 'claim' && attribute === 'kind');
    expect(kind?.figure.reason).toMatch(/two annotators/u);
  });

  it('takes several choices in any order as the same answer', async () => {
    const many = answered(
      [{ kind: ['a', 'b'] }, { kind: ['b', 'a'] }],
      [{ kind: ['a'] }, { kind: ['a'] }],
    );
    expect((await attributeAlpha.figure(many, CONTEXT)).value).toBe(1);
  });

  it('is undefined, with a reason, where answers do not vary', async () => {
    const { value, reason } = await attributeKappa.figure(answered([CERTAIN, CERTAIN]), CONTEXT);
    expect(value).toBeNull();
    expect(reason).toMatch(/differ/u);
  });
});

describe('agreement on relations', () => {
  const claims = (by: string): readonly [Span, Span, Span] => [
    tagged(by, 'claim 0-10'),
    tagged(by, 'source 12-20'),
    tagged(by, 'claim 30-40', { article: 'b' }),
  ];
  const [adaClaim, adaSource, adaOther] = claims('ada');
  const [borisClaim, borisSource, borisOther] = claims('boris');
  const lonely = tagged('ada', 'source 50-60');

  const valueOf = async (
    ada: readonly (readonly [string, Span, Span])[],
    boris: readonly (readonly [string, Span, Span])[],
  ) => {
    const relations = [
      ...ada.map(([type, from, to]) => related('ada', type, from, to)),
      ...boris.map(([type, from, to]) => related('boris', type, from, to)),
    ];
    const isLink = ({ from, to }: (typeof relations)[number]) => from.article !== to.article;
    const material = gathered(
      [
        contentOf('a', [adaClaim, adaSource, lonely, borisClaim, borisSource], {
          relations: relations.filter((relation) => !isLink(relation)),
        }),
        contentOf('b', [adaOther, borisOther]),
      ],
      { links: relations.filter(isLink) },
    );
    return relationF1.figure(material, CONTEXT);
  };

  it('is one where type, direction and both ends agree, across articles too', async () => {
    const { value, details } = await valueOf(
      [
        ['attributed-to', adaClaim, adaSource],
        ['same-claim', adaClaim, adaOther],
      ],
      [
        ['attributed-to', borisClaim, borisSource],
        ['same-claim', borisClaim, borisOther],
      ],
    );
    expect(value).toBe(1);
    expect(details?.['matched']).toBe(2);
  });

  it.each([
    ['another type', 'cued-by', borisClaim, borisSource],
    ['another direction', 'attributed-to', borisSource, borisClaim],
    ['another end', 'attributed-to', borisClaim, borisOther],
  ] as const)('is zero with %s', async (_, type, from, to) => {
    const { value } = await valueOf([['attributed-to', adaClaim, adaSource]], [[type, from, to]]);
    expect(value).toBe(0);
  });

  it('counts a relation to a span that the other did not tag as a disagreement', async () => {
    const { value } = await valueOf(
      [
        ['attributed-to', adaClaim, adaSource],
        ['attributed-to', adaClaim, lonely],
      ],
      [['attributed-to', borisClaim, borisSource]],
    );
    expect(value).toBeCloseTo(2 / 3, 12);
  });

  it('is undefined, with a reason, where nobody linked anything', async () => {
    const { value, reason } = await valueOf([], []);
    expect(value).toBeNull();
    expect(reason).toBe('Neither annotator linked anything.');
  });
});
