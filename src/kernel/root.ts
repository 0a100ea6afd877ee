/** Where the project stands on the disk, from the sources as from the bundle. */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Set by the bundler to the project's folder. */
declare const SOUTENIR_ROOT: string | undefined;

const here = fileURLToPath(import.meta.url);
const bundled = typeof SOUTENIR_ROOT === 'string';

/** Folder of package.json. */
export const ROOT = bundled ? SOUTENIR_ROOT : dirname(dirname(dirname(here)));

/** Folder of the bundle in use; the default one when the sources run unbundled. */
export const BUNDLE = bundled
  ? basename(dirname(here)) === 'chunks'
    ? dirname(dirname(here))
    : dirname(here)
  : join(ROOT, 'build');
