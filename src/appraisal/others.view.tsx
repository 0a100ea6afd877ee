/** Under a receipt: what else is asked of its author, and the way there. A link opens one thing: the others are named where they are open too. */
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import { OTHERS_WORDS } from './others-words.ts';

export interface Others {
  /** Other students who wait. */
  students: number;
  /** What may be answered at once, from here. */
  open: readonly { title: string; href: string }[];
  /** How many are behind links that this browser has not opened, and whether these were just sent again. */
  closed: number;
  sent: boolean;
}

/** The whole of it; nothing where nothing waits. `action`: where the links are asked for. */
export function OthersWait({ lang, others, action }: { lang: Lang; others: Others | null; action: string }) {
  if (!others) return null;
  const { students, open, closed, sent } = others;
  const w = OTHERS_WORDS[lang];
  return (
    <section class="sheet criteria no-print" id="others" aria-labelledby="others-title">
      <h2 id="others-title">{w.title(students)}</h2>
      {open.length > 0 ? (
        <ul>
          {open.map(({ title, href }) => (
            <li key={href}>
              <a href={href}>
                <bdi>{title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {closed > 0 && sent ? (
        <p role="status">
          <Signal tone="conform">{w.sent(closed)}</Signal>
        </p>
      ) : null}
      {closed > 0 && !sent ? (
        <form class="actions" method="post" action={action}>
          <span class="soft">{w.ownLinks(closed, open.length > 0)}</span>
          <button class="button quiet" type="submit">
            {w.send(closed)}
          </button>
        </form>
      ) : null}
    </section>
  );
}
