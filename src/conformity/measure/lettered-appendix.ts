/** Appendices that LaTeX letters without saying their name: "A  Title" after "7  Title". Pure. */
import type { Heading } from '../measures.ts';
import { fold } from './plain.ts';

const LETTERED = /^([A-Z])(?:[.\s]\s*|\s{2,})(?=\p{Lu})/u;
const NUMBERED = /^(\d{1,2})[.\s]\s*\p{L}/u;

/**
 * First heading "A …" in the second half of a document whose top headings are numbered 1, 2, 3…: no lettered heading stands
 * before it, no numbered one of that level after it, and "B …" or "A.1" follows, or a conclusion or bibliography goes before. Null otherwise.
 */
export function letteredAppendix(headings: readonly Heading[], pageCount: number): Heading | null {
  const numbered = headings.filter((each) => NUMBERED.test(each.text.trim()) && !/^\d+\.\d/.test(each.text));
  if (numbered.length < 3) return null;
  const level = Math.min(...numbered.map((each) => each.level));
  const tops = numbered.filter((each) => each.level === level);
  const lettered = headings.filter((each) => LETTERED.test(each.text.trim()));
  const [first] = lettered;
  if (!first || !first.text.trim().startsWith('A') || first.page <= pageCount / 2 || first.level > level) return null;
  if (tops.some((each) => each.page > first.page)) return null;
  const follows = headings.some((each) => each.page >= first.page && /^(?:A\.\d|B[.\s]\s*\p{Lu})/u.test(each.text.trim()));
  const closed = headings.some(
    (each) => each.page <= first.page && /^(?:\d+ )?(?:conclusion|references|bibliographie)/.test(fold(each.text)),
  );
  return follows || closed ? first : null;
}
