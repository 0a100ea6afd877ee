/** `soutenir person list|reset-2fa|set-email`: who is there, and the way back for someone locked out. */
import { ROLES } from '../identity/ability.ts';
import { isEmail } from '../identity/email.ts';
import { type Person, personOfEmail } from '../identity/person.store.ts';
import { holdPerson } from '../identity/person-change.store.ts';
import { listPersons } from '../identity/person-search.store.ts';
import { resetFactors } from '../identity/reset.store.ts';
import { readFactor } from '../identity/second-factor.store.ts';
import { systemClock } from '../kernel/clock.ts';
import { loadConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { contactOf } from '../mission/address.ts';
import { correctedEntries, giveContact } from '../mission/address.store.ts';
import type { Lang } from '../ui/lang.ts';
import { accountLetters } from './account-letters.ts';
import { onData, printable, Refused, runCommand } from './on-data.ts';

const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir person list [--role ROLE]   les personnes : adresse, nom, rôles, second facteur
soutenir person reset-2fa ADRESSE    efface le second facteur, les codes de secours et les clés d’accès d’une personne,
                                     et termine ses sessions : elle en choisira un nouveau en entrant
soutenir person set-email ADRESSE NOUVELLE
                                     corrige l’adresse d’une personne, et termine ce que l’ancienne avait ouvert

  --role ${ROLES.join('|')}
  --lang fr|en   langue     --json   résultat en JSON
Lit les mêmes variables que le serveur (DATA_DIR, DATABASE_URL), qu’il tourne ou non.
Code de sortie : 0 c’est fait, 2 rien n’a été fait.
`,
  en: `soutenir person list [--role ROLE]   people: address, name, roles, second factor
soutenir person reset-2fa ADDRESS    takes away the second factor, recovery codes and passkeys of a person, and ends
                                     their sessions: they choose a new one when they enter
soutenir person set-email ADDRESS NEW
                                     corrects the address of a person, and ends what the old one had opened

  --role ${ROLES.join('|')}
  --lang fr|en   language   --json   result as JSON
Reads the same variables as the server (DATA_DIR, DATABASE_URL), whether it runs or not.
Exit code: 0 done, 2 nothing was done.
`,
};

interface Asked {
  lang: Lang;
  json: boolean;
  role: string | undefined;
  rest: readonly string[];
}

/** Runs `soutenir person`; `argv` is what follows "person". Returns the exit code. */
export async function personCommand(argv: readonly string[]): Promise<number> {
  const options = { role: { type: 'string' } } as const;
  return runCommand(argv, { name: 'soutenir person', usage: USAGE, options }, async ({ values, positionals }, lang) => {
    const [verb, ...rest] = positionals;
    const asked = { lang, json: values.json ?? false, role: values.role, rest };
    const work = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!work) throw new Refused(`${verb ?? ''}\n\n${USAGE[lang]}`);
    process.stdout.write(await onData(loadConfig(), { lang, command: `soutenir person ${verb}` }, (db) => work(db, asked)));
    return 0;
  });
}

const VERBS: Readonly<Record<string, (db: Database, asked: Asked) => Promise<string>>> = {
  list,
  'reset-2fa': reset,
  'set-email': setEmail,
};

const rolesOf = ({ roles }: Person) => roles.map(({ role, programme }) => (programme ? `${role} ${programme}` : role));

async function list(db: Database, { lang, json, role }: Asked): Promise<string> {
  if (role !== undefined && !ROLES.some((each) => each === role)) throw new Refused(`--role ${role} (${ROLES.join(', ')})`);
  const persons = (await listPersons(db, FIRST_SCHOOL)).filter(
    (person) => person.leftAt === null && (role === undefined || person.roles.some((held) => held.role === role)),
  );
  const rows = [];
  for (const person of persons) {
    const { since } = await readFactor(db, { school: person.school, person: person.id });
    const { email, lastName, firstName } = person;
    rows.push({ email, lastName, firstName, roles: rolesOf(person), secondFactor: since !== null });
  }
  if (json) return `${JSON.stringify(rows, null, 2)}\n`;
  const factor = lang === 'fr' ? 'second facteur' : 'second factor';
  return rows
    .map((row) =>
      [row.email, `${row.firstName} ${row.lastName}`, row.roles.join(', '), row.secondFactor ? factor : '']
        .map(printable)
        .join('\t')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

async function personNamed(db: Database, email: string, lang: Lang): Promise<Person> {
  const person = await personOfEmail(db, email);
  if (!person) throw new Refused(lang === 'fr' ? `personne n’a l’adresse ${email}` : `nobody has the address ${email}`);
  return person;
}

/** Corrects an address: the way back for who mistyped the one by which they would enter. */
async function setEmail(db: Database, { lang, json, rest }: Asked): Promise<string> {
  const [from, to, ...more] = rest;
  if (from === undefined || to === undefined || more.length > 0) throw new Refused(`set-email\n\n${USAGE[lang]}`);
  if (!isEmail(to)) throw new Refused(lang === 'fr' ? `${to} n’est pas une adresse` : `${to} is not an address`);
  const { school, id, email: before, firstName, lastName } = await personNamed(db, from, lang);
  const holder = await personOfEmail(db, to);
  if (holder && holder.id !== id) throw new Refused(lang === 'fr' ? `${to} est à quelqu’un d’autre` : `${to} is someone else’s`);
  const at = systemClock.now();
  const letters = await accountLetters(db);
  const missions = await db.transaction().execute(async (trx) => {
    const person = (await holdPerson(trx, school, id))!;
    const change = { person, to: { ...contactOf(person), email: to } };
    await giveContact(letters, trx, { ...change, by: { name: '' }, at });
    const by = { school, at, actor: null, via: 'command' };
    const told = await correctedEntries(trx, by, change);
    const details = { before: { email: before }, after: { email: to } };
    await recordAll(trx, school, [{ ...by, action: 'person.changed', subject: `person:${id}`, details }, ...told]);
    return told.length;
  });
  if (json) return `${JSON.stringify({ before, email: to, missions })}\n`;
  const name = printable(`${firstName} ${lastName}`);
  return lang === 'fr'
    ? `${name} : l’adresse est maintenant ${to}. Ce que l’ancienne avait ouvert est fermé.\n${missions > 0 ? 'Les missions que cette personne suit le disent : une invitation qui attendait une réponse y est à renvoyer.\n' : ''}`
    : `${name}: the address is now ${to}. What the old one had opened is closed.\n${missions > 0 ? 'The missions that they follow say so: an invitation that awaited an answer is to be sent again there.\n' : ''}`;
}

async function reset(db: Database, { lang, json, rest }: Asked): Promise<string> {
  const [email, ...more] = rest;
  if (email === undefined || more.length > 0) throw new Refused(`reset-2fa\n\n${USAGE[lang]}`);
  const person = await personNamed(db, email, lang);
  const who = { school: person.school, person: person.id };
  const letters = await accountLetters(db);
  const done = await db.transaction().execute((trx) => resetFactors(letters, trx, who));
  if (json) return `${JSON.stringify({ email: person.email, ...done })}\n`;
  const name = printable(`${person.firstName} ${person.lastName}`);
  return lang === 'fr'
    ? `${name} : second facteur effacé, ${done.passkeys} clé(s) d’accès retirée(s), ${done.sessions} session(s) terminée(s). Un nouveau second facteur lui sera demandé en entrant.\n`
    : `${name}: second factor taken away, ${done.passkeys} passkey(s) removed, ${done.sessions} session(s) ended. A new second factor is asked for at the next entrance.\n`;
}
