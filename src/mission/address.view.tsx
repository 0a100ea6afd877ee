/** Tutors whom letters do not reach, each with the way to correct their address or to send again. */
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import { addressPage, type Unreached } from './address.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import { nameOf } from './mission.ts';

/** One of them, in a list of what is to settle. `mission`: where it is corrected; null for who may not. */
export function UnreachedLine({ lang, mission, tutor }: { lang: Lang; mission: string | null; tutor: Unreached }) {
  const w = ADDRESS_WORDS[lang];
  const { person, email, why } = tutor;
  return (
    <li>
      <Signal tone={why === 'moved' ? 'check' : 'block'}>{w.why[why]}</Signal>
      <strong>
        <bdi>{nameOf(tutor)}</bdi>
      </strong>
      <bdi class="soft">{email}</bdi>
      {mission === null ? null : (
        <a class="end small" href={addressPage(mission, person)}>
          {why === 'moved' ? w.resend : w.correct}
        </a>
      )}
    </li>
  );
}

/** All of them; nothing when there are none. */
export function UnreachedList({ lang, mission, unreached }: { lang: Lang; mission: string; unreached: readonly Unreached[] }) {
  if (unreached.length === 0) return null;
  return (
    <ul class="lines">
      {unreached.map((tutor) => (
        <UnreachedLine key={tutor.person} lang={lang} mission={mission} tutor={tutor} />
      ))}
    </ul>
  );
}
