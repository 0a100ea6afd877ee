/**
 * Bundles what Node cannot run as it stands (.tsx) into build/: server, command line, islands, styles and fonts.
 * The command line starts without installing or building anything by hand, so it builds on demand, wherever it may write.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { primeReader } from './prime-reader.mjs';
import { ROOT } from './runtime.mjs';

const INPUTS = ['src', 'package-lock.json', 'scripts/build.mjs', 'scripts/prime-reader.mjs'];

/** Every file under `path`, itself when it is a file. */
function* filesUnder(path) {
  if (!statSync(path).isDirectory()) return void (yield path);
  for (const entry of readdirSync(path, { withFileTypes: true })) yield* filesUnder(join(path, entry.name));
}

/** Fingerprint of the sources: names, sizes and times of change. About 5 ms. */
export function fingerprint() {
  const hash = createHash('sha256').update(ROOT);
  for (const input of INPUTS) {
    for (const file of filesUnder(join(ROOT, input))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      const { mtimeMs, size } = statSync(file);
      hash.update(`${relative(ROOT, file)}\0${mtimeMs}\0${size}\n`);
    }
  }
  return hash.digest('hex');
}

/** True when `out` holds a bundle of the sources as they are now. */
export function isFresh(out, print = fingerprint()) {
  const stamp = join(out, '.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'linked',
  logLevel: 'error',
};

/** Finds `url(name.woff2)` of a style sheet in the font packages. */
const fonts = {
  name: 'fonts',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\.woff2$/ }, ({ path }) => {
      const packages = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies);
      const files = packages
        .filter((p) => p.startsWith('@fontsource'))
        .map((p) => join(ROOT, 'node_modules', p, 'files', basename(path)));
      const found = files.find((file) => existsSync(file));
      return found ? { path: found } : { errors: [{ text: `no @fontsource package of package.json holds ${path}` }] };
    });
  },
};

/**
 * Islands, styles and fonts into `out`/assets, each under a name with its hash, and a manifest: source name ("main.css",
 * "contents.js") → served name. A folder of styles has two entries: main.css, and focused.css for pages that must be light.
 */
async function buildAssets(esbuild, out) {
  const sources = [...filesUnder(join(ROOT, 'src'))].filter((f) => /\.island\.tsx?$|\/(main|focused)\.css$/.test(f));
  const { metafile } = await esbuild.build({
    ...shared,
    entryPoints: Object.fromEntries(sources.map((f) => [basename(f).replace(/(\.island)?\.[a-z]+$/, ''), f])),
    outdir: join(out, 'assets'),
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    platform: 'browser',
    target: ['es2022', 'chrome110', 'firefox115', 'safari16'],
    packages: 'bundle',
    // What two islands share is in both, a few hundred bytes: a second request would cost a telephone more.
    splitting: false,
    minify: true,
    sourcemap: false,
    metafile: true,
    loader: { '.woff2': 'file' },
    plugins: [fonts],
  });
  const manifest = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const served = basename(path);
    if (entryPoint || served.endsWith('.woff2')) manifest[served.replace(/\.[A-Z0-9]{8}(?=\.[a-z0-9]+$)/, '')] = served;
  }
  mkdirSync(join(out, 'assets'), { recursive: true });
  writeFileSync(join(out, 'assets', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Builds into `out` unless it is fresh; the old bundle stays until the new one is whole.
 *
 * @param {string} out folder to write
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<boolean>} true when something was built
 */
export async function build(out, { force = false } = {}) {
  const print = fingerprint();
  if (!force && isFresh(out, print)) return false;
  const esbuild = await import('esbuild');
  const work = `${out}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  const processes = [...filesUnder(join(ROOT, 'src'))].filter((f) => f.endsWith('-process.ts'));
  const entries = ['src/main.ts', 'src/cli.ts', ...processes.map((f) => relative(ROOT, f))].filter((f) =>
    existsSync(join(ROOT, f)),
  );
  await esbuild.build({
    ...shared,
    entryPoints: Object.fromEntries(entries.map((f) => [basename(f).replace(/\.ts$/, ''), f])),
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    outdir: work,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    define: { SOUTENIR_ROOT: JSON.stringify(ROOT) },
  });
  await buildAssets(esbuild, work);
  await esbuild.stop();
  if (dirname(out) !== ROOT) symlinkSync(join(ROOT, 'node_modules'), join(work, 'node_modules'), 'dir');
  primeReader(out, work);
  writeFileSync(join(work, '.stamp'), print);
  replace(work, out);
  return true;
}

/** Puts `work` in the place of `out`. Two builds at once both end with a whole bundle. */
function replace(work, out) {
  const old = `${out}.${process.pid}.old`;
  try {
    if (existsSync(out)) renameSync(out, old);
    renameSync(work, out);
  } catch (fault) {
    if (!existsSync(join(out, '.stamp'))) throw fault;
    rmSync(work, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}
