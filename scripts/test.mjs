/**
 * Everything that must hold, cheapest first; stops at the first step that fails. `node scripts/boot.mjs test [STEP…]` runs some steps only.
 * The last line counts the tests: "N passed, N failed".
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureChromium, NO_CHROMIUM } from './chromium.mjs';
import { ROOT } from './runtime.mjs';

const RESULTS = join(ROOT, 'build', 'test-results');
const count = { passed: 0, failed: 0 };
/** What failed, a line a fault: said again at the very end, where who reads only the last lines of a log finds it. */
const faults = [];

/** Runs `args` with this Node; true when it ends well. */
function node(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** The faults that vitest's report in JSON holds: of tests, and of files whose tests never began. */
function faultsOf({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const told = failed.flatMap((test) => test.failureMessages.map((words) => `${test.title}: ${words}`));
    return (told.length > 0 || !message ? told : [message]).map((words) => {
      const own = words.split('\n').filter((line) => !/^\s+at (?:.*node_modules|new Promise)/.test(line));
      return `${relative(ROOT, name)}: ${own.join(' ').replaceAll(/\s+/g, ' ').slice(0, 600)}`;
    });
  });
}

/** Runs vitest and adds up its tests. No test at all is a failure. */
function vitest(name, args, env = {}) {
  const file = join(RESULTS, `${name}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const well = node(['node_modules/vitest/vitest.mjs', 'run', ...args, ...reporters], env);
  if (!existsSync(file)) return false;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const { numPassedTests, numFailedTests } = report;
  count.passed += numPassedTests;
  count.failed += numFailedTests;
  faults.push(...faultsOf(report));
  return well && numPassedTests > 0;
}

/** In a browser. Without one: said, and a failure where everything must run. */
function endToEnd() {
  const chromium = ensureChromium();
  if (chromium) return vitest('e2e', ['--config', 'vitest.e2e.config.ts'], { CHROMIUM: chromium });
  process.stderr.write(`${NO_CHROMIUM}\n`);
  return process.env.CI ? false : 'not run';
}

const tsc = (config) => node(['node_modules/typescript/bin/tsc', '-p', config]);

const STEPS = {
  format: () => node(['node_modules/oxfmt/bin/oxfmt', '--check', '.']),
  lint: () => node(['node_modules/oxlint/bin/oxlint', '--deny-warnings', '--report-unused-disable-directives']),
  types: () => tsc('tsconfig.json') && tsc('tsconfig.islands.json'),
  'dead code': () => node(['node_modules/knip/bin/knip.js']),
  unit: () => vitest('unit', []),
  e2e: endToEnd,
  trace: () => node(['scripts/trace.ts']),
};

function main(wanted) {
  mkdirSync(RESULTS, { recursive: true });
  const unknown = wanted.filter((name) => !(name in STEPS));
  if (unknown.length > 0) {
    process.stderr.write(`Unknown step ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}.\n`);
    return 2;
  }
  const names = wanted.length > 0 ? wanted : Object.keys(STEPS);
  const done = [];
  for (const name of names) {
    process.stdout.write(`\n── ${name}\n`);
    const began = performance.now();
    const result = STEPS[name]();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    done.push(`${(result === true ? 'ok' : result || 'FAILED').padEnd(8)}${name} (${seconds} s)`);
    if (result === false) break;
  }
  const left = names.slice(done.length).map((name) => `${'-'.padEnd(8)}${name} (not reached)`);
  process.stdout.write(`\n${[...done, ...left].join('\n')}\n\n`);
  for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
  const well = !done.at(-1).startsWith('FAILED');
  process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  return well ? 0 : 1;
}

process.exit(main(process.argv.slice(2)));
