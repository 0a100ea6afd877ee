/** `/account`: one's own account, its language and its sessions. */
import { type Context, Hono } from 'hono';
import type { ComponentChildren } from 'preact';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import type { Services } from '../kernel/services.ts';
import { isLang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { ACCOUNT_ABILITIES } from './account.policy.ts';
import { AccountPage } from './account.page.tsx';
import { type Actor, owesSecondFactor } from './ability.ts';
import { actorIn, type Identity, mayDoOwn } from './entry.ts';
import { relyingParty } from './passkey.ts';
import { passkeysOf } from './passkey.store.ts';
import { readPerson } from './person.store.ts';
import { updatePerson } from './person-change.store.ts';
import { readFactor } from './second-factor.store.ts';
import { endSessions, sessionsOf } from './session.store.ts';
import { type Clocks, schoolZone } from './zone.ts';

/** A section of the account that a slice after this one shows: nothing where it has nothing to say. */
export type AccountSection = (c: Context, actor: Actor) => Promise<ComponentChildren>;

export type AccountDeps = Services & {
  assets: Assets;
  identity: Identity;
  /** Where the clock of the school is. */
  shelf: () => Clocks;
  /** In their order. */
  sections: readonly AccountSection[];
};

const FAULTS = ['current', 'wait'] as const;

async function show(c: Context, deps: AccountDeps): Promise<Response> {
  const { db, clock, config, identity } = deps;
  const actor = actorIn(c);
  const { school, person } = actor;
  const [found, sessions, passkeys, factor, here, ...sections] = await Promise.all([
    readPerson(db, school, person),
    sessionsOf(db, person, clock.now(), config.SESSION_DAYS),
    passkeysOf(db, actor),
    readFactor(db, actor),
    identity.sessionOf(c),
    ...deps.sections.map((section) => section(c, actor)),
  ]);
  const page = (
    <AccountPage
      shell={shellOf(c, deps.assets)}
      zone={schoolZone(deps.shelf())}
      you={found!}
      sessions={sessions}
      sessionDays={config.SESSION_DAYS}
      here={here}
      passkeys={passkeys}
      passkeysWork={relyingParty(config.BASE_URL) !== null}
      factor={factor}
      factorRequired={owesSecondFactor(actor, false)}
      fault={FAULTS.find((fault) => fault === c.req.query('fault')) ?? null}
      sections={sections}
    />
  );
  return c.html(renderPage(page));
}

/** The language of the letters; anything else is left as it is. */
async function setLang(c: Context, { db, clock }: AccountDeps): Promise<Response> {
  const { school, person } = actorIn(c);
  const lang = (await typedIn(c))('lang');
  if (isLang(lang)) {
    await db.transaction().execute(async (trx) => {
      await updatePerson(trx, school, person, { lang });
      const entry = { school, at: clock.now(), actor: person, via: 'session', subject: `person:${person}` };
      await record(trx, { ...entry, action: 'person.changed', details: { lang } });
    });
  }
  return c.redirect('/account', 303);
}

/** Ends one session, or every other one. */
async function endSession(c: Context, { db, clock, identity }: AccountDeps): Promise<Response> {
  const { school, person } = actorIn(c);
  const which = (await typedIn(c))('session');
  const here = await identity.sessionOf(c);
  await db.transaction().execute(async (trx) => {
    const ended = await endSessions(trx, person, which === 'others' ? { but: here } : { id: which });
    const entry = { school, at: clock.now(), actor: person, via: 'session', subject: `person:${person}` };
    if (ended > 0) await record(trx, { ...entry, action: 'session.ended', details: { ended } });
  });
  return c.redirect('/account#sessions', 303);
}

/** `/account` and `/account/sessions`. */
export function accountRoutes(deps: AccountDeps): Hono {
  const own = mayDoOwn(deps.identity, ACCOUNT_ABILITIES.ownAccount);
  return new Hono()
    .get('/account', own, (c) => show(c, deps))
    .post('/account', own, (c) => setLang(c, deps))
    .post('/account/sessions', own, (c) => endSession(c, deps));
}
