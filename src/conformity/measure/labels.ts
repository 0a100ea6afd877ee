/** Citations by label in a running text: "[3]", "[2, 5-7]", "[OY14]", "(12)". Pure. */

export interface LabelHit {
  start: number;
  text: string;
  /** Labels cited, ranges spread out: "[2, 5-7]" gives 2, 5, 6, 7. */
  labels: readonly string[];
}

const NUMBERS =
  /\[\s*(\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*)\s*(?:[,:;]\s*(?:pp?\.|pages?|chap|§|th|prop|sect|art|fig|voir)[^\][]{0,40})?\]/giu;
const PARENTHESES = /\(\s*(\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*)\s*\)/gu;
const KEYS =
  /\[\s*((?:\p{Lu}[\p{L}+*]{0,9}\d{2}[a-z]?)(?:\s*[,;]\s*\p{Lu}[\p{L}+*]{0,9}\d{2}[a-z]?)*)(?:\s*,\s*(?:pp?\.|chap|§|th|sect)[^\][]{0,40})?\s*\]/gu;
/** What stands before an interval, an index or a set, and not before a citation. */
const MATHS_BEFORE = /(?:[∈∉⊂⊆∪∩×=<>≤≥+*/^∀:]|\b(?:intervalle|segment|interval|array|list|index|arg[vs]|range))\s*$/iu;
const MATHS_AFTER = /^\s*(?:[∪∩×=^≤≥→]|\[[^\d\]])/u;

/** "[3]" and its kin; intervals, indexes ("a[1]") and zeros are left out. */
export function bracketNumbers(text: string): LabelHit[] {
  return [...text.matchAll(NUMBERS)].flatMap((match) => {
    const labels = spread(match[1] ?? '');
    const before = text.slice(Math.max(0, match.index - 14), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3);
    if (
      labels.length === 0 ||
      labels.includes('0') ||
      MATHS_BEFORE.test(before) ||
      MATHS_AFTER.test(after) ||
      /^\s*:/.test(after)
    )
      return [];
    if (/[\p{L}_]\w*[_\d)]$|(?<![\p{L}\d])\p{L}$/u.test(before)) return [];
    return [{ start: match.index, text: match[0], labels }];
  });
}

/** "(3)", "(3,4)": counted only when a numbered list answers; numbers of equations end their row and are left out by the caller. */
export function parenthesisNumbers(text: string): LabelHit[] {
  return [...text.matchAll(PARENTHESES)].flatMap((match) => {
    const labels = spread(match[1] ?? '');
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    if (labels.length === 0 || labels.includes('0') || !/\p{L}{2}[.,»”"’)]?\s*$/u.test(before)) return [];
    if (
      /(?:[ée]quations?|formules?|figures?|fig\.|tableaux?|tables?|[ée]tapes?|eq\.?|relations?|n°|voir|lignes?|points?)\s*$/iu.test(
        before,
      )
    )
      return [];
    return [{ start: match.index, text: match[0], labels }];
  });
}

/** "[OY14]", "[Knu97, Lam94]". */
export function bracketKeys(text: string): LabelHit[] {
  return [...text.matchAll(KEYS)].map((match) => ({
    start: match.index,
    text: match[0],
    labels: (match[1] ?? '').split(/\s*[,;]\s*/),
  }));
}

/** Labels of a list that are neither numbers nor keys ("[RFC793]", "[Wiki]"), wherever the text gives one of them in brackets. */
export function namedLabels(text: string, known: ReadonlySet<string>): LabelHit[] {
  return [...text.matchAll(/\[([^\][]{2,30})\]/gu)]
    .filter((match) => known.has(match[1]?.trim() ?? ''))
    .map((match) => ({ start: match.index, text: match[0], labels: [match[1]?.trim() ?? ''] }));
}

function spread(text: string): string[] {
  return text.split(/\s*[,;]\s*/).flatMap((part) => {
    const [from = Number.NaN, to] = part.split(/\s*[-–]\s*/).map(Number);
    if (to === undefined) return [String(from)];
    return to > from && to - from < 30 ? Array.from({ length: to - from + 1 }, (_, index) => String(from + index)) : [];
  });
}
