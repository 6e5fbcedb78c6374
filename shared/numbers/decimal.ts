/** Exact decimal numbers: what a text says is what is stored, without floating point between. */

/** `digits × 10^-places`. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

export const whole = (value: bigint): Decimal => ({ digits: value, places: 0 });

/** @param written digits with at most one point and no separators: `1200`, `1.3` */
export function parseDecimal(written: string): Decimal {
  const [integer = '', fraction = ''] = written.split('.');
  return { digits: BigInt(integer + fraction), places: fraction.length };
}

/** `decimal × 10^power`, `power` ≥ 0. */
export function shifted({ digits, places }: Decimal, power: number): Decimal {
  return power <= places
    ? { digits, places: places - power }
    : { digits: digits * 10n ** BigInt(power - places), places: 0 };
}

export const times = (decimal: Decimal, factor: bigint): Decimal => ({
  digits: decimal.digits * factor,
  places: decimal.places,
});

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  const [left, right] = [a, b].map((one) => one.digits * 10n ** BigInt(places - one.places));
  return { digits: (left ?? 0n) + (right ?? 0n), places };
}

export const isLess = (a: Decimal, b: Decimal): boolean => plus(a, times(b, -1n)).digits < 0n;

/** As the codebook's number attributes take it: `32000`, `1.3`, `-0.5`. */
export function formatDecimal({ digits, places }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const plain = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const point = plain.length - places;
  return sign + plain.slice(0, point) + (places > 0 ? `.${plain.slice(point)}` : '');
}
