/** The conformity engine: every rule of the registry on one case, and the report made of it. Pure. */
import type { Lang } from '../guide/text.ts';
import type { Case, Finding, Message, Params, Report, RuleId, RuleStatus, Verdict } from './finding.ts';
import { measured } from './measured.ts';
import { REGISTRY } from './registry.ts';

export interface Checked {
  verdict: Verdict;
  rules: Report['rules'];
  findings: readonly Finding[];
}

/** Applies every rule to `subject`; messages in `lang`. Blocked wins over to-check over undetermined over conform. */
export function check(subject: Case, lang: Lang): Checked {
  const rules: { rule: RuleId; clause: string | null; status: RuleStatus }[] = [];
  const findings: Finding[] = [];
  for (const [id, { rule }] of REGISTRY) {
    const asked = rule.params(subject.deliverable, subject.guide);
    const result = asked ? rule.check(subject, asked.value) : 'skipped';
    const clause = asked?.clause ?? null;
    rules.push({ rule: id, clause, status: typeof result === 'string' ? result : statusOf(result) });
    if (typeof result === 'string') continue;
    for (const { more = [], ...found } of result) {
      findings.push({ rule: id, clause, ...found, more, message: messageOf(id, found.code, found.params, lang) });
    }
  }
  return { verdict: verdictOf(rules, findings), rules, findings };
}

/** The report of `subject`, as the command line prints it. `ms`: how long the whole check took. */
export function report(subject: Case, lang: Lang, ms: number): Report {
  const { verdict, rules, findings } = check(subject, lang);
  return {
    file: subject.file,
    guide: { id: subject.guide.guide, version: subject.guide.version },
    deliverable: subject.deliverable.id,
    verdict,
    rules,
    measured: measured(subject),
    findings,
    timing: { ms: Math.round(ms), pages: subject.outcome.ok ? subject.outcome.document.pageCount : 0 },
  };
}

/** The same report with its messages in `lang`: nothing is read again. What an older engine said and this one no longer says stays. */
export function inLanguage(made: Report, lang: Lang): Report {
  const message = (f: Finding) => REGISTRY.get(f.rule)?.messages[f.code]?.[lang](f.params) ?? f.message;
  return { ...made, findings: made.findings.map((f) => ({ ...f, message: message(f) })) };
}

function messageOf(rule: RuleId, code: string, params: Params, lang: Lang): Message {
  const words = REGISTRY.get(rule)?.messages[code];
  if (!words) throw new Error(`rule ${rule} has no message for ${code}`);
  return words[lang](params);
}

/** Status of a rule that found something, or nothing. */
export function statusOf(found: readonly { status: 'failed' | 'undetermined' }[]): RuleStatus {
  if (found.some((f) => f.status === 'failed')) return 'failed';
  return found.length ? 'undetermined' : 'passed';
}

/** Blocked wins over to-check over undetermined over conform. */
export function verdictOf(rules: readonly { status: RuleStatus }[], findings: readonly Finding[]): Verdict {
  const failed = findings.filter((f) => f.status === 'failed');
  if (failed.some((f) => f.severity === 'blocking')) return 'blocked';
  if (failed.length) return 'to-check';
  return rules.some((r) => r.status === 'undetermined') ? 'undetermined' : 'conform';
}
