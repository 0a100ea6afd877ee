/** Entering with the school account: what is remembered while the provider is visited, what it tells, what may go wrong. Pure. */
import { z } from 'zod';
import { localPath } from './next.ts';

/** What goes wrong on this way in; each has its page. */
export type SchoolProblem =
  /** Begun too long ago, in another browser, or answered already. */
  | 'stale'
  /** The person refused at the provider. */
  | 'declined'
  /** The provider says that its answer has served. */
  | 'used'
  /** The two clocks are too far apart. */
  | 'clock'
  /** The provider does not answer. */
  | 'away'
  /** The provider refuses, or what it says does not hold. */
  | 'refused'
  | 'no-email'
  | 'unverified'
  | 'unknown';

/** What the browser keeps, signed, while its person is at the provider. */
const flowShape = z.object({
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(40),
  next: z.string(),
  /** When it began, milliseconds. */
  at: z.number(),
});
export type Flow = z.infer<typeof flowShape>;

/** A visit to the provider takes at most this long. */
export const FLOW_SECONDS = 600;

/** The visit that `text` keeps and that `state` answers; null when there is none, or it is over at `now` (milliseconds). */
export function readFlow(text: string | false | undefined, state: string, now: number): Flow | null {
  if (!text || !state) return null;
  const flow = flowShape.safeParse(parsed(text)).data;
  if (!flow || flow.state !== state || now - flow.at > FLOW_SECONDS * 1000 || now < flow.at) return null;
  return { ...flow, next: localPath(flow.next) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Name of the cookie of a visit: each has its own, so that two tabs do not undo each other. */
export const flowCookie = (state: string): string => `soutenir.school-${state.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 12)}`;

/** The cookie of a browser in which somebody entered by the provider, which may still know them once they left here. */
export const BY_SCHOOL = 'soutenir.by-school';
/** Where they are told so. */
export const LEAVE_SCHOOL = '/leave/school';

/** What the provider tells of who entered. */
export interface Told {
  issuer: string;
  /** The provider's name for the person: the only thing that never changes. */
  subject: string;
  email: string | null;
  /** Whether the provider verified the address. */
  verified: boolean;
  /** Whether it says that a second factor was given. */
  secondFactor: boolean;
}

/** Contexts of authentication with two factors: REFEDS, eIDAS above low. */
const STRONG = /^(https:\/\/refeds\.org\/profile\/mfa|https?:\/\/eidas\.europa\.eu\/loa\/(substantial|high)|eidas[23])$/i;

/** The provider as it is kept with an account: a slash at the end means nothing. */
export const issuerOf = (issuer: string): string => issuer.replace(/\/+$/, '');

type Claims = Readonly<Record<string, unknown>>;

/** `claims` of who entered, completed by what the provider tells elsewhere (`more`): an address is verified where it is told, or not at all. */
export const completed = (claims: Claims, more: Claims): Claims => ({
  ...more,
  ...claims,
  email: more['email'],
  email_verified: more['email_verified'],
});

/** What the claims of a provider tell. `claims.email_verified` is also accepted as the word "true", which some brokers write. */
export function toldBy(claims: Claims): Told {
  const text = (name: string) => (typeof claims[name] === 'string' ? (claims[name] as string).trim() : '');
  const amr = Array.isArray(claims['amr']) ? claims['amr'] : [];
  return {
    issuer: issuerOf(text('iss')),
    subject: text('sub'),
    email: text('email') || null,
    verified: claims['email_verified'] === true || claims['email_verified'] === 'true',
    secondFactor: amr.includes('mfa') || STRONG.test(text('acr')),
  };
}

/** What a fault of the library for this protocol means to the person. `error`: what the provider answered. */
export function problemOf({ code, error, status }: { code?: unknown; error?: unknown; status?: unknown }): SchoolProblem {
  if (error === 'access_denied') return 'declined';
  if (error === 'temporarily_unavailable' || error === 'server_error' || (typeof status === 'number' && status >= 500))
    return 'away';
  if (error === 'invalid_grant') return 'used';
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clock';
  if (code === undefined || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return 'away';
  return 'refused';
}
