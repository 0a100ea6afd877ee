/** The parts of the engine, as tests of whole documents use them. */
import { join } from 'node:path';
import type { ReaderPool } from '../../src/document/document.ts';
import { createReaderPool } from '../../src/document/reader-pool.ts';
import { readGuide } from '../../src/guide/library.store.ts';
import type { Guide } from '../../src/guide/schema.ts';
import { ROOT } from '../../src/kernel/root.ts';

/** The newest version of a guide that comes with the product. */
export function guideOf(id: string): Guide {
  const found = readGuide(join(ROOT, 'content'), id);
  if (!found || !('guide' in found)) throw new Error(`guide ${id} cannot be read: ${JSON.stringify(found)}`);
  return found.guide;
}

export const openReaders = (): ReaderPool => createReaderPool({ size: 2 });
