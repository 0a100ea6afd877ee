/** What identity gives to the slices after it: who is asking, and the guard that asks whether they may. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Database } from '../kernel/database.ts';
import { allow } from '../kernel/guard.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Ability, actingOn, type Actor, may, type Subject } from './ability.ts';

export interface Identity {
  /** Who asks, null for a stranger. Read once a request. */
  actorOf(c: Context): Promise<Actor | null>;
  /** What the school of who asks shows of itself, null for a stranger. Read with who asks. */
  schoolOf(c: Context): Promise<{ name: string; logo: string | null } | null>;
  /**
   * Opens a session for a person: sets the cookie on the answer of `c`, and ends the session before it. `secondFactor`: two factors were
   * given (a code and its second factor, a passkey that verified its holder). Without it, whoever owes one is nobody until they give it.
   */
  enter(c: Context, person: string, by: { secondFactor: boolean }): Promise<void>;
  /** Who gave one factor and owes a second, null for anyone else: they are nobody until they give it. */
  pendingOf(c: Context): Promise<Pending | null>;
  /** The account session of `c`, null without one. */
  sessionOf(c: Context): Promise<string | null>;
  /** Ends the session of `c`. */
  leave(c: Context): Promise<void>;
  /**
   * Opens a session that does what a link is for, and nothing else: ends the account session that this browser had before and those of
   * links of other people, does `within` in the transaction that opens the new one, then sets its cookie on the answer of `c`.
   */
  enterByLink(
    c: Context,
    opened: { school: string; link: string; person: string; at: number },
    within: (trx: Database) => Promise<unknown>,
  ): Promise<void>;
  /** The links by which sessions were opened in the browser of `c`, even if these are over: that of the page asked for first. */
  linksBehind(c: Context): Promise<readonly { school: string; id: string }[]>;
  /** True when `c` brings a session cookie signed by this server, even if that session is over: not a stranger who never entered. */
  hadSession(c: Context): Promise<boolean>;
}

/** Someone who gave one factor of the two that they owe. */
export interface Pending {
  school: string;
  person: string;
  email: string;
  lang: 'fr' | 'en';
  /** True when they have a second factor by time, which is asked of them. */
  enrolled: boolean;
}

/** What a route acts on, as its guard found it. */
export interface Found<T> {
  subject: Subject;
  value: T;
}

const KEPT = new WeakMap<Request, { actor: Actor; value: unknown }>();

/**
 * Guard: finds what the route acts on, and lets the request through when the person may. A stranger is told to enter; who may not even
 * know that it exists gets 'not-found', and 'not-allowed' comes only where `sees` says that they may see it.
 */
export function mayDo<T>(
  identity: Pick<Identity, 'actorOf'>,
  ability: Ability,
  find: (c: Context, actor: Actor) => Promise<Found<T> | null>,
  sees: Ability = ability,
): MiddlewareHandler {
  return allow(ability.id, async (c) => {
    const actor = await identity.actorOf(c);
    if (!actor) throw new Refusal('sign-in-needed', {});
    const found = await find(c, actor);
    if (!found) throw new Refusal('not-found', {});
    const [doing, seeing] = [ability, sees].map((each) => actingOn(actor, each, found.subject));
    const mayIt = may(doing!, ability, found.subject);
    if (!mayIt && !may(seeing!, sees, found.subject)) throw new Refusal('not-found', {});
    KEPT.set(c.req.raw, { actor: doing!, value: found.value });
    return mayIt;
  });
}

/** Guard of what belongs to one's own account: nobody else is concerned. */
export function mayDoOwn(identity: Pick<Identity, 'actorOf'>, ability: Ability): MiddlewareHandler {
  return mayDo(identity, ability, (_c, actor) =>
    Promise.resolve({ subject: { school: actor.school, programme: '', self: actor.person }, value: null }),
  );
}

/** The person that the guard let through. */
export function actorIn(c: Context): Actor {
  return kept(c).actor;
}

/** What the guard found. */
export function foundIn<T>(c: Context): T {
  return kept(c).value as T;
}

function kept(c: Context) {
  const found = KEPT.get(c.req.raw);
  if (!found) throw new Error(`no guard of identity stands before ${c.req.path}`);
  return found;
}
