/** /cohorts/:cohort/calls.csv: the call list on paper, for who calls with a pen. */
import { type Context, Hono } from 'hono';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';
import { dayIn } from '../guide/calendar.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { foundIn, mayDo } from '../identity/entry.ts';
import { disposition } from '../kernel/disposition.ts';
import { findCohort } from '../mission/cohort.routes.tsx';
import { type Cohort, nameOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { type CallLine, readCalls } from '../reminder/call.store.ts';
import { CALLS_WORDS } from '../reminder/calls-words.ts';
import { CALL_ABILITIES } from '../reminder/reminder.policy.ts';
import type { Lang } from '../ui/lang.ts';
import { langOf } from '../ui/shell.routes.ts';
import { safeName } from '../kernel/file-name.ts';
import { csv } from '../ui/csv.routes.ts';

/** A line of the list, in the order of its columns; the last is left for the pen. */
function rowOf({ items, made, again, reminders }: CallLine, lang: Lang): (string | number)[] {
  const [{ person, role, guide, deadline }] = items;
  return [
    person.lastName,
    person.firstName,
    CALLS_WORDS[lang].roles[role],
    person.email,
    [...new Set(items.map(({ mission }) => nameOf(mission.student)))].join(', '),
    [...new Set(items.map(({ title }) => plain(title, reading(guide, lang))))].join(', '),
    dayIn(Date.parse(deadline!), guide.timezone),
    reminders,
    made.map(({ on, note }) => [on, note].filter(Boolean).join(' ')).join(' / '),
    again ?? '',
    '',
  ];
}

async function file(c: Context, { db, clock, shelf }: DepositDeps): Promise<Response> {
  const cohort = foundIn<Cohort>(c);
  const lang = langOf(c);
  const w = CALLS_WORDS[lang];
  const { lines } = await readCalls(db, shelf(), cohort, clock.now());
  return c.body(csv([w.columns, ...lines.map((line) => rowOf(line, lang))], lang), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': disposition('attachment', `${safeName(w.tab(cohort.name))}.csv`),
    'cache-control': 'no-store',
  });
}

/** The call list as a table. */
export function callsFileRoutes(deps: DepositDeps): Hono {
  const { readCohort } = MISSION_ABILITIES;
  const guard = mayDo(deps.identity, CALL_ABILITIES.noteCall, findCohort(deps), readCohort);
  return new Hono().get('/cohorts/:cohort/calls.csv', guard, (c) => file(c, deps));
}
