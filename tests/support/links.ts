/** Links of an invented school: sent as the site sends them, read from its outbox. */
import { inviteByLink, type LinkOrder } from '../../src/identity/link.store.ts';
import { readPerson } from '../../src/identity/person.store.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { parseSettings } from '../../src/kernel/settings.ts';
import { DAY_MS } from '../../src/kernel/span.ts';
import { SITE_NOW } from './school.ts';
import type { Site } from './site.ts';

/** What a letter of the outbox keeps until it is sent: the token of a link. */
export async function secretOf(site: Site, link: string): Promise<string> {
  const row = await site.database.db
    .selectFrom('outbox')
    .select('secret')
    .where('link_id', '=', link)
    .orderBy('written_at', 'desc')
    .executeTakeFirstOrThrow();
  return row.secret!;
}

/** Sends a link to a person of the first school. @returns its identifier and its token */
export async function linkTo(
  site: Site,
  order: { person: string; mission: string } & Partial<Pick<LinkOrder, 'purpose' | 'item' | 'expiresAt' | 'at' | 'createdBy'>>,
): Promise<{ id: string; token: string }> {
  const parsed = parseSettings({});
  if ('problems' in parsed) throw new Error('the settings of this test do not hold');
  const { db } = site.database;
  const person = await readPerson(db, FIRST_SCHOOL, order.person);
  const { purpose = 'appraisal', item = 'tutor-appraisal', at = SITE_NOW } = order;
  const words = {
    fr: {
      title: 'Inès Caradec\u00a0: votre appréciation est attendue',
      askedBy: 'Rozenn Tanguy vous le demande.',
      about: 'Mission chez Atelier Quéméneur.',
    },
    en: {
      title: 'Inès Caradec: your appraisal is awaited',
      askedBy: 'Rozenn Tanguy asks you.',
      about: 'Mission at Atelier Quéméneur.',
    },
  };
  const values = { student: 'Inès Caradec', title: 'Grille', company: 'Atelier Quéméneur', deadline: '', by: 'Rozenn Tanguy' };
  const kind = purpose === 'jury' ? ('invite-jury' as const) : ('invite-appraisal' as const);
  const id = await db.transaction().execute((trx) =>
    inviteByLink({ config: parsed.config, clock: { now: () => at } }, trx, {
      school: FIRST_SCHOOL,
      mission: order.mission,
      purpose,
      item,
      at,
      words,
      person: { id: person!.id, email: person!.email, lang: person!.lang },
      letter: { kind, values, replyTo: null },
      expiresAt: order.expiresAt ?? SITE_NOW + 30 * DAY_MS,
      createdBy: order.createdBy ?? null,
    }),
  );
  return { id, token: await secretOf(site, id) };
}

/** What the forms on the page of a link send back. */
export async function formOfLink(site: Site, token: string): Promise<URLSearchParams> {
  const text = await (await site.app.request(`/l/${token}`, { headers: { accept: 'text/html' } })).text();
  return new URLSearchParams({ form: /name="form" value="(\w+)"/.exec(text)?.[1] ?? '' });
}

/** Opens a link as its button does. @returns the cookie of its session, for the headers of a request; null when none was opened */
export async function openLink(site: Site, token: string, before: Readonly<Record<string, string>> = {}) {
  const body = await formOfLink(site, token);
  const answer = await site.app.request(`/l/${token}`, { method: 'POST', body, headers: { accept: 'text/html', ...before } });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .find((pair) => /soutenir\.link=./.test(pair));
  return { answer, headers: cookie === undefined ? null : { cookie } };
}
