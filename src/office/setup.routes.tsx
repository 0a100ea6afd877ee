/** `/setup`: the first run of a server, by the token that its terminal printed. Reading changes nothing; the token works once. */
import { type Context, Hono } from 'hono';
import type { Identity } from '../identity/entry.ts';
import { isUnset } from '../identity/school.store.ts';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf } from '../ui/shell.routes.ts';
import { type FieldName, readSetup, type Setup, type SetupFault, type TypedSetup, typedSetup } from './setup-form.ts';
import { SetupDonePage, SetupGonePage, SetupPage, SetupTherePage } from './setup.page.tsx';
import { isSetupToken, readTestLetter, setUp } from './setup.store.ts';
import { SETUP_WORDS } from './setup-words.ts';

type SetupDeps = Services & { assets: Assets; identity: Identity };

const gone = (c: Context, { assets }: SetupDeps) => c.html(renderPage(<SetupGonePage shell={shellOf(c, assets)} />), 410);

/** What is said once the school has people: it is not set up again, whatever the token. Null before. */
async function there(c: Context, { db, assets }: SetupDeps): Promise<Response | null> {
  if (await isUnset(db, FIRST_SCHOOL)) return null;
  return c.html(renderPage(<SetupTherePage shell={shellOf(c, assets)} />), 410);
}

const EMPTY: Omit<TypedSetup, 'lang'> = {
  schoolName: '',
  country: 'FR',
  sender: '',
  firstName: '',
  lastName: '',
  email: '',
  lead: false,
};

async function show(c: Context, deps: SetupDeps): Promise<Response> {
  const already = await there(c, deps);
  if (already) return already;
  const token = c.req.query('token') ?? '';
  if (!(await isSetupToken(deps.db, token, deps.clock.now()))) return gone(c, deps);
  const shell = shellOf(c, deps.assets);
  const typed = { ...EMPTY, lang: shell.lang };
  return c.html(renderPage(<SetupPage {...{ shell, token, typed, errors: {} }} mail={deps.config.SMTP_URL !== null} />));
}

async function make(c: Context, deps: SetupDeps): Promise<Response> {
  const already = await there(c, deps);
  if (already) return already;
  const field = await typedIn(c);
  const token = field('token');
  if (!(await isSetupToken(deps.db, token, deps.clock.now()))) return gone(c, deps);
  const typed = typedSetup(field);
  const read = readSetup(typed);
  if ('faults' in read) {
    const words = SETUP_WORDS[langOf(c)];
    const said = ([name, fault]: [string, SetupFault]) => [name, words.faults[fault](words[name as FieldName])];
    const errors = Object.fromEntries(Object.entries(read.faults).map(said)) as Record<string, string>;
    const page = <SetupPage shell={shellOf(c, deps.assets)} {...{ token, typed, errors }} mail={deps.config.SMTP_URL !== null} />;
    return c.html(renderPage(page), 422);
  }
  const person = await found(deps, read.setup, token);
  if (!person) return gone(c, deps);
  // One factor: what the terminal printed. The second one is asked of them at once.
  await deps.identity.enter(c, person, { secondFactor: false });
  return c.redirect('/setup/done', 303);
}

/** The school, its first person and the test letter, all or none. */
function found(deps: SetupDeps, setup: Setup, token: string): Promise<string | null> {
  return deps.db.transaction().execute(async (trx) => {
    const person = await setUp(trx, { ...setup, token, now: deps.clock.now() });
    if (!person) return null;
    await postLetter(deps, trx, {
      school: FIRST_SCHOOL,
      kind: 'setup-test',
      person,
      address: setup.email,
      lang: setup.lang,
      values: {},
      action: deps.config.BASE_URL,
    });
    return person;
  });
}

/** Shown to who has just set the school up: they are pending, since they owe a second factor. */
async function done(c: Context, deps: SetupDeps): Promise<Response> {
  if (!(await deps.identity.pendingOf(c))) return c.redirect('/', 303);
  const letter = await readTestLetter(deps.db);
  return c.html(renderPage(<SetupDonePage shell={shellOf(c, deps.assets)} letter={letter} />));
}

/** `/setup` and `/setup/done`. */
export function setupRoutes(deps: SetupDeps): Hono {
  return new Hono()
    .get('/setup', open('the first run, by the token of the terminal'), (c) => show(c, deps))
    .post('/setup', open('creates the school, once, by the token of the terminal'), (c) => make(c, deps))
    .get('/setup/done', open('says to who has just created the school whether letters leave'), (c) => done(c, deps));
}
