/** Parts of the page of a mission: what is wrong, worries, notes, deposits, appraisals, tutors, remarks. */
import { criteriaOf } from '../appraisal/answers.ts';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { LinkState } from '../identity/link.ts';
import type { Alert } from '../mission/alert.ts';
import { AlertView } from '../mission/alert.page.tsx';
import { ALERT_WORDS } from '../mission/alert-words.ts';
import type { TutorOnRecord } from '../mission/course.store.ts';
import { LinkSignal } from '../mission/links.view.tsx';
import type { Mission } from '../mission/mission.ts';
import type { MissionFinding } from '../mission/mission-findings.ts';
import type { Step, Thread, ThreadDeposit } from '../mission/thread.ts';
import type { Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { Line } from './journal.ts';
import type { AppraisalLine, Remark } from './mission.store.ts';
import { MISSION_PAGE_WORDS } from './mission-words.ts';
import type { Note } from './note.ts';
import { NoteForm, NoteList, type TypedNote } from './note.view.tsx';
import { NOTE_WORDS } from './note-words.ts';

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
  const { wrongs } = props;
  if (!wrongs.length) return null;
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

/** What was handed in, with what its report says. */
export function Deposits({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { deposits, guide, thread } = props;
  const r = readingElsewhere(guide, lang);
  return (
    <section class="stack">
      <h2>{w.deposits}</h2>
      {deposits.length ? null : <p>{w.noDeposit}</p>}
      <ul class="lines">
        {deposits.map((d) => {
          const deliverable = guide.deliverables.find((each) => each.id === d.deliverable);
          const chip = thread.steps.find((step) => step.deliverable === d.deliverable)?.chip;
          return (
            <li key={d.id}>
              <a href={`/deposits/${d.id}`}>{deliverable ? plain(deliverable.title, r) : d.deliverable}</a>
              <span class="soft">{w.version(d.number, at(d.receivedAt))}</span>
              {chip ? (
                <span class="end">
                  <Signal tone={chip.tone} chip>
                    {chip.words}
                  </Signal>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What tutors gave or began, and where paper is typed. */
export function Appraisals({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { appraisals, guide, mission, may } = props;
  const r = readingElsewhere(guide, lang);
  if (!guide.rubrics.length && !guide.feedback) return null;
  return (
    <section class="stack">
      <h2>{w.appraisals}</h2>
      {appraisals.length || guide.feedback ? null : <p>{w.noAppraisal}</p>}
      <ul class="lines" hidden={appraisals.length === 0}>
        {appraisals.map((each) => {
          const rubric = guide.rubrics.find(({ id }) => id === each.rubric);
          return (
            <li key={each.id}>
              <bdi>{each.name}</bdi>
              <span class="soft">{rubric ? plain(rubric.title, r) : each.rubric}</span>
              <span class="soft">
                <bdi>
                  {[
                    each.state === 'submitted'
                      ? w.sent(at(each.at))
                      : w.begun(each.answered, rubric ? criteriaOf(rubric).length : each.answered, at(each.at)),
                    each.typedBy ? w.typedBy(each.typedBy) : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </bdi>
              </span>
              {each.href ? (
                <a class="end" href={each.href}>
                  {w.read}
                  <span class="visually-hidden">{` ${each.name}`}</span>
                </a>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p class="actions small">
        {guide.feedback ? <a href={`/missions/${mission.id}/feedback`}>{w.feedback}</a> : null}
        {may.transcribe
          ? guide.rubrics.map(({ id, title }) => (
              <a key={id} href={`/missions/${mission.id}/appraisals/${id}/transcribe`}>
                {`${w.transcribe}${lang === 'fr' ? '\u00a0' : ''}: ${plain(title, r)}`}
              </a>
            ))
          : null}
      </p>
    </section>
  );
}

/** Who follows the mission, and what became of what was sent to them. */
export function Tutors({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { tutors, links, guide, now, may } = props;
  return (
    <section class="stack">
      <h2>{w.tutors}</h2>
      {tutors.length ? null : <p>{w.noTutor}</p>}
      <ul class="lines">
        {tutors.map((tutor) => (
          <li key={`${tutor.person} ${tutor.kind}`}>
            <bdi>{`${tutor.firstName} ${tutor.lastName}`}</bdi>
            <span class="soft">{w.kinds[tutor.kind]}</span>
            {may.links ? <bdi class="soft">{tutor.email}</bdi> : null}
            <span class="small soft">
              {tutor.left ? w.left(at(tutor.left.at)) : tutor.confirmedAt ? w.confirmed : w.unconfirmed}
            </span>
            {may.links
              ? links
                  .filter((link) => link.person === tutor.person)
                  .slice(0, 1)
                  .map((link) => (
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

/** What was said of the reports. */
export function Remarks({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { remarks } = props;
  if (!remarks.length) return null;
  return (
    <section class="stack">
      <h2>{w.remarks}</h2>
      <ul class="lines">
        {remarks.map((each) => (
          <li key={`${each.deposit} ${each.at}`}>
            <bdi>{each.by}</bdi>
            <a class="soft" href={`/deposits/${each.deposit}`}>
              {w.remark[each.kind]}
            </a>
            <bdi>{each.reason}</bdi>
            <span class="end small soft">{at(each.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
