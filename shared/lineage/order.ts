/** The order of a list that several changed at the same time. */

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** One order that has every item: the last one, with what it lacks put after its neighbour there. */
export function joinedOrder(orders: readonly unknown[]): string[] {
  const order = idsOf(orders.at(-1));
  for (const other of orders.map(idsOf).toReversed()) {
    for (const [at, id] of other.entries()) {
      if (order.includes(id)) continue;
      const before = other.slice(0, at).findLast((one) => order.includes(one));
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
    }
  }
  return order;
}

/** Whether the two put what they share into different orders: adding different items is none. */
export function isOtherOrder(a: unknown, b: unknown): boolean {
  const [left, right] = [idsOf(a), idsOf(b)];
  const shared = left.filter((id) => right.includes(id));
  return right.filter((id) => left.includes(id)).some((id, at) => id !== shared[at]);
}
