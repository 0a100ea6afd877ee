/** The missions of a cohort that an address or a form names, to do something to all of them at once. */
import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import type { Guide } from '../guide/schema.ts';
import { may } from '../identity/ability.ts';
import { actorIn, foundIn } from '../identity/entry.ts';
import { isId } from '../kernel/id.ts';
import { type CohortDeps, guideOf } from '../mission/cohort.routes.tsx';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { listMissions } from '../mission/mission.store.ts';
import type { Cohort, Mission } from '../mission/mission.ts';
import { type Act, MOST, type Scope, SCOPES } from './matrix-bulk.ts';
import { findMissions } from './matrix.store.ts';
import { askedIn } from './matrix.ts';

/** What it acts on. */
export interface Many {
  cohort: Cohort;
  guide: Guide;
  missions: Mission[];
  /** How many were asked for, and how many of them come before: at most MOST are acted on at once. */
  asked: number;
  before: number;
}

/** Missions of the cohort among `ids`, in their order; those of elsewhere are not there. */
export async function chosen({ db }: CohortDeps, cohort: Cohort, ids: readonly string[]): Promise<Mission[]> {
  const missions = await listMissions(db, cohort.school, { ids: ids.filter(isId) });
  const place = new Map(ids.map((id, at) => [id, at]));
  return missions.filter((m) => m.cohort.id === cohort.id).toSorted((a, b) => place.get(a.id)! - place.get(b.id)!);
}

/** A count as an address holds it; 0 when it is none. */
export const whole = (text: string | undefined) => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : 0);

/** The missions that the address names: those that are ticked, those of the page, or all those of the filter. */
export async function fromAddress(c: Context, deps: CohortDeps, act: Act): Promise<Many> {
  const { db, clock, shelf } = deps;
  const cohort = foundIn<Cohort>(c);
  const guide = guideOf(shelf(), cohort);
  const scope: Scope = SCOPES.find((each) => each === c.req.query('scope')) ?? 'ticked';
  const order = {
    cohort,
    guide,
    now: clock.now(),
    whole: scope === 'all',
    alerts: may(actorIn(c), MISSION_ABILITIES.handleAlert, { school: cohort.school, programme: cohort.guide }),
    remindable: act === 'remind' && scope === 'all',
    asked: askedIn((name) => c.req.query(name), guide),
  };
  const ids = scope === 'ticked' ? (c.req.queries('m') ?? []) : (await findMissions(db, order)).rows.map((row) => row.mission);
  // More than a lot: in an order that nothing changes between two lots, each from where the one before ended.
  const sorted = ids.length > MOST ? ids.toSorted() : ids;
  const after = c.req.query('after') ?? '';
  const before = ids.length > MOST ? sorted.filter((id) => id <= after).length : 0;
  const missions = await chosen(deps, cohort, sorted.slice(before, before + MOST));
  return { cohort, guide, missions, asked: ids.length, before };
}

/** The missions of the form, and the name that the form goes by: sent twice, it does nothing twice. */
export async function fromForm(c: Context, deps: CohortDeps): Promise<Many & { id: string }> {
  const cohort = foundIn<Cohort>(c);
  const body = await c.req.parseBody({ all: true });
  const ids = [body['m'] ?? []].flat().filter((id): id is string => typeof id === 'string');
  const missions = await chosen(deps, cohort, ids.slice(0, MOST));
  const named = typeof body['form'] === 'string' && isId(body['form']) ? body['form'] : randomUUID();
  const counted = (name: string) => whole(typeof body[name] === 'string' ? body[name] : '');
  const guide = guideOf(deps.shelf(), cohort);
  return { id: named, cohort, guide, missions, asked: Math.max(counted('asked'), missions.length), before: counted('before') };
}

export type Form = Many & { id: string };
