/** Route guards. Each route carries one, `allow` or `open`; a test lists the routes and fails on one without. */
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal, type RefusalCode, type RefusalParams } from './refusal.ts';

const GUARD = Symbol('guard');
/** What a guard says of itself: the ability it asks for, or why it is open to everyone. */
export type GuardNote = { ability: string } | { open: string };

function guard(note: GuardNote, handler: MiddlewareHandler): MiddlewareHandler {
  return Object.assign(handler, { [GUARD]: note });
}

/** Refusal to answer with when the policy says no. */
type Denial = { [C in RefusalCode]: { code: C; params: RefusalParams[C] } }[RefusalCode];

/** Lets the request through when `can` says yes, refuses it with `denial` otherwise. */
export function allow(
  ability: string,
  can: (c: Context) => boolean | Promise<boolean>,
  denial: Denial = { code: 'not-allowed', params: {} },
): MiddlewareHandler {
  return guard({ ability }, async (c, next) => {
    if (!(await can(c))) throw new Refusal(denial.code, denial.params);
    await next();
  });
}

/** A route for everyone; `reason` says why. */
export function open(reason: string): MiddlewareHandler {
  return guard({ open: reason }, (_c, next) => next());
}

/** The note of `handler` when it is a guard, null otherwise. */
export function guardOf(handler: unknown): GuardNote | null {
  return (handler as { [GUARD]?: GuardNote })[GUARD] ?? null;
}
