/** What does each background task. */
import type { ReaderPool } from './document/document.ts';
import type { Shelf } from './guide/shelf.ts';
import type { JobHandlers } from './kernel/jobs.ts';
import type { Services } from './kernel/services.ts';

/** The tasks of a server. */
export function handlersOf(_deps: Services & { shelf: () => Shelf; pool: ReaderPool }): JobHandlers {
  return {
    'check-document': () => Promise.resolve(),
    'send-letter': () => Promise.resolve(),
    'collect-orphans': () => Promise.resolve(),
  };
}
