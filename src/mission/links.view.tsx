/** The links of a mission, as staff see them: sent, bounced, opened, begun, answered. */
import type { Guide } from '../guide/schema.ts';
import { say } from '../guide/text.ts';
import type { LinkProgress, LinkState } from '../identity/link.ts';
import type { Lang } from '../ui/lang.ts';
import { Signal, type Tone } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { OUTSIDER_WORDS } from './outsider-words.ts';

const TONES: Record<LinkProgress, Tone> = {
  waiting: 'wait',
  sent: 'wait',
  bounced: 'block',
  opened: 'check',
  started: 'check',
  submitted: 'conform',
  revoked: 'unknown',
};

/** Links that still wait for an answer at `now` (milliseconds). */
export const isWaiting = (link: LinkState, now: number): boolean =>
  link.progress !== 'submitted' && link.progress !== 'revoked' && Date.parse(link.expiresAt) > now;

/** What a link is for, in the words of the guide. */
function whatFor(link: LinkState, guide: Guide, lang: Lang): string {
  const item = guide.rubrics.find(({ id }) => id === link.item) ?? (guide.feedback?.id === link.item ? guide.feedback : null);
  return item ? say(item.title, lang) : OUTSIDER_WORDS[lang].purpose[link.purpose];
}

interface LinksProps {
  links: readonly LinkState[];
  guide: Guide;
  lang: Lang;
  now: number;
}

/** Where a link stands, and since when. */
export function LinkSignal({ link, guide, lang, now }: { link: LinkState } & Omit<LinksProps, 'links'>) {
  const w = OUTSIDER_WORDS[lang];
  const { progress, servedAt, revokedAt, startedAt, openedAt, bouncedAt, sentAt } = link;
  const since = {
    submitted: servedAt,
    revoked: revokedAt,
    started: startedAt,
    opened: openedAt,
    bounced: bouncedAt,
    sent: sentAt,
    waiting: null,
  };
  const isOver = progress !== 'submitted' && progress !== 'revoked' && Date.parse(link.expiresAt) <= now;
  const at = since[progress];
  return (
    <>
      <Signal tone={isOver ? 'unknown' : TONES[progress]}>
        {isOver ? `${w.progress[progress]}, ${w.expired}` : w.progress[progress]}
      </Signal>
      {at === null ? null : <div class="small soft">{instant(new Date(at), lang, guide.timezone)}</div>}
    </>
  );
}

function Acts({ link, lang }: { link: LinkState; lang: Lang }) {
  const w = OUTSIDER_WORDS[lang];
  const acts = link.bouncedAt ? (['resend', 'revoke'] as const) : (['resend', 'revoke', 'bounced'] as const);
  return (
    <form class="actions" method="post" action={`/missions/${link.mission}/links/${link.id}`}>
      {acts.map((intent) => (
        <button key={intent} class="button quiet small" type="submit" name="intent" value={intent}>
          {w[intent]}
          <span class="visually-hidden">{` ${link.firstName} ${link.lastName}`}</span>
        </button>
      ))}
    </form>
  );
}

/** The table of links, newest first, with what may be done of each. */
export function LinksTable({ links, guide, lang, now }: LinksProps) {
  const w = OUTSIDER_WORDS[lang];
  return (
    <div class="scroll" role="region" aria-label={w.caption} tabIndex={0}>
      <table>
        <caption>{w.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{w.who}</th>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.state}</th>
            <th scope="col">{w.acts}</th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <tr key={link.id}>
              <th scope="row">
                <bdi>{`${link.firstName} ${link.lastName}`}</bdi>
                <div class="small soft">
                  <bdi>{link.address}</bdi>
                </div>
              </th>
              <td>{whatFor(link, guide, lang)}</td>
              <td>
                <LinkSignal link={link} guide={guide} lang={lang} now={now} />
                {link.problem ? (
                  <div class="small soft">
                    <bdi>{link.problem}</bdi>
                  </div>
                ) : null}
                {isWaiting(link, now) ? (
                  <div class="small soft">{w.until(instant(new Date(link.expiresAt), lang, guide.timezone))}</div>
                ) : null}
              </td>
              <td>{link.progress === 'submitted' || link.progress === 'revoked' ? null : <Acts link={link} lang={lang} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
