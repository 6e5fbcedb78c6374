import { describe, expect, it } from 'vitest';
import { attributeProblem } from '../../../shared/model/attribute.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import { attributesOf } from '../../../shared/numbers/attributes.ts';
import { quantitiesIn, quantityAt } from '../../../shared/numbers/quantity.ts';
import { offsetOf, textOf } from '../text/seed.ts';

/** `phrase = comparator value[–max] [unit]` of each quantity, for tables that are read. */
function read(text: string): string[] {
  return quantitiesIn(text).map((quantity) => {
    const { comparator, value, valueMax, unit, date } = quantity;
    const amount = [value ?? date ?? '', ...(valueMax === undefined ? [] : [valueMax])].join('–');
    return [textOf(text, quantity), comparator, amount, unit].filter(Boolean).join(' | ');
  });
}

describe('a quantity in digits', () => {
  it.each([
    ['He saw 1,200 people.', '1,200 | = | 1200'],
    ['Some 1\u00a0200 fled.', 'Some 1\u00a0200 | ≈ | 1200'],
    ['At 12\u202f500 homes', '12\u202f500 | = | 12500'],
    ['a rate of 0.70 was', '0.70 | = | 0.70'],
    ['It fell to −5 degrees', '−5 degrees | = | -5 | degree'],
    ['paid $1.5bn for it', '$1.5bn | = | 1500000000 | $'],
    ['paid US$2 million', '$2 million | = | 2000000 | $'],
    ['cost 3m euros', '3m euros | = | 3000000 | €'],
    ['about 5k people', 'about 5k | ≈ | 5000'],
    ['up 10% today', '10% | = | 10 | %'],
    ['up 2.5 percentage points', '2.5 percentage points | = | 2.5 | percentage point'],
    ['some 5 lakh people', 'some 5 lakh | ≈ | 500000'],
    ['500+ were hurt', '500+ | ≥ | 500'],
    ['the 12-member council', '12 | = | 12'],
    ['an 18-year-old man', '18-year-old | = | 18 | year'],
    ['drove 30 km north', '30 km | = | 30 | km'],
    [
      '123456789012345678901234.5 is exact',
      '123456789012345678901234.5 | = | 123456789012345678901234.5',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('a quantity in words', () => {
  it.each([
    ['six weeks passed', 'six weeks | = | 6 | week'],
    [
      'one hundred and twenty-three thousand four hundred died',
      'one hundred and twenty-three thousand four hundred | = | 123400',
    ],
    ['twenty-one tanks', 'twenty-one | = | 21'],
    ['two and a half million fled', 'two and a half million | = | 2500000'],
    ['half a million fled', 'half a million | = | 500000'],
    ['half an hour later', 'half an hour | = | 0.5 | hour'],
    ['a dozen men', 'a dozen | = | 12'],
    ['two dozen men', 'two dozen | = | 24'],
    ['tens of thousands fled', 'tens of thousands | ≥ | 10000'],
    ['three quarters of them', 'three quarters | = | 0.75'],
    ['two-thirds of them', 'two-thirds | ='],
    ['a quarter of them', 'a quarter | = | 0.25'],
    ['One soldier died', 'One | = | 1'],
    ['ten percent', 'ten percent | = | 10 | %'],
    ['a three-day truce', 'three-day | = | 3 | day'],
    ['the 3rd attempt', '3rd | = | 3'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('a comparator', () => {
  it.each([
    ['more than', '>'],
    ['over', '>'],
    ['at least', '≥'],
    ['no fewer than', '≥'],
    ['fewer than', '<'],
    ['less than', '<'],
    ['under', '<'],
    ['up to', '≤'],
    ['at most', '≤'],
    ['no more than', '≤'],
    ['nearly', '≈'],
    ['almost', '≈'],
    ['about', '≈'],
    ['around', '≈'],
    ['some', '≈'],
    ['approximately', '≈'],
    ['an estimated', '≈'],
    ['more than an estimated', '>'],
  ])('“%s” is %s and part of the phrase', (words, sign) => {
    expect(read(`It hit ${words} 40 homes.`)).toEqual([`${words} 40 | ${sign} | 40`]);
  });

  it('may stand after the number', () => {
    expect(read('40 or more homes')).toEqual(['40 or more | ≥ | 40']);
    expect(read('40 or so homes')).toEqual(['40 or so | ≈ | 40']);
  });

  it('never reaches back into the quantity before it', () => {
    expect(read('from 10 or more 20')).toEqual(['10 or more | ≥ | 10', '20 | = | 20']);
  });
});

describe('a range', () => {
  it.each([
    ['between 10 and 12 people', 'between 10 and 12 | range | 10–12'],
    ['10-12 people', '10-12 | range | 10–12'],
    ['10–12 people', '10–12 | range | 10–12'],
    ['10 to 12 million people', '10 to 12 million | range | 10000000–12000000'],
    ['six to eight weeks', 'six to eight weeks | range | 6–8 | week'],
    ['$1.2-1.5 billion', '$1.2-1.5 billion | range | 1200000000–1500000000 | $'],
    ['about 30 to 40 homes', 'about 30 to 40 | range | 30–40'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('is none in a score, a change or a vote', () => {
    expect(read('rose from 10 to 12 percent')).toEqual(['10 | = | 10', '12 percent | = | 12 | %']);
    expect(read('by 5 to 3')).toEqual(['5 | = | 5', '3 | = | 3']);
  });
});

describe('a date or time', () => {
  it.each([
    ['on October 7 and', 'October 7 | ='],
    ['since Oct. 7, when', 'Oct. 7 | ='],
    ['on March 21, 2024.', 'March 21, 2024 | = | 2024-03-21'],
    ['on 21 March 2024', '21 March 2024 | = | 2024-03-21'],
    ['the 7th of October', '7th of October | ='],
    ['in March 2024', 'March 2024 | = | 2024-03'],
    ['on 2024-03-21', '2024-03-21 | = | 2024-03-21'],
    ['since 1948', '1948 | = | 1948'],
    ['at 10:30 today', '10:30 | ='],
    ['at 5 p.m. today', '5 p.m. | ='],
    ['at 5.30pm today', '5.30pm | ='],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('is no month without a number, and no year that counts', () => {
    expect(read('They may march in May.')).toEqual([]);
    expect(read('killed 2,024 people')).toEqual(['2,024 | = | 2024']);
  });
});

describe('no quantity', () => {
  it.each(
    [
      'one of the men',
      'no one came',
      'the one who went',
      'one another',
      'One of them',
      'a C-17 Globemaster',
      'an F16 and 5G',
      'since 9/11, 24/7',
      'Group of Seven',
      'half-hearted',
      'see example.com/2 or a@b2.org',
      'keycap 5️⃣',
      'second to none',
    ].map((text) => [text]),
  )('in “%s”', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('in “half” after a rank, which is one', () => {
    expect(read('in the second half')).toEqual(['second | = | 2']);
  });

  it('in a list marker', () => {
    expect(read('1. He left\n2) She stayed\n- 5 left')).toEqual(['5 | = | 5']);
  });
});

describe('quantityAt', () => {
  const text = 'At least 1,200 people and 253 more.';

  it('finds the phrase from any place in it and from its end', () => {
    for (const at of [0, 3, 9, 14])
      expect(textOf(text, quantityAt(text, at))).toBe('At least 1,200');
    expect(textOf(text, quantityAt(text, offsetOf(text, '253')))).toBe('253');
    expect(quantityAt(text, offsetOf(text, 'people') + 2)).toBeNull();
  });
});

describe('attributesOf', () => {
  const definitions =
    defaultCodebook('000000000-0000-a').labels.find(({ id }) => id === 'number')?.attributes ?? [];
  const attributes = (text: string): unknown => quantitiesIn(text).map(attributesOf);

  it('answers the questions of the default codebook', () => {
    expect(attributes('more than $1.5 million')).toEqual([
      { value: '1500000', comparator: '>', unit: '$', statistic: 'money' },
    ]);
    expect(attributes('10 to 12 weeks')).toEqual([
      { value: '10', 'value-max': '12', comparator: 'range', unit: 'week', statistic: 'duration' },
    ]);
    expect(attributes('on March 21, 2024')).toEqual([{ statistic: 'date', 'as-of': '2024-03-21' }]);
  });

  it('says nothing of what the text leaves open: money or weight, a third as a decimal', () => {
    expect(attributes('seven pounds')).toEqual([{ value: '7', comparator: '=', unit: 'pound' }]);
    expect(attributes('two thirds')).toEqual([{ statistic: 'rate' }]);
  });

  it('never breaks a rule of the codebook', () => {
    const text =
      'between 5 and 7 percent, $3bn, 2.50, half, the sixth, 10:30, May 5, 2024, −3, dozens, 4 km';
    for (const quantity of quantitiesIn(text)) {
      for (const [id, value] of Object.entries(attributesOf(quantity))) {
        const definition = definitions.find((candidate) => candidate.id === id);
        expect(definition && attributeProblem(definition, value)).toBeNull();
      }
    }
  });
});
