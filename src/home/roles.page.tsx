/** Homes of those who follow others: tutors, leads, office, jurors. A section a role. */
import { Marks, Says } from '../guide/reading/provenance.view.tsx';
import { readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Counts, STANDINGS } from '../mission/matrix.ts';
import { Legend, Matrix, type MatrixRow } from '../mission/matrix.view.tsx';
import { type Cohort, type Extension, type Mission, whereabouts } from '../mission/mission.ts';
import { Tally } from '../mission/standing.view.tsx';
import { STANDING_WORDS } from '../mission/standing-words.ts';
import type { StepState } from '../mission/thread.ts';
import { Node } from '../mission/thread.view.tsx';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
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

/** Those whom a tutor follows. */
export interface Followed {
  groups: readonly { cohort: Cohort; guide: Guide; extensions: readonly Extension[]; rows: readonly MatrixRow[] }[];
  students: number;
  late: number;
  /** What waits for the tutor, the most pressing first. */
  mine: readonly Mine[];
}

/** Something that a tutor is to do for a student. */
export interface Mine {
  name: string;
  title: string;
  href: string;
  words: string;
  when: string;
  late: boolean;
}

export interface Led {
  /** `counts`: null for old ones, read on their page. */
  cohorts: readonly { cohort: Cohort; guide: Guide; missions: number; counts: Counts | null }[];
  /** Worries that wait for an answer, the oldest first, and how many in all. */
  alerts: readonly { href: string; name: string; since: string }[];
  alertsTotal: number;
  /** The most pressing ones, and how much is missing in all. */
  missing: readonly Line[];
  total: number;
  mayCreate: boolean;
}

export interface RolesPageProps {
  shell: Shell;
  /** The person's own missions, when they are a student beside another role. */
  own: readonly Mission[];
  followed: Followed | null;
  led: Led | null;
  /** Guides whose juries the person may sit in; null when not a juror. */
  juror: readonly Guide[] | null;
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

function FollowedView({ followed, lang }: { followed: Followed; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang];
  return (
    <>
      {followed.mine.length ? (
        <section>
          <h2>{w.mine}</h2>
          <ul class="roster">
            {followed.mine.map((each) => (
              <li key={each.href} class={each.late ? 'late' : 'now'}>
                <Node state={each.late ? 'late' : 'now'} lang={lang} />
                <div>
                  <a href={each.href}>{each.title}</a>
                  <p class="what">
                    <bdi>{each.name}</bdi>
                  </p>
                </div>
                <p class="when">{each.when}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section class="stack">
        <h2>{w.students}</h2>
        {followed.groups.length ? null : <p>{w.followsNobody.text}</p>}
        {followed.groups.map((group) => (
          <Matrix key={group.cohort.id} {...group} lang={lang} caption={group.cohort.name} />
        ))}
        {followed.groups.length ? <Legend lang={lang} rows={followed.groups.flatMap((group) => group.rows)} /> : null}
      </section>
    </>
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
      {led.alertsTotal > led.alerts.length ? <p class="soft">{w.more(led.alertsTotal - led.alerts.length)}</p> : null}
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

function LedView({ led, lang }: { led: Led; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang];
  return (
    <>
      <AlertsView led={led} lang={lang} />
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
          {led.total > led.missing.length ? <p class="soft">{w.moreMissing(led.total - led.missing.length)}</p> : null}
        </section>
      ) : null}
    </>
  );
}

function JurorView({ guides, lang }: { guides: readonly Guide[]; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang];
  const telling = guides.filter((guide) => guide.defence?.receives.length);
  return (
    <section>
      <p>{w.juror.text}</p>
      {telling.map((guide) => {
        const r = readingElsewhere(guide, lang);
        return (
          <div key={guide.guide}>
            <h2>{w.juror.receives}</h2>
            <ul>
              {guide.defence!.receives.map((item) => (
                <li key={item.id}>
                  <Says text={item.text} r={r} /> <Marks of={{ clause: item.clause }} r={r} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

/** How the missions of every cohort stand; worries before them. */
function titleOfLed({ cohorts, alertsTotal }: Led, lang: Lang): string {
  if (alertsTotal > 0) return ROLE_HOME_WORDS[lang].alertTitle(alertsTotal);
  const all: Counts = { danger: 0, waiting: 0, fine: 0, stopped: 0, all: 0 };
  for (const { counts } of cohorts) for (const key of [...STANDINGS, 'all'] as const) all[key] += counts?.[key] ?? 0;
  return all.all === 0 ? ROLE_HOME_WORDS[lang].noStudent : STANDING_WORDS[lang].title(all);
}

/** The sentence about the state: that of the first role that has something to say. */
function titleOf({ shell, followed, led, juror }: RolesPageProps): string {
  const w = ROLE_HOME_WORDS[shell.lang];
  if (led) return led.cohorts.length ? titleOfLed(led, shell.lang) : w.noCohort.title;
  if (followed?.mine.length) return w.mineTitle(followed.mine.length);
  if (followed) return followed.students ? w.followed(followed.students, followed.late) : w.followsNobody.title;
  return juror ? w.juror.title : w.noMission.title;
}

export function RolesPage(props: RolesPageProps) {
  const { shell, own, followed, led, juror } = props;
  const w = ROLE_HOME_WORDS[shell.lang];
  const title = titleOf(props);
  return (
    <Layout shell={shell} title={title} current="home" unlisted>
      <header>
        <h1>{title}</h1>
      </header>
      {followed || led || juror ? null : <p>{w.noMission.text}</p>}
      {own.length ? (
        <section>
          <h2>{w.thread}</h2>
          <ul>
            {own.map((mission) => (
              <li key={mission.id}>
                <a href={`/missions/${mission.id}`}>
                  <bdi>{whereabouts(mission) || mission.cohort.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {led ? <LedView led={led} lang={shell.lang} /> : null}
      {followed ? <FollowedView followed={followed} lang={shell.lang} /> : null}
      {juror ? <JurorView guides={juror} lang={shell.lang} /> : null}
    </Layout>
  );
}
