/** The page on which staff correct a mission, waive its findings, and put on record what changes; the page that adds one to a cohort. */
import type { Guide } from '../guide/schema.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { MissionCrumb } from './crumb.view.tsx';
import type { Unreached } from './address.ts';
import { UnreachedList } from './address.view.tsx';
import { CourseChanges, type CourseProps } from './course.view.tsx';
import { TutorsOnRecord } from './tutors-on-record.view.tsx';
import { COURSE_WORDS } from './course-words.ts';
import type { Recorded } from './meanwhile.ts';
import { Meanwhile, VersionField } from './meanwhile.view.tsx';
import { type Cohort, nameOf } from './mission.ts';
import { type MissionFinding, openFindings } from './mission-findings.ts';
import { MissionFindingsView } from './mission-findings.view.tsx';
import { MISSION_FINDING_WORDS } from './mission-findings-words.ts';
import type { TypedMission } from './mission-form.ts';
import { SelectField, TextField } from './fields.view.tsx';
import { AboutFields, DefaultButton, namedErrors, PeriodFields, TutorRows } from './mission-form.view.tsx';
import { MISSION_FORM_WORDS } from './mission-form-words.ts';
import { OutlineAdded } from './outline-added.view.tsx';

export interface EditProps extends Omit<CourseProps, 'lang' | 'timezone'> {
  shell: Shell;
  guide: Guide;
  findings: readonly MissionFinding[];
  /** Tutors whom letters do not reach. */
  unreached: readonly Unreached[];
  mayWaive: boolean;
  typed: TypedMission;
  saved: boolean;
  /** The state of the mission that its form was filled from. */
  version: string;
  /** What someone else recorded meanwhile; null when nobody did. */
  meanwhile: readonly Recorded[] | null;
}

function Declared({ shell, guide, mission }: Pick<EditProps, 'shell' | 'guide' | 'mission'>) {
  const w = COURSE_WORDS[shell.lang];
  const { declaredAt } = mission;
  return (
    <p class="soft">{declaredAt ? w.declaredAt(instant(new Date(declaredAt), shell.lang, guide.timezone)) : w.notDeclared}</p>
  );
}

export function EditMissionPage(props: EditProps) {
  const { shell, guide, mission, findings, unreached, mayWaive, typed, sent, saved, tutors, newTutor } = props;
  const { lang } = shell;
  const [w, f] = [COURSE_WORDS[lang], MISSION_FORM_WORDS[lang]];
  const who = nameOf(mission.student);
  const errors: Errors = sent?.errors ?? {};
  const own = sent?.form === 'details' ? errors : {};
  const waiver =
    sent?.form === 'waiver' ? { finding: sent.values['finding'] ?? '', reason: sent.values['reason'] ?? '', errors } : null;
  const course = { lang, timezone: guide.timezone, mission, tutors, newTutor, sent };
  return (
    <Layout shell={shell} title={f.staffTab(who)} current="cohort" unlisted>
      <header>
        <MissionCrumb mission={mission} />
        <h1>
          <bdi>{MISSION_FINDING_WORDS[lang].title(openFindings(findings).length + unreached.length, who)}</bdi>
        </h1>
        {saved ? (
          <p role="status">
            <Signal tone="conform">{w.saved}</Signal>
          </p>
        ) : null}
      </header>
      <Meanwhile lang={lang} recorded={props.meanwhile} />
      <ErrorSummary title={w.notSaved} errors={namedErrors(errors, sent?.form === 'tutor' ? newTutor : typed, lang)} />
      <div class="edit-parts">
        <section class="form-part" aria-labelledby="findings">
          <h2 id="findings">{MISSION_FINDING_WORDS[lang].section}</h2>
          <UnreachedList lang={lang} mission={mission.id} unreached={unreached} />
          {findings.length > 0 || unreached.length === 0 ? (
            <MissionFindingsView {...{ lang, guide, findings, mayWaive }} mayEdit mission={mission.id} typed={waiver} />
          ) : null}
        </section>
        <TutorsOnRecord {...course} />
        <CourseChanges {...course} />
        <section class="form-part" aria-labelledby="details">
          <h2 id="details">{w.details}</h2>
          <Declared shell={shell} guide={guide} mission={mission} />
          <form class="form" method="post" action={`/missions/${mission.id}/edit`} noValidate>
            <DefaultButton />
            <VersionField version={props.version} />
            <PeriodFields lang={lang} typed={typed} errors={own} />
            <AboutFields lang={lang} typed={typed} errors={own} />
            <div class="actions">
              <button class="button" type="submit" name="intent" value="save">
                {f.save}
              </button>
            </div>
          </form>
        </section>
        <OutlineAdded lang={lang} guide={guide} mission={mission} own={false} />
      </div>
    </Layout>
  );
}

/** The student of a mission to come, as typed. */
export interface TypedStudent {
  firstName: string;
  lastName: string;
  email: string;
  number: string;
  lang: string;
}

export interface NewMissionProps {
  shell: Shell;
  cohort: Cohort;
  student: TypedStudent;
  typed: TypedMission;
  errors: Errors;
}

export function NewMissionPage({ shell, cohort, student, typed, errors }: NewMissionProps) {
  const { lang } = shell;
  const w = MISSION_FORM_WORDS[lang];
  const field = (name: 'firstName' | 'lastName' | 'email' | 'number') => ({ name, label: w[name], value: student[name], errors });
  return (
    <Layout shell={shell} title={w.newTab} current="cohort" unlisted>
      <header>
        <p class="crumb">
          <a href={`/cohorts/${cohort.id}`}>
            <bdi>{cohort.name}</bdi>
          </a>
        </p>
        <h1>{w.newTitle}</h1>
        <p class="lede">{w.newLede}</p>
      </header>
      <ErrorSummary title={w.notSaved} errors={namedErrors(errors, typed, lang)} />
      <form class="form" method="post" action={`/cohorts/${cohort.id}/missions/new`} noValidate>
        <DefaultButton />
        <section class="form-part" aria-labelledby="student">
          <h2 id="student">{w.student}</h2>
          <div class="field-pair">
            <TextField {...field('firstName')} autoComplete="off" />
            <TextField {...field('lastName')} autoComplete="off" />
          </div>
          <TextField {...field('email')} type="email" autoComplete="off" />
          <div class="field-pair">
            <TextField {...field('number')} label={`${w.number} ${w.optional}`} autoComplete="off" />
            <SelectField name="lang" label={w.lang} errors={errors} value={student.lang} options={w.langs} />
          </div>
        </section>
        <PeriodFields lang={lang} typed={typed} errors={errors} />
        <AboutFields lang={lang} typed={typed} errors={errors} />
        <section class="form-part" aria-labelledby="tutors-title">
          <h2 id="tutors-title">{w.tutorsStaff}</h2>
          <TutorRows lang={lang} typed={typed} errors={errors} kinds />
        </section>
        <div class="actions">
          <button class="button" type="submit" name="intent" value="save">
            {w.create}
          </button>
        </div>
      </form>
    </Layout>
  );
}
