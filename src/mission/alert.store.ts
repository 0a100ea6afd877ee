/** Alerts in the database: told once, dealt with once. */
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import type { Alert } from './alert.ts';

/** An alert to keep. `id` is that of its form, if it has one: sent twice, it is kept once. `saidAt` in milliseconds. */
export interface NewAlert {
  school: string;
  id?: string;
  mission: string;
  saidBy: string;
  words: string;
  saidAt: number;
}

/** Keeps an alert. @returns its identifier; null when it was kept before */
export async function addAlert(trx: Database, { school, id, mission, saidBy, words, saidAt }: NewAlert): Promise<string | null> {
  const row = await trx
    .insertInto('mission_alert')
    .values({
      school_id: school,
      ...(id !== undefined && { alert_id: id }),
      mission_id: mission,
      said_by: saidBy,
      words,
      said_at: new Date(saidAt),
      handled_by: null,
      handled_note: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('alert_id')
    .executeTakeFirst();
  return row?.alert_id ?? null;
}

/** The alerts of a mission, newest first. */
export async function alertsOf(db: Database, school: string, mission: string): Promise<Alert[]> {
  const rows = await db
    .selectFrom('mission_alert as a')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'a.school_id').onRef('p.person_id', '=', 'a.said_by'))
    .leftJoin('person as h', (j) => j.onRef('h.school_id', '=', 'a.school_id').onRef('h.person_id', '=', 'a.handled_by'))
    .select(['a.alert_id', 'a.words', 'a.said_at', 'a.said_by', 'a.handled_by', 'a.handled_at', 'a.handled_note'])
    .select(['p.last_name', 'p.first_name', 'h.last_name as handler_last_name', 'h.first_name as handler_first_name'])
    .where('a.school_id', '=', school)
    .where('a.mission_id', '=', mission)
    .orderBy('a.said_at', 'desc')
    .orderBy('a.alert_id')
    .execute();
  return rows.map((row) => ({
    id: row.alert_id,
    mission,
    by: { id: row.said_by, lastName: row.last_name, firstName: row.first_name },
    words: row.words,
    saidAt: row.said_at.toISOString(),
    handled: row.handled_at && {
      by: { id: row.handled_by ?? '', lastName: row.handler_last_name ?? '', firstName: row.handler_first_name ?? '' },
      at: row.handled_at.toISOString(),
      note: row.handled_note ?? '',
    },
  }));
}

/** The mission of an alert of `school`; null when there is none. */
export async function missionOfAlert(db: Database, school: string, alert: string): Promise<string | null> {
  if (!isId(alert)) return null;
  const row = await db
    .selectFrom('mission_alert')
    .select('mission_id')
    .where('school_id', '=', school)
    .where('alert_id', '=', alert)
    .executeTakeFirst();
  return row?.mission_id ?? null;
}

/** Says what was done about an alert. @returns false when someone has said so already */
export async function handleAlert(
  trx: Database,
  { school, alert, by, note, at }: { school: string; alert: string; by: string; note: string; at: number },
): Promise<boolean> {
  const row = await trx
    .updateTable('mission_alert')
    .set({ handled_by: by, handled_at: new Date(at), handled_note: note })
    .where('school_id', '=', school)
    .where('alert_id', '=', alert)
    .where('handled_at', 'is', null)
    .returning('alert_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Someone who receives a letter. */
export interface Addressee {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  lang: 'fr' | 'en';
}

/** The leads of `programme` who are still there, by name. */
export function leadsOf(db: Database, school: string, programme: string): Promise<Addressee[]> {
  return db
    .selectFrom('person')
    .select(['person_id as id', 'last_name as lastName', 'first_name as firstName', 'email', 'lang'])
    .where('school_id', '=', school)
    .where('left_at', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('person_role as r')
          .select('r.role')
          .whereRef('r.school_id', '=', 'person.school_id')
          .whereRef('r.person_id', '=', 'person.person_id')
          .where('r.role', '=', 'lead')
          .where('r.programme', 'in', ['', programme]),
      ),
    )
    .orderBy('last_name')
    .orderBy('first_name')
    .orderBy('person_id')
    .execute();
}

/** Who a letter goes to; null when the school has nobody of that name any more. */
export async function addresseeOf(db: Database, school: string, person: string): Promise<Addressee | null> {
  const row = await db
    .selectFrom('person')
    .select(['person_id as id', 'last_name as lastName', 'first_name as firstName', 'email', 'lang'])
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
