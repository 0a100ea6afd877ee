/** A trial: one document checked for a visitor, kept an hour. States, progress, expiry. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import type { Fact, Lang } from '../guide/text.ts';
import { HOUR_MS } from '../kernel/span.ts';
import type { Report } from './finding.ts';

/** How long a trial and all that comes from it are kept, in milliseconds. */
export const KEPT_MS = HOUR_MS;

export type TrialState = 'waiting' | 'reading' | 'done' | 'failed';
/** What may follow a state. */
export const NEXT_STATES: Readonly<Record<TrialState, readonly TrialState[]>> = {
  waiting: ['reading', 'failed'],
  reading: ['done', 'failed'],
  done: [],
  failed: [],
};

/** What is asked: a file of the spool, checked against one deliverable of one guide. */
export interface TrialRequest {
  client: string;
  lang: Lang;
  /** Key of the bytes in the spool. */
  key: string;
  file: { name: string; bytes: number; sha256: string };
  guide: Guide;
  deliverable: Deliverable;
  student: string | null;
  at: string | null;
  facts: ReadonlySet<Fact>;
  /** Whether a person will look at pictures of the pages. */
  pictures: boolean;
}

/** Width and height of a page, in points. */
export type PageSize = readonly [width: number, height: number];

export interface Trial extends TrialRequest {
  /** Cannot be guessed: who has it may read the report. */
  id: string;
  state: TrialState;
  receivedAt: number;
  /** Page being read, and how many there are; zero until known. */
  page: number;
  pages: number;
  report: Report | null;
  sizes: readonly PageSize[];
}

/** Moves `trial` to `state`; throws when the table does not allow it. */
export function move(trial: Trial, state: TrialState): void {
  if (!NEXT_STATES[trial.state].includes(state)) throw new Error(`a trial cannot go from ${trial.state} to ${state}`);
  trial.state = state;
}

/** True when the hour of `trial` is over at `now` (milliseconds). */
export function isOver(trial: Trial, now: number): boolean {
  return now - trial.receivedAt >= KEPT_MS;
}

/** True when nothing more will happen to it. */
export function isSettled(trial: Trial): boolean {
  return NEXT_STATES[trial.state].length === 0;
}

/** What a waiting person is told. */
export interface Progress {
  state: TrialState;
  /** Documents that will be read before this one. */
  ahead: number;
  page: number;
  pages: number;
}

/** The name of a file as it may be kept and shown: no folder, no control or direction mark, 255 characters at most. */
export function cleanFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const shown = [...base.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim()];
  if (shown.length <= 255) return shown.join('') || 'document.pdf';
  const dot = shown.lastIndexOf('.');
  const extension = dot > 0 && shown.length - dot <= 10 ? shown.slice(dot) : [];
  return [...shown.slice(0, 254 - extension.length), '…', ...extension].join('');
}
