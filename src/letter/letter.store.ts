/** Letters of the school: their words read from content/letters, or as the school wrote them; put in the outbox in the transaction that causes them. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../kernel/database.ts';
import { writeLetter } from '../kernel/outbox.store.ts';
import type { Services } from '../kernel/services.ts';
import type { Lang } from '../ui/lang.ts';
import { kindOf, type LetterKind, placeholdersOf } from './kinds.ts';
import { type LetterLine, renderLetter } from './letter.ts';
import { wordsInForce } from './wording.store.ts';

/** A letter to write. */
export interface LetterOrder {
  /** Its identifier, when it is known before it is written. */
  id?: string;
  school: string;
  kind: LetterKind;
  /** To whom, null for someone who is not among the people of the school. */
  person: string | null;
  address: string;
  lang: Lang;
  /** Placeholder → value; names of the person and of the school are filled in unless given. '' where there is none, and for what may be left out. */
  values: Readonly<Record<string, string>>;
  /** Address of the one action; may hold the mark of a secret. */
  action: string;
  /** What stands for the marks (`secretMark`), in their order; taken away once the letter is sent. */
  secret?: string | readonly string[];
  /** The placeholder that the secret replaces, for one that is read rather than followed. */
  secretIn?: string;
  mission?: string;
  link?: string;
  /** Deposit, or sending of an appraisal, whose receipt goes with it. */
  receiptOf?: string;
  /** What a digest lists. */
  lines?: readonly LetterLine[];
  /** Address of the person who gets the answers. Unless it is said: of who leads the programme of the mission. */
  replyTo?: string | null;
}

/** Tries of a letter that is of use for some minutes: about a quarter of an hour in all. */
const BRIEF_TRIES = 7;

/**
 * Writes a letter in the transaction `trx`: it is sent once that is committed, or held where there is no mail server. In the demo school its
 * mailbox takes it.
 * A placeholder without its value is a fault of the caller.
 *
 * @returns its identifier in the outbox
 */
export async function postLetter(
  { config, clock }: Pick<Services, 'config' | 'clock'>,
  trx: Database,
  order: LetterOrder,
): Promise<string> {
  const { school, kind, person, lang, secret, secretIn = null } = order;
  const id = order.id ?? randomUUID();
  const { demo, ...names } = await namesOf(trx, school, person);
  const values: Record<string, string> = { ...names, ...order.values };
  const { digest = false, brief = false, optional = [] } = kindOf(kind);
  // Nobody in particular asks: the school does.
  if (values['by'] === '') values['by'] = names.school;
  const missing = placeholdersOf(kind).filter(
    (name) => values[name] === undefined && name !== secretIn && !optional.includes(name),
  );
  if (missing.length > 0) throw new Error(`the letter ${kind} is ordered without ${missing.join(', ')}`);
  const replyTo = order.replyTo ?? (await leadBehind(trx, order));
  const stop = digest && person !== null ? `${config.BASE_URL}/letters/stop/${id}` : null;
  const rendered = renderLetter({
    lang,
    words: await wordsInForce(trx, school, kind, lang),
    values,
    secretIn,
    action: order.action,
    lines: order.lines ?? [],
    answered: replyTo !== null,
    stop,
  });
  return writeLetter(trx, {
    ...rendered,
    id,
    school,
    kind,
    person,
    address: order.address,
    mission: order.mission ?? null,
    link: order.link ?? null,
    receiptOf: order.receiptOf ?? null,
    replyTo,
    stop,
    secret: secret === undefined ? null : [secret].flat().join('\n'),
    writtenAt: clock.now(),
    held: config.SMTP_URL === null,
    arrived: config.SMTP_URL === null && demo,
    ...(brief && { tries: BRIEF_TRIES }),
  });
}

/** What every letter may name, and whether the school is the demo's. */
async function namesOf(db: Database, school: string, person: string | null) {
  const { name, demo } = await db
    .selectFrom('school')
    .select(['name', 'demo'])
    .where('school_id', '=', school)
    .executeTakeFirstOrThrow();
  const who =
    person === null
      ? undefined
      : await db
          .selectFrom('person')
          .select(['first_name', 'last_name'])
          .where('school_id', '=', school)
          .where('person_id', '=', person)
          .executeTakeFirst();
  return { demo, school: name, firstName: who?.first_name ?? '', lastName: who?.last_name ?? '' };
}

/** Whoever leads the programme of the mission that a letter is about. Null for a letter to a lead, and for one that is private. */
async function leadBehind(db: Database, { school, mission, person, kind }: LetterOrder): Promise<string | null> {
  if (mission === undefined || kindOf(kind).confidential) return null;
  const leads = await db
    .selectFrom('mission')
    .innerJoin('cohort', (j) =>
      j.onRef('cohort.school_id', '=', 'mission.school_id').onRef('cohort.cohort_id', '=', 'mission.cohort_id'),
    )
    .innerJoin('person_role as r', (j) =>
      j
        .onRef('r.school_id', '=', 'mission.school_id')
        .on('r.role', '=', 'lead')
        .on((eb) => eb.or([eb('r.programme', '=', ''), eb('r.programme', '=', eb.ref('cohort.guide'))])),
    )
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'r.school_id').onRef('p.person_id', '=', 'r.person_id'))
    .select(['p.person_id', 'p.email'])
    .where('mission.school_id', '=', school)
    .where('mission.mission_id', '=', mission)
    .where('p.left_at', 'is', null)
    // A lead of this very programme before one of all.
    .orderBy('r.programme', 'desc')
    .orderBy('p.last_name')
    .orderBy('p.person_id')
    .execute();
  return leads.some((lead) => lead.person_id === person) ? null : (leads[0]?.email ?? null);
}
