/** A real OpenID Connect provider (oidc-provider) on a local port: who is at its door enters without being asked. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { OIDC_CLIENT_ID: 'soutenir', OIDC_CLIENT_SECRET: 'a secret between the two, for tests only' } as const;

/** Who is at the door, what the provider says of them. */
export interface AtTheDoor {
  subject: string;
  claims: Record<string, unknown>;
  amr?: readonly string[];
  acr?: string;
  /** Refuses to enter. */
  declines?: boolean;
}

export interface SchoolProvider {
  issuer: string;
  door: AtTheDoor;
  /** Seconds by which its clock is late. */
  late: number;
  /** How often it asked somebody who they are. */
  asked: number;
  close(): Promise<void>;
}

/** What it signs is good for so long. */
const TOKEN_SECONDS = 300;

/** What a provider does, it does by its own clock, though it shares the process of the test. */
const lateBy = new AsyncLocalStorage<number>();
const rightTime = Date.now;
Date.now = () => rightTime() - (lateBy.getStore() ?? 0) * 1000;

/** What the provider keeps in a browser. */
export type Cookies = Map<string, string>;

/** What the browser of a person does: follows the addresses of the provider until one leads back to `home`; says yes to leaving. */
export async function visit(address: string, home: string, cookies: Cookies = new Map()): Promise<string> {
  let next = address;
  let form: URLSearchParams | null = null;
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent: RequestInit = form ? { method: 'POST', body: form } : {};
    const answer: Response = await fetch(next, { ...sent, redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    const to = answer.headers.get('location');
    const html = to === null ? await answer.text() : '';
    const asks = /action="([^"]*\/session\/end\/confirm)".*name="xsrf" value="([^"]*)"/s.exec(html);
    if (to === null && !asks) throw new Error(`the provider stopped at ${next}: ${answer.status} ${html.slice(0, 300)}`);
    form = asks && new URLSearchParams({ xsrf: asks[2]!, logout: 'yes' });
    next = new URL(to ?? asks![1]!, next).href;
    if (next.startsWith(home)) return next;
  }
  throw new Error('the provider leads nowhere');
}

/** Starts a provider that knows one client, which comes back to `callbacks`. `idTokenClaims`: the address comes with the first answer, not apart. */
export async function schoolProvider(
  callbacks: readonly string[],
  { idTokenClaims = true, port = 0, afterLeaving = [] as readonly string[] } = {},
): Promise<SchoolProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const at: SchoolProvider = {
    issuer,
    door: { subject: 'nobody', claims: {} },
    late: 0,
    asked: 0,
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.OIDC_CLIENT_ID,
        client_secret: CLIENT.OIDC_CLIENT_SECRET,
        redirect_uris: callbacks,
        post_logout_redirect_uris: afterLeaving,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['signs the cookies of the provider'] },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !idTokenClaims,
    ttl: { IdToken: TOKEN_SECONDS, AccessToken: 600, AuthorizationCode: 60, Grant: 600, Session: 600, Interaction: 600 },
    interactions: { url: (_ctx, { uid }) => `/door/${uid}` },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, amr: at.door.amr, acr: at.door.acr, ...at.door.claims }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => lateBy.run(at.late, () => serve(request, response)));
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/door/')) return answer(request, response);
    at.asked += 1;
    const { subject, declines } = at.door;
    const result = declines ? { error: 'access_denied' } : { login: { accountId: subject } };
    void provider.interactionFinished(request, response, result);
  };
  return at;
}
