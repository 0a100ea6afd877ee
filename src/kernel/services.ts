/** What the kernel gives to every slice. Types only. */
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { FileStore } from './files.ts';
import type { Log } from './log.ts';
import type { Config } from './settings.ts';

export interface Services {
  config: Config;
  clock: Clock;
  log: Log;
  db: Database;
  files: FileStore;
}
