/** Sessions and the persons behind them, on Better Auth. */
import type { Database } from '../kernel/database.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/settings.ts';
import type { Identity } from './entry.ts';

export interface IdentityOptions {
  config: Pick<Config, 'BASE_URL' | 'DEMO' | 'TRUSTED_PROXIES'>;
  db: Database;
  clock: Clock;
  /** Signs the cookies. */
  secret: string;
}

/** What the other slices are given of identity. */
export function createIdentity(_options: IdentityOptions): Identity {
  return {
    actorOf: () => Promise.resolve(null),
    enter: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    hadSession: () => Promise.resolve(false),
  };
}
