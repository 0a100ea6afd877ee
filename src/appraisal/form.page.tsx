/** /missions/…/appraisals/…: the form that a tutor fills, on a phone first. One page, criterion after criterion. Works without JavaScript. */
import { reading } from '../guide/reading/reading.ts';
import { lateness, type Mission, nameOf } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { instant } from '../ui/typography.ts';
import { commentFault, type FormPageProps, Notices, Refused } from './form-notices.view.tsx';
import { KeptHere, liveData, SavedLine, Seen, SendingLine, Stands, Title, Worry } from './form-parts.view.tsx';
import { FORM_WORDS } from './form-words.ts';
import { anchorOf, copyName, dueOf, progressOf, RESUME, sizeOf } from './form.ts';
import { Criteria } from './form.view.tsx';

const FORM = 'appraisal';

function Head(props: FormPageProps) {
  const { shell, mission, guide, rubric, from, askedBy, now } = props;
  const { lang } = shell;
  const w = FORM_WORDS[lang];
  const r = reading(guide, lang);
  const student = nameOf(mission.student);
  const { criteria, minutes } = sizeOf(rubric);
  const due = mission.brokenOff ? null : dueOf(guide, mission, rubric.id);
  const when = due && instant(new Date(due.at), lang, guide.timezone);
  const readers = rubric.readBy.filter((role) => role !== 'student').map((role) => r.words.rubric.roles[role]);
  return (
    <header>
      <Stands {...{ shell, mission, guide, from }}>
        {askedBy === null ? null : (
          <>
            {'. '}
            {w.askedBy('')}
            <bdi>{askedBy}</bdi>
          </>
        )}
      </Stands>
      <Title words={w.title(student)} name={student} />
      <p class="soft">
        {w.lede(criteria, minutes)} {typeof from === 'string' ? w.comeBack : w.comeBackByLink}
        {when === null ? null : ` ${lateness(now, due!.at) > 0 ? w.wasDue(when) : w.until(when)}`}
      </p>
      <p class="soft small">
        {readers.length > 0 ? `${w.readBy(readers)} ` : null}
        {w.studentReads[rubric.readBy.includes('student') ? 'yes' : 'no'](mission.student.firstName)}
      </p>
    </header>
  );
}

const savingOf = ({ shell, guide, savedAt, now }: FormPageProps) => ({ lang: shell.lang, zone: guide.timezone, savedAt, now });

function Dock(props: FormPageProps) {
  const { shell, rubric, answers } = props;
  const w = FORM_WORDS[shell.lang];
  const { answered, of, next } = progressOf(rubric, answers);
  return (
    <div class="dock">
      <progress value={answered} max={of} aria-label={w.progress} data-progress>
        {w.answered(answered, of)}
      </progress>
      <div class="dock-line">
        <p class="dock-state">
          <span class="num" data-count>
            {w.answered(answered, of)}
          </span>
          <SavedLine {...savingOf(props)} />
        </p>
        <button class="button quiet small" name="intent" value="save" data-plain>
          {w.save}
        </button>
        <a class="button" href={`#${next === null ? 'send' : anchorOf(next)}`} data-next>
          {w.next}
        </a>
      </div>
    </div>
  );
}

/** The end of the form: what follows, and the button that sends. */
function Send({ shell, mission, complete }: { shell: Shell; mission: Mission; complete: boolean }) {
  const w = FORM_WORDS[shell.lang];
  return (
    <section class="criteria" id="send" aria-labelledby="send-title">
      <h2 id="send-title">{w.sendTitle}</h2>
      {complete ? (
        <p class="sheet resume" id={RESUME}>
          {w.complete}
        </p>
      ) : null}
      <p class="soft">{w.after}</p>
      <p>
        <button class="button" name="intent" value="submit">
          {w.send}
        </button>
      </p>
      <SendingLine />
      <Worry shell={shell} mission={mission} />
    </section>
  );
}

/** The form. */
export function FormPage(props: FormPageProps) {
  const { shell, mission, guide, rubric, author, answers, comment, missing, elsewhere, given, savedAt } = props;
  const action = `/missions/${mission.id}/appraisals/${rubric.id}`;
  const { lang } = shell;
  const w = FORM_WORDS[lang];
  const { answered, of } = progressOf(rubric, answers);
  const comesBack = savedAt !== null && answered > 0 && missing.length + elsewhere.length === 0 && given === null;
  return (
    <Layout shell={shell} title={w.title(nameOf(mission.student))} islands={['autosave']} languageForm={FORM} focused unlisted>
      <form
        class="appraisal"
        id={FORM}
        method="post"
        action={action}
        autocomplete="off"
        noValidate
        {...liveData(savingOf(props), {
          address: `${action}/answers`,
          copy: copyName({ mission: mission.id, rubric: rubric.id }),
          person: author,
        })}
      >
        <Seen stored={props} />
        <Head {...props} />
        <Refused {...props} />
        <Notices {...props} />
        <KeptHere lang={lang} />
        <Criteria
          {...{ rubric, answers, missing, elsewhere, lang }}
          language={guide.language}
          comment={given?.words ?? comment}
          commentError={given && commentFault(given, lang)}
          resume={comesBack && answered < of ? w.resume(of - answered, of) : null}
        />
        <Send shell={shell} mission={mission} complete={comesBack && answered === of} />
        <Dock {...props} />
      </form>
    </Layout>
  );
}
