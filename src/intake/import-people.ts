/** Who the people of a file are: known by number, then by address; someone of the same name is a doubt that a person settles. Pure. */
import type { Role } from '../identity/ability.ts';
import { bareNumber, isCapitals, longerNumber, sameNumber } from './import-cells.ts';
import { fold } from './import-columns.ts';
import type { BlameAt, Entry } from './import-entries.ts';
import type { Known, KnownPerson, PersonChange } from './import-known.ts';
import type { TutorIn } from './import-row.ts';

/** Someone of the file who bears the name of someone else: one person, or two. */
export interface Doubt {
  /** "12 student", "12 companyTutor.1": what an answer is kept under. */
  key: string;
  row: number;
  lastName: string;
  firstName: string;
  email: string | null;
  /** Those whom it may be; none when the namesake is in the file, which then says so itself. */
  candidates: readonly KnownPerson[];
  /** A person answered it. */
  settled: boolean;
}

/** Answers: key of a doubt → person, or 'new'. */
export type Settled = Readonly<Record<string, string>>;
export const NEW = 'new';

/** Tutors whom a file adds or changes. */
export interface TutorCounts {
  created: number;
  updated: number;
}

interface Named {
  lastName: string;
  firstName: string;
}
const called = ({ firstName, lastName }: Named) => `${firstName} ${lastName}`.trim();
const nameKey = ({ firstName, lastName }: Named) => `${fold(lastName)}|${fold(firstName)}`;

/** True when two names may be one person's: "K. Bonnard" and "Karim Bonnard", a name of marriage, last and first names swapped. */
export function couldBeOne(a: Named, b: Named): boolean {
  const [last, first, otherLast, otherFirst] = [fold(a.lastName), fold(a.firstName), fold(b.lastName), fold(b.firstName)];
  const initial = first[0] === otherFirst[0] && Math.min(first.length, otherFirst.length) <= 2;
  const partly = first.startsWith(`${otherFirst} `) || otherFirst.startsWith(`${first} `);
  return first === otherFirst || (last === otherLast && (initial || partly)) || (last === otherFirst && first === otherLast);
}

/** A name as the file has it, unless it says the known one in capitals, as exports do. */
const namedAs = (said: string, known = ''): string =>
  said === '' || (isCapitals(said) && !isCapitals(known) && fold(said) === fold(known)) ? known : said;

const isStaff = (person: KnownPerson) => person.roles.some(({ role }) => role === 'lead' || role === 'office');
const holds = (person: KnownPerson, role: Role) => person.roles.some((held) => held.role === role);

/** One person of the file as they will be. */
interface Draft extends PersonChange {
  known: KnownPerson | null;
  roles: Set<Role>;
}

/** What differs between `draft` and what is known of them. */
const changedFields = (draft: Draft): string[] =>
  draft.known === null
    ? []
    : (['lastName', 'firstName', 'email', 'lang', 'number'] as const).filter((field) => draft[field] !== draft.known?.[field]);

/** Resolves the people of one file, one after the other. */
export class People {
  readonly #known: Known;
  readonly #settled: Settled;
  readonly #blame: BlameAt;
  readonly #byNumber: ReadonlyMap<string, KnownPerson>;
  readonly #byBareNumber: ReadonlyMap<string, KnownPerson[]>;
  readonly #byEmail: ReadonlyMap<string, KnownPerson>;
  readonly #byName: ReadonlyMap<string, KnownPerson[]>;
  readonly #drafts = new Map<string, Draft>();
  /** Address → who of the file has it. */
  readonly #addresses = new Map<string, Draft>();
  readonly #studentNames = new Map<string, Draft>();
  readonly #doubted = new Set<string>();
  readonly doubts: Doubt[] = [];

  constructor(known: Known, settled: Settled, blame: BlameAt) {
    this.#known = known;
    this.#settled = settled;
    this.#blame = blame;
    this.#byNumber = new Map(known.persons.flatMap((p) => (p.number === null ? [] : [[p.number, p] as const])));
    this.#byEmail = new Map(known.persons.flatMap((p) => [p.email.toLowerCase(), ...p.aliases].map((email) => [email, p])));
    this.#byBareNumber = Map.groupBy(
      known.persons.filter((p) => p.number !== null),
      (p) => bareNumber(p.number!),
    );
    this.#byName = Map.groupBy(known.persons, nameKey);
  }

  /** The address under which the file knows whoever has `email`: that of a record merged into theirs means them too. */
  #address(email: string): string {
    const written = email.toLowerCase();
    const known = this.#byEmail.get(written);
    return known?.aliases.includes(written) ? known.email.toLowerCase() : written;
  }

  /** The student of `entry`; null when something is wrong or in doubt. */
  student(entry: Entry): string | null {
    const { number, email, row } = entry;
    const byEmail = email === null ? undefined : this.#byEmail.get(email.toLowerCase());
    const byNumber = number === null ? undefined : this.#numbered(number, entry, byEmail);
    if (byNumber && byEmail && byNumber !== byEmail) return this.#wrong(row, 'student.email', 'email-of-another', email, byEmail);
    if (!byNumber && byEmail && number && byEmail.number !== null && !sameNumber(byEmail.number, number))
      return this.#wrong(row, 'student.number', 'number-of-another', number, byEmail);
    const named = entry.lastName !== '' && entry.firstName !== '';
    if (byNumber && !byEmail && named && !couldBeOne(entry, byNumber))
      return this.#wrong(row, 'student.number', 'number-taken', number, byNumber);
    if (!byNumber && byEmail && named && !couldBeOne(entry, byEmail))
      return this.#wrong(row, 'student.email', 'email-of-another', email, byEmail);
    const known = byNumber ?? byEmail ?? null;
    if (!known && !named) return (this.#blame(row, 'student.lastName', 'name-missing'), null);
    const found = known ?? this.#settle(entry, `${row} student`, (p) => isNamesake(entry, p), this.#studentNames);
    if (found === 'doubt') return null;
    if (!found && email === null) return (this.#blame(row, 'student.email', 'email-missing'), null);
    if (found?.left && !this.#studies(found)) return this.#wrong(row, 'student.lastName', 'person-left', found.email, found);
    return this.#draft(entry, found, 'student', row, 'student.email');
  }

  /** A tutor, the same one for every line that gives their address; null when something is wrong or in doubt. */
  tutor(tutor: TutorIn, role: 'company-tutor' | 'academic-tutor', student: string | null): string | null {
    const { email, row, field } = tutor;
    const before = this.#addresses.get(this.#address(email));
    const known = this.#byEmail.get(email.toLowerCase());
    const isStudent = before?.roles.has('student') || (student !== null && known?.id === student);
    if (isStudent) return (this.#blame(row, field, 'tutor-is-student', { value: email }), null);
    if (before && !couldBeOne(tutor, before)) {
      this.#blame(row, field, 'email-shared', { value: email, other: called(before) });
      return null;
    }
    if (before) return (before.roles.add(role), before.ref);
    if (this.#doubted.has(email.toLowerCase())) return null;
    if (known && !couldBeOne(tutor, known)) return this.#wrong(row, field, 'email-of-another', email, known);
    const found = known ?? this.#settle(tutor, `${row} ${field.replace(/\.email$/, '')}`, (p) => holds(p, role), null);
    if (found === 'doubt') return null;
    if (found?.left && !this.#follows(found, student)) return this.#wrong(row, field, 'person-left', email, found);
    return this.#draft(tutor, found, role, row, field);
  }

  /** Who is new, who changes, and the roles that they take. */
  changes() {
    const drafts = [...this.#drafts.values()];
    return {
      added: drafts.filter((d) => d.known === null).map(changeOf),
      changed: drafts.filter((d) => changedFields(d).length > 0).map(changeOf),
      roles: drafts.flatMap((d) =>
        [...d.roles].filter((role) => !this.#hasRole(d, role)).map((role) => ({ person: d.ref, role })),
      ),
    };
  }

  /** The name that `ref` will bear. */
  named(ref: string): Named {
    return this.#drafts.get(ref) ?? { lastName: '', firstName: '' };
  }

  /** What the file changes about `ref`; 'role' when they take one. Nothing of who is new. */
  changesOf(ref: string): string[] {
    const draft = this.#drafts.get(ref);
    if (!draft?.known) return [];
    const roles = [...draft.roles].some((role) => !this.#hasRole(draft, role));
    return [...changedFields(draft), ...(roles ? ['role'] : [])];
  }

  /** What becomes of those of the file who are no student of it. */
  tutorCounts(): TutorCounts {
    const tutors = [...this.#drafts.values()].filter((draft) => !draft.roles.has('student'));
    const known = tutors.filter((draft) => draft.known !== null);
    return { created: tutors.length - known.length, updated: known.filter(({ ref }) => this.changesOf(ref).length > 0).length };
  }

  /** Who has this number: as it is written, else but for the zeros before it, which spreadsheets lose, when nothing else tells them apart. */
  #numbered(number: string, entry: Entry, byEmail: KnownPerson | undefined): KnownPerson | undefined {
    const exact = this.#byNumber.get(number);
    if (exact) return exact;
    const near = (this.#byBareNumber.get(bareNumber(number)) ?? []).filter(
      (person) => person === byEmail || (!byEmail && couldBeOne(entry, person)),
    );
    return near.length === 1 ? near[0] : undefined;
  }

  #hasRole(draft: Draft, role: Role): boolean {
    const { programme } = this.#known;
    return draft.known?.roles.some((held) => held.role === role && held.programme === programme) ?? false;
  }

  #studies = ({ id }: KnownPerson): boolean => this.#known.missions.some((mission) => mission.student === id);
  #follows = ({ id }: KnownPerson, student: string | null): boolean =>
    this.#known.missions.some((mission) => mission.student === student && mission.tutors.some((held) => held.person === id));

  #wrong(
    row: number,
    field: string,
    code: 'email-of-another' | 'number-of-another' | 'number-taken' | 'staff-address' | 'person-left',
    value: string | null,
    who: Named,
  ) {
    this.#blame(row, field, code, { value: value ?? '', other: called(who) });
    return null;
  }

  /** Someone whom neither number nor address names: new, one of the same name as was settled, or in doubt. */
  #settle(
    who: Named & { email: string | null },
    key: string,
    fits: (person: KnownPerson) => boolean,
    inFile: ReadonlyMap<string, Draft> | null,
  ): KnownPerson | 'doubt' | null {
    const { lastName, firstName, email } = who;
    const candidates = (this.#byName.get(nameKey(who)) ?? []).filter(fits);
    const twin = inFile?.get(nameKey(who));
    const number = 'number' in who ? who.number : null;
    if (candidates.length === 0 && !(twin && (twin.number === null || number === null))) return null;
    const answer = this.#settled[key];
    const chosen = candidates.find((p) => p.id === answer && !this.#drafts.has(p.id));
    const settled = chosen !== undefined || answer === NEW;
    this.doubts.push({ key, row: Number.parseInt(key, 10), lastName, firstName, email, candidates, settled });
    if (settled) return chosen ?? null;
    if (email !== null) this.#doubted.add(email.toLowerCase());
    return 'doubt';
  }

  #draft(
    who: Named & { email: string | null; lang: 'fr' | 'en' | null },
    known: KnownPerson | null,
    role: Role,
    row: number,
    field: string,
  ): string | null {
    const isOld = who.email !== null && known !== null && this.#address(who.email) === known.email.toLowerCase();
    const email = isOld ? known.email : (who.email ?? known?.email ?? '');
    const other = this.#addresses.get(email.toLowerCase()) ?? (known && this.#drafts.get(known.id));
    if (other) return (this.#blame(row, field, 'email-shared', { value: email, other: called(other) }), null);
    const moved = email.toLowerCase() !== known?.email.toLowerCase();
    if (moved && known && isStaff(known)) return this.#wrong(row, field, 'staff-address', email, known);
    if (moved && this.#known.elsewhere.has(email.toLowerCase())) {
      this.#blame(row, field, 'email-elsewhere', { value: email });
      return null;
    }
    // The school's file is right about its students; it renames no tutor who is more than a company's.
    const renames = !known || role === 'student' || known.roles.every((held) => held.role === 'company-tutor');
    const names =
      known && !(renames && !isStaff(known))
        ? known
        : { lastName: namedAs(who.lastName, known?.lastName), firstName: namedAs(who.firstName, known?.firstName) };
    const draft: Draft = {
      ref: known?.id ?? `+${this.#drafts.size + 1}`,
      known,
      lastName: names.lastName,
      firstName: names.firstName,
      email: moved ? email : known.email,
      lang: who.lang ?? known?.lang ?? 'fr',
      number: longerNumber('number' in who ? (who.number as string | null) : null, known?.number ?? null),
      roles: new Set([role]),
    };
    this.#drafts.set(draft.ref, draft);
    this.#addresses.set(email.toLowerCase(), draft);
    if (role === 'student') this.#studentNames.set(nameKey(draft), draft);
    return draft.ref;
  }
}

/** Someone known who may be the student of `entry`: a student, and not one whose number is another. */
function isNamesake(entry: Entry, person: KnownPerson): boolean {
  return (
    holds(person, 'student') && !(entry.number !== null && person.number !== null && !sameNumber(entry.number, person.number))
  );
}

const changeOf = ({ ref, lastName, firstName, email, lang, number }: Draft): PersonChange => ({
  ref,
  lastName,
  firstName,
  email,
  lang,
  number,
});
