/** Those who follow a mission and those who did, on the page of staff: how someone comes, how someone leaves. */
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { addressPage } from './address.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import type { TutorOnRecord } from './course.store.ts';
import { Change, type CourseProps, sentTo } from './course.view.tsx';
import { COURSE_WORDS } from './course-words.ts';
import { DefaultButton, TutorRow } from './mission-form.view.tsx';
import { nameOf } from './mission.ts';

function TutorLine({ tutor, props }: { tutor: TutorOnRecord; props: CourseProps }) {
  const { lang, timezone } = props;
  const w = COURSE_WORDS[lang];
  const name = nameOf(tutor);
  const at = (iso: string) => instant(new Date(iso), lang, timezone);
  return (
    <li>
      <p>
        <bdi>{name}</bdi>
        {`, ${w.kinds[tutor.kind]}, `}
        <bdi>{tutor.email}</bdi>
        <span class="soft">{`, ${w.since(at(tutor.since))}${tutor.left ? `, ${w.left(at(tutor.left.at))}` : ''}`}</span>{' '}
        {tutor.left || tutor.confirmedAt ? null : (
          <Signal tone="check" chip>
            {w.unconfirmed}
          </Signal>
        )}
        {tutor.left || tutor.kind === 'academic' ? null : (
          <>
            {' '}
            <a href={addressPage(props.mission.id, tutor.person)}>
              {ADDRESS_WORDS[lang].link}
              <span class="visually-hidden">{` ${name}`}</span>
            </a>
          </>
        )}
      </p>
      {tutor.left ? (
        <p class="small soft">
          <bdi>{tutor.left.reason}</bdi>
        </p>
      ) : (
        <Change
          props={props}
          form="leave"
          action="tutors/leave"
          summary={w.leave(name)}
          hint={w.leaveHint}
          prefix={`leave-${tutor.kind}-${tutor.person}`}
          own={(values) => values['person'] === tutor.person && values['kind'] === tutor.kind}
        >
          <input type="hidden" name="person" value={tutor.person} />
          <input type="hidden" name="kind" value={tutor.kind} />
        </Change>
      )}
    </li>
  );
}

/** Those who follow the mission, those who did, and how someone comes. */
export function TutorsOnRecord(props: CourseProps) {
  const { lang, mission, tutors, newTutor, sent } = props;
  const w = COURSE_WORDS[lang];
  const today = tutors.filter((t) => t.left === null);
  const former = tutors.filter((t) => t.left !== null);
  const added = sentTo({ props, form: 'tutor' });
  return (
    <section class="form-part" aria-labelledby="tutors-title">
      <h2 id="tutors-title">{w.tutors}</h2>
      {today.length === 0 ? <p>{w.noTutors}</p> : null}
      <ul class="tutor-list">
        {today.map((tutor) => (
          <TutorLine key={`${tutor.kind} ${tutor.person}`} tutor={tutor} props={props} />
        ))}
      </ul>
      {today.some((t) => t.confirmedAt === null) ? (
        <form method="post" action={`/missions/${mission.id}/tutors/confirm`}>
          <p>
            <button class="button small quiet" type="submit">
              {w.confirm}
            </button>{' '}
            <span class="small soft">{w.confirmHint}</span>
          </p>
        </form>
      ) : null}
      <details class="change" open={added !== null}>
        <summary>{w.add}</summary>
        <form method="post" action={`/missions/${mission.id}/tutors`} noValidate>
          <DefaultButton />
          <input type="hidden" name="tutors" value="1" />
          <TutorRow lang={lang} typed={newTutor} errors={added && sent ? sent.errors : {}} at={0} kinds />
          <p>
            <button class="button small" type="submit" name="intent" value="save">
              {w.record}
            </button>
          </p>
        </form>
      </details>
      {former.length > 0 ? (
        <>
          <h3>{w.former}</h3>
          <ul class="tutor-list">
            {former.map((tutor) => (
              <TutorLine key={`${tutor.kind} ${tutor.person}`} tutor={tutor} props={props} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
