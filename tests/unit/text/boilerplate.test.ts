import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../shared/text/blocks.ts';
import { suggestBoilerplate } from '../../../shared/text/boilerplate.ts';
import { seedText, type SEEDS } from './seed.ts';

const suggested = (text: string): string[][] =>
  suggestBoilerplate({ text, blocks: findBlocks(text) }).map(({ start, end, reason }) => [
    reason,
    text.slice(start, end),
  ]);

const CAPTIONS_003 = [
  'US Secretary of State Antony Blinken steps out of a car as he departs Jeddah for Cairo, Egypt, in Jeddah, Saudi Arabia March 21, 2024.',
  'US Secretary of State Antony Blinken talks to a senior staff on a C-17 Globemaster as he departs Jeddah for Cairo, Egypt, in Jeddah, Saudi Arabia March 21, 2024. (credit: REUTERS/EVELYN HOCKSTEIN/POOL)',
] as const;

/** Every range that is offered, in order: a real paragraph among them fails the test. */
const EXPECTED: Readonly<Record<(typeof SEEDS)[number], readonly (readonly string[])[]>> = {
  '000': [
    [
      'repeats an earlier paragraph',
      'Israeli Prime Minister Benjamin Netanyahu said on Friday that he is determined to send troops into the southern Gaza city of Rafah and would do so without U.S. support.',
    ],
    ['photo caption', 'U.S. Secretary of State Antony Blinken arrives in Tel Aviv, Israel'],
    [
      'photo caption',
      'Muslims perform the second Friday prayer of the Holy month of Ramadan among the rubble of Al-Farooq Mosque which was destroyed in the Israeli attack in Rafah',
    ],
    ['photo caption', 'Palestinians look at a house destroyed in an Israeli airstrike in Rafah'],
  ],
  '001': [
    ['agency note', '(With inputs from agencies)'],
    [
      'disclaimer',
      'Disclaimer: WION takes utmost care to accurately and responsibly report ongoing developments on the Israel-Palestine conflict after the Hamas attacks. However, we cannot independently verify the authenticity of all statements, photos and videos.',
    ],
  ],
  '002': [
    ['links to other articles', 'Related Post'],
    ['comment form', 'Leave a Reply'],
    ['comment form', 'Your email address will not be published. Required fields are marked *'],
  ],
  '003': [
    ['photo caption', `${CAPTIONS_003[0]} (photo credit: REUTERS/EVELYN HOCKSTEIN)`],
    ['photo caption', CAPTIONS_003[0]],
    ['photo credit', '(photo credit: REUTERS/EVELYN HOCKSTEIN)'],
    ['photo caption', CAPTIONS_003[1]],
    ['photo caption', CAPTIONS_003[1]],
  ],
  '004': [
    ['breadcrumbs', 'Home » Israel rejects US request to stop Rafah offensive'],
    ['site byline', 'by admin'],
    ['repeats an earlier paragraph', 'Israel rejects US request to stop Rafah offensive'],
    [
      'link to another article',
      'See also\u00a0 Gen Z gets behind the wheel: young people change the concept of mobility',
    ],
    ['links to other articles', 'You may also like'],
    ['comment form', 'Leave a Comment'],
    [
      'comment form',
      'This site uses Akismet to reduce spam. Learn how your comment data is processed.',
    ],
    [
      'cookie notice',
      "This website uses cookies to improve your experience. We'll assume you're ok with this, but you can opt-out if you wish. Accept Read More",
    ],
    ['privacy notice', 'Privacy & Cookies Policy'],
  ],
};

describe('suggestBoilerplate', () => {
  it.each(Object.entries(EXPECTED))(
    'offers exactly what is boilerplate in seed %s',
    (seed, list) => {
      expect(suggested(seedText(seed as (typeof SEEDS)[number]))).toEqual(list);
    },
  );

  it.each([
    'He said the site uses cookies, and that readers were told.',
    'By administering aid, the agency hopes to prevent famine.',
    '“See also what they did in the north,” he said.',
    'The minister looks at the border and sees trouble.',
    'Leave a comment, the minister told reporters, and we will answer it.',
    'The disclaimer: nobody reads it.',
    'Yes.',
  ])('does not offer the paragraph %j', (line) => {
    expect(suggested(`Short title\n${line}\nThe end came later.\n${line.slice(0, 3)}`)).toEqual([]);
  });

  it('does not offer the first or the last line for reading like a caption', () => {
    const line =
      'Protesters march through the streets of the old town on a cold morning in spring, hours before the vote that is to decide on the new law';
    expect(suggested(`${line}\nIt rained.\n${line.replace('Protesters', 'Soldiers')}`)).toEqual([]);
    expect(suggested(`It rained.\n${line}\nIt rained more.`)).toHaveLength(1);
  });

  it('does not offer a short line that is said twice', () => {
    expect(suggested('“No.”\nHe paused.\n“No.”\nThat was all.')).toEqual([]);
  });
});
