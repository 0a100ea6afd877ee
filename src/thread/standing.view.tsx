/** How many missions of a cohort stand how: a count, a shape and a word, each leading to those missions. */
import type { ComponentChildren } from 'preact';
import type { Lang } from '../ui/lang.ts';
import { type Mark, Signal } from '../ui/signal.tsx';
import { number } from '../ui/typography.ts';
import { type Counts, STANDINGS, type Standing } from './matrix.ts';
import { STANDING_WORDS } from './standing-words.ts';

const TONES: Readonly<Record<Standing, Mark>> = { danger: 'block', waiting: 'expected', fine: 'conform', stopped: 'wait' };

interface TallyProps {
  counts: Counts;
  lang: Lang;
  /** Where those of a standing are listed. */
  href: (standing: Standing) => string;
  /** The one that the list shows alone. */
  current?: Standing | null;
  children?: ComponentChildren;
}

/** The counts. */
export function Tally({ counts, lang, href, current = null, children }: TallyProps) {
  const w = STANDING_WORDS[lang].standing;
  return (
    <ul class="tally">
      {STANDINGS.filter((standing) => standing !== 'stopped' || counts.stopped > 0).map((standing) => (
        <li key={standing}>
          <b>{number(counts[standing], lang)}</b>
          <a
            class={`signal ${TONES[standing]} small`}
            href={href(standing)}
            aria-current={current === standing ? 'true' : undefined}
          >
            <Signal tone={TONES[standing]}>{w[standing](counts[standing])}</Signal>
          </a>
        </li>
      ))}
      {children}
    </ul>
  );
}
