/** The files of the demo: its school, its documents. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FileStore } from '../kernel/files.ts';
import { ROOT } from '../kernel/root.ts';
import { DemoSchool } from './school.ts';

/** Where they are. */
export const FOLDER = join(ROOT, 'content', 'demo');

/** Reads content/demo/school.yaml. */
export async function readDemo(): Promise<DemoSchool> {
  return DemoSchool.parse(parse(await readFile(join(FOLDER, 'school.yaml'), 'utf8')));
}

/** The bytes of a document of the demo. */
export async function readDocument(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await readFile(join(FOLDER, 'documents', file)));
}

/** Keeps bytes among the files. */
export async function keep(files: FileStore, bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
  const arriving = await files.begin();
  await arriving.write(bytes);
  return arriving.finish();
}
