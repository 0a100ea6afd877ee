/** Notes on a page: those that were written, and the form of a new one. */
import type { Guide } from '../guide/schema.ts';
import { nameOf } from '../mission/mission.ts';
import { type Errors, TextArea } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { type Note, NOTE_LENGTH } from '../mission/note.ts';
import { NOTE_WORDS } from './note-words.ts';

interface NoteListProps {
  notes: readonly Note[];
  guide: Guide;
  lang: Lang;
  /** Whether each says who reads it: not for the student, who reads only those that are shared. */
  marked: boolean;
}

/** Notes, newest first. */
export function NoteList({ notes, guide, lang, marked }: NoteListProps) {
  const w = NOTE_WORDS[lang];
  return (
    <>
      {notes.map((note) => (
        <article key={note.id} class="sheet said" id={`note-${note.id}`}>
          <p class="links small">
            <bdi class="soft">{w.by(nameOf(note.by), instant(new Date(note.at), lang, guide.timezone))}</bdi>
            {marked ? (
              <Signal tone={note.shared ? 'check' : 'wait'} chip>
                {note.shared ? w.sharedMark : w.private}
              </Signal>
            ) : null}
          </p>
          <p class="as-typed">
            <bdi>{note.words}</bdi>
          </p>
        </article>
      ))}
    </>
  );
}

/** What was typed into the form. */
export interface TypedNote {
  /** Name of the form, then of its note. */
  form: string;
  words: string;
  shared: boolean;
}

/** The form of a new note: who reads it is chosen, and said. */
export function NoteForm({ mission, typed, errors, lang }: { mission: string; typed: TypedNote; errors: Errors; lang: Lang }) {
  const w = NOTE_WORDS[lang];
  return (
    <form class="form" method="post" action={`/missions/${mission}/notes`}>
      <input type="hidden" name="form" value={typed.form} />
      <TextArea
        id="words"
        label={w.words}
        hint={w.wordsHint}
        error={errors['words']}
        rows={4}
        required
        maxLength={NOTE_LENGTH}
        value={typed.words}
      />
      <fieldset class="form-field">
        <legend>{w.who}</legend>
        {([false, true] as const).map((shared) => (
          <label key={String(shared)} class="choice">
            <input type="radio" name="shared" value={shared ? 'yes' : 'no'} checked={typed.shared === shared} />
            {shared ? w.share : w.keep}
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <button class="button small" type="submit">
          {w.send}
        </button>
      </div>
    </form>
  );
}
