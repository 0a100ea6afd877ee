/** The guides and frameworks on disk: content/guides/<programme>/<version>.yaml, content/frameworks/<id>.yaml. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programmes, versions } from './folder.store.ts';
import type { Framework } from './framework.ts';
import { loadFramework, loadGuide, type FileProblem, type Lines } from './load.ts';
import type { Guide } from './schema.ts';

export interface GuideFile {
  guide: Guide;
  file: string;
  /** SHA-256 of the bytes of the file, hexadecimal. */
  hash: string;
  lines: Lines;
}
export interface Library {
  /** Newest version first within a programme. */
  files: readonly GuideFile[];
  frameworks: ReadonlyMap<string, Framework>;
  problems: readonly FileProblem[];
}

/** Reads one version; null when there is no such file. */
export function readGuide(
  content: string,
  programme: string,
  version?: string,
): GuideFile | { problems: readonly FileProblem[] } | null {
  const name = version ?? versions(content, programme)[0];
  if (name === undefined || !versions(content, programme).includes(name)) return null;
  return readGuideFile(join(content, 'guides', programme, `${name}.yaml`));
}

/** Reads the guide file at `file`, wherever it stands. */
export function readGuideFile(file: string): GuideFile | { problems: readonly FileProblem[] } {
  const bytes = readFileSync(file);
  const loaded = loadGuide(bytes.toString('utf8'), file);
  if (!loaded.ok) return { problems: loaded.problems };
  return { guide: loaded.value, file, hash: createHash('sha256').update(bytes).digest('hex'), lines: loaded.lines };
}

/** Reads every guide and framework; files with problems are left out and their problems listed. */
export function readLibrary(content: string): Library {
  const files: GuideFile[] = [];
  const problems: FileProblem[] = [];
  for (const programme of programmes(content)) {
    for (const version of versions(content, programme)) {
      const read = readGuide(content, programme, version);
      if (read === null) continue;
      if ('problems' in read) problems.push(...read.problems);
      else files.push(read);
    }
  }
  const frameworks = new Map<string, Framework>();
  const folder = join(content, 'frameworks');
  for (const name of existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.yaml')) : []) {
    const loaded = loadFramework(readFileSync(join(folder, name), 'utf8'), join(folder, name));
    if (loaded.ok) frameworks.set(name.slice(0, -'.yaml'.length), loaded.value);
    else problems.push(...loaded.problems);
  }
  return { files, frameworks, problems };
}
