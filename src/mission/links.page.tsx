/** What became of the links sent for a mission. */
import { MissionCrumb } from './crumb.view.tsx';
import type { Guide } from '../guide/schema.ts';
import { gathered, type LinkState } from '../identity/link.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { isWaiting, LinksList } from './links.view.tsx';
import type { Mission } from './mission.ts';
import { OUTSIDER_WORDS } from './outsider-words.ts';

export interface LinksPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  links: readonly LinkState[];
  /** What was just done, in words. */
  done: readonly string[];
  now: number;
}

/** Links, with a button for each thing that staff may do. */
export function LinksPage({ shell, mission, guide, links, done, now }: LinksPageProps) {
  const w = OUTSIDER_WORDS[shell.lang];
  const asked = gathered(links);
  const waiting = asked.filter((link) => isWaiting(link, now));
  const title = w.linksTitle(waiting.length, waiting.filter((link) => link.progress === 'bounced').length);
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <MissionCrumb mission={mission} />
        <h1>{title}</h1>
        <p class="lede">{links.length ? w.linksLede : w.none}</p>
        {done.map((said) => (
          <p key={said} role="status">
            <Signal tone="conform">{said}</Signal>
          </p>
        ))}
      </header>
      {links.length ? <LinksList asked={asked} guide={guide} lang={shell.lang} now={now} /> : null}
      <form class="actions" method="post" action={`/missions/${mission.id}/invitations`}>
        <button class="button" type="submit">
          {w.invite}
        </button>
      </form>
    </Layout>
  );
}
