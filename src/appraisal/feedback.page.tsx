/** /missions/…/feedback: the form of who gives feedback; what the student received, with a block to quote; what staff type. */
import { plain, reading } from '../guide/reading/reading.ts';
import { lateness, nameOf } from '../mission/mission.ts';
import { ErrorSummary, TextArea } from '../ui/form.tsx';
import { Layout } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { day, instant } from '../ui/typography.ts';
import { EMPTY } from './changes.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';
import { FEEDBACK_LENGTH, topicsOf } from './feedback.ts';
import { type FeedbackPageProps, FeedbackList } from './feedback.view.tsx';
import { KeptHere, liveData, SavedLine, Seen, SendingLine, Stands, Title, Worry } from './form-parts.view.tsx';
import { copyName, dueOf } from './form.ts';
import { OthersWait } from './others.view.tsx';
import { Whose } from './type.page.tsx';

/** The forms: of who gives, of staff who type. */
const FORM = 'feedback';

const TYPED = 'typed';

function Topics({ guide, shell, typed }: FeedbackPageProps) {
  const w = FEEDBACK_WORDS[shell.lang];
  const topics = topicsOf(guide, shell.lang);
  if (topics.length === 0) return null;
  return (
    <details class="more" open={typed.about.length > 0}>
      <summary>{w.about[guide.feedback!.about]}</summary>
      <fieldset class="criterion">
        <legend class="visually-hidden">{w.about[guide.feedback!.about]}</legend>
        <p class="soft">{w.aboutHint}</p>
        {topics.map(({ id, text }) => (
          <label class="level" key={id}>
            <input type="checkbox" name="about" value={id} checked={typed.about.includes(id)} />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function Fields(props: FeedbackPageProps) {
  const { shell, guide, typed, errors } = props;
  const w = FEEDBACK_WORDS[shell.lang];
  return (
    <>
      <TextArea
        id="words"
        label={w.words}
        hint={w.wordsHint}
        error={errors['words']}
        rows={7}
        maxLength={FEEDBACK_LENGTH}
        value={typed.words}
      />
      <p class="soft small" role="status" data-comment-left />
      <Topics {...props} guide={guide} />
    </>
  );
}

/** What its giver gave before. */
const ownOf = ({ as, person, feedback }: FeedbackPageProps) =>
  as === 'giver' ? feedback.filter(({ author }) => author === person) : [];

function titleOf(props: FeedbackPageProps): { words: string; name: string } {
  const { shell, mission, as, feedback } = props;
  const w = FEEDBACK_WORDS[shell.lang];
  const name = nameOf(mission.student);
  const own = ownOf(props).length;
  if (as === 'student') return { words: w.received(feedback.length), name: '' };
  if (as === 'reader') return { words: w.read(feedback.length, name), name };
  return { words: own > 0 ? w.gave(own, name) : w.give(name), name };
}

/** Until when the first feedback is asked; null once it is given, without a date, and where nothing is asked any more. */
function dueWords(props: FeedbackPageProps): string | null {
  const { shell, guide, mission, now } = props;
  const w = FEEDBACK_WORDS[shell.lang];
  const due = dueOf(guide, mission, guide.feedback!.id);
  if (!due || mission.brokenOff || ownOf(props).length > 0) return null;
  const when = instant(new Date(due.at), shell.lang, guide.timezone);
  return lateness(now, due.at) > 0 ? w.wasDue(when) : w.until(when);
}

/** What is asked of who gives. */
function Question(props: FeedbackPageProps) {
  const { shell, guide } = props;
  const due = dueWords(props);
  return (
    <>
      <p class="lede">{plain(guide.feedback!.question, reading(guide, shell.lang))}</p>
      <p class="soft">
        {FEEDBACK_WORDS[shell.lang].lede}
        {due === null ? null : ` ${due}`}
      </p>
    </>
  );
}

function Head(props: FeedbackPageProps) {
  const { shell, guide, mission, as, from } = props;
  const { words, name } = titleOf(props);
  const broken = as === 'giver' ? mission.brokenOff : null;
  return (
    <header>
      <Stands {...{ shell, mission, guide, from }} />
      <Title {...{ words, name }} />
      {as === 'giver' && ownOf(props).length === 0 ? <Question {...props} /> : null}
      {broken ? <p class="sheet">{FEEDBACK_WORDS[shell.lang].brokenOff(day(broken.on, shell.lang))}</p> : null}
    </header>
  );
}

function Giving(props: FeedbackPageProps) {
  const { shell, guide, mission, person, now, draft, errors } = props;
  const { lang } = shell;
  const w = FEEDBACK_WORDS[lang];
  const action = `/missions/${mission.id}/feedback`;
  const saving = { lang, zone: guide.timezone, savedAt: draft?.savedAt ?? null, now };
  const of = { address: `${action}/draft`, copy: copyName({ mission: mission.id, rubric: guide.feedback!.id }), person };
  const says = { live: w.live, kept: { keptComment: w.keptWords } };
  return (
    <form class="appraisal" id={FORM} method="post" action={action} autocomplete="off" {...liveData(saving, of, says)}>
      <Seen stored={draft ?? EMPTY} />
      {draft && props.typed.words !== '' && Object.keys(errors).length === 0 ? (
        <p class="sheet resume" role="status">
          {w.resumed}
        </p>
      ) : null}
      <KeptHere lang={lang} found={w.found} />
      <Fields {...props} />
      <div class="criteria">
        <p>
          <SavedLine {...saving} />
        </p>
        <p class="actions">
          <button class="button" name="intent" value="submit">
            {w.send}
          </button>
          <button class="button quiet" name="intent" value="save" data-plain>
            {w.save}
          </button>
        </p>
        <SendingLine />
        <p class="soft small">{w.after}</p>
        <Worry shell={shell} mission={mission} />
      </div>
    </form>
  );
}

/** The form of who gave before, under what they gave: folded until they write another. */
function Another(props: FeedbackPageProps) {
  const { shell, draft, typed, errors } = props;
  const isWriting = draft !== null || typed.words !== '' || Object.keys(errors).length > 0;
  return (
    <details class="more another no-print" open={isWriting}>
      <summary>{FEEDBACK_WORDS[shell.lang].another}</summary>
      <Question {...props} />
      <Giving {...props} />
    </details>
  );
}

function Typing(props: FeedbackPageProps) {
  const { shell, mission, typist, errors } = props;
  const w = FEEDBACK_WORDS[shell.lang];
  if (!typist) return null;
  return (
    <section class="criteria no-print">
      <h2>{w.type}</h2>
      <p class="soft">{w.typeHint}</p>
      <form class="form" id={TYPED} method="post" action={`/missions/${mission.id}/feedback/typed`} autocomplete="off">
        <Whose shell={shell} {...typist} error={errors['author']} />
        <Fields {...props} />
        <p>
          <button class="button quiet" name="intent" value="submit">
            {w.typeSend}
          </button>
        </p>
      </form>
    </section>
  );
}

/** The whole page. */
export function FeedbackPage(props: FeedbackPageProps) {
  const { shell, as, from, feedback, hidden, others, saved, errors, typist } = props;
  const w = FEEDBACK_WORDS[shell.lang];
  const own = ownOf(props);
  const theirs = feedback.filter((each) => !own.includes(each));
  const byLink = typeof from !== 'string';
  const form = as === 'giver' ? FORM : typist ? TYPED : undefined;
  return (
    <Layout
      shell={shell}
      title={titleOf(props).words}
      focused={byLink}
      islands={as === 'giver' ? ['autosave'] : as === 'student' ? ['quote'] : []}
      {...(form !== undefined && { languageForm: form })}
      unlisted
    >
      <Head {...props} />
      {saved ? (
        <p class="sheet" role="status">
          <Signal tone="conform">{w.saved}</Signal> {byLink && others === null ? w.closes : null}
        </p>
      ) : null}
      <OthersWait lang={shell.lang} others={others} action={`/missions/${props.mission.id}/feedback/others`} />
      <ErrorSummary title={w.refused} errors={errors} />
      {as === 'giver' && own.length === 0 ? <Giving {...props} /> : null}
      <FeedbackList of={props} title={w.own} feedback={own} />
      {own.length > 0 ? <Another {...props} /> : null}
      <FeedbackList of={props} title={as === 'giver' ? w.others : null} feedback={theirs} />
      {hidden ? <p class="soft">{w.hidden}</p> : null}
      {as !== 'giver' && feedback.length === 0 ? <p class="soft">{as === 'student' ? w.noneStudent : w.none}</p> : null}
      <Typing {...props} />
    </Layout>
  );
}
