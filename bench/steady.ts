/** Requests at a steady rate, whatever the answers take, so that a slow answer delays no other; and how their times are printed. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Row {
  page: string;
  requests: number;
  failed: number;
  /** Milliseconds. */
  times: number[];
  bytes: number;
}

export const BROWSER = { accept: 'text/html', 'accept-language': 'fr', 'accept-encoding': 'gzip, br' };

/** Sends `rate` requests a second for `seconds`. */
export async function steady(
  address: string,
  page: string,
  { rate, seconds, cookie }: { rate: number; seconds: number; cookie?: string },
): Promise<Row> {
  const total = rate * seconds;
  const row: Row = { page, requests: total, failed: 0, times: [], bytes: 0 };
  const began = performance.now();
  const one = async (): Promise<void> => {
    const start = performance.now();
    const answer = await fetch(`${address}${page}`, { headers: { ...BROWSER, ...(cookie && { cookie }) }, redirect: 'manual' });
    row.bytes = (await answer.arrayBuffer()).byteLength;
    row.times.push(performance.now() - start);
    if (answer.status !== 200) row.failed++;
  };
  const running: Promise<void>[] = [];
  for (let index = 0; index < total; index++) {
    const wait = began + (index * 1000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    running.push(one().catch(() => void row.failed++));
  }
  await Promise.all(running);
  return row;
}

/** The time that `share` of `times` stays under, milliseconds. */
export function quantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;
}

/** Head of the table. */
export const HEAD = '| page | requests | failed | p50 ms | p95 ms | p99 ms | bytes |\n|---|---|---|---|---|---|---|\n';

/** A line of the table; `name` in place of the address. */
export function line({ page, requests, failed, times, bytes }: Row, name = page): string {
  const cells = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1));
  return `| ${name} | ${requests} | ${failed} | ${cells.join(' | ')} | ${bytes} |\n`;
}
