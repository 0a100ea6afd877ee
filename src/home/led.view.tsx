/** What a lead or the office has before them: worries, cohorts, what is missing first. */
import { Says } from '../guide/reading/provenance.view.tsx';
import { readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Counts, STANDINGS } from '../thread/matrix.ts';
import type { Cohort } from '../mission/mission.ts';
import { STANDING_WORDS } from '../thread/standing-words.ts';
import { Tally } from '../thread/standing.view.tsx';
import type { StepState } from '../thread/thread.ts';
import { Node } from '../thread/thread.view.tsx';
import type { Lang } from '../ui/lang.ts';
import { ROLE_HOME_WORDS } from './roles-words.ts';

/** A line of a list: a student, or something that is missing. */
export interface Line {
  key: string;
  href: string;
  name: string;
  state: StepState;
  what: string;
  when: string;
}

export interface Led {
  /** `counts`: null for old ones, read on their page. */
  cohorts: readonly { cohort: Cohort; guide: Guide; missions: number; counts: Counts | null }[];
  /** Worries that wait for an answer, the oldest first, and how many in all. */
  alerts: readonly { href: string; name: string; since: string }[];
  alertsTotal: number;
  /** Letters that never left, or came back. */
  letters: Readonly<Record<'dead' | 'bounced', number>>;
  /** The most pressing ones, and how much is missing in all. */
  missing: readonly Line[];
  total: number;
  /** How much is missing in each cohort that lacks something. */
  inCohort: Readonly<Record<string, number>>;
  mayCreate: boolean;
}

function Roster({ lines, lang }: { lines: readonly Line[]; lang: Lang }) {
  return (
    <ul class="roster">
      {lines.map((line) => (
        <li key={line.key} class={line.state}>
          <Node state={line.state} lang={lang} />
          <div>
            <a href={line.href}>
              <bdi>{line.name}</bdi>
            </a>
            <p class="what">
              <bdi>{line.what}</bdi>
            </p>
          </div>
          <p class="when">{line.when}</p>
        </li>
      ))}
    </ul>
  );
}

/** What a list leaves out: how much, and the list of each cohort that holds some of it. */
function More({ led, words, of }: { led: Led; words: string; of: (each: Led['cohorts'][number]) => [string, number] | null }) {
  return (
    <p class="links soft">
      <span>{words}</span>
      {led.cohorts.map((each) => {
        const [href, n] = of(each) ?? [];
        return href ? (
          <a key={href} href={href}>
            <bdi>{each.cohort.name}</bdi>
            {` (${n})`}
          </a>
        ) : null;
      })}
    </p>
  );
}

/** Worries come before everything else. */
function AlertsView({ led, lang }: { led: Led; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang];
  if (!led.alerts.length) return null;
  return (
    <section>
      <h2>{w.alerts(led.alertsTotal)}</h2>
      <ul class="roster">
        {led.alerts.map((alert) => (
          <li key={alert.href} class="late">
            <Node state="late" lang={lang} />
            <div>
              <a href={alert.href}>
                <bdi>{alert.name}</bdi>
              </a>
              <p class="what">{w.alertSince(alert.since)}</p>
            </div>
          </li>
        ))}
      </ul>
      {led.alertsTotal > led.alerts.length ? (
        <More
          led={led}
          words={w.more(led.alertsTotal - led.alerts.length)}
          of={({ cohort, counts }) => (counts?.danger ? [`/cohorts/${cohort.id}?standing=danger`, counts.danger] : null)}
        />
      ) : null}
    </section>
  );
}

/** Letters that did not arrive: nobody read them, and nobody will. */
function LettersView({ led: { letters }, lang }: { led: Led; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang].letters;
  const lost = (['dead', 'bounced'] as const).filter((state) => letters[state] > 0);
  if (!lost.length) return null;
  return (
    <section>
      <h2>{w.title(letters.dead + letters.bounced)}</h2>
      <ul class="roster">
        {lost.map((state) => (
          <li key={state} class="late">
            <Node state="late" lang={lang} />
            <div>
              <a href={`/outbox?show=${state}`}>{w[state](letters[state])}</a>
              <p class="what">{w.todo[state]}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A cohort: its name, how its missions stand. */
function CohortView({ of: { cohort, guide, missions, counts }, lang }: { of: Led['cohorts'][number]; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang];
  return (
    <li class="cohort-line">
      <div>
        <h3>
          <a href={`/cohorts/${cohort.id}`}>
            <bdi>{cohort.name}</bdi>
          </a>
        </h3>
        <p class="small soft">
          <Says text={guide.title} r={readingElsewhere(guide, lang)} />
          {`, ${guide.version} · ${w.missions(missions)}`}
        </p>
      </div>
      {counts && counts.all > 0 ? (
        <Tally counts={counts} lang={lang} href={(standing) => `/cohorts/${cohort.id}?standing=${standing}`} />
      ) : null}
      {missions === 0 ? <p class="small">{w.emptyCohort}</p> : null}
    </li>
  );
}

/** The sections of a lead: worries first, then letters that did not arrive. */
export function LedView({ led, lang }: { led: Led; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang];
  return (
    <>
      <AlertsView led={led} lang={lang} />
      <LettersView led={led} lang={lang} />
      <section>
        <h2>{w.cohorts}</h2>
        {led.cohorts.length ? null : <p>{w.noCohort.text}</p>}
        <ul class="cohort-lines">
          {led.cohorts.map((each) => (
            <CohortView key={each.cohort.id} of={each} lang={lang} />
          ))}
        </ul>
        {led.mayCreate ? (
          <p class="actions">
            <a class="button quiet" href="/cohorts/new">
              {w.createCohort}
            </a>
          </p>
        ) : null}
      </section>
      {led.cohorts.length ? (
        <section>
          <h2>{w.missingFirst}</h2>
          {led.missing.length ? <Roster lines={led.missing} lang={lang} /> : <p>{w.nothingMissing}</p>}
          {led.total > led.missing.length ? (
            <More
              led={led}
              words={w.moreMissing(led.total - led.missing.length)}
              of={({ cohort }) => {
                const n = led.inCohort[cohort.id];
                return n ? [`/cohorts/${cohort.id}/deposits?show=missing`, n] : null;
              }}
            />
          ) : null}
        </section>
      ) : null}
    </>
  );
}

/** How the missions of every cohort stand; worries before them. */
export function titleOfLed({ cohorts, alertsTotal }: Led, lang: Lang): string {
  if (alertsTotal > 0) return ROLE_HOME_WORDS[lang].alertTitle(alertsTotal);
  const all: Counts = { danger: 0, waiting: 0, fine: 0, stopped: 0, all: 0 };
  for (const { counts } of cohorts) for (const key of [...STANDINGS, 'all'] as const) all[key] += counts?.[key] ?? 0;
  return all.all === 0 ? ROLE_HOME_WORDS[lang].noStudent : STANDING_WORDS[lang].title(all);
}
