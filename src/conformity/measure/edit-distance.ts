/** Edit distance (Levenshtein), two rows at a time. Pure. */

/** Insertions, deletions and replacements that turn `a` into `b`. */
export function distance(a: string, b: string): number {
  let row = Uint16Array.from({ length: b.length + 1 }, (_, index) => index);
  let next = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced);
    }
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}

/** Likeness of two texts, 0 to 1: 1 less the distance over the longer. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

/** `likeness`, or 0 when the letters alone show that it is under `least`: most pairs are told apart without their distance. */
export function likenessAbove(least: number, a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < least * longest) return 0;
  const counts = new Int16Array(128);
  for (let i = 0; i < a.length; i++) counts[a.charCodeAt(i) & 127]!++;
  let common = 0;
  for (let i = 0; i < b.length; i++) if (counts[b.charCodeAt(i) & 127]!-- > 0) common++;
  return common < least * longest ? 0 : likeness(a, b);
}
