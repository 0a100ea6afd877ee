/** What the pages that tutors answer on have in common: whose school it is, a title with a name, how they save themselves, the way to tell of a worry. */
import type { ComponentChildren } from 'preact';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { UNNAMED } from '../kernel/school.ts';
import { type CrumbFrom, MissionCrumb } from '../mission/crumb.view.tsx';
import type { Mission } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { Sign } from '../ui/signal.tsx';
import { type Filled, SEEN_FIELD } from './changes.ts';
import { FORM_WORDS, type FormWords } from './form-words.ts';
import { savedWords } from './form.ts';
import { READING_WORDS } from './reading-words.ts';

/** The name of the school as it calls itself, else as the guide does. */
export function schoolOf({ visitor }: Shell, guideSays: string): string {
  const name = visitor?.school.name ?? UNNAMED;
  return name === UNNAMED ? guideSays : name;
}

/**
 * Where a page of a tutor stands: under the mission; to who came by a link, whose only page it is, whose school it is. `children` follow.
 */
export function Stands(props: {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  from: CrumbFrom;
  title?: string;
  children?: ComponentChildren;
}) {
  const { shell, mission, guide, from, title, children } = props;
  const r = reading(guide, shell.lang);
  if (typeof from === 'string') {
    return (
      <MissionCrumb mission={mission} lang={shell.lang} from={from}>
        {title}
      </MissionCrumb>
    );
  }
  return (
    <p class="crumb">
      <bdi>{schoolOf(shell, plain(guide.school, r))}</bdi>, {plain(guide.programme, r)}
      {children ?? (title === undefined ? null : `. ${title}`)}
    </p>
  );
}

/** A title that ends with a name, the name apart. */
export function Title({ words, name }: { words: string; name: string }) {
  return (
    <h1>
      {words.slice(0, words.length - name.length)}
      <bdi>{name}</bdi>
    </h1>
  );
}

/** Told to the author: the student answered, and where it is read. */
export function Answered({ lang, student, href }: { lang: Lang; student: string; href: string }) {
  const w = READING_WORDS[lang];
  const words = w.answered(student);
  return (
    <p class="sheet">
      <bdi>{student}</bdi>
      {words.slice(student.length)}.{' '}
      <a href={href} {...(!href.startsWith('#') && { target: '_blank', rel: 'noopener' })}>
        {w.readReply}
      </a>
    </p>
  );
}

/** The way to tell of a worry in private. In another tab: what is typed here stays. */
export function Worry({ shell, mission }: { shell: Shell; mission: Mission }) {
  return (
    <p class="soft small">
      <a href={`/missions/${mission.id}/alert`} target="_blank" rel="noopener">
        {FORM_WORDS[shell.lang].worry}
      </a>
    </p>
  );
}

/** A form that saves itself. */
export interface Saving {
  lang: Lang;
  /** Zone of the clocks of who fills it. */
  zone: string;
  /** Milliseconds; null before the first saving. */
  savedAt: number | null;
  now: number;
}

/** What the script of the page needs: where it saves, under which name a device keeps a copy, the time of the server; kept on the form. */
export function liveData(
  { lang, savedAt, now }: Saving,
  of: { address: string; copy: string; person: string },
  says: { live?: Partial<FormWords['live']>; kept?: Partial<FormWords['kept']['rows']> } = {},
) {
  const { live, answered, commentLeft, kept } = FORM_WORDS[lang];
  const words = {
    ...live,
    ...says.live,
    answered: answered('{n}', '{of}'),
    commentLeft: commentLeft('{n}'),
    ...kept.rows,
    ...says.kept,
  };
  return {
    'data-autosave': of.address,
    'data-copy': of.copy,
    'data-person': of.person,
    'data-now': now,
    'data-saved-at': savedAt ?? 0,
    'data-words': JSON.stringify(words),
  };
}

/** What was stored when the page was made, which it sends back. */
export const Seen = ({ stored: { answers, comment } }: { stored: Filled }) => (
  <input type="hidden" name={SEEN_FIELD} value={JSON.stringify({ answers, comment })} />
);

/** When the form was last saved. */
export function SavedLine({ lang, zone, savedAt, now }: Saving) {
  return (
    <span class={savedAt === null ? 'saved none' : 'saved'} role="status" data-saved>
      <Sign tone="conform" />
      <span>{savedAt === null ? FORM_WORDS[lang].notSaved : savedWords(savedAt, now, lang, zone)}</span>
    </span>
  );
}

/** Beside the button that sends: why it could not; filled by the script. */
export const SendingLine = () => <p class="sending small" role="status" data-sending />;

/** What a device kept and the server never got; filled and shown by the script. */
export function KeptHere({ lang, found = FORM_WORDS[lang].kept.found }: { lang: Lang; found?: string }) {
  const w = FORM_WORDS[lang].kept;
  return (
    <div class="sheet kept-here" data-kept hidden>
      <p role="status" data-kept-words>
        {found}
      </p>
      <ul class="small" data-kept-rows />
      <div class="actions">
        <button class="button small" type="button" data-take>
          {w.take}
        </button>
        <button class="button quiet small" type="button" data-drop>
          {w.drop}
        </button>
      </div>
    </div>
  );
}
