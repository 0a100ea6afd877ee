/** Homes of those who follow others: tutors, leads, office, jurors. A section a role. */
import { Marks, Says } from '../guide/reading/provenance.view.tsx';
import { readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { Legend, Matrix, type MatrixRow } from '../thread/matrix.view.tsx';
import { type Cohort, type Extension, type Mission, whereabouts } from '../mission/mission.ts';
import { Node } from '../thread/thread.view.tsx';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { type Led, LedView, titleOfLed } from './led.view.tsx';
import { ROLE_HOME_WORDS } from './roles-words.ts';

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

export interface RolesPageProps {
  shell: Shell;
  /** The person's own missions, when they are a student beside another role. */
  own: readonly Mission[];
  followed: Followed | null;
  led: Led | null;
  /** Guides whose juries the person may sit in; null when not a juror. */
  juror: readonly Guide[] | null;
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
                  <a href={each.href}>
                    {each.title}
                    <span class="visually-hidden">{`, ${each.name}`}</span>
                  </a>
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
