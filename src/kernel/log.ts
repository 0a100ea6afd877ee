/** Structured logs: a JSON object a line, readable lines on a terminal. Callers never pass names, addresses or contents of documents. */
import type { Clock } from './clock.ts';
import type { Config } from './settings.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = Config['LOG_LEVEL'];
/** What may be said beside the message. Identifiers, counts, durations: no personal data. */
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Log = Readonly<Record<Level, (message: string, fields?: Fields) => void>>;

interface Sink {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}

function jsonLine(time: string, level: Level, message: string, fields: Fields): string {
  return `${JSON.stringify({ time, level, message, ...fields })}\n`;
}

function prettyLine(time: string, level: Level, message: string, fields: Fields): string {
  const colour = { debug: 90, info: 36, warn: 33, error: 31 }[level];
  const extra = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value}`);
  return `\u001B[90m${time.slice(11, 19)}\u001B[0m \u001B[${colour}m${level.padEnd(5)}\u001B[0m ${[message, ...extra].join(' ')}\n`;
}

/** A log that keeps entries from `level` on. */
export function createLog(level: Level, clock: Clock, sink: Sink): Log {
  const line = sink.isTTY ? prettyLine : jsonLine;
  const entry =
    (at: Level) =>
    (message: string, fields: Fields = {}) => {
      if (LEVELS.indexOf(at) < LEVELS.indexOf(level)) return;
      sink.write(line(new Date(clock.now()).toISOString(), at, message, fields));
    };
  return { debug: entry('debug'), info: entry('info'), warn: entry('warn'), error: entry('error') };
}

/** What may be logged of a fault: its kind, its message without values between quotes, its first places in the code. */
export function faultFields(fault: unknown): Fields {
  if (!(fault instanceof Error)) return { kind: typeof fault };
  const code = (fault as { code?: unknown }).code;
  const stack = (fault.stack ?? '')
    .split('\n')
    .filter((l) => l.trimStart().startsWith('at '))
    .slice(0, 6);
  return {
    kind: fault.name,
    code: typeof code === 'string' ? code : undefined,
    fault: fault.message
      .split('\n')[0]!
      .replaceAll(/(["'«]).*?(["'»])/g, '$1…$2')
      .slice(0, 300),
    at: stack.map((l) => l.trim().slice(3)).join(' < '),
  };
}
