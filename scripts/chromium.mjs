/** Finds a Chromium for the end-to-end tests; on Debian, as root, installs it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Path of a Chromium, null when there is none. CHROMIUM names one. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const all = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return all.find((path) => existsSync(path)) ?? null;
}

const apt = (...args) =>
  spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;

/** Path of a Chromium, installed with apt-get when it is missing and this user may; null when that is not possible. */
export function ensureChromium() {
  const found = findChromium();
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  process.stderr.write('Installing Chromium for the end-to-end tests (apt-get install chromium)…\n');
  const install = () => apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  if (!install() && apt('update', '-qq')) install();
  return findChromium();
}

export const NO_CHROMIUM =
  'End-to-end tests need Chromium, which is not here: install it (Debian: apt-get install chromium) or name one in the variable CHROMIUM.';
