/** Students join a cohort by its link: name and address, a code sent there, then a mission to declare. */
import { type Context, Hono } from 'hono';
import { askCode, takeCode, waitingCode } from '../identity/code.store.ts';
import { letIn } from '../identity/enter.store.ts';
import { readSchool } from '../identity/school.store.ts';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { type CohortDeps, guideOf } from '../mission/cohort.routes.tsx';
import { type Invitation, isOpen, studentFaults, type TypedStudent, typedStudent } from './join.ts';
import { JoinCodePage, JoinPage, type JoinPageProps, JoinSaysPage } from './join.page.tsx';
import { findInvitation, joinCohort } from './join.store.ts';
import { JOIN_WORDS } from './join-words.ts';
import type { Cohort } from '../mission/mission.ts';
import { readCohort } from '../mission/cohort.store.ts';

interface Opened {
  invitation: Invitation;
  cohort: Cohort;
  token: string;
}

type Says = 'closed' | 'unknown' | 'settled';
const STATUS = { closed: 410, unknown: 404, settled: 409 } as const;

const answer = (c: Context, { assets }: CohortDeps, said: Says) =>
  c.html(renderPage(<JoinSaysPage shell={shellOf(c, assets)} said={said} />), STATUS[said]);

/** The open invitation of the address, or what is said instead. */
async function openedBy(c: Context, { db, clock }: CohortDeps): Promise<Opened | Says> {
  const token = c.req.param('token') ?? '';
  const invitation = await findInvitation(db, token);
  const cohort = invitation && (await readCohort(db, invitation.school, invitation.cohort));
  if (!invitation || !cohort) return 'unknown';
  return isOpen(invitation, clock.now()) ? { invitation, cohort, token } : 'closed';
}

async function formOf(
  c: Context,
  { db, assets, shelf }: CohortDeps,
  { invitation, cohort, token }: Opened,
): Promise<JoinPageProps> {
  return {
    shell: shellOf(c, assets),
    token,
    cohort: cohort.name,
    school: (await readSchool(db, invitation.school)).name,
    expiresAt: invitation.expiresAt,
    zone: guideOf(shelf(), cohort).timezone,
    typed: { firstName: '', lastName: '', email: '', number: '' },
    errors: {},
    over: c.req.query('over') !== undefined,
  };
}

/** Sends a code to the address, whoever's it is: the answer says nothing of who is known. */
async function ask(c: Context, deps: CohortDeps, opened: Opened): Promise<Response> {
  const typed = typedStudent(await typedIn(c));
  const faults = studentFaults(typed);
  if (Object.keys(faults).length > 0) {
    const props = await formOf(c, deps, opened);
    const words = JOIN_WORDS[props.shell.lang].faults;
    const errors = Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words[fault]]));
    return c.html(renderPage(<JoinPage {...props} over={false} typed={typed} errors={errors} />), 422);
  }
  const details = { invitation: opened.invitation.id, student: typed };
  await askCode(deps, { email: typed.email, purpose: 'join', details, toAnyone: true }, c);
  return c.redirect(`/join/${opened.token}/code`, 303);
}

async function codePage(c: Context, deps: CohortDeps, { token }: Opened, left: number | null): Promise<Response> {
  const waiting = await waitingCode(deps, c, 'join');
  if (!waiting) return c.redirect(`/join/${token}?over`, 303);
  const shell = shellOf(c, deps.assets);
  const page = <JoinCodePage shell={shell} token={token} email={waiting.email} left={left} demo={deps.config.DEMO} />;
  return c.html(renderPage(page), left === null ? 200 : 422);
}

/** Takes the code; the address is proved: the student joins, and enters. */
async function join(c: Context, deps: CohortDeps, opened: Opened): Promise<Response> {
  const { invitation, cohort, token } = opened;
  const taken = await takeCode(deps, c, (await typedIn(c))('code'), 'join');
  if (!taken.ok && taken.why === 'wrong') return codePage(c, deps, opened, taken.left);
  if (!taken.ok || taken.details['invitation'] !== invitation.id) return c.redirect(`/join/${token}?over`, 303);
  const student = taken.details['student'] as TypedStudent;
  const { lang } = shellOf(c, deps.assets);
  const at = deps.clock.now();
  const person = await deps.db
    .transaction()
    .execute((trx) => joinCohort(trx, { invitation, cohort, student: { ...student, email: taken.email }, lang, at }));
  if (person === null) return answer(c, deps, 'settled');
  const entrance = { way: 'e-mail', secondFactor: false, next: '/' } as const;
  const address = await letIn(c, deps, { school: cohort.school, person }, entrance);
  return address === null ? answer(c, deps, 'settled') : c.redirect(address, 303);
}

/** `/join/:token`, `/join/:token/code`. */
export function joinRoutes(deps: CohortDeps): Hono {
  const whenOpen = (act: (c: Context, deps: CohortDeps, opened: Opened) => Promise<Response>) => async (c: Context) => {
    const opened = await openedBy(c, deps);
    return typeof opened === 'string' ? answer(c, deps, opened) : act(c, deps, opened);
  };
  const show = async (c: Context, _: CohortDeps, opened: Opened) =>
    c.html(renderPage(<JoinPage {...await formOf(c, deps, opened)} />));
  return new Hono()
    .get('/join/:token', open('shows the cohort to whoever has its link'), whenOpen(show))
    .post('/join/:token', open('sends a code to whoever would join a cohort by its link'), whenOpen(ask))
    .get(
      '/join/:token/code',
      open('asks for the code that was sent to who joins'),
      whenOpen((...all) => codePage(...all, null)),
    )
    .post('/join/:token/code', open('takes the code, and lets who joins in'), whenOpen(join));
}
