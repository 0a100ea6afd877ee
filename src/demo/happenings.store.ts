/** What happened in the demo school since it was founded, one after the other: deposits, more time, reopenings, what is contested. */
import { addReopening, reopeningOf, versionsOf } from '../deposit/deposit.store.ts';
import { fileDeposit } from '../deposit/filing.store.ts';
import { addNote, notesOf } from '../deposit/note.store.ts';
import type { Deposit } from '../deposit/deposit.ts';
import { askValidators } from '../deposit/validation-ask.store.ts';
import { sayWord } from '../deposit/validation-say.store.ts';
import { wordsOn } from '../deposit/validation.store.ts';
import { findGuide } from '../guide/shelf.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import type { Mission } from '../mission/mission.ts';
import { addExtension } from '../mission/cohort.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import { happenToAppraisal } from './appraisals.store.ts';
import { keep, readDocument } from './content.store.ts';
import { happenAfterwards } from './follow-up.store.ts';
import { type DemoDeps, asOf, type Scene, whoIs } from './scene.ts';
import { happenWithTutors } from './tutors.store.ts';
import { instantAt, type Happening } from './school.ts';

const school = FIRST_SCHOOL;

/** Does one happening, unless it is done. */
export async function happen(scene: Scene, it: Happening): Promise<void> {
  const { deps, programme, ids } = scene;
  const student = ids.get(it.student.email)!;
  const lead = ids.get(programme.people.find((p) => p.role === 'lead')!.email)!;
  const [mission] = await listMissions(deps.db, school, { student });
  if (!mission) throw new Error(`${it.student.email} has no mission`);
  switch (it.kind) {
    case 'extension':
      return extend(scene, mission, it, lead);
    case 'deposit':
    case 'reopening':
    case 'contest':
    case 'validation':
      return happenToDeposit(scene, mission, it, { student, lead });
    case 'appraisal':
    case 'appraisal-reopening':
    case 'reply':
      return happenToAppraisal(scene, mission, it, lead);
    case 'note':
    case 'bounce':
    case 'call':
      return happenAfterwards(scene, mission, it);
    default:
      return happenWithTutors(scene, mission, it, lead);
  }
}

async function happenToDeposit(
  scene: Scene,
  mission: Mission,
  it: Happening & { kind: 'deposit' | 'reopening' | 'contest' | 'validation' },
  { student, lead }: { student: string; lead: string },
): Promise<void> {
  const { deps } = scene;
  const { db } = deps;
  const { deliverable, file } = it.deposit;
  const kept = await keep(deps.files, await readDocument(file));
  const there = (await versionsOf(db, school, mission.id, deliverable)).find((v) => v.sha256 === kept.sha256);
  if (it.kind === 'deposit') {
    if (!there) await deposit(deps, mission, it, kept);
  } else if (it.kind === 'reopening') {
    if (there || (await reopeningOf(db, school, mission.id, deliverable))) return;
    const reopening = { school, mission: mission.id, deliverable, reason: it.deposit.reopened!, givenBy: lead, givenAt: it.at };
    await db.transaction().execute((trx) => addReopening(trx, reopening));
  } else if (there && it.kind === 'contest') {
    await contest(db, there.id, it, student);
  } else if (there && it.kind === 'validation') {
    await validate(scene, mission, there, it);
  }
}

async function extend(
  { deps, start }: Scene,
  mission: Mission,
  it: Happening & { kind: 'extension' },
  lead: string,
): Promise<void> {
  const { milestone, reason, until } = it.extension;
  if (mission.extensions.some((e) => e.milestone === milestone && e.reason === reason)) return;
  const at = new Date(
    instantAt(start, until, findGuide(deps.shelf(), mission.cohort.guide, mission.cohort.version)!.timezone),
  ).toISOString();
  await deps.db.transaction().execute(async (trx) => {
    const whom = { school, cohort: mission.cohort.id, mission: mission.id };
    const extension = await addExtension(trx, { ...whom, milestone, until: at, reason, givenBy: lead, givenAt: it.at });
    const entry = { school, at: it.at, actor: lead, via: 'session', subject: `mission:${mission.id}` };
    await record(trx, { ...entry, action: 'deadline.extended', details: { extension, milestone, until: at, reason } });
  });
}

async function deposit(
  deps: DemoDeps,
  mission: Mission,
  it: Happening & { kind: 'deposit' },
  file: { sha256: string; bytes: number },
) {
  const guide = findGuide(deps.shelf(), mission.cohort.guide, mission.cohort.version)!;
  const deliverable = guide.deliverables.find((d) => d.id === it.deposit.deliverable);
  if (!deliverable) throw new Error(`content/demo/school.yaml: ${guide.guide} has no deliverable "${it.deposit.deliverable}"`);
  await fileDeposit(deps.db, {
    mission,
    guide,
    deliverable,
    file,
    originalName: it.deposit.name,
    guideName: it.deposit.guideName,
    begunAt: it.at - SENDING_MS,
    receivedAt: it.at,
    declarations: deliverable.declarations.map((d) => d.id),
    actor: mission.student.id,
    letter: null,
    alongside: (trx, { number }) =>
      askValidators(asOf(deps, it), trx, { guide, mission, deliverable, number }, { person: mission.student.id, at: it.at }),
  });
}

async function validate(scene: Scene, mission: Mission, deposit: Deposit, it: Happening & { kind: 'validation' }): Promise<void> {
  const { by, valid, comment } = it.validation;
  const person = whoIs(scene, by);
  const tutor = [...mission.companyTutors, ...mission.academicTutors].find(({ id }) => id === person);
  if (!tutor) throw new Error(`content/demo/school.yaml: ${by} is no tutor of ${it.student.id}`);
  const words = await wordsOn(scene.deps.db, school, deposit.id);
  if (words.some((word) => word.person === person && word.valid === valid && word.comment === comment)) return;
  const via = mission.companyTutors.includes(tutor) ? 'link' : 'session';
  await sayWord(asOf(scene.deps, it), { deposit, mission, by: { ...tutor, via }, valid, comment });
}

/** What a file of the demo took to arrive. */
const SENDING_MS = 1840;

async function contest(db: Database, deposit: string, it: Happening & { kind: 'contest' }, student: string): Promise<void> {
  const { finding, reason } = it.contest;
  if ((await notesOf(db, school, deposit)).some((n) => n.finding === finding)) return;
  await db.transaction().execute(async (trx) => {
    await addNote(trx, { school, deposit, finding, kind: 'contest', reason, saidBy: student, saidAt: it.at });
    const entry = { school, at: it.at, actor: student, via: 'session', subject: `deposit:${deposit}` };
    await record(trx, { ...entry, action: 'finding.contested', details: { finding, reason } });
  });
}
