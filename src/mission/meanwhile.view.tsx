/** What a form says when someone else changed the mission meanwhile: what they recorded, beside what was typed, which stays. */
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import type { Recorded } from './meanwhile.ts';
import { MISSION_FORM_WORDS } from './mission-form-words.ts';

/** Which state of the mission a form was filled from. */
export const VersionField = ({ version }: { version: string }) => <input type="hidden" name="version" value={version} />;

/** The notice; nothing when nobody changed anything. */
export function Meanwhile({ lang, recorded }: { lang: Lang; recorded: readonly Recorded[] | null }) {
  const w = MISSION_FORM_WORDS[lang];
  if (!recorded) return null;
  return (
    <section class="notice check" role="alert">
      <h2>
        <Signal tone="check">{w.meanwhile}</Signal>
      </h2>
      <p>{w.meanwhileText}</p>
      {recorded.length > 0 ? (
        <dl class="facts">
          {recorded.map(({ label, now }) => (
            <>
              <dt>{label}</dt>
              <dd>{now ? <bdi>{now}</bdi> : <span class="soft">{w.nothing}</span>}</dd>
            </>
          ))}
        </dl>
      ) : null}
    </section>
  );
}
