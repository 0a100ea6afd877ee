/** What the school knows when a file comes in, and how it names columns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { holdersOf } from '../identity/enrol-many.store.ts';
import { mergedAddresses } from '../identity/merge.store.ts';
import { listPersons } from '../identity/person-search.store.ts';
import { readSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import { ROOT } from '../kernel/root.ts';
import { tutorsOfCohort } from '../mission/bring-in.store.ts';
import type { Cohort } from '../mission/mission.ts';
import { listMissions } from '../mission/mission.store.ts';
import { type HeaderWords, knownHeaders, type Sheet } from './import-columns.ts';
import { addressesIn } from './import-entries.ts';
import { type Base, BASES, type Mapping } from './import-fields.ts';
import type { Known } from './import-known.ts';

let known: HeaderWords['known'] | null = null;

/** The headers of content/imports, read once: they are part of the program. */
export function headersOfContent(): HeaderWords['known'] {
  if (known) return known;
  const file = join(ROOT, 'content', 'imports', 'headers.yaml');
  const said = parse(readFileSync(file, 'utf8')) as Record<string, string[][]>;
  const stray = Object.keys(said).filter((field) => !BASES.includes(field as Base));
  if (stray.length > 0) throw new Error(`${file} names fields that are none: ${stray.join(', ')}`);
  known = knownHeaders(Object.entries(said).map(([base, headers]) => [base as Base, headers.flat().map(String)]));
  return known;
}

/** Everything that the lines of a file are set against. */
export async function readKnown(db: Database, cohort: Cohort, sheet: Sheet, mapping: Mapping): Promise<Known> {
  const { school, id, guide } = cohort;
  const { country } = await readSchool(db, school);
  const persons = await listPersons(db, school);
  const missions = await listMissions(db, school, { cohort: id });
  const tutors = await tutorsOfCohort(db, school, id);
  const merged = Map.groupBy(await mergedAddresses(db, school), ({ person }) => person);
  const ours = new Set(persons.map((person) => person.id));
  const aliases = new Set([...merged.values()].flat().map(({ email }) => email));
  const holders = await holdersOf(db, addressesIn(sheet, mapping));
  return {
    homeCountry: country,
    programme: guide,
    persons: persons.map((person) => ({
      ...person,
      left: person.leftAt !== null,
      aliases: (merged.get(person.id) ?? []).map(({ email }) => email),
    })),
    elsewhere: new Set(holders.filter(({ person, email }) => !ours.has(person) && !aliases.has(email)).map(({ email }) => email)),
    missions: missions.map((m) => ({
      id: m.id,
      student: m.student.id,
      subject: m.subject ?? '',
      telework: m.telework,
      confidential: m.confidential,
      confidentiality: m.confidentiality ?? '',
      confidentialUntil: m.confidentialUntil ?? null,
      closedDoor: m.closedDoor ?? false,
      brokenOff: Boolean(m.brokenOff),
      periods: m.periods,
      tutors: tutors.get(m.id) ?? [],
    })),
  };
}
