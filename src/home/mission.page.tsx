/** The page of a mission for those who follow it at school: thread, worries, findings, deposits, appraisals, tutors, journal. */
import { criteriaOf } from '../appraisal/answers.ts';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { LinkState } from '../identity/link.ts';
import type { Alert } from '../mission/alert.ts';
import { AlertView } from '../mission/alert.page.tsx';
import { ALERT_WORDS } from '../mission/alert-words.ts';
import type { TutorOnRecord } from '../mission/course.store.ts';
import { LinkSignal } from '../mission/links.view.tsx';
import { type Mission, whereabouts } from '../mission/mission.ts';
import type { MissionFinding } from '../mission/mission-findings.ts';
import { MissionFindingsView } from '../mission/mission-findings.view.tsx';
import { OutlineAdded } from '../mission/outline-added.view.tsx';
import type { Thread, ThreadDeposit } from '../mission/thread.ts';
import { ThreadAside, ThreadView } from '../mission/thread.view.tsx';
import { ASIDE_WORDS } from '../mission/aside-words.ts';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import type { Line } from './journal.ts';
import { JOURNAL_WORDS } from './journal-words.ts';
import type { AppraisalLine, Remark } from './mission.store.ts';
import { MISSION_PAGE_WORDS } from './mission-words.ts';
import { ROLE_HOME_WORDS } from './roles-words.ts';

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
  journal: readonly Line[];
  done: 'alert' | null;
  /** Milliseconds. */
  now: number;
}

interface Part {
  props: MissionPageProps;
  lang: Lang;
  at: (iso: string) => string;
}

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

function Alerts({ props, lang }: Part) {
  const { alerts, guide } = props;
  if (!alerts?.length) return null;
  return (
    <section class="stack">
      <h2>{ALERT_WORDS[lang].alerts}</h2>
      {alerts.map((alert) => (
        <AlertView key={alert.id} alert={alert} guide={guide} lang={lang} />
      ))}
    </section>
  );
}

function Deposits({ props, lang, at }: Part) {
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

function Appraisals({ props, lang, at }: Part) {
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

function Tutors({ props, lang, at }: Part) {
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

function Remarks({ props, lang, at }: Part) {
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

/** Lines of a journal, newest first. */
export function JournalList({ lines }: { lines: readonly Line[] }) {
  return (
    <ol class="lines">
      {lines.map((line) => (
        <li key={line.seq}>
          <span>
            <bdi>{line.what}</bdi>
            {line.reason ? (
              <>
                {' '}
                <bdi class="soft">{`(${line.reason})`}</bdi>
              </>
            ) : null}
          </span>
          <span class="end small soft">
            <bdi>{line.who}</bdi>
            {`, ${line.at}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The page. */
export function MissionPage(props: MissionPageProps) {
  const { shell, guide, mission, thread, may, findings, journal, done } = props;
  const { lang } = shell;
  const w = MISSION_PAGE_WORDS[lang];
  const person = `${mission.student.firstName} ${mission.student.lastName}`;
  const part: Part = { props, lang, at: (iso) => instant(new Date(iso), lang, guide.timezone) };
  const place = whereabouts(mission);
  return (
    <Layout shell={shell} title={person} current={may.cohort ? 'cohort' : 'home'} unlisted>
      <header>
        <p class="crumb">
          <a href={may.cohort ? `/cohorts/${mission.cohort.id}` : '/'}>
            <bdi>{may.cohort ? mission.cohort.name : ROLE_HOME_WORDS[lang].students}</bdi>
          </a>
          {' / '}
          <bdi>{person}</bdi>
          {place ? (
            <>
              {', '}
              <bdi>{ASIDE_WORDS[lang].at(place)}</bdi>
            </>
          ) : null}
        </p>
        <h1>{thread.title}</h1>
        {done ? (
          <p role="status">
            <Signal tone="conform">{w.done[done]}</Signal>
          </p>
        ) : null}
        <Acts {...part} />
      </header>
      <Alerts {...part} />
      <div class="with-aside">
        <ThreadView thread={thread} guide={guide} lang={lang} />
        <div class="aside-stack">
          <ThreadAside thread={thread} guide={guide} mission={mission} lang={lang} />
          <OutlineAdded lang={lang} guide={guide} mission={mission} own={false} />
        </div>
      </div>
      <section class="stack">
        <h2>{w.findings}</h2>
        <MissionFindingsView lang={lang} guide={guide} mission={mission.id} findings={findings} mayWaive={may.waive} />
      </section>
      <Deposits {...part} />
      <Appraisals {...part} />
      <Tutors {...part} />
      <Remarks {...part} />
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

export interface JournalPageProps {
  shell: Shell;
  mission: Mission;
  lines: readonly Line[];
  /** Below which there is more; null at the end. */
  older: number | null;
  /** Whether newer ones are left out. */
  newest: boolean;
}

/** The whole journal, page after page. */
export function JournalPage({ shell, mission, lines, older, newest }: JournalPageProps) {
  const w = JOURNAL_WORDS[shell.lang];
  const person = `${mission.student.firstName} ${mission.student.lastName}`;
  const title = w.title(person);
  const address = `/missions/${mission.id}/journal`;
  return (
    <Layout shell={shell} title={title} current="home" unlisted>
      <header>
        <p class="crumb">
          <a href={`/missions/${mission.id}`}>
            <bdi>{person}</bdi>
          </a>
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
      </header>
      {lines.length ? <JournalList lines={lines} /> : <p>{w.none}</p>}
      <nav class="actions" aria-label={w.journal}>
        {newest ? <a href={address}>{w.newest}</a> : null}
        {older === null ? null : <a href={`${address}?before=${older}`}>{w.older}</a>}
      </nav>
    </Layout>
  );
}
