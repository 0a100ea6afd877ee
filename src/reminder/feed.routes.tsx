/** Calendars: the feed that diaries read, the page that makes its address and takes it away, its section of the account. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import ical, { ICalEventStatus } from 'ical-generator';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { type Actor, may } from '../identity/ability.ts';
import { ACCOUNT_ABILITIES } from '../identity/account.policy.ts';
import { actorIn, type Found, type Identity, mayDo } from '../identity/entry.ts';
import { readPerson } from '../identity/person.store.ts';
import { readSchool } from '../identity/school.store.ts';
import { typedIn } from '../kernel/form.ts';
import { open } from '../kernel/guard.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { listCohorts } from '../mission/cohort.store.ts';
import { extensionsForAll } from '../mission/mission-rows.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf } from '../ui/shell.routes.ts';
import { FeedPage, FeedSection } from './feed.page.tsx';
import { feedOf } from './feed.ts';
import { feedBehind, feedSince, makeFeed, revokeFeed } from './feed.store.ts';
import { REMINDER_WORDS } from './words.ts';

interface FeedDeps extends Services {
  assets: Assets;
  identity: Identity;
  shelf: () => Shelf;
}

/** Diaries are asked to come back after this long. */
const AGAIN_SECONDS = 6 * 3600;
/** Cohorts of years long gone are not in the diary of who leads. */
const PAST_YEARS = 1;

const findSelf = async (_c: Context, actor: Actor): Promise<Found<null>> => ({
  subject: { school: actor.school, programme: '', self: actor.person },
  value: null,
});

/** The diary of a person as it is now; a refusal for an address that is nobody's. */
async function feed(c: Context, { db, shelf, clock, config }: FeedDeps): Promise<Response> {
  const whose = await feedBehind(db, (c.req.param('token') ?? '').replace(/\.ics$/, ''));
  const person = whose && (await readPerson(db, whose.school, whose.person));
  if (!person) throw new Refusal('not-found', {});
  const { school, id, lang } = person;
  const { name } = await readSchool(db, school);
  const holds = (cohort: { guide: string; year: number }) =>
    may({ ...person, person: id }, MISSION_ABILITIES.readCohort, { school, programme: cohort.guide }) &&
    cohort.year >= new Date(clock.now()).getUTCFullYear() - PAST_YEARS;
  const [own, followed, cohorts] = await Promise.all([
    listMissions(db, school, { student: id }),
    listMissions(db, school, { tutor: id }),
    listCohorts(db, school),
  ]);
  const guideOf = ({ guide, version }: { guide: string; version: string }) => findGuide(shelf(), guide, version);
  const led = cohorts.filter(holds).map(async (cohort) => ({ cohort, extensions: await extensionsForAll(db, cohort) }));
  const events = feedOf({ person: id, lang, guideOf, own, followed, cohorts: await Promise.all(led) });
  const calendar = ical({
    name: REMINDER_WORDS[lang].calendar.name(name),
    ttl: AGAIN_SECONDS,
    prodId: '//Soutenir//Soutenir//EN',
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@${new URL(config.BASE_URL).hostname}`,
      ...('day' in event.span
        ? { start: `${event.span.day}T00:00:00Z`, allDay: true }
        : { start: new Date(event.span.start), end: new Date(event.span.end) }),
      // The same as long as nothing changed, so that a diary that has it is told so.
      stamp: new Date(event.changedAt ?? whose.since),
      // When a cohort set a date is not known: a diary would take another instant for a reason to keep what it has.
      ...(event.changedAt && { lastModified: new Date(event.changedAt) }),
      sequence: event.changes,
      ...(event.cancelled && { status: ICalEventStatus.CANCELLED }),
      summary: event.summary,
      url: `${config.BASE_URL}${event.path}`,
    });
  }
  const text = calendar.toString();
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex, nofollow' };
  if (
    c.req
      .header('if-none-match')
      // A proxy that compresses on the way makes the mark a weak one.
      ?.split(/(?:^|\s*,\s*)(?:W\/)?/)
      .includes(etag)
  )
    return c.body(null, 304, headers);
  return c.body(text, 200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="soutenir.ics"',
  });
}

async function act(c: Context, { db, clock, config, assets }: FeedDeps): Promise<Response> {
  const { school, person } = actorIn(c);
  const revokes = (await typedIn(c))('intent') === 'revoke';
  const at = clock.now();
  const token = await db.transaction().execute(async (trx) => {
    const made = revokes ? null : await makeFeed(trx, { school, person, at });
    if (revokes) await revokeFeed(trx, { school, person });
    const action = revokes ? 'calendar.revoked' : 'calendar.made';
    await record(trx, { school, at, actor: person, via: 'session', action, subject: `person:${person}`, details: {} });
    return made;
  });
  const address = token === null ? null : `${config.BASE_URL}/calendar/${token}.ics`;
  return c.html(renderPage(<FeedPage shell={shellOf(c, assets)} isOn={!revokes} address={address} revoked={revokes} />));
}

/** The section of the account about the calendar. */
export function calendarSection({ db }: Pick<Services, 'db'>) {
  return async (c: Context, actor: Actor) => (
    <FeedSection lang={langOf(c)} isOn={(await feedSince(db, { school: actor.school, person: actor.person })) !== null} />
  );
}

/** /calendar/:token, /account/calendar. */
export function feedRoutes(deps: FeedDeps): Hono {
  const own = () => mayDo(deps.identity, ACCOUNT_ABILITIES.ownAccount, findSelf);
  return new Hono()
    .get('/calendar/:token', open('diaries have no session: the address is the secret'), (c) => feed(c, deps))
    .get('/account/calendar', own(), async (c) => {
      const { school, person } = actorIn(c);
      const isOn = (await feedSince(deps.db, { school, person })) !== null;
      return c.html(renderPage(<FeedPage shell={shellOf(c, deps.assets)} isOn={isOn} address={null} revoked={false} />));
    })
    .post('/account/calendar', own(), (c) => act(c, deps));
}
