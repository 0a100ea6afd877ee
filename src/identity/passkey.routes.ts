/** Passkeys: entering with one, adding one, naming and removing one's own. What the island speaks to answers in JSON. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { langOf } from '../ui/shell.routes.ts';
import { type AccountLetterDeps, ownBrowser, tellOwner } from './account-letter.store.ts';
import { ACCOUNT_ABILITIES } from './account.policy.ts';
import { type EnterDeps, letIn } from './enter.store.ts';
import { actorIn, mayDoOwn } from './entry.ts';
import { localPath } from './next.ts';
import { deviceOf, passkeyName, relyingParty } from './passkey.ts';
import {
  addPasskey,
  askNewPasskey,
  askPasskey,
  removePasskeys,
  renamePasskey,
  takePasskey,
  verifyNewPasskey,
} from './passkey.store.ts';
import { readPerson } from './person.store.ts';
import { readSchool } from './school.store.ts';
import { assertTurns, clientKey } from './turn.store.ts';

type PasskeyRouteDeps = EnterDeps & AccountLetterDeps;

/** As many tries as codes: a school has one address for all its people. */
const PER_CLIENT = { limit: 300, seconds: 900 };

/** The parts of an answer that are read before the library verifies it. */
const Answer = z.looseObject({ id: z.string().min(1).max(1400), response: z.looseObject({}) });
const Sent = z.object({ answer: Answer, next: z.string().optional() });

function partyOf({ config }: EnterDeps) {
  const party = relyingParty(config.BASE_URL);
  if (!party) throw new Refusal('passkey-refused', {});
  return party;
}

/** What the browser sent; refused when it is not of that shape. */
async function sentIn(c: Context): Promise<z.output<typeof Sent>> {
  const parsed = Sent.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success) throw new Refusal('passkey-refused', {});
  return parsed.data;
}

const assertTurn = (c: Context, deps: EnterDeps) => assertTurns(deps, [[clientKey(c, deps, 'passkey'), PER_CLIENT]]);

async function options(c: Context, deps: EnterDeps): Promise<Response> {
  await assertTurn(c, deps);
  return c.json(await askPasskey(c, deps, partyOf(deps)));
}

async function enter(c: Context, deps: EnterDeps): Promise<Response> {
  await assertTurn(c, deps);
  const { answer, next } = await sentIn(c);
  const who = await takePasskey(c, deps, partyOf(deps), answer as unknown as AuthenticationResponseJSON);
  const address = who && (await letIn(c, deps, who, { way: 'passkey', secondFactor: true, next: localPath(next) }));
  if (!address) throw new Refusal('passkey-refused', {});
  return c.json({ address });
}

async function newOptions(c: Context, deps: EnterDeps): Promise<Response> {
  const { school, person, firstName, lastName } = actorIn(c);
  const [found, { name: schoolName }] = await Promise.all([readPerson(deps.db, school, person), readSchool(deps.db, school)]);
  const who = { school, person, email: found!.email, name: `${firstName} ${lastName}`, schoolName };
  return c.json(await askNewPasskey(c, deps, partyOf(deps), who));
}

const NAMELESS = { fr: 'Clé d’accès', en: 'Passkey' } as const;

async function add(c: Context, deps: PasskeyRouteDeps): Promise<Response> {
  const { school, person } = actorIn(c);
  const who = { school, person };
  const { answer } = await sentIn(c);
  const key = await verifyNewPasskey(c, deps, partyOf(deps), who, answer as unknown as RegistrationResponseJSON);
  const name = deviceOf(c.req.header('user-agent') ?? null) ?? NAMELESS[langOf(c)];
  const at = deps.clock.now();
  const added =
    key &&
    (await deps.db.transaction().execute(async (trx) => {
      const id = await addPasskey(trx, who, key, { name, at });
      const subject = `person:${person}`;
      if (id === null) return null;
      await record(trx, { school, at, actor: person, via: 'session', action: 'passkey.added', subject, details: { name } });
      await tellOwner(deps, trx, who, ownBrowser(c), (words) => words.passkeyAdded(name));
      return id;
    }));
  if (!added) throw new Refusal('passkey-refused', {});
  return c.json({ address: '/account#passkeys' });
}

/** Names or removes one's own: the form says which. */
async function change(c: Context, deps: PasskeyRouteDeps, what: 'rename' | 'remove'): Promise<Response> {
  const { db, clock } = deps;
  const { school, person } = actorIn(c);
  const who = { school, person };
  const field = await typedIn(c);
  const id = field('passkey');
  const name = passkeyName(field('name'));
  await db.transaction().execute(async (trx) => {
    const entry = { school, at: clock.now(), actor: person, via: 'session', subject: `person:${person}` };
    if (what === 'rename') {
      if (name === null || !(await renamePasskey(trx, who, id, name))) return;
      return record(trx, { ...entry, action: 'passkey.renamed', details: { id, name } });
    }
    const [gone] = await removePasskeys(trx, who, id);
    if (gone === undefined) return;
    await tellOwner(deps, trx, who, ownBrowser(c), (words) => words.passkeyRemoved(gone));
    return record(trx, { ...entry, action: 'passkey.removed', details: { id } });
  });
  return c.redirect('/account#passkeys', 303);
}

/** `/enter/passkey` and `/account/passkeys`. */
export function passkeyRoutes(deps: PasskeyRouteDeps): Hono {
  const own = mayDoOwn(deps.identity, ACCOUNT_ABILITIES.ownAccount);
  return new Hono()
    .post('/enter/passkey/options', open('what a browser needs to enter with a passkey'), (c) => options(c, deps))
    .post('/enter/passkey', open('enters with a passkey'), (c) => enter(c, deps))
    .post('/account/passkeys/options', own, (c) => newOptions(c, deps))
    .post('/account/passkeys', own, (c) => add(c, deps))
    .post('/account/passkeys/rename', own, (c) => change(c, deps, 'rename'))
    .post('/account/passkeys/remove', own, (c) => change(c, deps, 'remove'));
}
