/** The table of deposits as a spreadsheet reads it: its columns, a row's values. Pure. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Lang } from '../ui/lang.ts';
import { awaited, type Row } from './rows.ts';
import { OFFICE_WORDS } from './words.ts';

/** "2026-02-02 23:59:59" on the clocks of `zone`: a spreadsheet reads it as a date. */
function wall(iso: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso));
}

function stateOf(row: Row, lang: Lang): string {
  const w = OFFICE_WORDS[lang].csvStates;
  if (!row.deposit) return w[awaited(row)];
  return row.late === null ? w.received : row.late > 0 ? w.late : w.inTime;
}

/** Seconds late, as the page counts them; 0 in time, '' without a deadline. */
const lateSeconds = (row: Row) => {
  const { late, deposit } = row;
  if (late === null || (!deposit && ['broken-off', 'optional'].includes(awaited(row)))) return '';
  return late > 0 ? Math.max(1, Math.ceil(late / 1000)) : 0;
};

type Cell = string | number;

/** Head of the table. With `paths`, where each file is in the archive. */
export function tableHead(guide: Guide, lang: Lang, paths: boolean): string[] {
  const w = OFFICE_WORDS[lang].csvColumns;
  const { timezone } = guide;
  const who = [w.lastName, w.firstName, w.deliverable, w.state, w.deadline(timezone), w.received(timezone), w.late, w.version];
  const what = [w.file, w.bytes, w.verdict, w.blocking, w.toCheck, w.contested, w.sha256];
  return paths ? [...who, ...what, w.path] : [...who, ...what];
}

/** A row of the table, in the order of `tableHead`. */
export function tableRow(row: Row, guide: Guide, lang: Lang, path?: string): Cell[] {
  const { mission, deliverable, deadline, deposit } = row;
  const at = (iso: string | null | undefined) => (iso ? wall(iso, guide.timezone) : '');
  const verdict = deposit?.verdict;
  return [
    mission.student.lastName,
    mission.student.firstName,
    plain(deliverable.title, reading(guide, lang)),
    stateOf(row, lang),
    at(deposit ? deposit.deadline : deadline?.at),
    at(deposit?.receivedAt),
    lateSeconds(row),
    deposit?.number ?? '',
    deposit?.fileName ?? '',
    deposit?.bytes ?? '',
    verdict ? OFFICE_WORDS[lang].verdicts[verdict] : '',
    deposit?.blocking ?? '',
    deposit?.toCheck ?? '',
    deposit?.contested ?? '',
    deposit?.sha256 ?? '',
    ...(path === undefined ? [] : [path]),
  ];
}
