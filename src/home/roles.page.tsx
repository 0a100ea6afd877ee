/** Homes of those who follow others: tutors, leads, office, jurors. A section a role. */
import { Marks, Says } from '../guide/reading/provenance.view.tsx';
import { readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { Legend, Matrix, type MatrixRow } from '../mission/matrix.view.tsx';
import { type Cohort, type Extension, type Mission, whereabouts } from '../mission/mission.ts';
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
}

export interface Led {
  cohorts: readonly { cohort: Cohort; guide: Guide; missions: number }[];
  /** The most pressing ones. */
  missing: readonly Line[];
  /** How much is missing in all, and how much of it is late. */
  total: number;
  late: number;
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
    <section class="stack">
      <h2>{w.students}</h2>
      {followed.groups.length ? null : <p>{w.followsNobody.text}</p>}
      {followed.groups.map((group) => (
        <Matrix key={group.cohort.id} {...group} lang={lang} caption={group.cohort.name} />
      ))}
      {followed.groups.length ? <Legend lang={lang} /> : null}
    </section>
  );
}

function LedView({ led, lang }: { led: Led; lang: Lang }) {
  const w = ROLE_HOME_WORDS[lang];
  return (
    <>
      <section>
        <h2>{w.cohorts}</h2>
        {led.cohorts.length ? null : <p>{w.noCohort.text}</p>}
        <ul class="roster">
          {led.cohorts.map(({ cohort, guide, missions }) => (
            <li key={cohort.id}>
              <Node state="wait" lang={lang} />
              <div>
                <a href={`/cohorts/${cohort.id}`}>
                  <bdi>{cohort.name}</bdi>
                </a>
                <p class="what">
                  <Says text={guide.title} r={readingElsewhere(guide, lang)} />
                  {`, ${guide.version}`}
                </p>
              </div>
              <p class="when">{w.missions(missions)}</p>
            </li>
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

/** The sentence about the state: that of the first role that has something to say. */
function titleOf({ shell, followed, led, juror }: RolesPageProps): string {
  const w = ROLE_HOME_WORDS[shell.lang];
  if (led) return led.cohorts.length ? w.led(led.total, led.late) : w.noCohort.title;
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
