/**
 * The index of the first item whose measure is above the bound; the length where there is none. Binary search.
 * @param measure Never goes down from one item to the next.
 */
export function firstAbove<Item>(
  items: readonly Item[],
  bound: number,
  measure: (item: Item, index: number) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && measure(item, middle) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
