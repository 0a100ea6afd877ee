/** Sends an appraisal in one transaction: what was answered, its receipt by letter, the end of its links, the journal. */
import type { Guide } from '../guide/schema.ts';
import type { Rubric } from '../guide/programme.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { serveLink } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import { type Mission, nameOf, type Tutor } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import type { Changes } from './appraisal.ts';
import { OTHERS_WORDS } from './others-words.ts';
import { othersWaiting, studentsIn } from './others.store.ts';
import { readAgain } from './read-again.store.ts';
import { READING_WORDS } from './reading-words.ts';
import { spokenCode } from './receipt.ts';
import { type Submission, submitAppraisal } from './submission.store.ts';

/** A form that its author sends, or that staff typed from paper. */
export interface Sending {
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  author: Tutor;
  changes: Changes;
  /** When the form was last saved as `changes` were compared with it; undefined: they were not. */
  asOf?: string | null;
  /** Milliseconds. */
  at: number;
  /** Who sends, and through what. */
  actor: string;
  via: string;
  typed?: { by: string; scan: string; scanName: string };
}

/** What the letter of a receipt says. */
function receiptValues({ mission, guide, rubric, author: { lang } }: Sending, { code, submittedAt }: Submission) {
  return {
    title: plain(rubric.title, reading(guide, lang)),
    student: nameOf(mission.student),
    at: instant(new Date(submittedAt), lang, guide.timezone),
    code: spokenCode(code),
  };
}

/** The letter of a receipt, with what was sent. Nothing leaves for a tutor whose name and address nobody has confirmed. */
async function tellAuthor(deps: Pick<Services, 'config' | 'clock'>, trx: Database, sending: Sending, submission: Submission) {
  const { mission, author } = sending;
  if (!author.confirmed) return;
  const of = { school: mission.school, person: author.id, mission: mission.id, item: sending.rubric.id, at: sending.at };
  const others = OTHERS_WORDS[author.lang].students(studentsIn(await othersWaiting(trx, of), of));
  const letter = { kind: 'appraisal-receipt' as const, values: { ...receiptValues(sending, submission), others } };
  const title = (lang: Lang) => READING_WORDS[lang].received(letter.values.student);
  const by = sending.typed?.by ?? sending.actor;
  const leads = await readAgain(deps.config, trx, { ...sending, submission, title, letter, by });
  await postLetter(deps, trx, {
    school: mission.school,
    ...letter,
    person: author.id,
    address: author.email,
    lang: author.lang,
    receiptOf: submission.id,
    mission: mission.id,
    ...leads,
  });
}

/** Sends a form. Sent twice it is the same, and its receipt leaves once; with criteria that want an answer, nothing is sent. */
export async function sendAppraisal(deps: Pick<Services, 'db' | 'config' | 'clock'>, sending: Sending) {
  const { mission, rubric, author, at } = sending;
  const asked = {
    school: mission.school,
    mission: mission.id,
    person: author.id,
    purpose: 'appraisal',
    item: rubric.id,
  } as const;
  return deps.db.transaction().execute((trx) =>
    submitAppraisal(trx, { ...sending, author: author.id }, async (submission) => {
      await tellAuthor(deps, trx, sending, submission);
      await serveLink(trx, { ...asked, at });
    }),
  );
}
