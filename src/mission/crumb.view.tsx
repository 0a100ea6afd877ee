/** Where a page stands: under its mission, or under its cohort. */
import type { ComponentChildren } from 'preact';
import { type Actor, may } from '../identity/ability.ts';
import type { Lang } from '../ui/lang.ts';
import { UI_WORDS } from '../ui/words.ts';
import { type Cohort, type Mission, nameOf, subjectOf } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';

/** From where who reads comes to a mission: it is theirs, they read its cohort, follow its student, or came by a link that leads to `asked`. */
export type CrumbFrom = 'own' | 'cohort' | 'students' | { asked: string };

/** From where `actor` comes to `mission`. */
export function crumbFrom(actor: Actor, mission: Mission): CrumbFrom {
  if (actor.only) return { asked: actor.only.goesTo };
  if (actor.person === mission.student.id) return 'own';
  return may(actor, MISSION_ABILITIES.readCohort, subjectOf(mission)) ? 'cohort' : 'students';
}

/** The entry of the rail under which a page of a mission stands, for who comes `from` there. */
export const currentFrom = (from: CrumbFrom) => (from === 'cohort' ? 'cohort' : 'home');

/** What leads to the missions among which this one is; nothing stands before one's own. */
function Before({ mission, from, lang }: { mission: Pick<Mission, 'cohort'>; from: CrumbFrom; lang: Lang }) {
  const { rail } = UI_WORDS[lang];
  if (from === 'own') return null;
  const [href, words] =
    from === 'cohort'
      ? [`/cohorts/${mission.cohort.id}`, mission.cohort.name]
      : from === 'students'
        ? ['/', rail.students]
        : [from.asked, rail.asked];
  return (
    <>
      <a href={href}>
        <bdi>{words}</bdi>
      </a>
      {' / '}
    </>
  );
}

interface MissionCrumbProps {
  mission: Pick<Mission, 'id' | 'student' | 'cohort'>;
  /** The page is that of the mission itself. */
  here?: boolean;
  /** What stands below. */
  children?: ComponentChildren;
}
/** A page that only those who read the cohort open says nothing of who reads. */
type Reader = { from?: 'cohort'; lang?: Lang } | { from: CrumbFrom; lang: Lang };

/** Leads back to the mission: "Mon fil" to its student, to others by the student's name, after the list that it is in. */
export function MissionCrumb({ mission, lang = 'fr', from = 'cohort', here = false, children }: MissionCrumbProps & Reader) {
  const isLinked = !here && typeof from === 'string';
  const name = from === 'own' ? UI_WORDS[lang].rail.thread : nameOf(mission.student);
  return (
    <p class="crumb">
      <Before mission={mission} from={from} lang={lang} />
      {isLinked ? (
        <a href={`/missions/${mission.id}`}>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
      {children ? <> / {children}</> : null}
    </p>
  );
}

/** Leads back to the cohort (at `href`), and from it to all of them under the words `cohorts`; `children` stand below it. */
export function CohortCrumb(props: {
  cohort: Pick<Cohort, 'id' | 'name'>;
  cohorts: string;
  href?: string;
  children?: ComponentChildren;
}) {
  const { cohort, cohorts, href = `/cohorts/${cohort.id}`, children } = props;
  return (
    <p class="crumb">
      <a href="/cohorts">{cohorts}</a>
      {' / '}
      <a href={href}>
        <bdi>{cohort.name}</bdi>
      </a>
      {children ? <> / {children}</> : null}
    </p>
  );
}
