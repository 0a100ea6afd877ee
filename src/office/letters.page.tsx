/** Pages of the letters: their list, and one with its words, what fills itself in, and how it would arrive. */
import type { LetterKind } from '../letter/kinds.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { LETTERS_WORDS } from './letters-words.ts';

const GROUPS: Readonly<Record<keyof (typeof LETTERS_WORDS)['fr']['groups'], readonly LetterKind[]>> = {
  tutors: [
    'invite-appraisal',
    'invite-academic',
    'invite-several',
    'invite-feedback',
    'invite-validation',
    'invite-jury',
    'fresh-link',
    'fresh-links',
    'appraisal-receipt',
    'feedback-receipt',
    'appraisal-answered',
    'appraisal-reopened',
  ],
  students: [
    'cohort-join',
    'deadline-extended',
    'deposit-validated',
    'deposit-refused',
    'deposit-reopened',
    'note-shared',
    'tutor-handed-on',
  ],
  reminders: ['remind-student', 'remind-version', 'remind-tutor', 'remind-staff'],
  staff: ['tutor-declared', 'alert-raised', 'alert-handled', 'import-done', 'import-stopped'],
  entering: ['entry-code', 'account-changed', 'setup-test'],
};

/** Whether the school has words of its own for a letter, and they can still be sent. */
export type Own = 'in-force' | 'outdated' | null;

/** `/letters`. `own`: those that the school words in its own way. */
export function LettersPage({ shell, own }: { shell: Shell; own: ReadonlyMap<LetterKind, Own> }) {
  const w = LETTERS_WORDS[shell.lang];
  const outdated = [...own.values()].filter((each) => each === 'outdated').length;
  return (
    <Layout shell={shell} title={w.tab} current="letter" unlisted>
      <header>
        <h1>{w.title(own.size, outdated)}</h1>
        <p class="lede">{w.lede}</p>
        <p>
          <a href="/outbox">{w.outboxLink}</a>
        </p>
      </header>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <section key={group} class="letters">
          <h2>{w.groups[group]}</h2>
          <ul>
            {GROUPS[group].map((kind) => (
              <li key={kind}>
                <a href={`/letters/${kind}`}>{w.kinds[kind][0]}</a>
                <span class="soft">{w.kinds[kind][1]}</span>
                {own.has(kind) ? (
                  <Signal tone={own.get(kind) === 'outdated' ? 'block' : 'conform'} chip>
                    {own.get(kind) === 'outdated' ? w.outdated : w.own}
                  </Signal>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}
