/** What the pages that tutors answer on have in common: whose school it is, a title with a name, the way to tell of a worry. */
import { UNNAMED } from '../kernel/school.ts';
import type { Mission } from '../mission/mission.ts';
import type { Shell } from '../ui/layout.tsx';
import { FORM_WORDS } from './form-words.ts';

/** The name of the school as it calls itself, else as the guide does. */
export function schoolOf({ visitor }: Shell, guideSays: string): string {
  const name = visitor?.school.name ?? UNNAMED;
  return name === UNNAMED ? guideSays : name;
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
