/** Staff follow the links of a mission: what became of each; send again, take back, note that a letter did not arrive. */
import { type Context, Hono } from 'hono';
import { type Actor, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { LINK_DAYS } from '../identity/link.ts';
import { revokeLinks } from '../identity/link.store.ts';
import { type FoundLink, readLink, sendFreshLink, sentWith } from '../identity/link-found.store.ts';
import { typedIn } from '../kernel/form.ts';
import { isId } from '../kernel/id.ts';
import { record } from '../kernel/journal.store.ts';
import { markBounced } from '../kernel/outbox-bounce.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { DAY_MS } from '../kernel/span.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { invitationsOf } from './asked.store.ts';
import { type CohortDeps, guideOf } from './cohort.routes.tsx';
import { type AgainRouteDeps, findMission } from './hand-on.routes.tsx';
import { LinksPage } from './links.page.tsx';
import type { Mission } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { OUTSIDER_WORDS } from './outsider-words.ts';

interface OfMission {
  mission: Mission;
  link: FoundLink;
}

/** The link of the address, in its mission. */
const findLinkOfMission =
  (deps: CohortDeps) =>
  async (c: Context, actor: Actor): Promise<Found<OfMission> | null> => {
    const found = await findMission(deps)(c, actor);
    const id = c.req.param('link') ?? '';
    const link = found && isId(id) ? await readLink(deps.db, actor.school, id) : null;
    return found && link?.mission === found.value.id ? { subject: found.subject, value: { mission: found.value, link } } : null;
  };

/** A count that an address brings; null for anything else. */
const countIn = (c: Context, name: string) => (/^\d{1,4}$/.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : null);

async function show(c: Context, { db, clock, assets, shelf }: CohortDeps): Promise<Response> {
  const mission = foundIn<Mission>(c);
  const shell = shellOf(c, assets);
  const w = OUTSIDER_WORDS[shell.lang];
  const links = await invitationsOf(db, mission.school, [mission.id]);
  const [invited, unconfirmed] = [countIn(c, 'invited'), countIn(c, 'unconfirmed')];
  const said: Record<string, string> = { revoke: w.revoked, bounced: w.marked, resend: w.resent(links[0]?.address ?? '') };
  const done = [
    Object.hasOwn(said, c.req.query('done') ?? '') ? said[c.req.query('done')!]! : '',
    invited === null ? '' : w.invited(invited),
    unconfirmed === null ? '' : w.unconfirmed(unconfirmed),
  ].filter(Boolean);
  const props = { shell, mission, guide: guideOf(shelf(), mission.cohort), links, done, now: clock.now() };
  return c.html(renderPage(<LinksPage {...props} />));
}

const ACTIONS = { resend: 'link.sent-again', revoke: 'link.revoked', bounced: 'link.bounced' } as const;

async function act(c: Context, deps: AgainRouteDeps): Promise<Response> {
  const { db, clock } = deps;
  const { mission, link } = foundIn<OfMission>(c);
  const actor = actorIn(c);
  const intent = (await typedIn(c))('intent');
  if (!Object.hasOwn(ACTIONS, intent)) throw new Refusal('field-refused', { field: 'intent' });
  const at = clock.now();
  const { school } = mission;
  await db.transaction().execute(async (trx) => {
    const by = actor.person;
    if (intent === 'resend') await sendFreshLink(deps, trx, link, { expiresAt: at + LINK_DAYS * DAY_MS, by, at });
    else if (intent === 'revoke')
      await revokeLinks(trx, { school, mission: mission.id, person: link.person.id, asked: link, at });
    else await markBounced(trx, { school, links: await sentWith(trx, link), at });
    await record(trx, {
      school,
      at,
      actor: by,
      via: viaOf(actor),
      action: ACTIONS[intent as keyof typeof ACTIONS],
      subject: `mission:${mission.id}`,
      details: { link: link.id, person: link.person.id, purpose: link.purpose, item: link.item },
    });
  });
  return c.redirect(`/missions/${mission.id}/links?done=${intent}`, 303);
}

/** /missions/:mission/links. */
export function linksRoutes(deps: AgainRouteDeps): Hono {
  const { followLinks, readMission: read } = MISSION_ABILITIES;
  return new Hono()
    .get('/missions/:mission/links', mayDo(deps.identity, followLinks, findMission(deps), read), (c) => show(c, deps))
    .post('/missions/:mission/links/:link', mayDo(deps.identity, followLinks, findLinkOfMission(deps), read), (c) =>
      act(c, deps),
    );
}
