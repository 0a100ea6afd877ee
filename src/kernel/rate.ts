/** Limits on how often: a bucket a key, which fills again with time. Time is an argument. Pure. */

/** Buckets kept at most; the oldest go first. An IPv6 client counts by its /64, so that one network is one client. */
const MAX_KEYS = 10_000;

export class RateLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** At most `limit` in a burst, and `limit` more each `windowMs` milliseconds. */
  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Takes one for `client` at `now` (milliseconds): 0 when granted, else the milliseconds to wait. */
  take(client: string, now: number): number {
    const key = client.includes(':') ? client.split(':').slice(0, 4).join(':') : client;
    const bucket = this.#buckets.get(key) ?? { tokens: this.#limit, at: now };
    const perMs = this.#limit / this.#windowMs;
    const tokens = Math.min(this.#limit, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > MAX_KEYS) this.#buckets.delete(this.#buckets.keys().next().value!);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs);
  }
}
