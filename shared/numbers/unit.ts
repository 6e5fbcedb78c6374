/** Units that belong to a quantity: per cent, money, durations, measures. Things counted do not. */
import { isHyphen, type Token } from './token.ts';

export type Statistic =
  'count' | 'measure' | 'money' | 'percent' | 'rate' | 'rank' | 'duration' | 'date' | 'time';

export interface Unit {
  /** Singular, whatever the text has: `week`, `%`, `$`, `pound`. */
  readonly unit: string;
  readonly statistic: Statistic;
}

const table = new Map<string, Unit>();

/** Each entry: the unit, then what else it is written as; a plural in s goes without saying. */
function add(statistic: Statistic, entries: readonly string[]): void {
  for (const entry of entries) {
    const [unit = '', ...others] = entry.split(',');
    for (const written of [unit, ...others]) {
      table.set(written, { unit, statistic });
      if (/[a-z]{3}$/u.test(written)) table.set(`${written}s`, { unit, statistic });
    }
  }
}

add('duration', ['second', 'minute', 'hour', 'day', 'night', 'week', 'fortnight', 'month', 'year']);
add('duration', ['decade', 'century,centuries']);
add('percent', ['%,percent,per cent,pct', 'percentage point']);
add('money', [
  '$,dollar,US dollar',
  '€,euro',
  '£,pound sterling,pounds sterling',
  '₪,shekel',
  '¥,yen',
]);
add('money', ['₹,rupee', 'yuan', 'rouble,ruble', 'lira', 'franc', 'riyal', 'dirham', 'cent']);
add('measure', ['km,kilometre,kilometer', 'm,metre,meter', 'cm,centimetre,centimeter', 'mile']);
add('measure', ['foot,feet,ft', 'inch,inches', 'yard', 'kg,kilogram,kilo,kilogramme', 'gram']);
add('measure', [
  'tonne',
  'ton',
  'pound,lb,lbs',
  'ounce',
  'litre,liter',
  'gallon',
  'barrel',
  'acre',
]);
add('measure', ['hectare', 'degree', 'calorie', 'watt', 'kilowatt', 'megawatt', 'square metre']);
add('measure', [
  'square kilometre,square kilometer,sq km',
  'square mile',
  'cubic metre,cubic meter',
]);
table.set('square metres', { unit: 'square metre', statistic: 'measure' });
table.set('square meters', { unit: 'square metre', statistic: 'measure' });
// “m” alone is a metre or a million: read neither.
table.delete('m');

export const CURRENCIES = /^[$€£₪¥₹]$/u;

export const unitNamed = (word: string | undefined): Unit | undefined => table.get(word ?? '');

export interface ReadUnit extends Unit {
  /** Index of the first token after the unit. */
  readonly to: number;
}

/** The unit that stands at token `at`, a hyphen before it and `-old` after it included. */
export function readUnit(tokens: readonly Token[], at: number): ReadUnit | null {
  const from = isHyphen(tokens, at) ? at + 1 : at;
  const [one, two] = [tokens[from]?.lower, tokens[from + 1]?.lower];
  const pair = table.get(`${one ?? ''} ${two ?? ''}`);
  const unit = pair ?? unitNamed(one);
  if (!unit) return null;
  const to = from + (pair ? 2 : 1);
  const isAge = isHyphen(tokens, to) && tokens[to + 1]?.lower === 'old';
  return { ...unit, to: isAge ? to + 2 : to };
}
