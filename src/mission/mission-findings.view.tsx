/** Findings on a mission: what, why, what to do; those that are waived with who and why; the form of a waiver for who may give one. */
import { ClauseMark } from '../guide/reading/provenance.view.tsx';
import { readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Errors, TextArea } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import type { MissionFinding } from './mission-findings.ts';
import { MISSION_FINDING_WORDS } from './mission-findings-words.ts';

export interface MissionFindingsProps {
  lang: Lang;
  guide: Guide;
  /** Identifier of the mission. */
  mission: string;
  findings: readonly MissionFinding[];
  /** Whether who reads corrects the mission, and whether they waive what is found. */
  mayEdit: boolean;
  mayWaive: boolean;
  /** What was typed as the reason of the waiver of `finding`, and what is wrong with it. */
  typed?: { finding: string; reason: string; errors: Errors } | null;
}

/** Longest reason of a waiver and of a change. */
export const REASON_LENGTH = 1000;
/** Field of the reason for the finding whose key is `key`. */
export const waiverField = (findings: readonly MissionFinding[], key: string): string =>
  `waiver-${findings.findIndex((f) => f.key === key) + 1}`;

function WaiverForm(props: MissionFindingsProps & { finding: MissionFinding }) {
  const { lang, mission, findings, finding, typed } = props;
  const w = MISSION_FINDING_WORDS[lang];
  const own = typed?.finding === finding.key ? typed : null;
  const name = waiverField(findings, finding.key);
  const error = own?.errors[name];
  return (
    <details class="change" open={own !== null}>
      <summary>{w.waive}</summary>
      <form method="post" action={`/missions/${mission}/waivers`}>
        <input type="hidden" name="finding" value={finding.key} />
        <TextArea
          id={name}
          name="reason"
          label={w.reason}
          hint={w.waiveHint}
          error={error}
          rows={2}
          required
          maxLength={REASON_LENGTH}
          value={own?.reason ?? ''}
        />
        <p>
          <button class="button small" type="submit">
            {w.waive}
          </button>
        </p>
      </form>
    </details>
  );
}

/** The list; says so when there is nothing. */
export function MissionFindingsView(props: MissionFindingsProps) {
  const { lang, guide, findings, mayEdit, mayWaive } = props;
  const w = MISSION_FINDING_WORDS[lang];
  const r = readingElsewhere(guide, lang);
  if (findings.length === 0) {
    return (
      <p>
        <Signal tone="conform">{w.none}</Signal>
      </p>
    );
  }
  return (
    <ul class="mission-findings">
      {findings.map((finding) => {
        const said = w.said[finding.code];
        const todo = mayEdit ? said.todo(w.or[mayWaive ? 'waive' : 'ask']) : (said.read ?? w.tell);
        return (
          <li key={finding.key}>
            <p>
              <Signal tone={finding.waiver ? 'conform' : 'check'}>
                <bdi>{said.what(finding.params)}</bdi>
              </Signal>
              {finding.clauses.map((id) => (
                <ClauseMark key={id} id={id} r={r} />
              ))}
            </p>
            {finding.waiver ? (
              <p class="small soft">
                <bdi>{`${w.waivedBy(finding.waiver.by, instant(new Date(finding.waiver.at), lang, guide.timezone))}.`}</bdi>{' '}
                <bdi>{finding.waiver.reason}</bdi>
              </p>
            ) : (
              <p class="small soft">{`${said.why} ${todo}`}</p>
            )}
            {mayWaive && finding.waivable && !finding.waiver ? <WaiverForm {...props} finding={finding} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
