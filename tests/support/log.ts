/** Logs for tests: silent, or kept to be looked at. */
import { createLog, type Log } from '../../src/kernel/log.ts';

const clock = { now: () => Date.UTC(2026, 0, 15, 9, 30) };

export const silentLog: Log = createLog('error', clock, { write: () => true });

/** A log whose entries are kept, from `debug` on. */
export function keptLog(): { log: Log; entries: Record<string, unknown>[] } {
  const entries: Record<string, unknown>[] = [];
  const write = (line: string) => entries.push(JSON.parse(line) as Record<string, unknown>);
  return { log: createLog('debug', clock, { write }), entries };
}
