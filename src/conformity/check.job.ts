/**
 * One document checked: bytes → reader → measures → QR codes → report. What the command line and the pages share. Reads no disk and no
 * clock; the bytes are read by a child process of the pool.
 */
import { createHash } from 'node:crypto';
import type { OpenDocument, QrCode, ReaderPool, ReadOutcome } from '../document/document.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import type { Fact, Lang } from '../guide/text.ts';
import { codePages } from './annexes.ts';
import { report } from './check.ts';
import type { Case, Report } from './finding.ts';
import { measure } from './measure/measure.ts';
import type { Measures } from './measures.ts';

export interface CheckOrder {
  bytes: Uint8Array;
  /** Name of the file, without its folder. */
  name: string;
  guide: Guide;
  deliverable: Deliverable;
  /** "NOM Prénom", or null. */
  student: string | null;
  /** Instant of arrival, ISO 8601 with offset, or null. */
  at: string | null;
  facts: ReadonlySet<Fact>;
  lang: Lang;
  /** Deadline and year that a cohort sets; the guide's when absent. */
  deadline?: string | null;
  year?: number;
  /** Page where the student declares that annexes begin; detected when absent. */
  annexesFrom?: number | null;
  /** Milliseconds of a clock, for `timing`. */
  now: () => number;
}

export interface CheckWatch {
  /** Place in the queue of the readers, 0 when reading begins. */
  onQueue?: (place: number) => void;
  onPage?: (page: number, pages: number) => void;
  onCodes?: (pages: number) => void;
}

export interface CheckRun {
  report: Report;
  subject: Case;
  /** Still open, to draw pages: the caller closes it. */
  open: OpenDocument;
}

/** Checks one document. Never rejects because of the bytes. */
export async function runCheck(order: CheckOrder, pool: ReaderPool, watch: CheckWatch = {}): Promise<CheckRun> {
  const began = order.now();
  const { bytes } = order;
  const file = { name: order.name, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
  const open = await pool.open(bytes, {
    ...(watch.onQueue && { onQueue: watch.onQueue }),
    ...(watch.onPage && { onProgress: watch.onPage }),
  });
  try {
    const { outcome } = open;
    const measures = outcome.ok ? measure(outcome.document, order.annexesFrom ?? null) : null;
    const qrCodes = measures ? await readCodes(open, measures, order.deliverable, watch) : null;
    const subject: Case = { ...caseOf(order, file, outcome), measures, qrCodes };
    return { report: report(subject, order.lang, order.now() - began), subject, open };
  } catch (fault) {
    open.close();
    throw fault;
  }
}

/** The report of a file heavier than the guide accepts, which is not read at all. `sha256` as computed while it streamed by. */
export function checkHeavy(order: Omit<CheckOrder, 'bytes'>, size: number, sha256: string): { report: Report; subject: Case } {
  const failure = { reason: 'too-large-in-memory', detected: null, truncated: false } as const;
  const subject = caseOf(order, { name: order.name, bytes: size, sha256 }, { ok: false, failure });
  return { report: report(subject, order.lang, 0), subject };
}

function caseOf(order: Omit<CheckOrder, 'bytes'>, file: Case['file'], outcome: ReadOutcome): Case {
  const { guide, deliverable, student, at, facts } = order;
  return {
    file,
    guide,
    deliverable,
    outcome,
    measures: null,
    qrCodes: null,
    student,
    at,
    deadline: order.deadline ?? null,
    year: order.year ?? guide.year,
    facts,
  };
}

/** Codes of the pages where the guide asks for some; null when the reader had to be stopped, or none is asked for. */
async function readCodes(
  open: OpenDocument,
  measures: Measures,
  deliverable: Deliverable,
  watch: CheckWatch,
): Promise<QrCode[] | null> {
  if (!open.outcome.ok) return null;
  const pages = codePages(open.outcome.document, measures, deliverable);
  if (!pages) return null;
  if (!pages.length) return [];
  watch.onCodes?.(pages.length);
  try {
    return await open.qrCodes(pages);
  } catch {
    return null; // the reader was killed on this file: the rule says that it cannot tell
  }
}
