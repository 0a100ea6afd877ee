/**
 * `npm run bench:pages [-- ADDRESS [RATE [SECONDS]]]`: latency of the guide pages and of a report page at a steady rate of requests against
 * a running server (http://127.0.0.1:3000, 50 a second, 10 s). A report page needs a document: it is sent first when /check is open.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../src/kernel/root.ts';

const [address = 'http://127.0.0.1:3000', rate = '50', seconds = '10'] = process.argv.slice(2);
const BROWSER = { accept: 'text/html', 'accept-language': 'fr', 'accept-encoding': 'gzip, br' };

interface Row {
  page: string;
  requests: number;
  failed: number;
  /** Milliseconds. */
  times: number[];
  bytes: number;
}

/** Sends `rate` requests a second for `seconds`, whatever the answers take, so that a slow answer delays no other. */
async function measure(page: string): Promise<Row> {
  const total = Number(rate) * Number(seconds);
  const row: Row = { page, requests: total, failed: 0, times: [], bytes: 0 };
  const began = performance.now();
  const one = async (): Promise<void> => {
    const start = performance.now();
    const answer = await fetch(`${address}${page}`, { headers: BROWSER });
    row.bytes = (await answer.arrayBuffer()).byteLength;
    row.times.push(performance.now() - start);
    if (answer.status !== 200) row.failed++;
  };
  const running: Promise<void>[] = [];
  for (let index = 0; index < total; index++) {
    const due = began + (index * 1000) / Number(rate);
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    running.push(one().catch(() => void row.failed++));
  }
  await Promise.all(running);
  return row;
}

/** Address of a report: sends a test document as a browser does and waits for its page. Null when /check is closed. */
async function reportPage(guide: string): Promise<string | null> {
  const corpus = join(ROOT, 'tests', 'corpus');
  const name = readdirSync(corpus).find((file) => file.endsWith('.pdf'));
  if (!name) return null;
  const form = new FormData();
  form.set('file', new Blob([readFileSync(join(corpus, name))], { type: 'application/pdf' }), name);
  form.set('guide', guide);
  const sent = await fetch(`${address}/check`, { method: 'POST', body: form, headers: BROWSER, redirect: 'manual' });
  const page = sent.headers.get('location');
  if (!page) return null;
  for (let tries = 0; tries < 300; tries++) {
    const state = (await (await fetch(`${address}${page}/progress`)).json()) as { settled?: boolean };
    if (state.settled) return page;
    await sleep(200);
  }
  return null;
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;

function print({ page, requests, failed, times, bytes }: Row): void {
  const cells = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1));
  process.stdout.write(`| ${page} | ${requests} | ${failed} | ${cells.join(' | ')} | ${bytes} |\n`);
}

const list = await (await fetch(`${address}/guides`, { headers: BROWSER })).text();
const guides = [...new Set([...list.matchAll(/href="(\/guides\/[^"/?#]+)"/g)].map((m) => m[1]!))];
const report = guides[0] ? await reportPage(guides[0].split('/')[2]!) : null;
process.stdout.write(
  `${address}, ${rate} requests/s for ${seconds} s a page\n\n| page | requests | failed | p50 ms | p95 ms | p99 ms | bytes |\n|---|---|---|---|---|---|---|\n`,
);
for (const page of ['/', ...guides, ...(report ? [report] : [])]) print(await measure(page));
if (!report) process.stdout.write('\nNo report page: /check is closed or no document of tests/corpus could be checked.\n');
