/**
 * `npm run bench:deposits [-- DEPOSITS [STUDENTS [MEGABYTES]]]`: deposits by many students at once (200 of 5 MB by 50) on a server of its own,
 * with pages read meanwhile: how many are lost, how long until "received", how long pages take. Needs the bundle.
 */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadShelf } from '../src/content.ts';
import { type LiveStudent, liveStudents, withDatabase } from '../tests/support/live.ts';
import { startServer } from '../tests/support/server.ts';
import { BROWSER, quantile } from './steady.ts';

const [deposits = '200', many = '50', megabytes = '5'] = process.argv.slice(2);
/** How often a page is read meanwhile. */
const PAGES_EVERY_MS = 50;

const row = (what: string, times: readonly number[]) =>
  process.stdout.write(
    `| ${what} | ${times.length} | ${[0.5, 0.95, 1].map((q) => quantile(times, q).toFixed(0)).join(' | ')} |\n`,
  );

/** A PDF of the size asked for. */
function pdf(bytes: number): Buffer {
  const head = Buffer.from(`%PDF-1.4\n1 0 obj<</Length ${bytes}>>stream\n`);
  const tail = Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R/Size 2>>\nstartxref\n9\n%%EOF\n');
  return Buffer.concat([head, randomBytes(bytes - head.length - tail.length), tail]);
}
const SAMPLE = pdf(Number(megabytes) * 1_000_000);

const BOUNDARY = `bench${randomBytes(8).toString('hex')}`;
/** A form as a browser sends it: what comes before its file, and what ends it. */
const HEAD = Buffer.from(
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="intent"\r\n\r\ndeposit\r\n` +
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="memoire.pdf"\r\ncontent-type: application/pdf\r\n\r\n`,
);
const END = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
/** The sample up to its last bytes, before which each file has some of its own. Both sides share the machine: nothing is copied or hashed twice. */
const CUT = SAMPLE.length - 200;
const COMMON = SAMPLE.subarray(0, CUT);
const COMMON_HASH = createHash('sha256').update(COMMON);

interface Received {
  sha256: string;
  ms: number;
  address: string | null;
}

/** Sends one file, unlike any other. */
async function handIn(url: string, student: LiveStudent, deliverable: string): Promise<Received> {
  const last = Buffer.concat([randomBytes(32), SAMPLE.subarray(CUT)]);
  const sha256 = COMMON_HASH.copy().update(last).digest('hex');
  const pieces = [HEAD, COMMON, last, END];
  const began = performance.now();
  const sent = request(`${url}/missions/${student.mission}/deposits/${deliverable}`, {
    method: 'POST',
    headers: {
      ...BROWSER,
      cookie: student.cookie,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': pieces.reduce((sum, piece) => sum + piece.length, 0),
    },
  });
  for (const piece of pieces) sent.write(piece);
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const ms = performance.now() - began;
  answer.resume();
  const address = answer.statusCode === 303 ? (answer.headers.location ?? null) : null;
  return { sha256, ms, address };
}

/** Reads pages of `students` in turn until `signal` says so; returns the milliseconds that each took. */
async function readPages(url: string, students: readonly LiveStudent[], signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  const reading: Promise<void>[] = [];
  for (let index = 0; !signal.aborted; index++) {
    const { cookie, mission } = students[index % students.length]!;
    const page = index % 2 ? '/' : `/missions/${mission}`;
    const began = performance.now();
    reading.push(
      fetch(`${url}${page}`, { headers: { ...BROWSER, cookie } })
        .then((answer) => answer.arrayBuffer())
        .then(() => void times.push(performance.now() - began)),
    );
    await sleep(PAGES_EVERY_MS);
  }
  await Promise.all(reading);
  return times;
}

const server = await startServer({ DEMO: 'off', LOG_LEVEL: 'error' });
try {
  const { shelf } = await withDatabase(server, (db) => loadShelf('content', db, '00000000-0000-4000-8000-000000000001'));
  const guide = shelf.guides.find((g) => g.deliverables.some((d) => d.milestone))!;
  const deliverable = guide.deliverables.find((d) => d.milestone)!;
  const where = { guide: guide.guide, version: guide.version, milestone: deliverable.milestone! };
  const students = await liveStudents(server, Number(many), where);
  const stop = new AbortController();
  const pages = readPages(server.url, students, stop.signal);
  const each = Math.ceil(Number(deposits) / students.length);
  const own = process.cpuUsage();
  const began = performance.now();
  const received = await Promise.all(
    students.map(async (student) => {
      const own: Received[] = [];
      for (let index = 0; index < each; index++) own.push(await handIn(server.url, student, deliverable.id));
      return own;
    }),
  ).then((all) => all.flat());
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(own);
  stop.abort();
  const times = await pages;
  const kept = await withDatabase(server, (db) => db.selectFrom('deposit').select('sha256').execute());
  const there = new Set(kept.map((deposit) => deposit.sha256));
  const lost = received.filter((r) => r.address !== null && !there.has(r.sha256)).length;
  const refused = received.filter((r) => r.address === null).length;
  process.stdout.write(
    `${received.length} deposits of ${megabytes} MB by ${students.length} students at once: ${seconds.toFixed(1)} s, ${lost} lost, ${refused} refused; ` +
      `of each, ${((user + system) / 1000 / received.length).toFixed(1)} ms of processor are those of who sends and reads\n\n`,
  );
  process.stdout.write('| what | how many | p50 ms | p95 ms | longest ms |\n|---|---|---|---|---|\n');
  row(
    'until "received"',
    received.map((r) => r.ms),
  );
  row('pages meanwhile', times);
  process.exitCode = lost + refused > 0 ? 1 : 0;
} finally {
  await server.stop();
}
