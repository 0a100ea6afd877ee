/** The second factor: asked of who owes it, chosen by who has none, replaced or taken away from one's account. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { record } from '../kernel/journal.store.ts';
import { qrShape } from '../kernel/qr-code.ts';
import { seal, unseal } from '../kernel/seal.ts';
import { factorAddress, newFactor } from '../kernel/totp.ts';
import type { Errors } from '../ui/form.tsx';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf } from '../ui/shell.routes.ts';
import { type AccountLetterDeps, ownBrowser, tellOwner } from './account-letter.store.ts';
import { ACCOUNT_ABILITIES } from './account.policy.ts';
import { owesSecondFactor } from './ability.ts';
import { ENROL_COOKIE, ENROL_SECONDS, type Enrolment, enrolmentOf } from './enrol-factor.ts';
import { type EnterDeps, letIn } from './enter.store.ts';
import { actorIn, mayDoOwn, type Pending } from './entry.ts';
import { AskFactorPage, AskPasskeyPage, EnrolPage, RecoveryPage } from './factor.page.tsx';
import { FACTOR_WORDS } from './factor-words.ts';
import { leadingTo, localPath } from './next.ts';
import { countPasskeys } from './passkey.store.ts';
import { readPerson } from './person.store.ts';
import { readSchool } from './school.store.ts';
import {
  type FactorTried,
  isCodeOf,
  readFactor,
  removeFactor,
  renewRecovery,
  setFactor,
  takeFactor,
} from './second-factor.store.ts';

export type FactorRouteDeps = EnterDeps & AccountLetterDeps & { assets: Assets; secret: string };

const SEALED_FOR = 'enrolment';
const WAY = '/enter/second-factor';
const OWN = '/account/second-factor';

/** Who chooses a second factor, and from where. */
interface Chooser {
  school: string;
  person: string;
  email: string;
  action: string;
  replaces: boolean;
  required: boolean;
}

/** What was typed is not taken: why, in the language of the page. */
function faultOf(c: Context, tried: FactorTried & { ok: false }, kind: 'code' | 'current'): string {
  const { faults } = FACTOR_WORDS[langOf(c)];
  return tried.wait > 0 ? faults.wait(tried.wait) : faults[kind];
}

/** The choice under way in this browser; null when there is none. */
function choiceIn(c: Context, { secret, clock }: FactorRouteDeps, person: string): Enrolment | null {
  const kept = getCookie(c, ENROL_COOKIE);
  return enrolmentOf(kept === undefined ? null : unseal(secret, SEALED_FOR, kept), person, clock.now());
}

/** The choice under way, or a new one: its secret stays in the browser, sealed, until its first code is typed. */
function choose(c: Context, deps: FactorRouteDeps, person: string): Enrolment {
  const known = choiceIn(c, deps, person);
  if (known) return known;
  const made = { person, factor: newFactor(), at: deps.clock.now() };
  const secure = deps.config.BASE_URL.startsWith('https:');
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: ENROL_SECONDS } as const;
  setCookie(c, ENROL_COOKIE, seal(deps.secret, SEALED_FOR, JSON.stringify(made)), attributes);
  return made;
}

async function enrolPage(c: Context, deps: FactorRouteDeps, who: Chooser, errors: Errors = {}): Promise<Response> {
  const { factor } = choose(c, deps, who.person);
  const { name } = await readSchool(deps.db, who.school);
  const address = factorAddress(factor, name, who.email);
  const qr = await qrShape(address);
  const { action, replaces, required } = who;
  const page = <EnrolPage {...{ shell: shellOf(c, deps.assets), action, qr, address, factor, replaces, required, errors }} />;
  return c.html(renderPage(page), Object.keys(errors).length > 0 ? 422 : 200);
}

/** Takes the first code of the choice under way. @returns the recovery codes, or the answer that says what is wrong */
async function confirm(c: Context, deps: FactorRouteDeps, who: Chooser): Promise<string[] | Response> {
  const { faults } = FACTOR_WORDS[langOf(c)];
  const field = await typedIn(c);
  const choice = choiceIn(c, deps, who.person);
  if (!choice) return enrolPage(c, deps, who, { code: faults.over });
  // Before the code that one has is used up: it works once.
  if (!isCodeOf(choice.factor, field('code'), deps.clock.now())) return enrolPage(c, deps, who, { code: faults.code });
  if (who.replaces) {
    const tried = await takeFactor(deps, who, field('current'));
    if (!tried.ok) return enrolPage(c, deps, who, { current: faultOf(c, tried, 'current') });
  }
  const codes = await deps.db.transaction().execute(async (trx) => {
    const given = { factor: choice.factor, token: field('code'), replaces: who.replaces };
    const set = await setFactor(trx, deps, who, given);
    if (set) await tell(c, trx, deps, who, who.replaces ? 'second-factor.replaced' : 'second-factor.set');
    return set;
  });
  if (!codes) return enrolPage(c, deps, who, { code: faults.code });
  deleteCookie(c, ENROL_COOKIE, { path: '/' });
  return codes;
}

/** What the letter says of each change that the journal keeps. */
const TOLD = {
  'second-factor.set': 'factorSet',
  'second-factor.replaced': 'factorReplaced',
  'second-factor.removed': 'factorRemoved',
  'recovery-codes.renewed': 'recoveryRenewed',
} as const;

/** The journal keeps a change that its person made, and a letter tells them. */
async function tell(
  c: Context,
  trx: Database,
  deps: FactorRouteDeps,
  { school, person }: { school: string; person: string },
  action: keyof typeof TOLD,
): Promise<void> {
  const entry = { school, at: deps.clock.now(), actor: person, via: 'session', action, subject: `person:${person}` };
  await record(trx, { ...entry, details: {} });
  await tellOwner(deps, trx, { school, person }, ownBrowser(c), (words) => words[TOLD[action]]);
}

const chooserOf = ({ school, person, email }: Pending, next: string): Chooser => ({
  school,
  person,
  email,
  action: leadingTo(WAY, next),
  replaces: false,
  required: true,
});

/** Someone pending who has neither codes by time nor a passkey: they choose. */
async function mayChoose(deps: FactorRouteDeps, pending: Pending): Promise<boolean> {
  return !pending.enrolled && (await countPasskeys(deps.db, pending)) === 0;
}

/** Sends on who has nothing to do here; null for who has. */
async function pendingHere(c: Context, { identity }: FactorRouteDeps, next: string): Promise<Pending | Response> {
  const pending = await identity.pendingOf(c);
  return pending ?? c.redirect((await identity.actorOf(c)) ? next : leadingTo('/enter', next), 303);
}

async function askPage(c: Context, deps: FactorRouteDeps, pending: Pending, error?: string): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const shell = shellOf(c, deps.assets);
  const passkeys = (await countPasskeys(deps.db, pending)) > 0;
  if (!pending.enrolled) return c.html(renderPage(<AskPasskeyPage shell={shell} next={next} />), error ? 422 : 200);
  return c.html(renderPage(<AskFactorPage {...{ shell, next, passkeys, error }} />), error ? 422 : 200);
}

async function show(c: Context, deps: FactorRouteDeps): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const pending = await pendingHere(c, deps, next);
  if (pending instanceof Response) return pending;
  return (await mayChoose(deps, pending)) ? enrolPage(c, deps, chooserOf(pending, next)) : askPage(c, deps, pending);
}

async function give(c: Context, deps: FactorRouteDeps): Promise<Response> {
  const next = localPath(c.req.query('next'));
  const pending = await pendingHere(c, deps, next);
  if (pending instanceof Response) return pending;
  if (await mayChoose(deps, pending)) {
    const codes = await confirm(c, deps, chooserOf(pending, next));
    if (codes instanceof Response) return codes;
    const address = await letIn(c, deps, pending, { way: 'second-factor', secondFactor: true, next });
    return c.html(renderPage(<RecoveryPage shell={shellOf(c, deps.assets)} codes={codes} next={address ?? '/enter'} />));
  }
  if (!pending.enrolled) return askPage(c, deps, pending, FACTOR_WORDS[langOf(c)].faults.code);
  const tried = await takeFactor(deps, pending, (await typedIn(c))('code'));
  if (!tried.ok) return askPage(c, deps, pending, faultOf(c, tried, 'current'));
  const way = tried.by === 'recovery' ? 'recovery-code' : 'second-factor';
  return c.redirect((await letIn(c, deps, pending, { way, secondFactor: true, next })) ?? '/enter', 303);
}

/** Who changes their second factor from their account. */
async function ownChooser(c: Context, { db }: FactorRouteDeps): Promise<Chooser> {
  const { school, person } = actorIn(c);
  const [found, { since }] = await Promise.all([readPerson(db, school, person), readFactor(db, { school, person })]);
  const required = owesSecondFactor({ roles: found!.roles }, false);
  return { school, person, email: found!.email, action: OWN, replaces: since !== null, required };
}

async function change(c: Context, deps: FactorRouteDeps): Promise<Response> {
  const who = await ownChooser(c, deps);
  const codes = await confirm(c, deps, who);
  if (codes instanceof Response) return codes;
  await deps.identity.enter(c, who.person, { secondFactor: true });
  return c.html(renderPage(<RecoveryPage shell={shellOf(c, deps.assets)} codes={codes} next="/account" />));
}

/** Asks for the factor that one has before it is taken away or its recovery codes are made anew; null when it was given. */
async function unproven(c: Context, deps: FactorRouteDeps, who: Chooser): Promise<Response | null> {
  const tried = await takeFactor(deps, who, (await typedIn(c))('current'));
  if (tried.ok) return null;
  return c.redirect(`/account?fault=${tried.wait > 0 ? 'wait' : 'current'}#second-factor`, 303);
}

async function renew(c: Context, deps: FactorRouteDeps): Promise<Response> {
  const who = await ownChooser(c, deps);
  const answer = await unproven(c, deps, who);
  if (answer) return answer;
  const codes = await deps.db.transaction().execute(async (trx) => {
    const made = await renewRecovery(trx, deps, who);
    await tell(c, trx, deps, who, 'recovery-codes.renewed');
    return made;
  });
  return c.html(renderPage(<RecoveryPage shell={shellOf(c, deps.assets)} codes={codes} next="/account" />));
}

/** Takes the second factor away from someone whose roles do not ask for one. */
async function remove(c: Context, deps: FactorRouteDeps): Promise<Response> {
  const who = await ownChooser(c, deps);
  if (who.required) return c.redirect('/account#second-factor', 303);
  const answer = await unproven(c, deps, who);
  if (answer) return answer;
  await deps.db.transaction().execute(async (trx) => {
    if (await removeFactor(trx, who)) await tell(c, trx, deps, who, 'second-factor.removed');
  });
  return c.redirect('/account#second-factor', 303);
}

/** `/enter/second-factor` for who owes it, `/account/second-factor` for who changes theirs. */
export function factorRoutes(deps: FactorRouteDeps): Hono {
  const own = mayDoOwn(deps.identity, ACCOUNT_ABILITIES.ownAccount);
  return new Hono()
    .get(WAY, open('asks for the second factor of who gave the first'), (c) => show(c, deps))
    .post(WAY, open('takes the second factor of who gave the first'), (c) => give(c, deps))
    .get(OWN, own, async (c) => enrolPage(c, deps, await ownChooser(c, deps)))
    .post(OWN, own, (c) => change(c, deps))
    .post(`${OWN}/recovery`, own, (c) => renew(c, deps))
    .post(`${OWN}/remove`, own, (c) => remove(c, deps));
}
