/** /missions/…/appraisals/…: the form that a tutor fills, on a phone first. One page, criterion after criterion. Works without JavaScript. */
import type { Guide } from '../guide/schema.ts';
import type { Rubric } from '../guide/programme.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { UNNAMED } from '../kernel/school.ts';
import { lateness, type Mission } from '../mission/mission.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Sign } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import type { Answers } from './appraisal.ts';
import { anchorOf, COMMENT_FIELD, dueOf, progressOf, savedWords, sizeOf } from './form.ts';
import { Criteria } from './form.view.tsx';
import { FORM_WORDS } from './form-words.ts';

export interface FormPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
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
  errors: Readonly<Record<string, string>>;
}

const FORM = 'appraisal';

/** The name of the school as it calls itself, else as the guide does. */
export function schoolOf({ visitor }: Shell, guideSays: string): string {
  const name = visitor?.school.name ?? UNNAMED;
  return name === UNNAMED ? guideSays : name;
}

/** The title, the student's name apart. */
function Title({ words, name }: { words: string; name: string }) {
  return (
    <h1>
      {words.slice(0, -name.length)}
      <bdi>{name}</bdi>
    </h1>
  );
}

function Head(props: FormPageProps) {
  const { shell, mission, guide, rubric, askedBy, now } = props;
  const { lang } = shell;
  const w = FORM_WORDS[lang];
  const r = reading(guide, lang);
  const student = `${mission.student.firstName} ${mission.student.lastName}`;
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
        {w.lede(criteria, minutes)}
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

/** What the island needs: addresses and words, kept on the form. */
function liveData(props: FormPageProps) {
  const { shell, mission, rubric, author } = props;
  const { live, answered } = FORM_WORDS[shell.lang];
  const words = { ...live, answered: answered('{n}', '{of}') };
  return {
    'data-autosave': `/missions/${mission.id}/appraisals/${rubric.id}/answers`,
    'data-copy': `appraisal ${mission.id} ${rubric.id} ${author}`,
    'data-words': JSON.stringify(words),
  };
}

/** The form. */
export function FormPage(props: FormPageProps) {
  const { shell, mission, guide, rubric, answers, comment, errors, reopened } = props;
  const w = FORM_WORDS[shell.lang];
  const student = `${mission.student.firstName} ${mission.student.lastName}`;
  return (
    <Layout shell={shell} title={w.title(student)} islands={['autosave']} languageForm={FORM} focused unlisted>
      <form
        class="appraisal"
        id={FORM}
        method="post"
        action={`/missions/${mission.id}/appraisals/${rubric.id}`}
        autocomplete="off"
        noValidate
        {...liveData(props)}
      >
        <Head {...props} />
        <ErrorSummary
          title={w.missingTitle(Object.keys(errors).filter((name) => name !== COMMENT_FIELD).length)}
          errors={errors}
        />
        {reopened ? (
          <p class="sheet">
            {w.reopened(reopened.by)} <bdi>{reopened.reason}</bdi>
          </p>
        ) : null}
        <div class="sheet kept-here" data-kept hidden>
          <p role="status">{w.kept.found}</p>
          <div class="actions">
            <button class="button small" type="button" data-take>
              {w.kept.take}
            </button>
            <button class="button quiet small" type="button" data-drop>
              {w.kept.drop}
            </button>
          </div>
        </div>
        <Criteria {...{ rubric, answers, comment, errors }} lang={shell.lang} language={guide.language} />
        <section class="criteria" id="send" aria-labelledby="send-title">
          <h2 id="send-title">{w.sendTitle}</h2>
          <p class="soft">{w.after}</p>
          <p>
            <button class="button" name="intent" value="submit">
              {w.send}
            </button>
          </p>
          <Worry shell={shell} mission={mission} />
        </section>
        <Dock {...props} />
      </form>
    </Layout>
  );
}

/** For who sends after their session ended: everything that was typed, to send again. */
export function OverPage({ shell, action, fields }: { shell: Shell; action: string; fields: readonly [string, string][] }) {
  const w = FORM_WORDS[shell.lang].over;
  const intent = fields.find(([name]) => name === 'intent')?.[1] ?? 'save';
  return (
    <Layout shell={shell} title={w.title} focused unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.text}</p>
      </header>
      <form class="form" method="post" action={action}>
        {fields
          .filter(([name]) => name !== 'intent')
          .map(([name, value]) => (
            <textarea key={`${name} ${value}`} name={name} hidden>
              {value}
            </textarea>
          ))}
        <p>{w.how}</p>
        <div class="actions">
          <a class="button quiet" href={`/enter?next=${encodeURIComponent(action)}`} target="_blank" rel="noopener">
            {w.enter}
          </a>
          <button class="button" name="intent" value={intent}>
            {w.again}
          </button>
        </div>
      </form>
    </Layout>
  );
}
