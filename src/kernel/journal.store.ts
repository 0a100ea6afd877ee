/** The journal of a school: who did what, when, through what. Each entry holds the hash of the one before it. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { among, type Database } from './database.ts';
import { Refusal } from './refusal.ts';

export interface JournalEntry {
  school: string;
  /** Milliseconds. The entry never bears an earlier time than the one before it: a clock moved back does not rewrite the order. */
  at: number;
  /** Person, null for the server itself. */
  actor: string | null;
  /** Through what: "session", "link:<id>", "job", "command". */
  via: string;
  /** "deposit.made". */
  action: string;
  /** "deposit:<id>". */
  subject: string;
  details: Readonly<Record<string, unknown>>;
}

/** An entry as it is kept. */
export interface Recorded extends JournalEntry {
  seq: number;
  previous: string;
  hash: string;
}

const FIRST = '0'.repeat(64);

/** `value` with the keys of its objects in order: the same words for the same content. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, canonical(v)]),
  );
}

/** Hash of an entry, the hash before it included: SHA-256 of its canonical JSON. */
export function hashOf(entry: Omit<Recorded, 'hash'>): string {
  const { school, seq, at, actor, via, action, subject, details, previous } = entry;
  const said = { school, seq, at: new Date(at).toISOString(), actor, via, action, subject, details, previous };
  return createHash('sha256')
    .update(JSON.stringify(canonical(said)))
    .digest('hex');
}

/** Holds the records of the people who act by a session or a link until the transaction ends: a merge of theirs waits for it. */
async function holdActors(trx: Database, school: string, entries: readonly JournalEntry[]): Promise<void> {
  const acting = entries.flatMap(({ actor, via }) => (actor !== null && /^(session$|link:)/.test(via) ? [actor] : []));
  const people = [...new Set(acting)].toSorted();
  if (people.length > 0) await refuseMerged(trx, school, people);
}

/** Refuses what waited for a merge of one of `people`: the record by which they acted is no longer theirs, and its session is over. */
export async function refuseMerged(trx: Database, school: string, people: readonly string[]): Promise<void> {
  const held = await trx
    .selectFrom('person')
    .select('merged_into')
    .where('school_id', '=', school)
    .where('person_id', '=', among(people))
    .orderBy('person_id')
    .forKeyShare()
    .execute();
  if (held.some((person) => person.merged_into !== null)) throw new Refusal('sign-in-needed', {});
}

/**
 * Adds an entry in the transaction `trx`; entries of a school follow one another, so that this comes last in a transaction.
 *
 * @returns the entry with the time that it bears
 */
export async function record(trx: Database, entry: JournalEntry): Promise<Recorded> {
  const [made] = await recordAll(trx, entry.school, [entry]);
  return made!;
}

/** Entries written by one statement. */
const AT_ONCE = 2000;

/** Adds entries of one school, in their order, as `record` does one by one. */
export async function recordAll(trx: Database, school: string, entries: readonly JournalEntry[]): Promise<Recorded[]> {
  await holdActors(trx, school, entries);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`journal ${school}`}, 0))`.execute(trx);
  const last = await trx
    .selectFrom('journal')
    .select(['seq', 'hash', 'at'])
    .where('school_id', '=', school)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let before = { seq: Number(last?.seq ?? 0), hash: last?.hash ?? FIRST, at: last?.at.getTime() ?? 0 };
  const made = entries.map((entry): Recorded => {
    const details = canonical(entry.details) as Record<string, unknown>;
    const at = Math.max(entry.at, before.at);
    const open = { ...entry, school, details, at, seq: before.seq + 1, previous: before.hash };
    const recorded = { ...open, hash: hashOf(open) };
    before = recorded;
    return recorded;
  });
  for (let from = 0; from < made.length; from += AT_ONCE) {
    const rows = made.slice(from, from + AT_ONCE).map((each) => ({
      school_id: each.school,
      seq: each.seq,
      at: new Date(each.at),
      actor: each.actor,
      via: each.via,
      action: each.action,
      subject: each.subject,
      details: JSON.stringify(each.details),
      previous: each.previous,
      hash: each.hash,
    }));
    await trx.insertInto('journal').values(rows).execute();
  }
  return made;
}

/** The time of the last entry of `school`, milliseconds; 0 without one. What is filed later never bears an earlier time. */
export async function lastRecordedAt(db: Database, school: string): Promise<number> {
  const last = await db
    .selectFrom('journal')
    .select('at')
    .where('school_id', '=', school)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.at.getTime() ?? 0;
}

/** Entries read at once when the chain is followed. */
const BATCH = 1000;

/** Follows the chain of `school` from its first entry: how many entries hold, and the first that does not (null: all hold). */
export async function followChain(db: Database, school: string): Promise<{ entries: number; broken: number | null }> {
  let previous = FIRST;
  let entries = 0;
  for (;;) {
    const rows = await db
      .selectFrom('journal')
      .selectAll()
      .where('school_id', '=', school)
      .where('seq', '>', String(entries))
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const { actor, via, action, subject, details } = row;
      const seq = Number(row.seq);
      const said = { school, seq, at: row.at.getTime(), actor, via, action, subject, details, previous };
      if (seq !== entries + 1 || row.previous !== previous || row.hash !== hashOf(said)) return { entries, broken: entries + 1 };
      previous = row.hash;
      entries = seq;
    }
    if (rows.length < BATCH) return { entries, broken: null };
  }
}

/** Follows the chain of every school. */
export async function followChains(db: Database): Promise<{ school: string; entries: number; broken: number | null }[]> {
  const schools = await db.selectFrom('school').select('school_id').orderBy('school_id').execute();
  const followed = [];
  for (const { school_id: school } of schools) followed.push({ school, ...(await followChain(db, school)) });
  return followed;
}
