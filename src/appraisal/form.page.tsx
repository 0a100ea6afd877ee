/** /missions/…/appraisals/…: the form that a tutor fills, on a phone first. One page, criterion after criterion. Works without JavaScript. */
import type { Guide } from '../guide/schema.ts';
import type { Rubric } from '../guide/programme.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { UNNAMED } from '../kernel/school.ts';
import { lateness, type Mission, nameOf } from '../mission/mission.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Sign } from '../ui/signal.tsx';
import type { Lang } from '../ui/lang.ts';
import { day, instant } from '../ui/typography.ts';
import { COMMENT_LENGTH, criteriaOf } from './answers.ts';
import type { Answers } from './appraisal.ts';
import { anchorOf, COMMENT_FIELD, dueOf, inBoth, progressOf, RESUME, savedWords, SEEN_FIELD, sizeOf } from './form.ts';
import { Criteria } from './form.view.tsx';
import { FORM_WORDS } from './form-words.ts';

export interface FormPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  /** Whether they came by a link: it leads back here. */
  byLink: boolean;
  /** Who fills it: the copy that a device keeps is theirs alone. */
  author: string;
  answers: Answers;
  comment: string;
  /** Milliseconds; null before the first saving. */
  savedAt: number | null;
  now: number;
  /** Who asked for it, null when nobody in particular. */
  askedBy: string | null;
  /** A lead let what was sent be changed. */
  reopened: { by: string; reason: string } | null;
  /** Why it was not sent: criteria without an answer, and what was answered in another tab or on another device since. */
  missing: readonly string[];
  elsewhere: readonly string[];
  /** A comment longer than what is kept, as it was typed. */
  tooLong: string | null;
}

const FORM = 'appraisal';

/** The name of the school as it calls itself, else as the guide does. */
export function schoolOf({ visitor }: Shell, guideSays: string): string {
  const name = visitor?.school.name ?? UNNAMED;
  return name === UNNAMED ? guideSays : name;
}

/** A title that ends with a name, the name apart. */
export function Title({ words, name }: { words: string; name: string }) {
  return (
    <h1>
      {words.slice(0, words.length - name.length)}
      <bdi>{name}</bdi>
    </h1>
  );
}

function Head(props: FormPageProps) {
  const { shell, mission, guide, rubric, askedBy, now } = props;
  const { lang } = shell;
  const w = FORM_WORDS[lang];
  const r = reading(guide, lang);
  const student = nameOf(mission.student);
  const { criteria, minutes } = sizeOf(rubric);
  const due = dueOf(guide, mission, rubric.id);
  const when = due && instant(new Date(due.at), lang, guide.timezone);
  const readers = rubric.readBy.filter((role) => role !== 'student').map((role) => r.words.rubric.roles[role]);
  return (
    <header>
      <p class="crumb">
        <bdi>{schoolOf(shell, plain(guide.school, r))}</bdi>, {plain(guide.programme, r)}.{' '}
        {askedBy === null ? null : (
          <>
            {w.askedBy('')}
            <bdi>{askedBy}</bdi>
          </>
        )}
      </p>
      <Title words={w.title(student)} name={student} />
      <p class="soft">
        {w.lede(criteria, minutes)} {props.byLink ? w.comeBackByLink : w.comeBack}
        {when === null ? null : ` ${lateness(now, due!.at) > 0 ? w.wasDue(when) : w.until(when)}`}
      </p>
      <p class="soft small">
        {readers.length > 0 ? `${w.readBy(readers)} ` : null}
        {w.studentReads[rubric.readBy.includes('student') ? 'yes' : 'no'](mission.student.firstName)}
      </p>
    </header>
  );
}

function Dock(props: FormPageProps) {
  const { shell, guide, rubric, answers, savedAt, now } = props;
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
          <span class={savedAt === null ? 'saved none' : 'saved'} role="status" data-saved>
            <Sign tone="conform" />
            <span>{savedAt === null ? w.notSaved : savedWords(savedAt, now, shell.lang, guide.timezone)}</span>
          </span>
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

/** The way to tell of a worry in private. In another tab: what is typed here stays. */
export function Worry({ shell, mission }: { shell: Shell; mission: Mission }) {
  return (
    <p class="soft small">
      <a href={`/missions/${mission.id}/alert`} target="_blank" rel="noopener">
        {FORM_WORDS[shell.lang].worry}
      </a>
    </p>
  );
}

/** What the island needs: addresses, words, the time of the server, kept on the form. */
function liveData(props: FormPageProps) {
  const { shell, mission, rubric, author, now, savedAt } = props;
  const { live, answered, commentLeft, kept } = FORM_WORDS[shell.lang];
  const words = {
    ...live,
    answered: answered('{n}', '{of}'),
    commentLeft: commentLeft('{n}'),
    ...kept.rows,
  };
  return {
    'data-autosave': `/missions/${mission.id}/appraisals/${rubric.id}/answers`,
    'data-copy': `${mission.id} ${rubric.id}`,
    'data-person': author,
    'data-now': now,
    'data-saved-at': savedAt ?? 0,
    'data-words': JSON.stringify(words),
  };
}

/** Why the form was not sent; each line leads to what is to be looked at. */
function Refused({ shell, guide, rubric, missing, elsewhere, tooLong }: FormPageProps) {
  const w = FORM_WORDS[shell.lang];
  const labels = criteriaOf(rubric).flatMap(({ criterion: { id, label } }): [string, string][] =>
    missing.includes(id) || elsewhere.includes(id) ? [[anchorOf(id), inBoth(label, shell.lang, guide.language).words]] : [],
  );
  const comment = tooLong !== null ? w.tooLong(COMMENT_LENGTH) : elsewhere.includes(COMMENT_FIELD) ? w.commentElsewhere : null;
  const title = tooLong !== null ? w.notSent : elsewhere.length > 0 ? w.elsewhereTitle : w.missingTitle(missing.length);
  return <ErrorSummary title={title} errors={Object.fromEntries([...labels, ...(comment ? [[COMMENT_FIELD, comment]] : [])])} />;
}

/** What a device kept and the server never got; filled and shown by the script. */
function KeptHere({ lang }: { lang: Lang }) {
  const w = FORM_WORDS[lang].kept;
  return (
    <div class="sheet kept-here" data-kept hidden>
      <p role="status" data-kept-words>
        {w.found}
      </p>
      <ul class="small" data-kept-rows />
      <div class="actions">
        <button class="button small" type="button" data-take>
          {w.take}
        </button>
        <button class="button quiet small" type="button" data-drop>
          {w.drop}
        </button>
      </div>
    </div>
  );
}

/** What the school says before the criteria: that the mission broke off, that what was sent may be changed. */
function Notices({ shell, mission, reopened }: FormPageProps) {
  const w = FORM_WORDS[shell.lang];
  return (
    <>
      {mission.brokenOff ? <p class="sheet">{w.brokenOff(day(mission.brokenOff.on, shell.lang))}</p> : null}
      {reopened ? (
        <p class="sheet">
          {w.reopened(reopened.by)} <bdi>{reopened.reason}</bdi>
        </p>
      ) : null}
    </>
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
      <Worry shell={shell} mission={mission} />
    </section>
  );
}

/** The form. */
export function FormPage(props: FormPageProps) {
  const { shell, mission, guide, rubric, answers, comment, missing, elsewhere, tooLong, savedAt } = props;
  const { lang } = shell;
  const w = FORM_WORDS[lang];
  const { answered, of } = progressOf(rubric, answers);
  const comesBack = savedAt !== null && answered > 0 && missing.length + elsewhere.length === 0 && tooLong === null;
  return (
    <Layout shell={shell} title={w.title(nameOf(mission.student))} islands={['autosave']} languageForm={FORM} focused unlisted>
      <form
        class="appraisal"
        id={FORM}
        method="post"
        action={`/missions/${mission.id}/appraisals/${rubric.id}`}
        autocomplete="off"
        noValidate
        {...liveData(props)}
      >
        <input type="hidden" name={SEEN_FIELD} value={JSON.stringify({ answers, comment })} />
        <Head {...props} />
        <Refused {...props} />
        <Notices {...props} />
        <KeptHere lang={lang} />
        <Criteria
          {...{ rubric, answers, missing, elsewhere, lang }}
          language={guide.language}
          comment={tooLong ?? comment}
          commentError={tooLong === null ? null : w.tooLong(COMMENT_LENGTH)}
          resume={comesBack && answered < of ? w.resume(of - answered, of) : null}
        />
        <Send shell={shell} mission={mission} complete={comesBack && answered === of} />
        <Dock {...props} />
      </form>
    </Layout>
  );
}
