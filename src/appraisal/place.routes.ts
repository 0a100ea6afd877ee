/** Which rubric of which mission an address names, for who may know of it: what the guards of this slice find. */
import type { Context } from 'hono';
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import type { Actor } from '../identity/ability.ts';
import { actorIn, type Found, type Identity } from '../identity/entry.ts';
import { isId } from '../kernel/id.ts';
import type { Services } from '../kernel/services.ts';
import { type Mission, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { type Assets, langOf } from '../ui/shell.routes.ts';
import { fills, type Saved } from './appraisal.ts';
import type { FormOf } from './appraisal.store.ts';
import { savedWords } from './form.ts';
import { formPlace } from './record.store.ts';

/** What the routes of this slice need. */
export interface AppraisalDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
  typesetter: Typesetter;
}

/** A rubric of a mission, as an address names it. */
export interface FormPlace {
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
}

/** Where a saving goes: read in one query, since five hundred forms ask for it every few seconds. */
export interface SavePlace {
  guide: Guide;
  rubric: Rubric;
}

const addressIn = (c: Context) => ({ mission: c.req.param('mission') ?? '', rubric: c.req.param('rubric') ?? '' });

/** The form that an address names, of the person that the guard let through. */
export function formIn(c: Context): FormOf {
  const { school, person: author } = actorIn(c);
  return { school, author, ...addressIn(c) };
}

/** Finds the rubric of a mission that an address names; `only` narrows who finds it. */
export const findPlace =
  ({ db, shelf }: AppraisalDeps, only: (place: FormPlace, actor: Actor) => boolean = () => true) =>
  async (c: Context, actor: Actor): Promise<Found<FormPlace> | null> => {
    const { mission: id, rubric: item } = addressIn(c);
    const mission = await readMission(db, actor.school, id);
    const guide = mission && findGuide(shelf(), mission.cohort.guide, mission.cohort.version);
    const rubric = guide?.rubrics.find((each) => each.id === item);
    const place = mission && guide && rubric ? { mission, guide, rubric } : null;
    return place && only(place, actor) ? { subject: { ...subjectOf(place.mission), item }, value: place } : null;
  };

/** Finds the form of who asks: they fill that rubric for that mission. */
export const findForm = (deps: AppraisalDeps) =>
  findPlace(deps, ({ rubric, mission }, { person }) => fills(rubric, mission, person));

/** Finds where a saving of who asks goes. */
export const findSaving =
  ({ db, shelf }: AppraisalDeps) =>
  async (c: Context, actor: Actor): Promise<Found<SavePlace> | null> => {
    const { mission, rubric: item } = addressIn(c);
    const row = isId(mission) ? await formPlace(db, actor.school, mission) : null;
    const guide = row && findGuide(shelf(), row.guide, row.version);
    const rubric = guide?.rubrics.find((each) => each.id === item);
    if (!row || !guide || !rubric) return null;
    const named = (ids: readonly string[]) => ids.map((id) => ({ id }));
    if (!fills(rubric, { companyTutors: named(row.company), academicTutors: named(row.academic) }, actor.person)) return null;
    const tied = { companyTutors: row.company, academicTutors: row.academic };
    return {
      subject: { school: actor.school, programme: row.guide, mission, item, student: row.student_id, ...tied },
      value: { guide, rubric },
    };
  };

/** What a saving answers to the script of a page: when, on the clocks of `zone`; and that its text was written elsewhere since, and stays. */
export const savedAnswer = (c: Context, became: Saved, at: number, zone: string): Response =>
  c.json({ saved: savedWords(at, at, langOf(c), zone), at, ...(became === 'elsewhere' && { elsewhere: true }) });
