/** What a student hands in: its deadline in force, the name that the guide asks for, whether bytes are certainly no PDF. Pure. */
import { expectedName } from '../conformity/student-name.ts';
import { cleanFileName } from '../conformity/trial.ts';
import { sniff } from '../document/sniff.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { type Deadline, deadlineOf, type Mission } from '../mission/mission.ts';

/** The deadline of `deliverable` in force for `mission`; null without a milestone or a date. */
export function deadlineFor(mission: Mission, guide: Guide, deliverable: Deliverable): Deadline | null {
  const milestone = guide.calendar.find((m) => m.id === deliverable.milestone);
  return milestone ? deadlineOf(milestone, guide, mission.cohort, mission.extensions) : null;
}

/** The file name that the guide asks of the student of `mission`, extension included; null when it asks for none. */
export function guideNameOf(mission: Pick<Mission, 'student' | 'cohort'>, deliverable: Deliverable): string | null {
  const pattern = deliverable.file.name?.pattern;
  if (!pattern) return null;
  const { lastName, firstName } = mission.student;
  const name = expectedName(pattern, `${lastName.toLocaleUpperCase('fr')} ${firstName}`, mission.cohort.year);
  return name === null ? null : cleanFileName(`${name.replace(/[\\/]/g, '-')}.${deliverable.file.types[0] ?? 'pdf'}`);
}

/** Bytes at the head and at the tail that are looked at. */
export const HEAD_BYTES = 1024;
export const TAIL_BYTES = 65_536;

/** Why a file is certainly not a readable PDF, from its first and last bytes; null when it may be one. What is not certain is accepted. */
export function unreadable(head: Uint8Array, tail: Uint8Array, bytes: number): 'empty' | 'not-pdf' | 'cut' | null {
  if (bytes === 0) return 'empty';
  if (!sniff(head).pdf) return 'not-pdf';
  return sniffTail(tail) ? null : 'cut';
}

/** True when something that ends a PDF stands in `tail`, whatever a server or a mailer added after it. */
function sniffTail(tail: Uint8Array): boolean {
  const words = new TextDecoder('latin1').decode(tail);
  return words.includes('%%EOF') || words.includes('startxref');
}
