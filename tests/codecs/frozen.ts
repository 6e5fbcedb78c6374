/** `value`, frozen through and through: a codec that changes its input throws. */
export function frozen<T>(value: T): T {
  // Bytes cannot be frozen.
  const isRecord = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
  if (isRecord && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
