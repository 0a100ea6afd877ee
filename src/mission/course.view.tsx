/** What staff put on record on the page of a mission, with its reason: a longer mission, its end. */
import type { ComponentChildren } from 'preact';
import { type Errors, TextArea } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import { day } from '../ui/typography.ts';
import { lastPeriod } from './course-form.ts';
import type { TutorOnRecord } from './course.store.ts';
import { COURSE_WORDS } from './course-words.ts';
import { TextField } from './fields.view.tsx';
import type { Mission } from './mission.ts';
import { REASON_LENGTH } from './mission-findings.view.tsx';
import type { TypedMission } from './mission-form.ts';

/** Which form of the page was sent, and what it brought. */
export interface Sent {
  form: 'details' | 'waiver' | 'tutor' | 'leave' | 'extend' | 'break-off';
  /** Field → what was typed. */
  values: Readonly<Record<string, string>>;
  errors: Errors;
}

export interface CourseProps {
  lang: Lang;
  timezone: string;
  mission: Mission;
  /** Everyone who follows or followed it. */
  tutors: readonly TutorOnRecord[];
  newTutor: TypedMission;
  sent: Sent | null;
}

interface ChangeProps {
  props: CourseProps;
  form: Sent['form'];
  action: string;
  summary: string;
  hint: string;
  /** Prefix of the names of its fields on the page. */
  prefix: string;
  /** True for the form that was sent, among several of a kind. */
  own?: (values: Sent['values']) => boolean;
  children?: ComponentChildren;
}

/** What was typed in a form of the page, and what is wrong with it. */
export function sentTo({ props: { sent }, form, own = () => true }: Pick<ChangeProps, 'props' | 'form' | 'own'>) {
  return sent?.form === form && own(sent.values) ? sent : null;
}

/** A change with its reason: a block that opens. */
export function Change(change: ChangeProps) {
  const { props, action, summary, hint, prefix, children } = change;
  const { lang, mission } = props;
  const w = COURSE_WORDS[lang];
  const sent = sentTo(change);
  const name = `${prefix}-reason`;
  const error = sent?.errors[name];
  return (
    <details class="change" open={sent !== null}>
      <summary>
        <bdi>{summary}</bdi>
      </summary>
      <form method="post" action={`/missions/${mission.id}/${action}`} noValidate>
        <p class="small soft">
          <bdi>{hint}</bdi>
        </p>
        {children}
        <TextArea
          id={name}
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          error={error}
          rows={2}
          maxLength={REASON_LENGTH}
          value={sent?.values['reason'] ?? ''}
        />
        <p>
          <button class="button small" type="submit">
            {w.record}
          </button>
        </p>
      </form>
    </details>
  );
}

/** A longer mission, or its end. */
export function CourseChanges(props: CourseProps) {
  const { lang, mission } = props;
  const w = COURSE_WORDS[lang];
  const last = lastPeriod(mission);
  const extended = sentTo({ props, form: 'extend' });
  const broken = sentTo({ props, form: 'break-off' });
  return (
    <section class="form-part" aria-labelledby="changes">
      <h2 id="changes">{w.changes}</h2>
      {mission.brokenOff ? (
        <p>
          <Signal tone="block">{w.broken(day(mission.brokenOff.on, lang))}</Signal>{' '}
          <bdi class="soft">{mission.brokenOff.reason}</bdi>
        </p>
      ) : null}
      {last && !mission.brokenOff ? (
        <Change
          props={props}
          form="extend"
          action="extend"
          summary={w.extend}
          hint={w.extendHint(last.name, day(last.ends, lang))}
          prefix="extend"
        >
          <TextField
            name="ends"
            label={w.lastDay}
            errors={extended?.errors ?? {}}
            value={extended?.values['ends'] ?? ''}
            type="date"
          />
        </Change>
      ) : null}
      <Change
        props={props}
        form="break-off"
        action="break-off"
        summary={mission.brokenOff ? w.resume : w.breakOff}
        hint={mission.brokenOff ? '' : w.breakOffHint}
        prefix="break"
      >
        <input type="hidden" name="resume" value={mission.brokenOff ? 'yes' : ''} />
        {mission.brokenOff ? null : (
          <TextField name="on" label={w.brokenOn} errors={broken?.errors ?? {}} value={broken?.values['on'] ?? ''} type="date" />
        )}
      </Change>
    </section>
  );
}
