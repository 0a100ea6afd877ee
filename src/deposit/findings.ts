/** Findings and what people said of them: which finding a note is about, what a waiver leaves of a report. Pure. */
import { statusOf, verdictOf } from '../conformity/check.ts';
import type { Finding, Report } from '../conformity/finding.ts';
import type { NamedPerson } from '../mission/mission.ts';

/** Contested by the student; kept or waived by the academic tutor or the lead. */
export type NoteKind = 'contest' | 'keep' | 'waive';

export interface Note {
  id: string;
  /** Key of the finding. */
  finding: string;
  kind: NoteKind;
  /** As typed. */
  reason: string;
  saidBy: NamedPerson;
  /** ISO 8601, UTC. */
  saidAt: string;
}

type Known = Pick<Finding, 'rule' | 'code' | 'params' | 'place' | 'clause'>;

/** Params that name what a finding is about, when a rule says the same of several things: a part, an item of the annexes, a code. */
const ABOUT = ['part', 'item', 'label'] as const;

/** What a finding says, wherever it says it: the same from one version of a document to the next. */
export function kindOf({ rule, code, params }: Known): string {
  return [rule, code, ...ABOUT.flatMap((name) => (typeof params[name] === 'string' ? [params[name]] : []))].join('/');
}

/** What makes a finding the same from one report of a deposit to the next: what it says, and its page (its clause when it has none). */
export function findingKey(finding: Known): string {
  return `${kindOf(finding)}@${finding.place ? `p${finding.place.page}` : (finding.clause ?? '')}`;
}

/** How a finding stands: the last word said of it wins. */
export type Standing = 'open' | 'contested' | 'kept' | 'waived';

/** How the finding of `key` stands after `notes`, oldest first. A waived finding stays waived when it is contested again. */
export function standingOf(key: string, notes: readonly Pick<Note, 'finding' | 'kind'>[]): Standing {
  let standing: Standing = 'open';
  for (const { finding, kind } of notes) {
    if (finding !== key) continue;
    if (kind === 'waive') standing = 'waived';
    else if (kind === 'keep') standing = 'kept';
    else if (standing !== 'waived') standing = 'contested';
  }
  return standing;
}

export interface Effective {
  /** The report without its waived findings: verdict and rules follow. A rule that only had waived findings is neither passed nor failed. */
  report: Report;
  /** Findings that failed and are not waived: blocking ones, and the others. */
  blocking: number;
  toCheck: number;
  /** Findings contested and not answered. */
  contested: number;
  waived: readonly Finding[];
}

/** What a report comes to once `notes` (oldest first) are heard. */
export function effective(report: Report, notes: readonly Pick<Note, 'finding' | 'kind'>[]): Effective {
  const stands = (finding: Finding) => standingOf(findingKey(finding), notes);
  const waived = report.findings.filter((f) => stands(f) === 'waived');
  const findings = report.findings.filter((f) => !waived.includes(f));
  const touched = new Set(waived.map((f) => f.rule));
  const rules = report.rules.flatMap((each) => {
    if (!touched.has(each.rule)) return [each];
    const left = findings.filter((f) => f.rule === each.rule);
    return left.length ? [{ ...each, status: statusOf(left) }] : [];
  });
  const failed = findings.filter((f) => f.status === 'failed');
  const blocking = failed.filter((f) => f.severity === 'blocking').length;
  return {
    report: { ...report, findings, rules, verdict: waived.length ? verdictOf(rules, findings) : report.verdict },
    blocking,
    toCheck: failed.length - blocking,
    contested: findings.filter((f) => stands(f) === 'contested').length,
    waived,
  };
}
