/** Commonest value among measurements. Pure. */

/** Mean and number of the values in the window `2 × half` wide that holds most of them; of equal windows, the one of greater values. */
export function modeOf(values: readonly number[], half: number): { value: number; count: number } | null {
  const sorted = Float64Array.from(values).sort();
  let best = { from: 0, count: 0 };
  let from = 0;
  for (let to = 0; to < sorted.length; to++) {
    while (sorted[to]! - sorted[from]! > 2 * half) from++;
    if (to - from + 1 >= best.count) best = { from, count: to - from + 1 };
  }
  if (best.count === 0) return null;
  const inside = sorted.subarray(best.from, best.from + best.count);
  return { value: inside.reduce((sum, value) => sum + value, 0) / best.count, count: best.count };
}
