/** The life of a server: start, stop, killed, started again, started twice, wrongly set. Uses the bundle, as `npm start` does. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { ROOT } from '../../src/kernel/root.ts';
import { freePort, removeFolder, type RunningServer, startServer, temporaryFolder } from '../support/server.ts';

/** Each test starts servers and databases, up to three: the limit is for one that hangs. */
const patient = { timeout: 180_000 };

const running: RunningServer[] = [];
const folders: string[] = [];

/** A server without its demo, whose filling takes most of a start. */
async function start(settings: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer({ DEMO: 'off', ...settings });
  running.push(server);
  return server;
}
function folder(): string {
  folders.push(temporaryFolder());
  return folders.at(-1)!;
}
const postgresOf = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

beforeAll(async () => void (await build(join(ROOT, 'build'))));
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const path of folders.splice(0)) removeFolder(path);
});

test('a server starts, answers, says that it is well, and stops cleanly on SIGTERM and on SIGINT', patient, async () => {
  const DATA_DIR = folder();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await start({ DATA_DIR, DEMO: 'on' });
    const answer = await fetch(`${server.url}/healthz`);
    expect(answer.status).toBe(200);
    // Longer than proxies keep a connection that nobody uses.
    expect(answer.headers.get('keep-alive')).toBe('timeout=75');
    expect(await answer.json()).toMatchObject({ status: 'ok', database: { ok: true } });
    const postgres = postgresOf(DATA_DIR);
    server.child.kill(signal);
    await once(server.child, 'exit');
    expect(server.child.exitCode).toBe(0);
    expect(() => process.kill(postgres, 0)).toThrow();
  }
});

test('killed without warning, it starts again on the same folder with what it had', patient, async () => {
  const DATA_DIR = folder();
  const first = await start({ DATA_DIR });
  expect(first.output()).toContain('0001-schools-and-guides');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await start({ DATA_DIR });
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  expect(second.output()).not.toContain('0001-schools-and-guides');
});

test('killed with its database, it starts again', patient, async () => {
  const DATA_DIR = folder();
  const first = await start({ DATA_DIR });
  process.kill(postgresOf(DATA_DIR), 'SIGKILL');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await start({ DATA_DIR });
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
});

test('the database killed alone comes back under the same server', patient, async () => {
  const server = await start();
  const before = postgresOf(server.dataDir);
  process.kill(before, 'SIGKILL');
  await expect.poll(() => fetch(`${server.url}/healthz`).then((a) => a.status), { interval: 100 }).toBe(200);
  await expect.poll(() => postgresOf(server.dataDir)).not.toBe(before);
});

test('a server without demo that has nobody prints where it is set up, until it is', patient, async () => {
  const DATA_DIR = folder();
  const first = await start({ DATA_DIR });
  await expect.poll(() => first.output(), { interval: 50 }).toContain('/setup?token=');
  const address = new URL(/first run: (\S+)/.exec(first.output())![1]!);
  expect(address.origin).toBe(first.url);
  const token = address.searchParams.get('token')!;
  const fields = {
    schoolName: 'École des Ponts-Neufs',
    country: 'FR',
    firstName: 'Yaëlle',
    lastName: 'Haene',
    email: 'y@example.org',
  };
  const body = new URLSearchParams({ ...fields, token });
  const made = await fetch(`${first.url}/setup`, { method: 'POST', body, redirect: 'manual' });
  expect([made.status, made.headers.get('location')]).toEqual([303, '/setup/done']);
  await first.stop();
  const second = await start({ DATA_DIR });
  expect((await fetch(`${second.url}/setup?token=${token}`)).status).toBe(410);
  expect(second.output()).not.toContain('/setup');
});

test('a second start in the same folder says who is running', patient, async () => {
  const first = await start();
  const second = start({ DATA_DIR: first.dataDir });
  await expect(second).rejects.toThrow(`process ${first.child.pid}, ${first.url}`);
  await expect(second).rejects.toThrow('ended with 2');
});

test('a port in use is said, and the folder and the database are given back', patient, async () => {
  const first = await start();
  const DATA_DIR = folder();
  await expect(start({ DATA_DIR, PORT: new URL(first.url).port })).rejects.toThrow('Another program listens on 127.0.0.1');
  const again = await start({ DATA_DIR, PORT: String(await freePort()) });
  expect((await fetch(`${again.url}/healthz`)).status).toBe(200);
});

test('a value that cannot be used stops the start with what is accepted', patient, async () => {
  await expect(startServer({ PORT: '70000', PUBLIC_CHECK: 'yes' })).rejects.toThrow(
    /PORT="70000" is refused\. Accepted: a whole number from 1 to 65535\.[\s\S]*PUBLIC_CHECK="yes" is refused\. Accepted: on or off\./,
  );
});

test('a database that is away is said, without a trace of the program', patient, async () => {
  const away = startServer({ DATABASE_URL: `postgres://someone:secret-word@127.0.0.1:${await freePort()}/x` });
  const failure: Error = await away.then(
    () => new Error('started'),
    (e: Error) => e,
  );
  expect(failure.message).toMatch(/ended with 2:\nThe database of DATABASE_URL does not answer: ECONNREFUSED/);
  expect(failure.message).not.toMatch(/secret-word|\.mjs:/);
});

test('a database address is used, and its password never shown', patient, async () => {
  await expect(startServer({ DATABASE_URL: 'mysql://root:secret-word@host/x' })).rejects.toThrow(
    /DATABASE_URL=\(not shown\) is refused/,
  );
  const failure: Error = await startServer({ DATABASE_URL: 'mysql://root:secret-word@host/x' }).then(
    () => new Error('started'),
    (e: Error) => e,
  );
  expect(failure.message).not.toContain('secret-word');
});
