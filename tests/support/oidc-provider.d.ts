/** The part of oidc-provider that the tests use. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  interface Context {
    oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider };
  }
  export interface Options {
    clients: readonly Record<string, unknown>[];
    jwks?: { keys: readonly object[] };
    claims?: Record<string, readonly string[]>;
    conformIdTokenClaims?: boolean;
    cookies?: { keys: readonly string[] };
    features?: Record<string, { enabled: boolean }>;
    ttl?: Record<string, number | (() => number)>;
    interactions?: { url(ctx: Context, interaction: { uid: string }): string };
    findAccount?(ctx: Context, subject: string): { accountId: string; claims(): Record<string, unknown> };
    loadExistingGrant?(ctx: Context): Promise<Grant>;
  }
  export class Provider {
    constructor(issuer: string, options: Options);
    Grant: new (values: { clientId: string; accountId: string }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>): Promise<void>;
  }
}
