/** The order in which steps are read: that of their dates. Pure. */

/** `steps` of a guide by their instants, milliseconds. One without a date stays after all that the guide puts before it. */
export function inOrder<T>(steps: readonly T[], instantOf: (step: T) => number | null): T[] {
  let last = Number.NEGATIVE_INFINITY;
  const placed = steps.map((step) => {
    const at = instantOf(step);
    last = Math.max(last, at ?? last);
    return { step, at: at ?? last };
  });
  return placed.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ step }) => step);
}
