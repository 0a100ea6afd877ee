/** Feedback as it is read, with the words that its student may quote. */
import type { Guide } from '../guide/schema.ts';
import type { CrumbFrom } from '../mission/crumb.view.tsx';
import type { Mission } from '../mission/mission.ts';
import type { Errors } from '../ui/form.tsx';
import type { Shell } from '../ui/layout.tsx';
import type { Draft } from './feedback-draft.store.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';
import { type Feedback, quoteOf, sourceOf } from './feedback.ts';
import type { Others } from './others.view.tsx';
import type { Filler } from './type.page.tsx';

export interface FeedbackPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  /** Who reads the page. */
  person: string;
  as: 'giver' | 'student' | 'reader';
  /** From where they come to the mission. */
  from: CrumbFrom;
  /** What they may read, newest first. */
  feedback: readonly Feedback[];
  /** Whether others wrote what they may not read yet. */
  hidden: boolean;
  /** Those for whom staff may type; null for who types nothing. */
  typist: { fillers: readonly Filler[]; author: string } | null;
  /** What else is asked of who gave some, and reads; null when nothing is. */
  others: Others | null;
  /** Something was just sent. */
  saved: boolean;
  /** Milliseconds. */
  now: number;
  typed: { words: string; about: readonly string[] };
  /** What is kept of what its giver writes; null before the first saving. */
  draft: Draft | null;
  errors: Errors;
}

/** What one wrote, with a block to copy for the student. */
function Given({ each, of }: { each: Feedback; of: FeedbackPageProps }) {
  const { shell, mission, guide, as } = of;
  const w = FEEDBACK_WORDS[shell.lang];
  const field = `quote-${each.id}`;
  return (
    <li class="sheet">
      <blockquote class="words">
        <bdi>{each.words}</bdi>
      </blockquote>
      <p class="soft small">
        <bdi>{sourceOf(each, mission, shell.lang, guide.timezone)}</bdi>
        {each.typedBy === null ? null : (
          <>
            {', '}
            <bdi>{w.typedBy(each.typedBy)}</bdi>
          </>
        )}
      </p>
      {each.about.length > 0 ? (
        <div class="small">
          <p class="soft">{w.aboutWhat}</p>
          <ul>
            {each.about.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {as === 'student' ? (
        <div class="quoting no-print">
          <details class="quote">
            <summary>{w.quote}</summary>
            <label for={field} class="soft small">
              {w.quoteHint}
            </label>
            <textarea class="field" id={field} rows={7} readOnly>
              {quoteOf(each, mission, shell.lang, guide.timezone)}
            </textarea>
          </details>
          <span class="soft small" role="status" />
          <button class="button quiet small" type="button" data-copies={field} data-copied={w.copied} hidden>
            {w.copy}
          </button>
        </div>
      ) : null}
    </li>
  );
}

/** A list of it under its title; nothing when there is none. */
export function FeedbackList({
  of,
  title,
  feedback,
}: {
  of: FeedbackPageProps;
  title: string | null;
  feedback: readonly Feedback[];
}) {
  if (feedback.length === 0) return null;
  return (
    <section class="criteria">
      {title === null ? null : <h2>{title}</h2>}
      <ul class="feedback">
        {feedback.map((each) => (
          <Given key={each.id} each={each} of={of} />
        ))}
      </ul>
    </section>
  );
}
