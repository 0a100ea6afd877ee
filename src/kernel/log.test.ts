import { expect, test } from 'vitest';
import { createLog, faultFields } from './log.ts';

const clock = { now: () => Date.UTC(2026, 0, 15, 9, 30) };
function written(level: 'debug' | 'warn', isTTY = false) {
  const lines: string[] = [];
  return { lines, log: createLog(level, clock, { write: (line: string) => lines.push(line), isTTY }) };
}

test('an entry is one line of JSON', () => {
  const { lines, log } = written('debug');
  log.info('served', { ms: 3, route: '/guides' });
  expect(lines).toEqual(['{"time":"2026-01-15T09:30:00.000Z","level":"info","message":"served","ms":3,"route":"/guides"}\n']);
});

test('on a terminal it is a line for people', () => {
  const { lines, log } = written('debug', true);
  log.warn('slow', { ms: 900, id: undefined });
  expect(lines[0]).toContain('09:30:00');
  expect(lines[0]).toContain('slow ms=900\n');
});

test('entries below the level are not written', () => {
  const { lines, log } = written('warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['c', 'd']);
});

test('a fault is logged without the values that people entered', () => {
  const fields = faultFields(new TypeError('cannot read "Élodie Martin" of «\u00A0CV de Paul\u00A0»\nsecond line'));
  expect(fields).toMatchObject({ kind: 'TypeError', fault: 'cannot read "…" of «…»' });
  expect(fields.at).toContain('log.test.ts');
  expect(faultFields('thrown text')).toEqual({ kind: 'string' });
});
