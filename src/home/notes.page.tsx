/** Every note of a mission, page after page, and the form of a new one. */
import { type CrumbFrom, currentFrom, MissionCrumb } from '../mission/crumb.view.tsx';
import { Older } from '../ui/pager.tsx';
import type { Guide } from '../guide/schema.ts';
import { type Mission, nameOf } from '../mission/mission.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import type { Note } from '../mission/note.ts';
import { NoteForm, NoteList, type TypedNote } from './note.view.tsx';
import { NOTE_WORDS } from './note-words.ts';

export interface NotesPageProps {
  shell: Shell;
  guide: Guide;
  mission: Mission;
  from: CrumbFrom;
  notes: readonly Note[];
  /** Page of the list from 0, and whether older ones follow. */
  page: number;
  older: boolean;
  /** The form; null for who may only read. */
  typed: TypedNote | null;
  errors: Errors;
}

/** The page. */
export function NotesPage({ shell, guide, mission, from, notes, page, older, typed, errors }: NotesPageProps) {
  const { lang } = shell;
  const w = NOTE_WORDS[lang];
  const person = nameOf(mission.student);
  const address = `/missions/${mission.id}/notes`;
  return (
    <Layout shell={shell} title={w.title(person)} current={currentFrom(from)} unlisted>
      <header>
        <MissionCrumb mission={mission} lang={lang} from={from} />
        <h1>
          <bdi>{w.title(person)}</bdi>
        </h1>
      </header>
      <ErrorSummary title={w.refused} errors={errors} />
      {typed ? <NoteForm mission={mission.id} typed={typed} errors={errors} lang={lang} /> : null}
      {notes.length ? <NoteList notes={notes} guide={guide} lang={lang} marked /> : <p>{w.none}</p>}
      <Older label={w.notes} newest={page > 0 ? address : null} older={older ? `${address}?page=${page + 1}` : null} words={w} />
    </Layout>
  );
}
