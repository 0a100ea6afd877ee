/** Every night: forgets the uploads that were not filed, then the files that nothing names any more. */
import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database.ts';
import type { FileStore, KeptFile } from '../kernel/files.ts';
import type { Log } from '../kernel/log.ts';
import { HOUR_MS } from '../kernel/span.ts';
import { dropUploads, namedAmong } from './kept.store.ts';

/** An upload waits this long for its sender. */
const UPLOAD_LIFE_MS = 48 * HOUR_MS;
/** A file that nothing names stays this long: it may be about to be named. */
const YOUNG_MS = 24 * HOUR_MS;
const BATCH = 500;

interface OrphanDeps {
  db: Database;
  files: FileStore;
  clock: Clock;
  log: Log;
}

/**
 * The task. A file that is being filed is never taken: its bytes are kept before the row that names them, and bytes that were there
 * already become young again when they are kept, which `remove` looks at last. What an upload forgotten tonight named is left for
 * tomorrow, since its sender may be filing it at this moment.
 */
export function collectOrphans({ db, files, clock, log }: OrphanDeps): () => Promise<void> {
  return async () => {
    const now = clock.now();
    const young = now - YOUNG_MS;
    const spared = new Set(await dropUploads(db, now - UPLOAD_LIFE_MS));
    let removed = 0;
    const sweep = async (batch: readonly KeptFile[]) => {
      const hashes = batch.map(({ sha256 }) => sha256);
      const named = await namedAmong(db, hashes);
      for (const sha256 of hashes) {
        if (!named.has(sha256) && !spared.has(sha256) && (await files.remove(sha256, young))) removed += 1;
      }
    };
    let batch: KeptFile[] = [];
    for await (const kept of files.list()) {
      if (kept.keptAt >= young) continue;
      batch.push(kept);
      if (batch.length === BATCH) await sweep(batch.splice(0));
    }
    await sweep(batch);
    const leftovers = await files.dropLeftovers(young);
    log.info('orphans collected', { files: removed, uploads: spared.size, leftovers });
  };
}
