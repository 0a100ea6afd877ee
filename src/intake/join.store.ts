/** Invitations to cohorts in the database, and the students who follow them. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { findOrAddPerson } from '../identity/enrol.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import { tokenHash } from '../kernel/token.ts';
import type { Lang } from '../ui/lang.ts';
import { type Invitation, JOIN_DAYS, type TypedStudent } from './join.ts';
import type { Cohort } from '../mission/mission.ts';
import { createMission, listMissions } from '../mission/mission.store.ts';

/** The token of an invitation: whoever has the server's secret can say it again, nobody else. */
export const joinToken = (secret: string, invitation: string): string =>
  createHmac('sha256', secret).update(`join ${invitation}`).digest('base64url');

interface Row {
  school_id: string;
  invitation_id: string;
  cohort_id: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

const toInvitation = (row: Row): Invitation => ({
  school: row.school_id,
  id: row.invitation_id,
  cohort: row.cohort_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
});

const COLUMNS = ['school_id', 'invitation_id', 'cohort_id', 'created_at', 'expires_at', 'revoked_at'] as const;

/** The invitation whose token is `token`; null when none has it. */
export async function findInvitation(db: Database, token: string): Promise<Invitation | null> {
  const row = await db
    .selectFrom('cohort_invitation')
    .select(COLUMNS)
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/** The invitations of a cohort that were not taken back, newest first. */
export async function invitationsOf(db: Database, school: string, cohort: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('cohort_invitation')
    .select(COLUMNS)
    .where('school_id', '=', school)
    .where('cohort_id', '=', cohort)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('invitation_id')
    .execute();
  return rows.map(toInvitation);
}

/** Opens a cohort to whoever has the link of a new invitation. @returns its identifier */
export async function addInvitation(
  trx: Database,
  { id, secret, cohort, by, at }: { id: string; secret: string; cohort: Cohort; by: string; at: number },
): Promise<void> {
  await trx
    .insertInto('cohort_invitation')
    .values({
      school_id: cohort.school,
      invitation_id: id,
      cohort_id: cohort.id,
      token_hash: tokenHash(joinToken(secret, id)),
      created_by: by,
      created_at: new Date(at),
      expires_at: new Date(at + JOIN_DAYS * DAY_MS),
    })
    .execute();
}

/** Takes the invitations of a cohort back. @returns how many */
export async function revokeInvitations(trx: Database, { school, id: cohort }: Cohort, at: number): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('cohort_invitation')
    .set({ revoked_at: new Date(at) })
    .where('school_id', '=', school)
    .where('cohort_id', '=', cohort)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** A student whose address was just proved. */
export interface Joining {
  invitation: Invitation;
  cohort: Cohort;
  student: TypedStudent;
  lang: Lang;
  at: number;
}

/** Who has an address or a number, in any school. */
async function holders(db: Database, { email, number }: TypedStudent, school: string) {
  return db
    .selectFrom('person')
    .select(['school_id', 'left_at', sql<boolean>`lower(email) = ${email.toLowerCase()}`.as('has_address')])
    .select(
      sql<boolean>`EXISTS (SELECT FROM person_role r WHERE r.school_id = person.school_id AND r.person_id = person.person_id
        AND r.role IN ('academic-tutor', 'lead', 'office'))`.as('is_staff'),
    )
    .where((eb) =>
      eb.or([
        eb(sql`lower(email)`, '=', email.toLowerCase()),
        ...(number === '' ? [] : [eb.and([eb('school_id', '=', school), eb('student_number', '=', number)])]),
      ]),
    )
    .execute();
}

/**
 * A student joins a cohort: they are found by their address or added, with a mission that is still to be declared. On the journal, last.
 *
 * @returns their identifier; null when the number is someone else's, or when the address is of staff, of another school or of someone who
 * left: the school settles it, and nothing is written
 */
export async function joinCohort(trx: Database, { invitation, cohort, student, lang, at }: Joining): Promise<string | null> {
  const { school } = cohort;
  const known = await holders(trx, student, school);
  if (known.some((p) => !p.has_address || p.is_staff || p.school_id !== school || p.left_at !== null)) return null;
  const { firstName, lastName, email, number } = student;
  const who = { school, firstName, lastName, email, lang, role: 'student' as const, programme: cohort.guide };
  const person = await findOrAddPerson(trx, { ...who, number: number === '' ? null : number });
  const own = await listMissions(trx, school, { student: person.id });
  if (own.some((mission) => mission.cohort.id === cohort.id)) return person.id;
  const plain = { telework: false, confidential: false, periods: [], companyTutors: [], academicTutors: [] };
  const mission = await createMission(trx, { ...plain, school, cohort: cohort.id, student: person.id, createdAt: at });
  await record(trx, {
    school,
    at,
    actor: person.id,
    via: `invitation:${invitation.id}`,
    action: 'cohort.joined',
    subject: `mission:${mission}`,
    details: { cohort: cohort.id, created: person.created },
  });
  return person.id;
}
