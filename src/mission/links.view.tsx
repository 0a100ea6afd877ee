/** The links of a mission, as staff see them: sent, bounced, opened, begun, answered. */
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { AskedByLink, LinkProgress, LinkState } from '../identity/link.ts';
import type { Lang } from '../ui/lang.ts';
import { type Mark, Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { nameOf } from './mission.ts';
import { OUTSIDER_WORDS } from './outsider-words.ts';
import { itemsOf } from './owed.ts';

const TONES: Record<LinkProgress, Mark> = {
  waiting: 'wait',
  sent: 'wait',
  bounced: 'block',
  opened: 'expected',
  started: 'expected',
  submitted: 'conform',
  revoked: 'unknown',
};

const isOpen = ({ progress }: LinkState) => progress !== 'submitted' && progress !== 'revoked';
const isExpired = ({ expiresAt }: LinkState, now: number) => expiresAt !== null && Date.parse(expiresAt) <= now;

/** Those that still wait for an answer at `now` (milliseconds). */
export const isWaiting = (link: LinkState, now: number): boolean => isOpen(link) && !isExpired(link, now);

/** What a link is for, in the words of the guide. */
export function whatFor(link: Pick<LinkState, 'purpose' | 'item'>, guide: Guide, lang: Lang): string {
  const { purpose } = OUTSIDER_WORDS[lang];
  const deliverable = link.purpose === 'validation' ? guide.deliverables.find(({ id }) => id === link.item) : undefined;
  if (deliverable) return `${purpose.validation}, ${told(deliverable.title, lang)}`;
  const item = itemsOf(guide).find((each) => each.item === link.item);
  return item ? told(item.title, lang) : purpose[link.purpose];
}

interface LinksProps {
  /** Gathered by what they ask of whom. */
  asked: readonly AskedByLink[];
  guide: Guide;
  lang: Lang;
  now: number;
}

/** Where a link stands, and since when. */
export function LinkSignal({ link, guide, lang, now }: { link: LinkState } & Omit<LinksProps, 'asked'>) {
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
  const isOver = isOpen(link) && isExpired(link, now);
  const at = since[progress];
  return (
    <>
      <Signal tone={isOver ? 'unknown' : TONES[progress]}>
        {isOver ? `${w.progress[progress]}, ${w.expired}` : w.progress[progress]}
      </Signal>
      {at === null ? null : <small class="soft">{` ${instant(new Date(at), lang, guide.timezone)}`}</small>}
    </>
  );
}

function Acts({ link, lang }: { link: AskedByLink; lang: Lang }) {
  const w = OUTSIDER_WORDS[lang];
  const acts = link.bouncedAt ? (['resend', 'revoke'] as const) : (['resend', 'bounced', 'revoke'] as const);
  return (
    <form class="actions" method="post" action={`/missions/${link.mission}/links/${link.id}`}>
      {acts.map((intent) => (
        <button key={intent} class="button quiet small" type="submit" name="intent" value={intent}>
          {w[intent]}
          <span class="visually-hidden">{` ${nameOf(link)}`}</span>
        </button>
      ))}
    </form>
  );
}

/** One card for each thing asked of someone, with what may be done of it. */
export function LinksList({ asked, guide, lang, now }: LinksProps) {
  const w = OUTSIDER_WORDS[lang];
  return (
    <ul class="guide-list">
      {asked.map((link) => (
        <li key={link.id} class="sheet">
          <h2>
            <bdi>{nameOf(link)}</bdi>
          </h2>
          <p class="soft">
            {`${whatFor(link, guide, lang)}\u00a0· `}
            <bdi>{link.address}</bdi>
            {link.links > 1 ? ` · ${w.several(link.links)}` : ''}
          </p>
          <p>
            <LinkSignal link={link} guide={guide} lang={lang} now={now} />
          </p>
          {link.problem ? (
            <p class="small soft">
              <bdi>{link.problem}</bdi>
            </p>
          ) : null}
          {link.expiresAt !== null && isWaiting(link, now) ? (
            <p class="small soft">{w.until(instant(new Date(link.expiresAt), lang, guide.timezone))}</p>
          ) : null}
          {link.by === 'account' ? <p class="small soft">{w.byAccount}</p> : null}
          {link.by === 'link' && isOpen(link) ? <Acts link={link} lang={lang} /> : null}
        </li>
      ))}
    </ul>
  );
}
