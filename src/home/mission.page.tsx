/** The page of a mission for those who follow it at school: what is wrong first, then the thread, notes, deposits, appraisals, tutors, journal. */
import { nameOf, whereabouts } from '../mission/mission.ts';
import { MissionFindingsView } from '../mission/mission-findings.view.tsx';
import { OutlineAdded } from '../mission/outline-added.view.tsx';
import { ThreadAside, ThreadView } from '../thread/thread.view.tsx';
import { MissionCrumb } from '../mission/crumb.view.tsx';
import { ASIDE_WORDS } from '../mission/aside-words.ts';
import { Layout } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { JournalList } from './journal.page.tsx';
import { JOURNAL_WORDS } from './journal-words.ts';
import { Alerts, type MissionPageProps, Notes, type Part, Tutors, Wrongs } from './mission-parts.view.tsx';
import { Appraisals, Deposits, Remarks } from './mission-work.view.tsx';
import { MISSION_PAGE_WORDS } from './mission-words.ts';

function Acts({ props, lang }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { mission, may } = props;
  const bulk = (act: string) => `/cohorts/${mission.cohort.id}/bulk?act=${act}&m=${mission.id}`;
  const acts = [
    [may.edit, `/missions/${mission.id}/edit`, w.edit],
    [may.remind, bulk('remind'), w.remind],
    [may.extend, bulk('extend'), w.extend],
    [may.links, `/missions/${mission.id}/links`, w.links],
    [may.jury, `/missions/${mission.id}/jury`, w.jury],
    [may.worry, `/missions/${mission.id}/alert`, w.worry],
  ] as const;
  return (
    <div class="actions" role="group" aria-label={w.acts}>
      {acts.map(([is, href, words]) =>
        is ? (
          <a key={href} class="button quiet small" href={href}>
            {words}
          </a>
        ) : null,
      )}
      {may.invite ? (
        <form method="post" action={`/missions/${mission.id}/invitations`}>
          <button class="button quiet small" type="submit">
            {w.invite}
          </button>
        </form>
      ) : null}
    </div>
  );
}

/** The page. */
export function MissionPage(props: MissionPageProps) {
  const { shell, guide, mission, thread, may, findings, journal, done } = props;
  const { lang } = shell;
  const w = MISSION_PAGE_WORDS[lang];
  const person = nameOf(mission.student);
  const part: Part = { props, lang, at: (iso) => instant(new Date(iso), lang, guide.timezone) };
  const place = whereabouts(mission);
  const isFound = findings.some((finding) => finding.waiver === null);
  const findingsView = (
    <section class="stack">
      <h2>{w.findings}</h2>
      <MissionFindingsView {...{ lang, guide, findings }} mission={mission.id} mayEdit={may.edit} mayWaive={may.waive} />
    </section>
  );
  return (
    <Layout shell={shell} title={person} current={may.cohort ? 'cohort' : 'home'} unlisted>
      <header>
        <MissionCrumb mission={mission} lang={lang} from={may.cohort ? 'cohort' : 'students'} here>
          {place ? <bdi>{ASIDE_WORDS[lang].at(place)}</bdi> : null}
        </MissionCrumb>
        <h1>{thread.title}</h1>
        {done ? (
          <p role="status">
            <Signal tone="conform">{w.done[done]}</Signal>
          </p>
        ) : null}
        {props.unusual.length ? <p class="small soft">{props.unusual.join(' · ')}</p> : null}
        <Acts {...part} />
      </header>
      <Alerts {...part} handled={false} />
      <Wrongs {...part} />
      {isFound ? findingsView : null}
      <div class="with-aside">
        <ThreadView thread={thread} guide={guide} lang={lang} />
        <div class="aside-stack">
          <ThreadAside thread={thread} guide={guide} mission={mission} lang={lang} />
          <OutlineAdded lang={lang} guide={guide} mission={mission} own={false} />
        </div>
      </div>
      <Notes {...part} />
      <Deposits {...part} />
      <Appraisals {...part} />
      <Tutors {...part} />
      <Remarks {...part} />
      <Alerts {...part} handled />
      {isFound ? null : findingsView}
      <section class="stack">
        <h2>{JOURNAL_WORDS[lang].journal}</h2>
        {journal.length ? <JournalList lines={journal} /> : <p>{JOURNAL_WORDS[lang].none}</p>}
        <p>
          <a href={`/missions/${mission.id}/journal`}>{JOURNAL_WORDS[lang].all}</a>
        </p>
      </section>
    </Layout>
  );
}
