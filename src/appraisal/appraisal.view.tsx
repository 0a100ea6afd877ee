/** What an appraisal says: each answer, its comment, its facts. */
import type { Guide } from '../guide/schema.ts';
import type { CrumbFrom } from '../mission/crumb.view.tsx';
import type { Mission } from '../mission/mission.ts';
import type { Errors } from '../ui/form.tsx';
import type { Shell } from '../ui/layout.tsx';
import { instant } from '../ui/typography.ts';
import type { Appraisal } from './appraisal.ts';
import { READING_WORDS } from './reading-words.ts';
import type { Others } from './others.view.tsx';
import type { Begun, Receipt, Row } from './receipt.ts';
import type { Reopening, Reply } from './record.store.ts';
import type { Submission } from './submission.store.ts';

export interface AppraisalPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  /** From where its reader comes to the mission. */
  from: CrumbFrom;
  appraisal: Appraisal;
  /** The sending that is shown, and every one, newest first. */
  submission: Submission;
  submissions: readonly Submission[];
  receipt: Receipt;
  /** What its author, who reads, had begun online when staff typed it; null where nothing was, and for anyone else: it was never sent. */
  begun: Begun | null;
  /** Whether its author reads. */
  own: boolean;
  /** The link by which the reader came; null for who entered with their account. */
  link: { until: Date } | null;
  may: { reopen: boolean; answer: boolean };
  /** What else is asked of its author, who reads; null when nothing is. */
  others: Others | null;
  reopenings: readonly Reopening[];
  replies: readonly Reply[];
  typed: { reason: string; words: string };
  errors: Errors;
  /** Milliseconds. */
  now: number;
}

function Answer({ row, steps }: { row: Row; steps: number }) {
  return (
    <li>
      <span>{row.label}</span>
      <span>
        <strong>{row.answer}</strong>
        {row.points === '' ? null : <small>{row.points}</small>}
      </span>
      {row.step === null ? (
        <span />
      ) : (
        <span class="steps" aria-hidden="true">
          {Array.from({ length: steps }, (_, at) => (
            <i key={at} class={at <= steps - row.step! ? 'on' : undefined} />
          ))}
        </span>
      )}
    </li>
  );
}

/** What was answered, group after group. */
export function Said({ receipt }: { receipt: Receipt }) {
  const w = READING_WORDS[receipt.lang];
  return (
    <>
      {receipt.groups.map((group) => (
        <section class="criteria" key={group.id}>
          <h2>{group.title}</h2>
          <ul class="given">
            {group.rows.map((row) => (
              <Answer key={row.id} row={row} steps={receipt.steps} />
            ))}
          </ul>
        </section>
      ))}
      {receipt.comment ? (
        <section class="criteria">
          <h2>{receipt.comment.label}</h2>
          {receipt.comment.text ? (
            <blockquote class="words">
              <bdi>{receipt.comment.text}</bdi>
            </blockquote>
          ) : (
            <p class="soft">{w.noComment}</p>
          )}
        </section>
      ) : null}
    </>
  );
}

/** What its author had begun online, which nobody was sent: beside what the school typed from their paper. */
export function BegunOnline({ shell, guide, begun }: AppraisalPageProps) {
  const w = READING_WORDS[shell.lang];
  if (!begun) return null;
  return (
    <section class="criteria" id="begun">
      <h2>{w.begun}</h2>
      <p class="soft">{w.begunWhy(instant(new Date(begun.savedAt), shell.lang, guide.timezone))}</p>
      {begun.rows.length > 0 ? (
        <ul class="given">
          {begun.rows.map(({ id, label, answer, paper }) => (
            <li key={id}>
              <span>{label}</span>
              <span>
                <strong>{answer}</strong>
                {paper === null ? null : <small>{w.onPaper(paper)}</small>}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {begun.comment ? (
        <>
          <h3>{begun.comment.label}</h3>
          <blockquote class="words">
            <bdi>{begun.comment.text}</bdi>
          </blockquote>
        </>
      ) : null}
    </section>
  );
}

/** Who gave it, for whom, when. */
export function AppraisalFacts({ receipt }: { receipt: Receipt }) {
  return (
    <dl class="facts">
      {receipt.facts.map(({ term, value, name }) => (
        <>
          <dt>{term}</dt>
          <dd>{name ? <bdi>{value}</bdi> : value}</dd>
        </>
      ))}
    </dl>
  );
}
