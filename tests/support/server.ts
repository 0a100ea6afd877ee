/** A whole server of its own, as `npm start` runs it: the bundle, a free port, a data folder that goes away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/kernel/root.ts';

export interface RunningServer {
  url: string;
  child: ChildProcess;
  dataDir: string;
  /** What it wrote so far, both outputs. */
  output(): string;
  /** Tells it to stop and waits; returns its exit code. */
  stop(): Promise<number | null>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A folder for data; `removeFolder` takes it away. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'soutenir-server-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Starts `build/main.mjs`; resolves once it says its address. Rejects with what it wrote when it ends before. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const own = settings.DATA_DIR === undefined;
  const dataDir = settings.DATA_DIR ?? temporaryFolder();
  const port = settings.PORT ?? String(await freePort());
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'debug', ...settings };
  const child = spawn(process.execPath, [join(ROOT, 'build', 'main.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  const listen = (chunk: Buffer) => {
    text += chunk.toString();
    const said = /^Soutenir (http\S+)$/m.exec(text);
    if (said) resolve(said[1]!);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
  const url = await ready.catch((fault: unknown) => {
    if (own) removeFolder(dataDir);
    throw fault;
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    if (own) removeFolder(dataDir);
    return child.exitCode;
  };
  return { url, child, dataDir, output: () => text, stop };
}
