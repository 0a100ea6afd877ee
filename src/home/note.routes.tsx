/** /missions/:mission/notes: what the school writes about a mission. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { isId } from '../kernel/id.ts';
import { record } from '../kernel/journal.store.ts';
import { postLetter } from '../letter/letter.store.ts';
import { type CohortDeps, guideOf } from '../mission/cohort.routes.tsx';
import { findMission } from '../mission/hand-on.routes.tsx';
import { type Mission, nameOf, subjectOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { HOME_ABILITIES } from './home.policy.ts';
import { noteFault } from '../mission/note.ts';
import { addNote, notesOf } from '../mission/note.store.ts';
import type { TypedNote } from './note.view.tsx';
import { crumbFrom } from '../mission/crumb.view.tsx';
import { NOTE_WORDS } from './note-words.ts';
import { NotesPage, type NotesPageProps } from './notes.page.tsx';

/** Notes of a page. */
const PAGE = 50;

/** A form that nothing was typed into: kept at school unless its author says otherwise. */
export const emptyNote = (): TypedNote => ({ form: randomUUID(), words: '', shared: false });

async function propsOf(c: Context, { db, assets, shelf }: CohortDeps, typed: TypedNote): Promise<NotesPageProps> {
  const mission = foundIn<Mission>(c);
  const actor = actorIn(c);
  const asked = c.req.query('page') ?? '';
  const page = /^\d{1,4}$/.test(asked) ? Number(asked) : 0;
  const order = { school: mission.school, mission: mission.id, shared: false, skip: page * PAGE, limit: PAGE };
  const { notes, total } = await notesOf(db, order);
  return {
    shell: shellOf(c, assets),
    guide: guideOf(shelf(), mission.cohort),
    mission,
    from: crumbFrom(actor, mission),
    notes,
    page,
    older: total > (page + 1) * PAGE,
    typed: may(actor, HOME_ABILITIES.writeNote, subjectOf(mission)) ? typed : null,
    errors: {},
  };
}

async function write(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock, config } = deps;
  const field = await typedIn(c);
  const form = isId(field('form')) ? field('form') : randomUUID();
  const typed = { form, words: field('words'), shared: field('shared') === 'yes' };
  const fault = noteFault(typed.words);
  if (fault) {
    const props = await propsOf(c, deps, typed);
    const errors = { words: NOTE_WORDS[props.shell.lang].faults[fault] };
    return c.html(renderPage(<NotesPage {...props} errors={errors} />), 422);
  }
  const { school, id: mission, student } = foundIn<Mission>(c);
  const actor = actorIn(c);
  const { words, shared } = typed;
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    if (!(await addNote(trx, { school, id: form, mission, by: actor.person, words, shared, at }))) return;
    if (shared) {
      await postLetter(deps, trx, {
        school,
        kind: 'note-shared',
        person: student.id,
        address: student.email,
        lang: student.lang,
        values: { by: nameOf(actor), note: words },
        action: `${config.BASE_URL}/missions/${mission}#note-${form}`,
        mission,
      });
    }
    const entry = { school, at, actor: actor.person, via: viaOf(actor), subject: `mission:${mission}` };
    await record(trx, { ...entry, action: shared ? 'note.shared' : 'note.written', details: { note: form } });
  });
  return c.redirect(`/missions/${mission}?done=${shared ? 'note-shared' : 'note'}#notes`, 303);
}

/** The routes. */
export function noteRoutes(deps: CohortDeps): Hono {
  const { readJournal, writeNote } = HOME_ABILITIES;
  const { readMission } = MISSION_ABILITIES;
  return new Hono()
    .get('/missions/:mission/notes', mayDo(deps.identity, readJournal, findMission(deps), readMission), async (c) =>
      c.html(renderPage(<NotesPage {...await propsOf(c, deps, emptyNote())} />)),
    )
    .post('/missions/:mission/notes', mayDo(deps.identity, writeNote, findMission(deps), readMission), (c) => write(c, deps));
}
