/** What deserves a second look in a mission, by the terms of the guide: values, shown and waived, never a wall. Pure. */
import type { Guide } from '../guide/schema.ts';
import { DAY_MS } from '../kernel/span.ts';
import { type Mission, nameOf, type Period } from './mission.ts';
import { hasSiret } from './siret.ts';

export const MISSION_FINDINGS = [
  'not-declared',
  'no-period',
  'too-short',
  'out-of-window',
  'overlap',
  'siret-missing',
  'no-company-tutor',
  'no-academic-tutor',
  'tutor-unconfirmed',
  'tutor-is-student',
  'tutor-twice',
  'shared-mailbox',
] as const;
export type MissionFindingCode = (typeof MISSION_FINDINGS)[number];
/** What is only to be done: there is nothing to waive. */
const TO_DO: readonly MissionFindingCode[] = ['not-declared', 'no-period', 'tutor-unconfirmed'];

/** A finding that the lead waived. */
export interface MissionWaiver {
  /** Key of the finding. */
  finding: string;
  reason: string;
  /** Who, as they are shown. */
  by: string;
  /** ISO 8601. */
  at: string;
}

export interface MissionFinding {
  code: MissionFindingCode;
  /** The code and what it is about: what is waived for one length is not waived for another. */
  key: string;
  /** What the words need: names, days (YYYY-MM-DD), months and days. */
  params: Readonly<Record<string, string | number>>;
  /** Clauses that ask for it. */
  clauses: readonly string[];
  waivable: boolean;
  waiver: MissionWaiver | null;
}

/** Part before the @ of addresses that several people read. */
const SHARED =
  /^(accueil|admin|administration|bonjour|bureau|contact|direction|drh|hello|hr|info|infos|jobs|mail|office|recrutement|rh|secretariat|stage|stages|standard|team)([._-].*)?$/i;

const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** `day` (milliseconds) and so many months: the same day of the month, or its last one. */
function monthsAfter(day: number, months: number): number {
  const date = new Date(day);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last));
}

/** Time in company, all periods together; days that two of them share count once. Thirty days left over by several stays make a month. */
export function companyTime(periods: readonly Period[], brokenOff: string | null = null): { months: number; days: number } {
  const spans: { from: number; to: number }[] = [];
  for (const { starts, ends } of periods.filter((p) => p.kind === 'company').toSorted((a, b) => ms(a.starts) - ms(b.starts))) {
    const to = Math.min(ms(ends), brokenOff === null ? Infinity : ms(brokenOff)) + DAY_MS;
    const before = spans.at(-1);
    if (before && ms(starts) <= before.to) before.to = Math.max(before.to, to);
    else if (to > ms(starts)) spans.push({ from: ms(starts), to });
  }
  const stays = spans.map(({ from, to }) => {
    let months = 0;
    while (monthsAfter(from, months + 1) <= to) months++;
    return { months, days: Math.round((to - monthsAfter(from, months)) / DAY_MS) };
  });
  const sum = (of: 'months' | 'days') => stays.reduce((total, stay) => total + stay[of], 0);
  const carried = stays.filter((stay) => stay.days > 0).length > 1 ? Math.floor(sum('days') / 30) : 0;
  return { months: sum('months') + carried, days: sum('days') - carried * 30 };
}

/** First and last day between which missions of the cohort take place; null where the guide sets none. */
export function windowOf(guide: Pick<Guide, 'mission'>, year: number): { from: string; to: string } | null {
  const window = guide.mission?.window;
  if (!window) return null;
  const [from, to] = [window.from, window.to].map((b) => dayOf(Date.UTC(year + b.year, b.month - 1, b.day)));
  return { from: from!, to: to! };
}

type Found = Pick<MissionFinding, 'code'> & Partial<Pick<MissionFinding, 'params' | 'clauses'>> & { about?: string };
const clausesOf = (from: { clause?: string | readonly string[] | undefined } | undefined) =>
  from?.clause === undefined ? [] : [from.clause].flat();

function declarationFindings({ declaredAt, periods }: Mission): Found[] {
  return [
    ...(declaredAt ? [] : [{ code: 'not-declared' } as const]),
    ...(periods.length > 0 ? [] : [{ code: 'no-period' } as const]),
  ];
}

function timeFindings(mission: Mission, guide: Pick<Guide, 'mission'>): Found[] {
  const { periods, brokenOff, cohort } = mission;
  const found: Found[] = [];
  const asked = guide.mission?.length;
  const spans = (some: readonly Period[]) => some.map((p) => `${p.starts}/${p.ends}`).join(' ');
  const time = companyTime(periods, brokenOff?.on ?? null);
  if (asked && time.months < asked.months) {
    const params = { ...time, asked: asked.months };
    found.push({ code: 'too-short', about: `${time.months}.${time.days}`, params, clauses: clausesOf(asked) });
  }
  const window = windowOf(guide, cohort.year);
  if (window && periods.some((p) => p.starts < window.from || p.ends > window.to)) {
    found.push({ code: 'out-of-window', about: spans(periods), params: window, clauses: clausesOf(guide.mission?.window) });
  }
  for (const [at, period] of periods.entries()) {
    for (const other of periods.slice(at + 1).filter((p) => p.starts <= period.ends && period.starts <= p.ends)) {
      found.push({ code: 'overlap', about: spans([period, other]), params: { one: period.name, other: other.name } });
    }
  }
  return found;
}

function siretFindings({ periods }: Mission): Found[] {
  const nameless = periods.filter((p) => p.kind === 'company' && hasSiret(p.companyCountry) && !p.siret).map((p) => p.name);
  return [...new Set(nameless)].map((company) => ({ code: 'siret-missing', about: company, params: { company } }));
}

function tutorFindings({ companyTutors, academicTutors, student }: Mission): Found[] {
  const all = [...companyTutors, ...academicTutors];
  const found: Found[] = [];
  if (companyTutors.length === 0) found.push({ code: 'no-company-tutor' });
  if (academicTutors.length === 0) found.push({ code: 'no-academic-tutor' });
  for (const tutor of all.filter((t, at) => all.findIndex(({ id }) => id === t.id) === at)) {
    const [about, params] = [tutor.id, { tutor: nameOf(tutor), address: tutor.email }];
    if (tutor.id === student.id || tutor.email.toLowerCase() === student.email.toLowerCase())
      found.push({ code: 'tutor-is-student', about, params });
    if (all.filter(({ id }) => id === tutor.id).length > 1) found.push({ code: 'tutor-twice', about, params });
    if (!tutor.confirmed) found.push({ code: 'tutor-unconfirmed', about, params });
    if (SHARED.test(tutor.email.split('@')[0]!)) found.push({ code: 'shared-mailbox', about: tutor.email, params });
  }
  return found;
}

/** Everything to look at in `mission`, the waived ones with their waiver. Of one that broke off nothing is to be done any more: only its time is looked at. */
export function missionFindings(
  mission: Mission,
  guide: Pick<Guide, 'mission'>,
  waivers: readonly MissionWaiver[],
): MissionFinding[] {
  const { brokenOff, periods } = mission;
  const found = [
    ...(brokenOff ? [] : declarationFindings(mission)),
    ...(periods.length > 0 ? timeFindings(mission, guide) : []),
    ...(brokenOff ? [] : [...siretFindings(mission), ...tutorFindings(mission)]),
  ];
  return found.map(({ code, about, params = {}, clauses = [] }) => {
    const key = about === undefined ? code : `${code} ${about}`;
    const waivable = !TO_DO.includes(code);
    return { code, key, params, clauses, waivable, waiver: waivers.findLast((w) => w.finding === key) ?? null };
  });
}

/** Those that ask for something: neither waived nor only a name that nobody gave yet. */
export const openFindings = (findings: readonly MissionFinding[]): MissionFinding[] => findings.filter((f) => f.waiver === null);
