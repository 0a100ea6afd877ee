/** `soutenir person list|reset-2fa`: who is there, and the way back for someone locked out. */
import { parseArgs } from 'node:util';
import { ROLES } from '../identity/ability.ts';
import { listPersons, type Person, personOfEmail } from '../identity/person.store.ts';
import { resetFactors } from '../identity/reset.store.ts';
import { readFactor } from '../identity/second-factor.store.ts';
import { systemClock } from '../kernel/clock.ts';
import { loadConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/database.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { type Lang, LANGS } from '../ui/lang.ts';
import { langIn, notDone, onData, Refused } from './on-data.ts';

const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir person list [--role ROLE]   les personnes : adresse, nom, rôles, second facteur
soutenir person reset-2fa ADRESSE    efface le second facteur, les codes de secours et les clés d’accès d’une personne,
                                     et termine ses sessions : elle en choisira un nouveau en entrant

  --role ${ROLES.join('|')}
  --lang fr|en   langue     --json   résultat en JSON
Lit les mêmes variables que le serveur (DATA_DIR, DATABASE_URL), qu’il tourne ou non.
Code de sortie : 0 c’est fait, 2 rien n’a été fait.
`,
  en: `soutenir person list [--role ROLE]   people: address, name, roles, second factor
soutenir person reset-2fa ADDRESS    takes away the second factor, recovery codes and passkeys of a person, and ends
                                     their sessions: they choose a new one when they enter

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
  const lang = langIn(argv);
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        lang: { type: 'string' },
        role: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
    if (values.lang !== undefined && !LANGS.some((each) => each === values.lang))
      throw new Refused(`--lang ${values.lang} (fr, en)`);
    if (values.help) return (process.stdout.write(USAGE[lang]), 0);
    const [verb, ...rest] = positionals;
    const asked = { lang, json: values.json ?? false, role: values.role, rest };
    const work = verb === 'list' ? list : verb === 'reset-2fa' ? reset : null;
    if (!work) throw new Refused(`${verb ?? ''}\n\n${USAGE[lang]}`);
    const said = await onData(loadConfig(), { lang, command: `soutenir person ${verb}` }, (db) => work(db, asked));
    process.stdout.write(said);
    return 0;
  } catch (fault) {
    return notDone(fault, 'soutenir person', USAGE[lang]);
  }
}

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

/** What people wrote, on one line and without orders to the terminal. */
const printable = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ');

async function reset(db: Database, { lang, json, rest }: Asked): Promise<string> {
  const [email, ...more] = rest;
  if (email === undefined || more.length > 0) throw new Refused(`reset-2fa\n\n${USAGE[lang]}`);
  const person = await personOfEmail(db, email);
  if (!person) throw new Refused(lang === 'fr' ? `personne n’a l’adresse ${email}` : `nobody has the address ${email}`);
  const who = { school: person.school, person: person.id };
  const done = await db.transaction().execute((trx) => resetFactors(trx, who, systemClock.now()));
  if (json) return `${JSON.stringify({ email: person.email, ...done })}\n`;
  const name = printable(`${person.firstName} ${person.lastName}`);
  return lang === 'fr'
    ? `${name} : second facteur effacé, ${done.passkeys} clé(s) d’accès retirée(s), ${done.sessions} session(s) terminée(s). Un nouveau second facteur lui sera demandé en entrant.\n`
    : `${name}: second factor taken away, ${done.passkeys} passkey(s) removed, ${done.sessions} session(s) ended. A new second factor is asked for at the next entrance.\n`;
}
