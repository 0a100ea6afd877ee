/** What the staff of the demo school did to follow its missions: notes, calls; and letters that came back to it. */
import { findGuide } from '../guide/shelf.ts';
import { addNote, notesOf } from '../mission/note.store.ts';
import { record } from '../kernel/journal.store.ts';
import { noteBounce } from '../letter/bounce.store.ts';
import { listOutbox } from '../letter/outbox-list.store.ts';
import type { Mission } from '../mission/mission.ts';
import { addCall, callsMade } from '../reminder/call.store.ts';
import { type Scene, whoIs } from './scene.ts';
import { dayAt, type Happening } from './school.ts';

/** A happening of this file. */
export type FollowUp = Happening & { kind: 'note' | 'bounce' | 'call' };

/** Does one happening of `mission`, unless it is done. */
export async function happenAfterwards(scene: Scene, mission: Mission, it: FollowUp): Promise<void> {
  const { db, shelf } = scene.deps;
  const { school, id, cohort } = mission;
  const who = (name: string) => whoIs(scene, name);
  const entry = { school, at: it.at, subject: `mission:${id}`, via: 'session' };
  if (it.kind === 'bounce') {
    const email = [...mission.companyTutors, ...mission.academicTutors].find((t) => t.id === who(it.bounce.whom))?.email;
    if (!email) throw new Error(`content/demo/school.yaml: ${it.bounce.whom} is no tutor of ${it.student.id}`);
    const { lines } = await listOutbox(db, { school, kept: null, led: null }, { state: null, query: email, page: 1 });
    const last = lines.find((letter) => letter.writtenAt.getTime() <= it.at);
    if (last) await noteBounce(db, { letter: last.id, reason: it.bounce.reason, at: it.at });
  } else if (it.kind === 'note') {
    const { words, shared, by } = it.note;
    const { notes } = await notesOf(db, { school, mission: id, shared: false, limit: 50 });
    if (notes.some((note) => note.words === words)) return;
    const form = crypto.randomUUID();
    await db.transaction().execute(async (trx) => {
      await addNote(trx, { school, id: form, mission: id, by: who(by), words, shared, at: it.at });
      await record(trx, { ...entry, actor: who(by), action: shared ? 'note.shared' : 'note.written', details: { note: form } });
    });
  } else {
    const { whom, by, note } = it.call;
    const on = dayAt(scene.start, it.call.at.days, findGuide(shelf(), cohort.guide, cohort.version)!.timezone);
    const call = { school, cohort: cohort.id, person: who(whom), on, note, by: who(by), at: it.at };
    if ((await callsMade(db, cohort)).some((made) => made.person === call.person && made.on === on)) return;
    await db.transaction().execute(async (trx) => {
      await addCall(trx, call);
      await record(trx, { ...entry, actor: call.by, action: 'call.made', details: { person: call.person, on } });
    });
  }
}
