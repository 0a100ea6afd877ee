/**
 * Completes package-lock.json with the optional packages of the other platforms. A registry that lags on some of them makes npm write a
 * lock without them, and `npm ci` then refuses it (EUSAGE, "Missing: … from lock file"). Run after each change of dependencies.
 * `--check`: says what is missing, changes nothing, ends with 1.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './runtime.mjs';

const OSES = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPUS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Platform that a package name ends with, as npm writes it: `-linux-x64-gnu` → linux, x64, glibc. */
function platformOf(name) {
  const parts = name.split('/').pop().split(/[-.]/);
  return {
    ...(parts.some((p) => OSES.includes(p)) && { os: parts.filter((p) => OSES.includes(p)) }),
    ...(parts.some((p) => CPUS.includes(p)) && { cpu: parts.filter((p) => CPUS.includes(p)) }),
    ...(parts.some((p) => /^(gnu|musl)/.test(p)) && { libc: [parts.some((p) => p.startsWith('musl')) ? 'musl' : 'glibc'] }),
  };
}

/** Paths under which Node finds `name` required from the package at `from`, nearest first. */
function* candidates(from, name) {
  let folder = from;
  while (true) {
    yield `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (!folder) return;
    const cut = folder.lastIndexOf('/node_modules/');
    folder = cut < 0 ? '' : folder.slice(0, cut);
  }
}

/** Optional packages that the lock names and does not hold: path → entry to add. */
export function missingFrom(lock) {
  const missing = {};
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if ([...candidates(from, name)].some((path) => lock.packages[path])) continue;
      const version = /\d+\.\d+\.\d+[\w.+-]*/.exec(range)?.[0];
      const development = entry.dev ? { dev: true } : {};
      missing[`node_modules/${name}`] = { version, ...platformOf(name), ...development, optional: true };
    }
  }
  return missing;
}

function main() {
  const path = join(ROOT, 'package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  const missing = missingFrom(lock);
  const names = Object.keys(missing);
  if (process.argv.includes('--check')) {
    if (names.length) process.stderr.write(`package-lock.json lacks ${names.join(', ')}: run node scripts/complete-lock.mjs\n`);
    process.exit(names.length ? 1 : 0);
  }
  if (!names.length) return;
  const all = { ...lock.packages, ...missing };
  lock.packages = Object.fromEntries(
    Object.keys(all)
      .sort()
      .map((key) => [key, all[key]]),
  );
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${names.length} packages added to package-lock.json\n`);
}

if (process.argv[1]?.endsWith('complete-lock.mjs')) main();
