/** Parts of the page of a mission: what is wrong, worries, notes, deposits, appraisals, tutors, remarks. */
import type { Guide } from '../guide/schema.ts';
import type { LinkState } from '../identity/link.ts';
import { unreachedAmong } from '../mission/address.ts';
import { UnreachedLine } from '../mission/address.view.tsx';
import { ALERT_WORDS } from '../mission/alert-words.ts';
import { AlertView } from '../mission/alert.page.tsx';
import type { Alert } from '../mission/alert.ts';
import type { TutorOnRecord } from '../mission/course.store.ts';
import { isWaiting, LinkSignal } from '../mission/links.view.tsx';
import type { MissionFinding } from '../mission/mission-findings.ts';
import { type Mission, nameOf } from '../mission/mission.ts';
import type { Step, Thread, ThreadDeposit } from '../thread/thread.ts';
import type { Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { Line } from './journal.ts';
import { MISSION_PAGE_WORDS } from './mission-words.ts';
import type { AppraisalLine, Remark } from './mission.store.ts';
import { NOTE_WORDS } from './note-words.ts';
import type { Note } from '../mission/note.ts';
import { NoteForm, NoteList, type TypedNote } from './note.view.tsx';

/** What the reader may do, beside reading. */
export interface MissionMay {
  edit: boolean;
  links: boolean;
  invite: boolean;
  remind: boolean;
  extend: boolean;
  jury: boolean;
  worry: boolean;
  waive: boolean;
  transcribe: boolean;
  /** Whether the list of the cohort is theirs to read. */
  cohort: boolean;
}

/** A step that asks for someone: late, or handed in with something wrong. */
export type Wrong = Pick<Step, 'id' | 'title' | 'what' | 'when'> & { state: 'late' | 'check' };

/** What was just done. */
export const DONES = ['alert', 'note', 'note-shared'] as const;

export type Done = (typeof DONES)[number];

export interface MissionPageProps {
  shell: Shell;
  guide: Guide;
  mission: Mission;
  thread: Thread;
  deposits: readonly ThreadDeposit[];
  may: MissionMay;
  /** Null for who may not read them. */
  alerts: readonly Alert[] | null;
  findings: readonly MissionFinding[];
  /** With where each is read, when the reader may. */
  appraisals: readonly (AppraisalLine & { href: string | null })[];
  tutors: readonly TutorOnRecord[];
  links: readonly LinkState[];
  remarks: readonly Remark[];
  /** Steps that ask for someone; what else is unusual, as the list of the cohort says it. */
  wrongs: readonly Wrong[];
  unusual: readonly string[];
  /** The newest notes, and how many there are in all. */
  notes: readonly Note[];
  notesTotal: number;
  /** The form of a new note; null for who may not write one. */
  typedNote: TypedNote | null;
  journal: readonly Line[];
  done: Done | null;
  /** Milliseconds. */
  now: number;
}

/** A part of the page. */
export interface Part {
  props: MissionPageProps;
  lang: Lang;
  at: (iso: string) => string;
}

/** What asks for someone, before everything else. */
export function Wrongs({ props, lang }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { wrongs, mission, may, tutors, links } = props;
  const unreached = may.links && !mission.brokenOff ? unreachedAmong(tutors, links) : [];
  if (!wrongs.length && !unreached.length) return null;
  return (
    <section class="stack">
      <h2>{w.wrongs}</h2>
      <ul class="lines">
        {wrongs.map((step) => (
          <li key={step.id}>
            <Signal tone={step.state === 'late' ? 'block' : 'check'}>{w.wrong[step.state]}</Signal>
            <strong>{step.title}</strong>
            <bdi class="soft">{step.what}</bdi>
            <span class="end small soft">{step.when}</span>
          </li>
        ))}
        {unreached.map((tutor) => (
          <UnreachedLine key={tutor.person} lang={lang} mission={may.edit ? mission.id : null} tutor={tutor} />
        ))}
      </ul>
    </section>
  );
}

/** What the school wrote, and the form of a new note. */
export function Notes({ props, lang }: Part) {
  const w = NOTE_WORDS[lang];
  const { notes, notesTotal, typedNote, guide, mission } = props;
  return (
    <section class="stack" id="notes">
      <h2>{w.notes}</h2>
      {notes.length ? <NoteList notes={notes} guide={guide} lang={lang} marked /> : <p>{w.none}</p>}
      {notesTotal > notes.length ? (
        <p>
          <a href={`/missions/${mission.id}/notes`}>{w.all(notesTotal)}</a>
        </p>
      ) : null}
      {typedNote ? (
        <details class="change">
          <summary>{w.write}</summary>
          <NoteForm mission={mission.id} typed={typedNote} errors={{}} lang={lang} />
        </details>
      ) : null}
    </section>
  );
}

/** Worries: those that nobody has dealt with come first on the page, the others below. */
export function Alerts({ props, lang, handled }: Part & { handled: boolean }) {
  const { guide } = props;
  const alerts = props.alerts?.filter((alert) => (alert.handled !== null) === handled);
  if (!alerts?.length) return null;
  return (
    <section class="stack">
      <h2>{handled ? MISSION_PAGE_WORDS[lang].handled : ALERT_WORDS[lang].alerts}</h2>
      {alerts.map((alert) => (
        <AlertView key={alert.id} alert={alert} guide={guide} lang={lang} />
      ))}
    </section>
  );
}

/** What someone was asked last, of what is not answered yet where something is not. */
function lastAsked({ links, now }: Part['props'], person: string): LinkState[] {
  const own = links.filter((link) => link.person === person);
  const shown = own.find((link) => isWaiting(link, now)) ?? own[0];
  return shown ? [shown] : [];
}

/** Who follows the mission, and what became of what was sent to them. */
export function Tutors({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { tutors, guide, now, may } = props;
  return (
    <section class="stack">
      <h2>{w.tutors}</h2>
      {tutors.length ? null : <p>{w.noTutor}</p>}
      <ul class="lines">
        {tutors.map((tutor) => (
          <li key={`${tutor.person} ${tutor.kind}`}>
            <bdi>{nameOf(tutor)}</bdi>
            <span class="soft">{w.kinds[tutor.kind]}</span>
            {may.links ? <bdi class="soft">{tutor.email}</bdi> : null}
            <span class="small soft">
              {tutor.left ? w.left(at(tutor.left.at)) : tutor.confirmedAt ? w.confirmed : w.unconfirmed}
            </span>
            {may.links
              ? lastAsked(props, tutor.person).map((link) => (
                  <span key={link.id} class="end small">
                    <LinkSignal link={link} guide={guide} lang={lang} now={now} />
                  </span>
                ))
              : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
