/** The one thing to do of a student who has not declared their mission. */
import type { Lang } from '../ui/lang.ts';
import { DECLARE_FIRST_WORDS } from './aside-words.ts';

/** Where the mission is declared, and what waits for it. */
export function DeclareFirst({ mission, lang }: { mission: string; lang: Lang }) {
  const w = DECLARE_FIRST_WORDS[lang];
  return (
    <section class="notice now">
      <p>{w.why}</p>
      <p class="actions">
        <a class="button" href={`/missions/${mission}/declare`}>
          {w.act}
        </a>
      </p>
    </section>
  );
}
