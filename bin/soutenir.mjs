#!/bin/sh
// 2>/dev/null; d=$(readlink -f "$0"); d=${d%/bin/*}; case $(uname -sm) in "Linux x86_64") n=linux-x64 ;; "Linux aarch64") n=linux-arm64 ;; esac; n=$d/node_modules/node-$n/bin/node; [ -x "$n" ] || n=node; exec "$n" "$0" "$@"
/**
 * The shell reads the two lines above, to start the Node that npm brought rather than an older one that would start it in turn (0.2 s); Node
 * takes them for comments. What follows is the command line after `npm ci` alone, from any Node ≥ 18: it bundles src/cli.ts when it changed, then runs it under Node ≥ 24.
 * When the project's folder cannot be written the bundle goes to the folder of temporary files.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import module from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, isFresh } from '../scripts/build.mjs';
import { modernNode, NO_NODE, ROOT, WANTED } from '../scripts/runtime.mjs';

function isWritable(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder of this account alone among the temporary files, kept from one run to the next unless someone else could have filled it. */
function privateFolder() {
  const kept = join(tmpdir(), `soutenir-${userInfo().uid}`);
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(kept);
  const isOurs = uid === userInfo().uid && (mode & 0o170077) === 0o040000;
  return isOurs ? kept : mkdtempSync(`${kept}-`);
}

/** Folder of the bundle: the project's own, unless it cannot be written. */
function bundleFolder() {
  const own = join(ROOT, 'build');
  const writable = isWritable(ROOT) && (!existsSync(own) || isWritable(own));
  return writable || isFresh(own) ? own : join(privateFolder(), 'build');
}

/** Runs this same script under `node` and ends as it ends. */
function reexecute(node) {
  const child = spawn(node, [process.argv[1], ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 : code));
}

async function main() {
  const node = modernNode();
  if (!node) throw new Error(NO_NODE);
  if (Number(process.versions.node.split('.')[0]) < WANTED) return reexecute(node);
  const folder = bundleFolder();
  await build(folder);
  module.enableCompileCache(join(folder, '.cache'));
  const { main: run } = await import(pathToFileURL(join(folder, 'cli.mjs')).href);
  process.exitCode = await run(process.argv.slice(2));
}

main().catch((fault) => {
  process.stderr.write(`soutenir: ${fault.message}\n`);
  process.exitCode = 2;
});
