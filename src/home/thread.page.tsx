/** The thread of one mission, for its student and for those who follow it. */
import type { Guide } from '../guide/schema.ts';
import { type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import type { Thread } from '../thread/thread.ts';
import { ThreadAside, ThreadView } from '../thread/thread.view.tsx';
import { MissionCrumb } from '../mission/crumb.view.tsx';
import { ASIDE_WORDS } from '../mission/aside-words.ts';
import { DeclareFirst } from '../mission/declare-first.view.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { MISSION_PAGE_WORDS } from './mission-words.ts';
import type { Note } from '../mission/note.ts';
import { NoteList } from './note.view.tsx';
import { NOTE_WORDS } from './note-words.ts';
import { ROLE_HOME_WORDS } from './roles-words.ts';

export interface ThreadPageProps {
  shell: Shell;
  guide: Guide;
  mission: Mission;
  thread: Thread;
  /** Missions of the same student, this one aside. */
  others: readonly Mission[];
  /** Whether someone else than the student reads. */
  staff: boolean;
  /** Whether the reader may tell the lead of a worry. */
  worry: boolean;
  /** What the school shared with the student. */
  notes: readonly Note[];
}

export function ThreadPage({ shell, guide, mission, thread, others, staff, worry, notes }: ThreadPageProps) {
  const { lang } = shell;
  const w = ROLE_HOME_WORDS[lang];
  const m = MISSION_PAGE_WORDS[lang];
  const place = whereabouts(mission);
  const person = nameOf(mission.student);
  const at = place ? <bdi>{ASIDE_WORDS[lang].at(place)}</bdi> : null;
  return (
    <Layout shell={shell} title={staff ? person : w.thread} current="home" unlisted>
      <header>
        {staff ? (
          <MissionCrumb mission={mission} lang={lang} from="students" here>
            {at}
          </MissionCrumb>
        ) : (
          <p class="crumb">{at}</p>
        )}
        <h1>{thread.title}</h1>
        {worry ? (
          <p class="actions">
            {staff || thread.declares ? null : (
              <a class="button quiet small" href={`/missions/${mission.id}/declare`}>
                {mission.declaredAt ? m.declare : m.declareFirst}
              </a>
            )}
            <a class="button quiet small" href={`/missions/${mission.id}/alert`}>
              {m.worry}
            </a>
            {staff || thread.declares || mission.declaredAt ? null : <span class="small soft">{m.declareWhy}</span>}
          </p>
        ) : null}
      </header>
      {thread.declares ? <DeclareFirst mission={mission.id} lang={lang} /> : null}
      <div class="with-aside">
        <ThreadView thread={thread} guide={guide} lang={lang} />
        <ThreadAside thread={thread} guide={guide} mission={mission} lang={lang} own={!staff} />
      </div>
      {notes.length ? (
        <section class="stack">
          <h2>{NOTE_WORDS[lang].shared}</h2>
          <NoteList notes={notes} guide={guide} lang={lang} marked={false} />
        </section>
      ) : null}
      {others.length ? (
        <section>
          <h2>{w.otherMissions}</h2>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <a href={`/missions/${other.id}`}>
                  <bdi>{[whereabouts(other), other.cohort.name].filter(Boolean).join(', ')}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Layout>
  );
}
