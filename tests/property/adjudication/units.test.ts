/** Laws of aligning and deciding, over articles on which annotations nest, cross and coincide. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAgreed } from '../../../shared/adjudication/unit.ts';
import { fragmentsProblem } from '../../../shared/model/anchor.ts';
import { GOLD_ANNOTATOR } from '../../../shared/model/annotator.ts';
import type { Choice } from '../../../shared/model/project-command.ts';
import type { Span } from '../../../shared/model/span.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import { contentOf } from '../../../shared/ops/state.ts';
import { ownSpansArb } from '../../arbitraries/material.ts';
import { articleOf, must } from '../../storage/project.ts';
import { Desk, projectOf } from '../../unit/adjudication/craft.ts';

const NAMES = ['ada', 'boris', 'carla'];
const TEXT = 'Officials said, on Friday: “133 people died”. 🙂 Others denied it.';

const spansArb: fc.Arbitrary<Span[]> = fc
  .tuple(...NAMES.map((by, at) => ownSpansArb(by, 'a', at, 6)))
  .map((layers) =>
    layers.flat().filter(({ fragments }) => fragmentsProblem(TEXT, fragments) === null),
  );

const deskOn = (spans: readonly Span[]): Desk =>
  new Desk(projectOf([{ article: articleOf('a', TEXT), spans, relations: [] }]));

/** One choice for a unit, drawn by number. */
function choiceFor(annotators: readonly string[], draw: number): Choice {
  const [first = ''] = annotators;
  const choices: readonly Choice[] = [
    { verdict: 'taken', from: [first] },
    { verdict: 'both', from: annotators },
    { verdict: 'none' },
    { verdict: 'skipped' },
  ];
  return choices[draw % choices.length] ?? { verdict: 'none' };
}

const decideAll = (desk: Desk, draws: readonly number[]): void => {
  for (const [at, { of }] of desk.units(NAMES).entries()) {
    // Units are read anew: a decision must not stir up the ones beside it.
    const unit = desk.units(NAMES).find((one) => one.of.join() === of.join());
    if (unit) desk.decide(unit, choiceFor([...unit.spans.keys()], draws[at] ?? 0));
  }
};

const contentNow = ({ state }: Desk) => [...state.layers.values()].map(contentOf);
const drawsArb = fc.array(fc.nat({ max: 3 }), { minLength: 18, maxLength: 18 });

describe('units', () => {
  test('hold every annotation of the annotators once, and no two of one annotator', () => {
    fc.assert(
      fc.property(spansArb, (spans) => {
        const units = deskOn(spans).units(NAMES);
        const ids = units.flatMap(({ spans: own }) => [...own.values()].map(({ id }) => id));
        expect(ids.sort()).toEqual(spans.map(({ id }) => id).sort());
        for (const { spans: own } of units) for (const [by, span] of own) expect(span.by).toBe(by);
      }),
    );
  });

  test('are the same in whatever order the annotators are named', () => {
    fc.assert(
      fc.property(
        spansArb,
        fc.shuffledSubarray(NAMES, { minLength: 3, maxLength: 3 }),
        (spans, order) => {
          const told = (names: readonly string[]) =>
            deskOn(spans)
              .units(names)
              .map(({ id, differences, attributes, start, end }) => [
                id,
                differences,
                attributes,
                start,
                end,
              ]);
          expect(told(order)).toEqual(told(NAMES));
        },
      ),
    );
  });

  test('are the same after gold was made of them', () => {
    fc.assert(
      fc.property(spansArb, drawsArb, (spans, draws) => {
        const desk = deskOn(spans);
        const before = desk.units(NAMES).map(({ id }) => id);
        decideAll(desk, draws);
        expect(desk.units(NAMES).map(({ id }) => id)).toEqual(before);
      }),
    );
  });
});

describe('decisions', () => {
  test('are all that is left standing, each with exactly its gold', () => {
    fc.assert(
      fc.property(spansArb, drawsArb, drawsArb, (spans, first, second) => {
        const desk = deskOn(spans);
        decideAll(desk, first);
        const wishes = desk.units(NAMES).map(({ spans: own }, at) => {
          return choiceFor([...own.keys()], second[at] ?? 0).verdict;
        });
        for (const [at, unit] of desk.units(NAMES).entries()) {
          const choice = choiceFor([...unit.spans.keys()], second[at] ?? 0);
          const isSame = unit.decision?.verdict === choice.verdict;
          if (!isSame) desk.decide(unit, choice);
        }
        const units = desk.units(NAMES);
        expect(units.map(({ decision }) => decision?.verdict)).toEqual(wishes);
        const named = new Set(units.flatMap(({ decision }) => decision?.gold ?? []));
        expect(new Set(desk.gold().map(({ id }) => id))).toEqual(named);
      }),
    );
  });

  test('are taken back by undo, one by one, to what there was', () => {
    fc.assert(
      fc.property(spansArb, drawsArb, (spans, draws) => {
        const desk = deskOn(spans);
        const before = contentNow(desk);
        decideAll(desk, draws);
        for (const { change } of desk.steps.toReversed())
          desk.state = must(applyChange(desk.state, invert(change)));
        expect(contentNow(desk)).toEqual(before);
      }),
    );
  });

  test('accepting what agrees accepts all of it and nothing else, and undo is identity', () => {
    fc.assert(
      fc.property(spansArb, (spans) => {
        // A second copy of Ada's work, so that there is always something agreed.
        const doubled = [
          ...spans.filter(({ by }) => by === 'ada'),
          ...spans
            .filter(({ by }) => by === 'ada')
            .map((span) => ({ ...span, id: `${span.id} again`, by: 'boris' })),
        ];
        const desk = deskOn([...doubled, ...spans.filter(({ by }) => by === 'carla')]);
        const before = contentNow(desk);
        const names = ['ada', 'boris'];
        const agreed = desk.units(names).filter(isAgreed);
        if (agreed.length === 0) return;
        desk.do({ do: 'accept-agreed', units: desk.units(names) });
        const decided = desk.units(names).filter(({ state }) => state === 'decided');
        expect(decided.map(({ id }) => id)).toEqual(agreed.map(({ id }) => id));
        expect(desk.gold()).toHaveLength(agreed.length);
        const [step] = desk.steps;
        if (step) desk.state = must(applyChange(desk.state, invert(step.change)));
        expect(contentNow(desk)).toEqual(before);
      }),
    );
  });

  test('call for another look only where somebody said something else, or joined', () => {
    fc.assert(
      fc.property(spansArb, drawsArb, fc.nat(), fc.boolean(), (spans, draws, pick, isGone) => {
        const desk = deskOn(spans);
        decideAll(desk, draws);
        const target = spans[pick % Math.max(1, spans.length)];
        if (!target) return;
        const stateBefore = new Map(desk.units(NAMES).map(({ of, state }) => [of.join(), state]));
        const edit = { attributes: { certainty: 'hedged', kind: 'belief' } };
        const [article, span] = ['a', target.id];
        const isDone = isGone
          ? desk.try({ do: 'remove-spans', article, spans: [span] })
          : desk.try({ do: 'edit-span', article, span, edit });
        if (!isDone.ok) return;
        desk.state = must(applyChange(desk.state, isDone.value.change));
        // Where the annotations compared are others now, a look is due; anywhere else it is not.
        for (const { of, state } of desk.units(NAMES)) {
          const before = stateBefore.get(of.join());
          if (before !== undefined && before !== state) expect(of).toContain(target.id);
        }
      }),
    );
  });

  test('never take gold for what an annotator did', () => {
    fc.assert(
      fc.property(spansArb, drawsArb, (spans, draws) => {
        const desk = deskOn(spans);
        decideAll(desk, draws);
        const units = desk.units([...NAMES, GOLD_ANNOTATOR]);
        expect(units.flatMap(({ spans: own }) => [...own.keys()])).not.toContain(GOLD_ANNOTATOR);
      }),
    );
  });
});
