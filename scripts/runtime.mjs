/**
 * Which Node runs the project. Several parts need Node 24; system Node is often older. Readable by Node 18.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const WANTED = 24;

/**
 * Path of a Node ≥ 24: the one running, else the one that npm installed for this platform; null when there is none.
 *
 * @returns {string | null}
 */
export function modernNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath;
  const shipped = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(shipped) ? shipped : null;
}

/** What to say where no Node ≥ 24 is found. */
export const NO_NODE =
  `Soutenir needs Node ${WANTED} or later; this is ${process.version} on ${process.platform}-${process.arch}.\n` +
  'On Linux x64 and arm64 `npm ci` brings it (do not omit optional dependencies).\n' +
  `Elsewhere install Node ${WANTED} and set DATABASE_URL to a PostgreSQL 15 or later.`;
