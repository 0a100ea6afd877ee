/** Where the files of a server are kept: its folder, or the bucket that the settings name. */
import { join } from 'node:path';
import { localFiles } from './files-local.ts';
import type { FileStore } from './files.ts';
import type { Config } from './settings.ts';

/** The kept files of `config`. What speaks to a bucket is loaded where there is one only. */
export async function openFiles({ S3_URL, DATA_DIR }: Pick<Config, 'S3_URL' | 'DATA_DIR'>): Promise<FileStore> {
  if (S3_URL === null) return localFiles(join(DATA_DIR, 'files'));
  const { s3Files } = await import('./files-s3.ts');
  return s3Files(S3_URL, join(DATA_DIR, 'incoming'));
}
