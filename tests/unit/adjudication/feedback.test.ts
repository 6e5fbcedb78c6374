import { expect, test } from 'vitest';
import { feedbackFor } from '../../../shared/adjudication/feedback.ts';
import {
  feedbackMarkdown,
  feedbackSentences,
} from '../../../shared/adjudication/feedback-words.ts';
import { contentOf as contentOfLayer } from '../../../shared/ops/state.ts';
import { CODEBOOK, tagged } from '../agreement/tagged.ts';
import { Desk, onOne } from './craft.ts';

const ALL = ['ada', 'boris'];
const contents = (desk: Desk) => [...desk.state.layers.values()].map(contentOfLayer);
const told = (desk: Desk, annotator: string) => {
  const { alike, items } = feedbackFor(annotator, contents(desk));
  return { alike, items: items.map((item) => feedbackSentences(CODEBOOK, item).join(' ')) };
};

/** One article, in which Boris was followed in everything that the two disagree about. */
function decided(): Desk {
  const desk = new Desk(
    onOne([
      tagged('ada', 'source 0-9'),
      tagged('boris', 'source 0-9'),
      tagged('ada', 'number 20-32', { attributes: { comparator: '≥' } }),
      tagged('boris', 'number 29-32', { attributes: { comparator: '=' } }),
      tagged('ada', 'claim 33-39'),
      tagged('boris', 'cue 10-14'),
    ]),
  );
  desk.do({ do: 'accept-agreed', units: desk.units(ALL) });
  const number = desk.unit('133', ALL);
  const taken = { verdict: 'taken', from: ['boris'] } as const;
  desk.decide(number, taken, { why: 'The number *alone*.' });
  desk.decide(desk.unit('people', ALL), { verdict: 'none' });
  desk.decide(desk.unit('said', ALL), taken);
  return desk;
}

test('tells what was decided differently from what somebody did, in reading order', () => {
  expect(told(decided(), 'ada')).toEqual({
    alike: 1,
    items: [
      'You tagged nothing here. Decided: “said” as Cue.',
      'You tagged “at least 133” as Number. Decided: “133” as Number. Comparator: you said ≥, decided was =.',
      'You tagged “people” as Claim. Decided: nothing is to be tagged here.',
    ],
  });
});

test('tells nothing of what was decided as they had it, and nothing of what others did', () => {
  expect(told(decided(), 'boris')).toEqual({ alike: 3, items: [] });
  expect(JSON.stringify(told(decided(), 'ada'))).not.toContain('boris');
});

test('what is skipped is not decided, and who never opened the article missed nothing', () => {
  const desk = new Desk(onOne([tagged('ada', 'claim 0-9')]));
  desk.decide(desk.unit('Officials', ALL), { verdict: 'skipped' });
  expect(told(desk, 'ada')).toEqual({ alike: 0, items: [] });
  desk.decide(desk.unit('Officials', ALL), { verdict: 'taken', from: ['ada'] });
  expect(told(desk, 'boris')).toEqual({ alike: 0, items: [] });
});

test('an edited version is told to whoever it was made from', () => {
  const desk = new Desk(onOne([tagged('ada', 'claim 0-9')]));
  desk.decide(desk.unit('Officials', ALL), {
    verdict: 'edited',
    from: ['ada'],
    label: 'source',
    fragments: [{ start: 0, end: 9 }],
    attributes: {},
  });
  expect(told(desk, 'ada').items).toEqual([
    'You tagged “Officials” as Claim. Decided: “Officials” as Source.',
  ]);
});

test('is a Markdown page with the reasons, in which what was written is no markup', () => {
  const text = feedbackMarkdown(CODEBOOK, 'Ada', feedbackFor('ada', contents(decided())));
  expect(text).toMatch(/^# Feedback for Ada\n\n4 decisions about your work: 1 as you had it, 3/u);
  expect(text).toContain('\n  Why: The number \\*alone\\*.\n');
});
