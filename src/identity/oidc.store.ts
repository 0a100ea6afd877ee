/** The provider of school accounts, spoken to by OpenID Connect: authorization code, PKCE, state, nonce, signature of what it says. */
import * as oidc from 'openid-client';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/settings.ts';
import { HOUR_MS } from '../kernel/span.ts';
import { completed, type Flow, problemOf, type SchoolProblem, type Told, toldBy } from './oidc.ts';

export type OidcConfig = Pick<Config, 'BASE_URL' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>;

/** Why the provider let nobody in; `cause` is for who runs the server. */
export class SchoolAccountError extends Error {
  override name = 'SchoolAccountError';
  readonly problem: SchoolProblem;
  constructor(problem: SchoolProblem, cause: unknown) {
    super(`school account: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** A provider that answers slower than this is away. */
const PATIENCE_SECONDS = 10;
/** Clocks of honest machines are not further apart. */
const TOLERANCE_SECONDS = 60;
/** What the provider says of itself is asked again after this long. */
const FRESH_MS = 6 * HOUR_MS;
const SCOPE = 'openid email profile';
export const CALLBACK = '/enter/school/callback';
/** Where the provider brings back who left it too. */
export const AFTER_LEAVING = '/enter';

export interface SchoolAccounts {
  /** The address where the person goes, and what their browser keeps meanwhile. Throws a `SchoolAccountError`. */
  begin(next: string): Promise<{ address: string; flow: Flow }>;
  /** What the provider tells of who comes back with the query `search`. Throws a `SchoolAccountError`. */
  finish(search: string, flow: Flow): Promise<Told>;
  /** The address where one leaves the provider too; null when it tells none, or does not answer. */
  leave(): Promise<string | null>;
}

/** Presents the secret as the provider prefers it; the header, as the standard does, when it says nothing. */
function authentication(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** What `work` gives; its faults become problems of this way in. */
async function orProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    throw new SchoolAccountError(problemOf(fault as Record<string, unknown>), fault);
  }
}

/** The school accounts of `config`; null where none are set. Nothing is asked of the provider before someone comes. */
export function createSchoolAccounts(config: OidcConfig, clock: Clock): SchoolAccounts | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, BASE_URL } = config;
  if (OIDC_ISSUER === null || OIDC_CLIENT_ID === null || OIDC_CLIENT_SECRET === null) return null;
  const issuer = new URL(OIDC_ISSUER);
  const callback = `${BASE_URL}${CALLBACK}`;
  let known: { provider: oidc.Configuration; at: number } | null = null;
  const reach = async (): Promise<oidc.Configuration> => {
    const now = clock.now();
    if (known && now - known.at < FRESH_MS) return known.provider;
    const client = { [oidc.clockTolerance]: TOLERANCE_SECONDS };
    const provider = await oidc.discovery(issuer, OIDC_CLIENT_ID, client, authentication(OIDC_CLIENT_SECRET), {
      timeout: PATIENCE_SECONDS,
      // What travels in clear does so on this machine only: the setting accepts nothing else.
      execute: [oidc.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
    });
    known = { provider, at: now };
    return provider;
  };
  return {
    begin: (next) =>
      orProblem(async () => {
        const provider = await reach();
        const flow = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
          next,
          at: clock.now(),
        };
        const address = oidc.buildAuthorizationUrl(provider, {
          redirect_uri: callback,
          scope: SCOPE,
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
          code_challenge_method: 'S256',
        });
        return { address: address.href, flow };
      }),
    finish: (search, flow) =>
      orProblem(async () => {
        const provider = await reach();
        const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${callback}${search}`), {
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          pkceCodeVerifier: flow.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const asks = claims['email'] === undefined && provider.serverMetadata().userinfo_endpoint !== undefined;
        if (!asks) return toldBy(claims);
        return toldBy(completed(claims, await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)));
      }),
    leave: async () => {
      const provider = await reach().catch(() => null);
      if (provider?.serverMetadata().end_session_endpoint === undefined) return null;
      try {
        // Refuses an address that is not https, but on this very machine.
        return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${BASE_URL}${AFTER_LEAVING}` }).href;
      } catch {
        return null;
      }
    },
  };
}
