/** What stands under a finding: what was said of it, and the form to say something. Works without JavaScript. */
import type { Numbered } from '../conformity/report-view.ts';
import { nameOf } from '../mission/mission.ts';
import { TextArea } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Signal, type Tone } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { findingKey, type Note, type Standing, standingOf } from './findings.ts';
import { REPORT_WORDS } from './report-words.ts';

/** Longest reason, in characters. */
export const REASON_LIMIT = 2000;

/** What was typed about one finding, and what is wrong with it. */
export interface TypedNote {
  finding: string;
  reason: string;
  error: string;
}

export interface NotesProps {
  lang: Lang;
  timezone: string;
  /** Address of the deposit. */
  address: string;
  notes: readonly Note[];
  /** What the person may say of this report's findings. */
  mayContest: boolean;
  mayAnswer: boolean;
  typed: TypedNote | null;
}

const TONES: Record<Standing, Tone> = { open: 'wait', contested: 'check', kept: 'wait', waived: 'conform' };

function NoteView({ note, lang, timezone }: { note: Note } & Pick<NotesProps, 'lang' | 'timezone'>) {
  const { saidBy, saidAt, kind, reason } = note;
  return (
    <li>
      <p class="small">
        <bdi>{nameOf(saidBy)}</bdi> {REPORT_WORDS[lang].kinds[kind]},{' '}
        <time dateTime={saidAt}>{instant(new Date(saidAt), lang, timezone)}</time>
      </p>
      <p class="as-typed">
        <bdi>{reason}</bdi>
      </p>
    </li>
  );
}

function NoteForm({ item, props, finding }: { item: Numbered; props: NotesProps; finding: string }) {
  const { lang, address, mayContest, mayAnswer, typed } = props;
  const w = REPORT_WORDS[lang];
  const mine = typed?.finding === finding ? typed : null;
  const id = `reason-${item.number}`;
  const error = mine?.error;
  return (
    <details open={mine !== null}>
      <summary>
        {mayAnswer ? w.answer : w.contest}
        <span class="visually-hidden">{` : ${item.finding.message.what}`}</span>
      </summary>
      <form class="form" method="post" action={`${address}/notes`}>
        <input type="hidden" name="finding" value={finding} />
        <TextArea
          id={id}
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          error={error}
          rows={3}
          required
          value={mine?.reason ?? ''}
        />
        <div class="actions">
          {mayContest ? (
            <button class="button small" type="submit" name="kind" value="contest">
              {w.send}
            </button>
          ) : null}
          {mayAnswer ? (
            <>
              <button class="button small" type="submit" name="kind" value="keep">
                {w.keep}
              </button>
              <button class="button small quiet" type="submit" name="kind" value="waive">
                {w.waive}
              </button>
            </>
          ) : null}
        </div>
      </form>
    </details>
  );
}

/** Notes of one finding, and the form where the person may write one. Nothing when there is neither. */
export function Notes({ item, props }: { item: Numbered; props: NotesProps }) {
  const { lang, notes, mayContest, mayAnswer } = props;
  const w = REPORT_WORDS[lang];
  const finding = findingKey(item.finding);
  const said = notes.filter((note) => note.finding === finding);
  const standing = standingOf(finding, notes);
  const contestable = mayContest && standing !== 'waived';
  if (!said.length && !contestable && !mayAnswer) return null;
  return (
    <div class="notes">
      {standing === 'open' ? null : <Signal tone={TONES[standing]}>{w.standing[standing]}</Signal>}
      {said.length ? (
        <ol aria-label={w.notes}>
          {said.map((note) => (
            <NoteView key={note.id} note={note} {...props} />
          ))}
        </ol>
      ) : null}
      {contestable || mayAnswer ? <NoteForm item={item} props={{ ...props, mayContest: contestable }} finding={finding} /> : null}
    </div>
  );
}
