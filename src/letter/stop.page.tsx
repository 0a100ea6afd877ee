/** The page that stops a digest, and lets it come again. */
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';

const WORDS = {
  fr: {
    comes: 'Vous recevez les rappels de cette école',
    stopped: 'Vous ne recevez plus ces rappels',
    comesWhat: (school: string) =>
      `${school} vous écrit une fois par jour au plus, quand une date approche ou que quelque chose manque.`,
    stoppedWhat: (school: string) =>
      `${school} ne vous écrira plus pour vous rappeler une date. Les dates elles-mêmes ne changent pas.`,
    stop: 'Ne plus recevoir ces rappels',
    resume: 'Les recevoir de nouveau',
  },
  en: {
    comes: 'You receive reminders from this school',
    stopped: 'You no longer get these reminders',
    comesWhat: (school: string) => `${school} writes to you once a day at most, when a date is near or something is missing.`,
    stoppedWhat: (school: string) =>
      `${school} will no longer write to remind you of a date. The dates themselves do not change.`,
    stop: 'Stop these reminders',
    resume: 'Get them again',
  },
} as const satisfies Record<Lang, unknown>;

/** `/letters/stop/:letter`. */
export function StopPage(props: { shell: Shell; letter: string; digest: { schoolName: string; stopped: boolean } }) {
  const { shell, letter, digest } = props;
  const w = WORDS[shell.lang];
  const { stopped, schoolName } = digest;
  return (
    <Layout shell={shell} title={stopped ? w.stopped : w.comes} unlisted>
      <header>
        <h1>{stopped ? w.stopped : w.comes}</h1>
        <p class="lede">{stopped ? w.stoppedWhat(schoolName) : w.comesWhat(schoolName)}</p>
      </header>
      <form class="actions" method="post" action={`/letters/stop/${letter}`}>
        <button class="button" type="submit" name="intent" value={stopped ? 'resume' : 'stop'}>
          {stopped ? w.resume : w.stop}
        </button>
      </form>
    </Layout>
  );
}
