/** Around a deposit's report: its versions, its reports, where its annexes begin. */
import { describedBy, FormField } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import type { Check, Deposit } from './deposit.ts';
import { REPORT_WORDS } from './report-words.ts';

export interface AroundProps {
  lang: Lang;
  timezone: string;
  deposit: Deposit;
  /** Newest first, this one included. */
  versions: readonly Deposit[];
  /** Newest first. */
  checks: readonly Check[];
  /** The report that the page shows, null before any. */
  shown: Check | null;
  mayRecheck: boolean;
  mayDeclare: boolean;
  /** What was typed as the first page of the annexes, and what is wrong with it. */
  typedAnnexes: { page: string; error: string } | null;
}

function Versions({ lang, timezone, deposit, versions }: AroundProps) {
  const w = REPORT_WORDS[lang];
  const last = versions[0]?.number ?? deposit.number;
  return (
    <section class="sheet">
      <h3>{w.versions}</h3>
      <ol class="plain" reversed>
        {versions.map(({ id, number, receivedAt }) => (
          <li key={id}>
            {id === deposit.id ? (
              <strong>{`${w.version(number)} (${w.thisOne})`}</strong>
            ) : (
              <a href={`/deposits/${id}`}>{w.version(number)}</a>
            )}
            <span class="soft">{`, ${instant(new Date(receivedAt), lang, timezone)}${number === last ? `, ${w.counts}` : ''}`}</span>
            {id === deposit.id ? null : (
              <>
                {' · '}
                <a href={`/deposits/${deposit.id}/compare?with=${number}`}>
                  {w.compare}
                  <span class="visually-hidden"> {w.compareWith(number)}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function ReportLine({ check, props }: { check: Check; props: AroundProps }) {
  const { lang, timezone, deposit, shown } = props;
  const w = REPORT_WORDS[lang];
  const at = instant(new Date(check.doneAt ?? check.askedAt), lang, timezone);
  const facts = [
    check.verdict ? w.verdicts[check.verdict] : w.states[check.state],
    check.engine ? w.engine(check.engine) : '',
    check.guideHash ? w.guideHash(check.guideHash.slice(0, 12)) : '',
    check.annexesFrom ? w.annexesDeclared(check.annexesFrom).toLowerCase().replace(/\.$/, '') : '',
  ].filter(Boolean);
  return (
    <li>
      {check.state === 'done' && check.id !== shown?.id ? (
        <a href={`/deposits/${deposit.id}/checks/${check.id}`}>{at}</a>
      ) : (
        <strong>{at}</strong>
      )}
      <span class="soft">{`, ${facts.join(', ')}`}</span>
    </li>
  );
}

function Reports(props: AroundProps) {
  const { lang, deposit, checks, mayRecheck } = props;
  const w = REPORT_WORDS[lang];
  return (
    <section class="sheet">
      <h3>{w.reports}</h3>
      <ol class="plain" reversed>
        {checks.map((check) => (
          <ReportLine key={check.id} check={check} props={props} />
        ))}
      </ol>
      {mayRecheck ? (
        <form method="post" action={`/deposits/${deposit.id}/checks`}>
          <button class="button small quiet" type="submit">
            {w.askAgain}
          </button>
          <p class="small soft">{w.askAgainHint}</p>
        </form>
      ) : null}
    </section>
  );
}

function Annexes({ lang, deposit, checks, shown, typedAnnexes }: AroundProps) {
  const w = REPORT_WORDS[lang];
  const pages = shown?.report?.measured.pages.total ?? 0;
  if (pages < 2) return null;
  const declared = checks[0]?.annexesFrom ?? null;
  const error = typedAnnexes?.error;
  return (
    <section class="sheet">
      <h3>{w.annexes}</h3>
      {declared ? <p>{w.annexesDeclared(declared)}</p> : null}
      <form class="form" method="post" action={`/deposits/${deposit.id}/annexes`}>
        <FormField name="annexes" label={w.annexesLabel} hint={w.annexesHint(pages)} error={error}>
          <input
            class="field short"
            id="annexes"
            name="page"
            type="text"
            inputMode="numeric"
            value={typedAnnexes?.page ?? declared ?? ''}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={describedBy('annexes', { hint: true, error: error !== undefined })}
          />
        </FormField>
        <button class="button small quiet" type="submit">
          {w.declare}
        </button>
      </form>
    </section>
  );
}

/** The three blocks, below the report. */
export function Around(props: AroundProps) {
  return (
    <section class="around" aria-labelledby="around">
      <h2 id="around">{REPORT_WORDS[props.lang].around}</h2>
      <div class="around-blocks">
        <Versions {...props} />
        <Reports {...props} />
        {props.mayDeclare ? <Annexes {...props} /> : null}
      </div>
    </section>
  );
}
