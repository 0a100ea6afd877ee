/** Killed without warning in the middle of deposits, twenty times: every receipt that was given is there afterwards, and verifies. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { ROOT } from '../../src/kernel/root.ts';
import { type LiveStudent, liveStudents, withDatabase } from '../support/live.ts';
import { freePort, removeFolder, type RunningServer, startServer, temporaryFolder } from '../support/server.ts';

const LIVES = 20;
const WHERE = { guide: 'digi5', version: '2024-2025', milestone: 'slides-due' };
const DELIVERABLE = 'slides';

/** A small PDF whose bytes are like no other. */
function freshPdf(): Uint8Array<ArrayBuffer> {
  const noise = randomBytes(40_000).toString('base64');
  return new TextEncoder().encode(`%PDF-1.4\n% ${noise}\ntrailer<</Root 1 0 R/Size 1>>\nstartxref\n9\n%%EOF\n`);
}

/** Hands in until the server is gone; adds to `given` the address of each deposit that it was told is received. */
async function handIn(server: RunningServer, student: LiveStudent, given: Set<string>): Promise<void> {
  for (;;) {
    const form = new FormData();
    form.set('intent', 'deposit');
    form.set('file', new Blob([freshPdf()], { type: 'application/pdf' }), 'support.pdf');
    const headers = { cookie: student.cookie, accept: 'text/html' };
    const page = `${server.url}/missions/${student.mission}/deposits/${DELIVERABLE}`;
    const sent = fetch(page, { method: 'POST', body: form, headers, redirect: 'manual' });
    const answer = await sent.catch(() => null); // the server was killed: nothing was promised
    if (answer === null) return;
    const address = answer.headers.get('location') ?? '';
    expect({ status: answer.status, address }).toMatchObject({ status: 303, address: expect.stringMatching(/^\/deposits\//) });
    given.add(address.split('/')[2]!);
  }
}

async function verify(dataDir: string): Promise<{ code: number; text: string }> {
  const run = promisify(execFile)(process.execPath, [join(ROOT, 'bin', 'soutenir.mjs'), 'verify', '--json'], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
  });
  return run.then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (fault: { code: number; stdout: string; stderr: string }) => ({ code: fault.code, text: fault.stdout + fault.stderr }),
  );
}

beforeAll(async () => void (await build(join(ROOT, 'build'))));

test('killed in the middle of deposits, twenty times: every receipt given is there and verifies', async () => {
  const DATA_DIR = temporaryFolder();
  const settings = { DATA_DIR, DEMO: 'off', JOBS: '0', LOG_LEVEL: 'error' };
  const given = new Set<string>();
  let server = await startServer({ ...settings, PORT: String(await freePort()) });
  const students = await liveStudents(server, 4, WHERE);
  try {
    for (let life = 0; life < LIVES; life++) {
      const under = students.map((student) => handIn(server, student, given));
      // However busy the machine is, a receipt is given before the end comes, which falls elsewhere each time.
      const before = given.size;
      await expect.poll(() => given.size, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before);
      await sleep(life * 7);
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      await Promise.all(under);
      server = await startServer({ ...settings, PORT: String(await freePort()) });
    }
    const rows = await withDatabase(server, (db) => db.selectFrom('deposit').select('deposit_id').execute());
    const there = new Set(rows.map((row) => row.deposit_id));
    expect(given.size).toBeGreaterThanOrEqual(LIVES);
    expect([...given].filter((id) => !there.has(id))).toEqual([]);
    const { code, text } = await verify(DATA_DIR);
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('"sound": true') });
  } finally {
    await server.stop();
    removeFolder(DATA_DIR);
  }
}, 300_000);
