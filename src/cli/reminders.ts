/** `soutenir reminders`: what the hourly reminders would write at an instant, or next; nothing is written. */
import { dayAfter, dayIn, instantOf } from '../guide/calendar.ts';
import { bindVersions } from '../guide/guide.store.ts';
import type { Shelf } from '../guide/shelf.ts';
import { told } from '../guide/text.ts';
import { systemClock } from '../kernel/clock.ts';
import { loadConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/database.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { type NamedPerson, nameOf } from '../mission/mission.ts';
import { LETTERS_WORDS } from '../office/letters-words.ts';
import { lineOf } from '../reminder/digest.ts';
import type { Missing } from '../reminder/missing.ts';
import { callsToTell, cohortsNear, digestsDue, type Near } from '../reminder/plan.store.ts';
import { MORNING } from '../reminder/reminder.ts';
import { schools } from '../reminder/reminder.store.ts';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { onData, printable, Refused, runCommand } from './on-data.ts';

const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir reminders [--at INSTANT]   les rappels qui partiront ensuite : à qui, au sujet de quoi, quand ; n’écrit rien

  --at INSTANT   ceux qui partiraient à cet instant, avec son fuseau : 2026-03-08T08:00:00+01:00
  --lang fr|en   langue     --json   résultat en JSON : une lettre par élément
Sans --at : les premiers des 30 jours qui viennent. C’est ce qui partirait si rien ne changeait d’ici là ; une lettre part une fois par
heure au plus, après 8 h. Lit les mêmes variables que le serveur (DATA_DIR, DATABASE_URL), qu’il tourne ou non.
Code de sortie : 0 c’est lu, 2 rien n’a été lu.
`,
  en: `soutenir reminders [--at INSTANT]   the reminders that leave next: to whom, about what, when; writes nothing

  --at INSTANT   those that would leave at this instant, with its zone: 2026-03-08T08:00:00+01:00
  --lang fr|en   language   --json   result as JSON: a letter an element
Without --at: the first of the 30 days to come. This is what would leave if nothing changed before; letters leave once an hour at most,
after 8:00. Reads the same variables as the server (DATA_DIR, DATABASE_URL), whether it runs or not.
Exit code: 0 read, 2 nothing was read.
`,
};

/** How many days are looked through for the next ones. */
const DAYS = 30;

/** A letter that would leave. */
interface Foreseen {
  /** ISO 8601; and the zone of the guide. */
  at: string;
  zone: string;
  school: string;
  kind: LetterKind;
  to: { name: string; email: string };
  about: { mission: string; step: string; student: string; deadline: string | null; line: string }[];
}

/** Runs `soutenir reminders`; `argv` is what follows "reminders". Returns the exit code. */
export async function remindersCommand(argv: readonly string[]): Promise<number> {
  const options = { at: { type: 'string' } } as const;
  return runCommand(argv, { name: 'soutenir reminders', usage: USAGE, options }, async ({ values, positionals }, lang) => {
    if (positionals.length > 0) throw new Refused(`${positionals.join(' ')}\n\n${USAGE[lang]}`);
    const at = values.at === undefined ? null : instantIn(values.at);
    const letters = await onData(loadConfig(), { lang, command: 'soutenir reminders' }, (db) =>
      foresee(db, at === null ? { from: systemClock.now() } : { at }),
    );
    process.stdout.write(values.json ? `${JSON.stringify(letters, null, 2)}\n` : inWords(letters, at !== null, lang));
    return 0;
  });
}

/** An instant of ISO 8601, with its zone: an hour alone would be read on the clock of the machine. */
function instantIn(text: string): number {
  const at = /T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Refused(`--at ${text} (2026-03-08T08:00:00+01:00)`);
  return at;
}

/** The letters of `at`; else those of the first instant since `from` at which some leave: now, or a morning. */
async function foresee(db: Database, asked: { at: number } | { from: number }): Promise<Foreseen[]> {
  // Versions already bound, and no other: binding writes.
  const shelf: Shelf = { guides: (await bindVersions(db, FIRST_SCHOOL, [])).guides, frameworks: new Map() };
  const zones = [...new Set(shelf.guides.map(({ timezone }) => timezone))];
  const instants: [number, ...number[]] = 'at' in asked ? [asked.at] : [asked.from, ...morningsAfter(asked.from, zones)];
  const all: { school: string; near: Near[] }[] = [];
  for (const school of await schools(db)) all.push({ school, near: await cohortsNear(db, shelf, school, instants) });
  for (const now of instants) {
    const letters: Foreseen[] = [];
    for (const { school, near } of all) letters.push(...(await lettersAt(db, school, near, now)));
    if (letters.length > 0) return letters;
  }
  return [];
}

/** The mornings of `zones` in the days to come, soonest first. */
function morningsAfter(from: number, zones: readonly string[]): number[] {
  const days = Array.from({ length: DAYS + 1 }, (_, n) => n);
  const all = zones.flatMap((zone) => days.map((n) => Date.parse(instantOf(dayAfter(dayIn(from, zone), n), MORNING, zone))));
  return [...new Set(all)].filter((at) => at > from).toSorted((a, b) => a - b);
}

async function lettersAt(db: Database, school: string, near: readonly Near[], now: number): Promise<Foreseen[]> {
  const at = new Date(now).toISOString();
  const letter = (kind: LetterKind, to: NamedPerson & { email: string; lang: Lang }, items: readonly Missing[]): Foreseen => ({
    at,
    zone: items[0]!.guide.timezone,
    school,
    kind,
    to: { name: nameOf(to), email: to.email },
    about: items.map((item) => ({
      mission: item.mission.id,
      step: item.milestone.id,
      student: nameOf(item.mission.student),
      deadline: item.deadline,
      line: kind === 'remind-staff' ? `${nameOf(item.person)}, ${told(item.title, to.lang)}` : lineOf(item, now),
    })),
  });
  const letters = (await digestsDue(db, school, near, now)).map(({ kind, person, items }) => letter(kind, person, items));
  for (const one of near) {
    const { leads, calls } = await callsToTell(db, one, now);
    letters.push(...leads.map((lead) => letter('remind-staff', lead, calls)));
  }
  return letters;
}

function inWords(letters: readonly Foreseen[], isAt: boolean, lang: Lang): string {
  const [first] = letters;
  if (!first) {
    if (isAt) return lang === 'fr' ? 'Aucun rappel ne partirait à cet instant.\n' : 'No reminder would leave at this instant.\n';
    return lang === 'fr'
      ? `Aucun rappel ne part dans les ${DAYS} jours qui viennent.\n`
      : `No reminder leaves in the ${DAYS} days to come.\n`;
  }
  const w = LETTERS_WORDS[lang].kinds;
  const head = lang === 'fr' ? 'Lettres du' : 'Letters of';
  return [
    `${head} ${instant(new Date(first.at), lang, first.zone)} (${letters.length})`,
    ...letters.flatMap(({ kind, to, about }) => [
      [to.email, to.name, w[kind][0]].map(printable).join('\t'),
      ...about.map(({ line }) => `  ${printable(line)}`),
    ]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
