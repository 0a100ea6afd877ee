/** Links for people without an account: what each is for, what it opens, where it stands. Pure. */
import { HOUR_MS } from '../kernel/span.ts';
import type { Lang } from '../ui/lang.ts';

/** What a link may be for: what its session can do, where it leads. */
export const PURPOSES = {
  appraisal: {
    abilities: ['appraisal.fill', 'appraisal.read', 'mission.hand-on', 'alert.raise'],
    goesTo: (mission: string, item: string) => `/missions/${mission}/appraisals/${item}`,
  },
  feedback: {
    abilities: ['feedback.give', 'feedback.read', 'mission.hand-on', 'alert.raise'],
    goesTo: (mission: string) => `/missions/${mission}/feedback`,
  },
  /** Of the last version of a deliverable. */
  validation: {
    abilities: ['deposit.read', 'deposit.validate', 'mission.hand-on', 'alert.raise'],
    goesTo: (mission: string, item: string) => `/missions/${mission}/validations/${item}`,
  },
  jury: { abilities: ['mission.read', 'deposit.read'], goesTo: (mission: string) => `/missions/${mission}` },
} as const satisfies Record<string, { abilities: readonly string[]; goesTo: (mission: string, item: string) => string }>;
export type Purpose = keyof typeof PURPOSES;

/** Who asks what of whom, as the first page says it. */
export type LinkWords = Readonly<Record<Lang, { title: string; askedBy: string; about: string }>>;

/** What a link asks, as it stands today. */
export interface AskedNow {
  /** In place of what the link keeps; null where that holds. */
  said: { title: string; askedBy?: string; about: string } | null;
  /** How far its answer is: begun, everything answered and nothing sent, given and open to more; null before. */
  far: 'begun' | 'answered' | 'given' | null;
}

/** A session opened by a link ends this long after it was opened: the link opens another one. */
export const LINK_SESSION_MS = 12 * HOUR_MS;

/** Days that a link lasts, unless it is asked otherwise. */
export const LINK_DAYS = 90;

/** The dates that say where a link stands. */
interface LinkDates {
  /** The address that it went to, and the one that the person has today. */
  address: string;
  email: string;
  expiresAt: Date;
  revokedAt: Date | null;
  servedAt: Date | null;
}

/** 'moved': its person has another address since, which it never reached. */
export type Standing = 'live' | 'expired' | 'served' | 'revoked' | 'moved';

/** Where a link stands at `now` (milliseconds). */
export function standingOf(link: LinkDates, now: number): Standing {
  if (link.servedAt) return 'served';
  if (link.address.toLowerCase() !== link.email.toLowerCase()) return 'moved';
  if (link.revokedAt) return 'revoked';
  return link.expiresAt.getTime() <= now ? 'expired' : 'live';
}

/** Whether a link whose purpose is served still opens what was given, to be read: until it would have expired. */
export const rereads = (link: LinkDates & { purpose: Purpose }, now: number): boolean =>
  link.purpose === 'appraisal' && link.servedAt !== null && standingOf({ ...link, servedAt: null }, now) === 'live';

/** Whether a link was written once its purpose was served: to read what was given, since something is told of it. */
export const tellsOf = (link: { servedAt: Date | null; createdAt: Date }): boolean =>
  link.servedAt !== null && link.servedAt < link.createdAt;

/** What became of an invitation, as staff see it. */
export type LinkProgress = 'waiting' | 'sent' | 'bounced' | 'opened' | 'started' | 'submitted' | 'revoked';

/** What someone is asked, and what became of it. */
export interface LinkState {
  id: string;
  /** Through what: a link of their own, or their account. */
  by: 'link' | 'account';
  mission: string;
  person: string;
  lastName: string;
  firstName: string;
  purpose: Purpose;
  /** Rubric, feedback, deliverable, or ''. */
  item: string;
  address: string;
  /** ISO 8601, each null until it happened. */
  createdAt: string;
  sentAt: string | null;
  bouncedAt: string | null;
  openedAt: string | null;
  startedAt: string | null;
  servedAt: string | null;
  revokedAt: string | null;
  /** Null for an account. */
  expiresAt: string | null;
  /** What the mail server said of its letter. */
  problem: string | null;
  progress: LinkProgress;
}

/** What became of a link, from its dates: the furthest that it went, unless it was taken back. */
export function progressOf(link: Omit<LinkState, 'progress'>): LinkProgress {
  if (link.servedAt) return 'submitted';
  if (link.revokedAt) return 'revoked';
  if (link.startedAt) return 'started';
  if (link.openedAt) return 'opened';
  if (link.bouncedAt) return 'bounced';
  return link.sentAt ? 'sent' : 'waiting';
}

/** What one person is asked by link for a mission: the newest link says where the letters are, the furthest one what was done. */
export interface AskedByLink extends LinkState {
  /** How many links were sent for it. */
  links: number;
}

const FAR: readonly LinkProgress[] = ['submitted', 'started', 'opened'];

/** Links, newest first, gathered by what they ask of whom. Those taken back count only where all of them were. */
export function gathered(links: readonly LinkState[]): AskedByLink[] {
  const groups = Map.groupBy(links, ({ mission, person, purpose, item }) => `${mission} ${person} ${purpose} ${item}`);
  return [...groups.values()].map((group) => {
    const kept = group.filter((link) => link.progress !== 'revoked');
    const newest = kept[0] ?? group[0]!;
    const far = FAR.flatMap((progress) => kept.find((link) => link.progress === progress) ?? [])[0];
    const { id, address, expiresAt, problem, bouncedAt } = newest;
    return { ...(far ?? newest), id, address, expiresAt, problem, bouncedAt, links: group.length };
  });
}
