/**
 * The one door of every command: `node scripts/boot.mjs TASK [ARGUMENTS]`. Installs when the lock file changed, finds a Node ≥ 24,
 * builds when the sources changed, then runs the task and takes its exit code. Readable by Node 18.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { modernNode, NO_NODE, ROOT } from './runtime.mjs';

/** Task → what Node 24 runs; `build`: needs the bundle first. */
const TASKS = {
  start: { script: 'build/main.mjs', build: true },
  test: { script: 'scripts/test.mjs', build: true },
  build: { script: null, build: true },
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs `args` with `node`, hands the signals on, ends as the child ends. The child has a channel whose closing tells it that this
 * process was killed; npm's own death, which no signal tells, is seen by the change of parent.
 */
function run(node, args) {
  const path = [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const env = { NODE_COMPILE_CACHE: join(ROOT, 'build', '.cache'), ...process.env, PATH: path };
  const child = spawn(node, ['--enable-source-maps', ...args], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const ancestors = process.env.npm_lifecycle_event ? parents() : '';
  const watch = setInterval(() => ancestors && parents() !== ancestors && child.kill('SIGTERM'), 250);
  child.on('error', (fault) => fail(`${node} could not be run: ${fault.message}`));
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : code);
  });
}

/** The shell that npm started this process with, and npm: their numbers. */
function parents() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`;
  } catch {
    return String(process.ppid);
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function main([task, ...rest]) {
  const found = TASKS[task];
  const file = found ? found.script : task;
  if (!task || (!found && !existsSync(join(ROOT, task)))) {
    fail(`boot.mjs: unknown task "${task ?? ''}". Tasks: ${Object.keys(TASKS).join(', ')}, or a script of the project.`);
  }
  ensureInstalled();
  const node = modernNode();
  if (!node) fail(NO_NODE);
  if (!found || found.build) await (await import('./build.mjs')).build(join(ROOT, 'build'));
  if (file) run(node, [join(ROOT, file), ...rest]);
}

main(process.argv.slice(2)).catch((fault) => fail(fault.message));
