/** A report arranged for the eye: groups by clause, numbers of marks, pages worth showing. Pure. */
import type { Box } from '../document/document.ts';
import type { Tone } from '../ui/signal.tsx';
import type { Finding, Report, RuleId } from './finding.ts';
/** A finding with its number, by which the page and the list call each other. */
export interface Numbered {
  number: number;
  finding: Finding;
  tone: Tone;
  /** Pages where it shows, in order, each once. */
  pages: readonly number[];
  /** Set aside by the school: shown, marked nowhere, not counted. */
  waived: boolean;
}

/** Findings of one clause, or of one rule when no clause asks for it. */
export interface Group {
  clause: string | null;
  rule: RuleId;
  findings: readonly Numbered[];
}

/** Signal of a finding. */
export function toneOf(finding: Finding): Tone {
  if (finding.status === 'undetermined') return 'unknown';
  return finding.severity === 'blocking' ? 'block' : 'check';
}

const ORDER: readonly Tone[] = ['block', 'check', 'unknown', 'wait'];
const NONE: ReadonlySet<Finding> = new Set();

/** Findings grouped by clause, the most serious group first, numbered in the order of reading; those `waived` come last. */
export function groupsOf(report: Report, waived: ReadonlySet<Finding> = NONE): Group[] {
  const tone = (finding: Finding): Tone => (waived.has(finding) ? 'wait' : toneOf(finding));
  const groups = Map.groupBy(report.findings, (f) => f.clause ?? `rule:${f.rule}`);
  const seriousness = (findings: readonly Finding[]) => Math.min(...findings.map((f) => ORDER.indexOf(tone(f))));
  const sorted = [...groups.values()].sort((a, b) => seriousness(a) - seriousness(b));
  let number = 0;
  return sorted.map((findings) => ({
    clause: findings[0]!.clause,
    rule: findings[0]!.rule,
    findings: findings
      .toSorted((a, b) => ORDER.indexOf(tone(a)) - ORDER.indexOf(tone(b)))
      .map((finding) => ({
        number: ++number,
        finding,
        tone: tone(finding),
        pages: pagesOf(finding),
        waived: waived.has(finding),
      })),
  }));
}

function pagesOf({ place, more }: Finding): number[] {
  const pages = [place, ...more].flatMap((p) => (p ? [p.page] : []));
  return [...new Set(pages)].sort((a, b) => a - b);
}

/** How many findings or rules carry each signal. */
export function counts(report: Report): Readonly<Record<'block' | 'check' | 'unknown' | 'conform', number>> {
  const of = (tone: Tone) => report.findings.filter((f) => toneOf(f) === tone).length;
  const silent = report.rules.filter(
    (r) => r.status === 'undetermined' && !report.findings.some((f) => f.rule === r.rule),
  ).length;
  return {
    block: of('block'),
    check: of('check'),
    unknown: of('unknown') + silent,
    conform: report.rules.filter((r) => r.status === 'passed').length,
  };
}

/** The most serious signal of each page that has a finding. */
export function tonesByPage(groups: readonly Group[]): ReadonlyMap<number, Tone> {
  const tones = new Map<number, Tone>();
  for (const { pages, tone, waived } of groups.flatMap((g) => g.findings)) {
    if (waived) continue;
    for (const page of pages) {
      const known = tones.get(page);
      if (!known || ORDER.indexOf(tone) < ORDER.indexOf(known)) tones.set(page, tone);
    }
  }
  return tones;
}

/** Longest strip of pages. */
const STRIP = 40;

/** Pages of the strip: those with a finding, their neighbours while there is room, the first and the current one. */
export function stripPages(withFinding: Iterable<number>, current: number, total: number): number[] {
  const sure = [...new Set([current, ...withFinding])].filter((p) => p >= 1 && p <= total).sort((a, b) => a - b);
  const near = [1, ...sure.flatMap((p) => [p - 1, p + 1])].filter((p) => p >= 1 && p <= total);
  const kept = new Set(sure.slice(0, STRIP));
  kept.add(current);
  for (const page of near) if (kept.size < STRIP) kept.add(page);
  return [...kept].sort((a, b) => a - b);
}

/** A mark on a page: where, and the number of the finding that it leads to. */
export interface Mark {
  number: number;
  tone: Tone;
  what: string;
  box: Box;
}

/** The marks of page `page`, in the order of their numbers. */
export function marksOn(groups: readonly Group[], page: number): Mark[] {
  return groups
    .flatMap((g) => g.findings.filter((f) => !f.waived))
    .flatMap(({ number, tone, finding }) =>
      [finding.place, ...finding.more].flatMap((place) =>
        place?.page === page && place.box ? [{ number, tone, what: finding.message.what, box: place.box }] : [],
      ),
    );
}

/** Pages that a reader is likely to open first: that of the first finding, then the others with a finding. */
export function shownFirst(report: Report, total: number): number[] {
  const pages = groupsOf(report)
    .flatMap((g) => g.findings)
    .flatMap((f) => f.pages);
  return [...new Set([...pages, 1])].filter((p) => p >= 1 && p <= total);
}
