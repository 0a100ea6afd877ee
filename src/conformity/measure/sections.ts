/** Finds the parts that a guide asks for among the headings of a document. Pure. */
import type { Heading } from '../measures.ts';
import { likenessAbove } from './edit-distance.ts';
import { plain, tokens } from './plain.ts';

interface WantedSection {
  id: string;
  /** Headings that it may have, the guide's own first. */
  headings: readonly string[];
}

interface SectionMatch {
  id: string;
  /** Null when no heading is like enough. */
  heading: Heading | null;
  /** 0..1. */
  likeness: number;
  /** Whether it comes after a section that the guide places after it. */
  outOfOrder: boolean;
}

/** Least likeness taken for the same heading. */
const SAME = 0.72;
/** Least likeness taken for the same word. */
const ALIKE = 0.83;
const EMPTY = new Set([
  'de',
  'des',
  'du',
  'la',
  'le',
  'les',
  'l',
  'd',
  'un',
  'une',
  'et',
  'a',
  'au',
  'aux',
  'en',
  'the',
  'of',
  'and',
  'an',
  'to',
  'mon',
  'ma',
  'mes',
  'notre',
  'votre',
  'vos',
]);

/**
 * Pairs each wanted section with the heading most like it (case, accents, numbering, small words and small changes of wording apart); no heading
 * serves twice. What is found but stands before its forerunners is `outOfOrder`: the fewest that would have to move.
 */
export function findSections(headings: readonly Heading[], sections: readonly WantedSection[]): SectionMatch[] {
  const known = headings.map((heading) => worded(heading.plain));
  const pairs = sections.flatMap((section, at) => {
    const wanted = section.headings.map((heading) => worded(plain(heading)));
    return known.flatMap((heading, index) => {
      const score = Math.max(0, ...wanted.map((each) => likenessOf(each, heading)));
      return score >= SAME ? [{ at, index, score }] : [];
    });
  });
  const taken = new Map<number, { index: number; score: number }>();
  const used = new Set<number>();
  for (const pair of pairs.sort(
    (a, b) => b.score - a.score || (headings[a.index]?.level ?? 0) - (headings[b.index]?.level ?? 0) || a.index - b.index,
  )) {
    if (taken.has(pair.at) || used.has(pair.index)) continue;
    taken.set(pair.at, pair);
    used.add(pair.index);
  }
  const found = sections.flatMap((_, at) => {
    const pair = taken.get(at);
    return pair ? [{ at, index: pair.index }] : [];
  });
  const inOrder = longestRising(found.map((each) => each.index));
  const kept = new Set(inOrder.map((position) => found[position]?.at));
  return sections.map((section, at) => {
    const pair = taken.get(at);
    return {
      id: section.id,
      heading: pair ? (headings[pair.index] ?? null) : null,
      likeness: pair?.score ?? 0,
      outOfOrder: pair !== undefined && !kept.has(at),
    };
  });
}

/** Likeness of a wanted heading and a plain one, 0..1: the better of letters and of words in common. */
export function headingLikeness(wanted: string, found: string): number {
  return likenessOf(worded(plain(wanted)), worded(found));
}

/** A word and its singular, which is compared first. */
interface Token {
  text: string;
  stem: string;
}
interface Worded {
  plain: string;
  content: readonly Token[];
}

function worded(text: string): Worded {
  const content = tokens(text).filter((token) => !EMPTY.has(token));
  return { plain: text, content: content.map((token) => ({ text: token, stem: token.replace(/[sx]$/, '') })) };
}

function likenessOf(wanted: Worded, found: Worded): number {
  if (wanted.plain === found.plain) return 1;
  const letters = likenessAbove(SAME, wanted.plain, found.plain);
  const [a, b] = [wanted.content, found.content];
  if (a.length === 0 || b.length === 0) return letters;
  const common = a.filter((token) => b.some((other) => sameWord(token, other))).length;
  const words = (2 * common) / (a.length + b.length);
  const held = common === a.length && startsWith(b, a) ? 0.75 + 0.2 * (a.length / b.length) : 0;
  return Math.max(letters, words, b.length <= a.length + 6 ? held : 0);
}

const startsWith = (longer: readonly Token[], shorter: readonly Token[]): boolean =>
  shorter.every((token, at) => longer[at] !== undefined && sameWord(token, longer[at]));

/** Equal but for a plural, or a letter in six. */
function sameWord(a: Token, b: Token): boolean {
  if (a.stem === b.stem) return true;
  return Math.min(a.text.length, b.text.length) >= 5 && likenessAbove(ALIKE, a.text, b.text) >= ALIKE;
}

/** Positions of a longest strictly rising subsequence. */
function longestRising(values: readonly number[]): number[] {
  const best = values.map((): number[] => []);
  values.forEach((value, at) => {
    let before: number[] = [];
    for (let other = 0; other < at; other++)
      if ((values[other] ?? 0) < value && (best[other]?.length ?? 0) > before.length) before = best[other] ?? [];
    best[at] = [...before, at];
  });
  return best.reduce((longest, each) => (each.length > longest.length ? each : longest), []);
}
