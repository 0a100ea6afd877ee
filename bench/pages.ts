/**
 * `npm run bench:pages [-- ADDRESS [RATE [SECONDS]]]`: latency of the guide pages and of a report page at a steady rate of requests against
 * a running server (http://127.0.0.1:3000, 50 a second, 10 s). A report page needs a document: it is sent first when /check is open.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../src/kernel/root.ts';
import { BROWSER, HEAD, line, steady } from './steady.ts';

const [address = 'http://127.0.0.1:3000', rate = '50', seconds = '10'] = process.argv.slice(2);
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

const list = await (await fetch(`${address}/guides`, { headers: BROWSER })).text();
const guides = [...new Set([...list.matchAll(/href="(\/guides\/[^"/?#]+)"/g)].map((m) => m[1]!))];
const report = guides[0] ? await reportPage(guides[0].split('/')[2]!) : null;
process.stdout.write(`${address}, ${rate} requests/s for ${seconds} s a page

${HEAD}`);
for (const page of ['/', ...guides, ...(report ? [report] : [])]) {
  process.stdout.write(line(await steady(address, page, { rate: Number(rate), seconds: Number(seconds) })));
}
if (!report) process.stdout.write('\nNo report page: /check is closed or no document of tests/corpus could be checked.\n');
