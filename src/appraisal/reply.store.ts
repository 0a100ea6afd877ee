/** What a student answers to an appraisal: kept, and told to its author by letter, in one transaction; the journal comes last. */
import { sql } from 'kysely';
import { type Actor, viaOf } from '../identity/ability.ts';
import type { LinkDeps } from '../identity/link.store.ts';
import { readPerson } from '../identity/person.store.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { MINUTE_MS } from '../kernel/span.ts';
import { postLetter } from '../letter/letter.store.ts';
import { nameOf } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { type Appraisal, tutorsOf } from './appraisal.ts';
import type { FormPlace } from './place.routes.ts';
import { readAgain } from './read-again.store.ts';
import { READING_WORDS } from './reading-words.ts';
import type { Submission } from './submission.store.ts';

/** What is answered to which sending, by whom. */
export interface Answered extends FormPlace {
  appraisal: Appraisal;
  submission: Submission;
  by: Actor;
  words: string;
  /** Milliseconds. */
  at: number;
}

/** The same words within this time are one answer sent twice; and what is answered within it after a letter has no letter of its own. */
const TWICE_MS = 10 * MINUTE_MS;

/** What was just answered to the appraisal: the same words, and whether a letter told its author. */
async function lately(trx: Database, { appraisal, words, at }: Answered): Promise<{ same: boolean; told: boolean }> {
  const { rows } = await sql<{ same: boolean; told: boolean }>`
    SELECT coalesce(bool_or(r.words = ${words}), false) AS same, count(r.letter_id) > 0 AS told
    FROM appraisal_reply AS r JOIN appraisal_submission AS s ON s.school_id = r.school_id AND s.submission_id = r.submission_id
    WHERE r.school_id = ${appraisal.school} AND s.appraisal_id = ${appraisal.id} AND r.said_at > ${new Date(at - TWICE_MS)}`.execute(
    trx,
  );
  return rows[0]!;
}

/**
 * Tells the author, who still follows the mission and whom letters reach: a company tutor by a link that opens what they sent, to be read, a
 * tutor of the school by their account.
 *
 * @returns the letter; null when none reaches them
 */
async function tellAuthor(deps: LinkDeps, trx: Database, answered: Answered): Promise<string | null> {
  const { mission, appraisal, rubric, guide, by, at } = answered;
  const { school } = mission;
  const author = tutorsOf(mission).find(({ id }) => id === appraisal.author);
  if (!author?.confirmed || (await readPerson(trx, school, author.id))?.leftAt !== null) return null;
  const { lang } = author;
  const kind = 'appraisal-answered';
  const values = { title: plain(rubric.title, reading(guide, lang)), student: nameOf(mission.student) };
  const title = (inLang: Lang) => READING_WORDS[inLang].answered(values.student);
  const leads = await readAgain(deps.config, trx, { ...answered, author, title, letter: { kind, values }, by: by.person, at });
  return postLetter(deps, trx, {
    school,
    kind,
    person: author.id,
    address: author.email,
    lang,
    values,
    mission: mission.id,
    ...leads,
  });
}

/** Keeps an answer in the transaction `trx`. The same words sent twice are kept once; one letter leaves for all that is answered in some minutes. */
export async function answerAppraisal(deps: LinkDeps, trx: Database, answered: Answered): Promise<void> {
  const { mission, appraisal, submission, words, by, at } = answered;
  const { school } = mission;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`reply ${school} ${appraisal.id}`}, 0))`.execute(trx);
  const { same, told } = await lately(trx, answered);
  if (same) return;
  const letter = told ? null : await tellAuthor(deps, trx, answered);
  await trx
    .insertInto('appraisal_reply')
    .values({
      school_id: school,
      submission_id: submission.id,
      words,
      said_by: by.person,
      said_at: new Date(at),
      letter_id: letter,
    })
    .execute();
  await record(trx, {
    school,
    at,
    actor: by.person,
    via: viaOf(by),
    action: 'appraisal.answered',
    subject: `mission:${mission.id}`,
    details: { appraisal: appraisal.id, rubric: appraisal.rubric },
  });
}
