/** Who is there, as every page shows it: the name, a line, the rail of their roles. Pure. */
import type { Lang } from '../ui/lang.ts';
import type { RailEntry, Visitor } from '../ui/rail.ts';
import { type Actor, has, type Role } from './ability.ts';
import { ROLE_WORDS } from './words.ts';

/** The programmes in which `actor` holds `role`, each once. */
const programmesOf = (actor: Actor, role: Role) => [
  ...new Set(actor.roles.filter((r) => r.role === role && r.programme !== '').map((r) => r.programme)),
];

/** A bottom bar holds no more on a phone. */
const MOST = 5;

/** The rail of `actor`: their own work first, then guides and check; by a link, what it is for and nothing else. */
export function railOf(actor: Actor): RailEntry[] {
  if (actor.only) return [{ icon: 'home', href: actor.only.goesTo, word: 'asked' }];
  const rail: RailEntry[] = [];
  const tutor = has(actor, 'company-tutor') || has(actor, 'academic-tutor');
  const leads = has(actor, 'lead') || has(actor, 'office');
  const follows = has(actor, 'academic-tutor') || (tutor && !leads);
  if (has(actor, 'student')) rail.push({ icon: 'home', href: '/', word: 'thread' });
  else if (follows) rail.push({ icon: 'students', href: '/', word: 'students' });
  else if (!leads) rail.push({ icon: 'home', href: '/', word: 'home' });
  if (leads) rail.push({ icon: 'cohort', href: '/cohorts', word: 'cohorts' });
  // Kept by whoever keeps the whole school.
  if (actor.roles.some((r) => r.role === 'office' && r.programme === ''))
    rail.push({ icon: 'persons', href: '/persons', word: 'persons' }, { icon: 'letter', href: '/letters', word: 'letters' });
  // What one does for a company never stands before what one does for the school.
  if (tutor && !follows && !has(actor, 'student')) rail.push({ icon: 'students', href: '/', word: 'students' });
  const [programme, ...others] = programmesOf(actor, 'student');
  const isOnly = programme !== undefined && others.length === 0 && !tutor && !leads;
  rail.push(
    isOnly ? { icon: 'guide', href: `/guides/${programme}`, word: 'guide' } : { icon: 'guide', href: '/guides', word: 'guides' },
    { icon: 'check', href: '/check', word: 'check' },
  );
  return rail.slice(0, MOST);
}

/** The roles by which someone of several is named, the first before the others. */
const RANK: readonly Role[] = ['lead', 'office', 'academic-tutor', 'student', 'juror', 'company-tutor'];

/** What `actor` is: a student's programme, the role of anyone else with the programme after it. */
export function lineOf(actor: Actor, lang: Lang, titleOf: (programme: string, lang: Lang) => string | null): string | null {
  const [first] = actor.roles.toSorted((a, b) => RANK.indexOf(a.role) - RANK.indexOf(b.role));
  if (!first) return null;
  const title = first.programme === '' ? null : titleOf(first.programme, lang);
  if (first.role === 'student') return title ?? ROLE_WORDS[lang].student;
  return title === null ? ROLE_WORDS[lang][first.role] : `${ROLE_WORDS[lang][first.role]}, ${title}`;
}

/** `actor` as pages show them. `titleOf`: title of a programme's guide, null when there is none. */
export function visitorOf(
  actor: Actor,
  school: Visitor['school'],
  lang: Lang,
  titleOf: (programme: string, lang: Lang) => string | null,
): Visitor {
  const account = actor.only === undefined;
  return {
    name: `${actor.firstName} ${actor.lastName}`,
    line: lineOf(actor, lang, titleOf),
    account,
    school,
    rail: railOf(actor),
  };
}
