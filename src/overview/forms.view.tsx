/** The two things that a lead gives on the page of deposits: more time, and one more version. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { readDay, readTime } from '../mission/cohort-form.ts';
import { deadlineOf, type Extension, type Mission, nameOf } from '../mission/mission.ts';
import { describedBy, type Errors, FormField, TextArea } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { instant, zoneName } from '../ui/typography.ts';
import { type ExtensionField, REASON_LENGTH, type TypedExtension } from './extension-form.ts';
import { OFFICE_WORDS } from './words.ts';

interface ExtensionFormProps {
  shell: Shell;
  guide: Guide;
  cohort: Mission['cohort'];
  /** Where it is sent. */
  action: string;
  /** Whom it was opened for; null for the whole cohort. */
  student: Mission | null;
  /** What was given to everyone. */
  extensions: readonly Extension[];
  typed: TypedExtension;
  errors: Errors;
}

type MilestoneProps = Pick<ExtensionFormProps, 'shell' | 'guide' | 'cohort' | 'extensions'> & {
  student: Mission | null;
  typed: { milestone: string };
  described?: string | undefined;
};

/** Steps with the date in force, for the student or for the whole cohort. */
export function MilestoneSelect({ shell, guide, cohort, student, extensions, typed, described }: MilestoneProps) {
  const w = OFFICE_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  return (
    <select class="field" id="milestone" name="milestone" aria-describedby={described}>
      {guide.calendar.map((m) => {
        const now = deadlineOf(m, guide, cohort, student?.extensions ?? extensions);
        const date = now ? instant(new Date(now.at), shell.lang, guide.timezone) : w.noDate;
        return (
          <option key={m.id} value={m.id} selected={m.id === typed.milestone}>
            {`${plain(m.title, r)} (${date})`}
          </option>
        );
      })}
    </select>
  );
}

interface MoreTimeProps {
  lang: Lang;
  typed: Pick<TypedExtension, 'day' | 'time' | 'reason'>;
  errors: Errors;
  /** Whose clocks count, under the day. */
  zone?: string;
}

/** Until when, and why. What is not a day or an hour stays as it was typed. */
export function MoreTimeFields({ lang, typed, errors, zone }: MoreTimeProps) {
  const w = OFFICE_WORDS[lang];
  const described = (name: 'day' | 'time' | 'reason', hint: boolean) =>
    describedBy(name, { hint, error: errors[name] !== undefined });
  // What a picker cannot hold.
  const isOdd = { day: readDay(typed.day) !== typed.day, time: !/^\d\d:\d\d(:\d\d)?$/.test(typed.time) || !readTime(typed.time) };
  const again = (name: 'day' | 'time') =>
    errors[name] && typed[name] && isOdd[name] ? 'text' : name === 'day' ? 'date' : 'time';
  return (
    <>
      <div class="field-pair">
        <FormField name="day" label={w.until} {...(zone !== undefined && { hint: zone })} error={errors['day']}>
          <input
            class="field"
            id="day"
            name="day"
            type={again('day')}
            value={typed.day}
            required
            aria-describedby={described('day', zone !== undefined)}
          />
        </FormField>
        <FormField name="time" label={w.time} hint={w.timeHint} error={errors['time']}>
          <input
            class="field"
            id="time"
            name="time"
            type={again('time')}
            step={1}
            value={typed.time}
            aria-describedby={described('time', true)}
          />
        </FormField>
      </div>
      <TextArea
        id="reason"
        label={w.reason}
        hint={w.reasonHint}
        error={errors['reason']}
        rows={3}
        required
        maxLength={REASON_LENGTH}
        value={typed.reason}
      />
    </>
  );
}

/** More time, for one or for all. Open when it was asked for or when something is wrong with it. */
export function ExtensionForm(props: ExtensionFormProps) {
  const { shell, guide, action, student, typed, errors } = props;
  const w = OFFICE_WORDS[shell.lang];
  const described = (name: ExtensionField, hint: boolean) => describedBy(name, { hint, error: errors[name] !== undefined });
  const isOpen = Object.keys(errors).length > 0 || typed.mission !== '';
  const zone = w.zone(guide.timezone.split('/').at(-1)?.replaceAll('_', ' ') ?? guide.timezone);
  return (
    <details class="sheet more-time" id="more-time" open={isOpen}>
      <summary>{w.give}</summary>
      <form class="form" method="post" action={action}>
        <FormField name="mission" label={w.to} hint={w.toHint} error={errors['mission']}>
          <select class="field" id="mission" name="mission" aria-describedby={described('mission', true)}>
            <option value="">{w.all}</option>
            {student ? (
              <option value={student.id} selected={student.id === typed.mission}>
                {nameOf(student.student)}
              </option>
            ) : null}
          </select>
        </FormField>
        <FormField name="milestone" label={w.milestone} error={errors['milestone']}>
          <MilestoneSelect {...props} />
        </FormField>
        <MoreTimeFields lang={shell.lang} typed={typed} errors={errors} zone={zone} />
        <div class="actions">
          <button class="button" type="submit">
            {w.give}
          </button>
        </div>
      </form>
    </details>
  );
}

/** More time that was given: that of everyone, then the last ones. */
export function GivenTime({ shell, guide, given, total }: GivenTimeProps) {
  const w = OFFICE_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  if (!given.length) return null;
  return (
    <details class="sheet">
      <summary>{w.given(total)}</summary>
      <ul>
        {given.map(({ student, extension: e }) => {
          const milestone = guide.calendar.find((m) => m.id === e.milestone);
          const until = new Date(e.until);
          const last = `${instant(until, shell.lang, guide.timezone, 'second')}, ${zoneName(until, shell.lang, guide.timezone)}`;
          return (
            <li key={`${student} ${e.givenAt} ${e.milestone}`}>
              <bdi>{w.givenLine(student ?? w.all, milestone ? plain(milestone.title, r) : e.milestone, last)}</bdi>{' '}
              <bdi class="soft">{e.reason}</bdi>
            </li>
          );
        })}
      </ul>
      {total > given.length ? <p class="soft">{w.givenMore(total - given.length)}</p> : null}
    </details>
  );
}

interface GivenTimeProps {
  shell: Shell;
  guide: Guide;
  given: readonly { student: string | null; extension: Extension }[];
  total: number;
}

interface ReopenProps {
  shell: Shell;
  mission: Mission;
  deliverable: { id: string };
  /** Where it is sent. */
  action: string;
}

/** One more version after the deadline, in the row of what it reopens. */
export function ReopenForm({ shell, mission, deliverable, action }: ReopenProps) {
  const w = OFFICE_WORDS[shell.lang];
  const id = `reopen-${mission.id}-${deliverable.id}`;
  const who = ` ${nameOf(mission.student)}`;
  return (
    <details class="reopen">
      <summary>
        {w.reopen}
        <span class="visually-hidden">{who}</span>
      </summary>
      <form method="post" action={action}>
        <p class="small soft">{w.reopenHint}</p>
        <label for={id}>{w.reason}</label>
        <textarea class="field" id={id} name="reason" rows={2} required maxLength={REASON_LENGTH} />
        <button class="button small" type="submit">
          {w.reopenDo}
        </button>
      </form>
    </details>
  );
}
