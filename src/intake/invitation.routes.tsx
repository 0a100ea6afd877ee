/** Those who lead a cohort open it by a link, close it, and send the link. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type Actor, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { SECRET } from '../letter/letter.ts';
import { postLetter } from '../letter/letter.store.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { type CohortDeps, findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { InvitationPage, type InvitationPageProps } from './invitation.page.tsx';
import { type Invitation, isOpen, JOIN_LETTERS, readAddresses } from './join.ts';
import { addInvitation, invitationsOf, joinToken, revokeInvitations } from './join.store.ts';
import { JOIN_WORDS } from './join-words.ts';
import { type Cohort, nameOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';

interface InvitationDeps extends CohortDeps {
  /** Makes the tokens of invitations. */
  secret: string;
}

async function openInvitation({ db, clock }: InvitationDeps, cohort: Cohort): Promise<Invitation | null> {
  return (await invitationsOf(db, cohort.school, cohort.id)).find((each) => isOpen(each, clock.now())) ?? null;
}

async function propsOf(c: Context, deps: InvitationDeps): Promise<InvitationPageProps & { invitation: Invitation | null }> {
  const cohort = foundIn<Cohort>(c);
  const shell = shellOf(c, deps.assets);
  const w = JOIN_WORDS[shell.lang];
  const invitation = await openInvitation(deps, cohort);
  const address = invitation && `${deps.config.BASE_URL}/join/${joinToken(deps.secret, invitation.id)}`;
  const sent = c.req.query('sent');
  return {
    shell,
    cohort,
    invitation,
    open: invitation && address !== null ? { address, expiresAt: invitation.expiresAt } : null,
    zone: guideOf(deps.shelf(), cohort).timezone,
    typed: '',
    errors: {},
    done:
      sent !== undefined && /^\d{1,3}$/.test(sent) ? w.sent(Number(sent)) : c.req.query('saved') === undefined ? null : w.saved,
  };
}

const entryOf = (cohort: Cohort, actor: Actor, at: number) => ({
  school: cohort.school,
  at,
  actor: actor.person,
  via: viaOf(actor),
  subject: `cohort:${cohort.id}`,
});

/** Opens the cohort by a new link, in place of the one before. */
async function renew(c: Context, { db, clock, secret }: InvitationDeps, isNew: boolean): Promise<Response> {
  const cohort = foundIn<Cohort>(c);
  const actor = actorIn(c);
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    const closed = await revokeInvitations(trx, cohort, at);
    const id = randomUUID();
    if (isNew) await addInvitation(trx, { id, secret, cohort, by: actor.person, at });
    const details = isNew ? { invitation: id, closed } : { closed };
    await record(trx, { ...entryOf(cohort, actor, at), action: isNew ? 'cohort.opened' : 'cohort.closed', details });
  });
  return c.redirect(`/cohorts/${cohort.id}/invitation?saved`, 303);
}

async function sendLetters(c: Context, deps: InvitationDeps, typed: string): Promise<Response> {
  const { db, clock, config, secret } = deps;
  const props = await propsOf(c, deps);
  const { cohort, invitation, shell } = props;
  const w = JOIN_WORDS[shell.lang];
  const { addresses, wrong } = readAddresses(typed);
  const fault =
    wrong.length > 0 ? w.wrongAddresses(wrong) : addresses.length === 0 || addresses.length > JOIN_LETTERS ? w.noAddress : null;
  if (fault !== null || !invitation) {
    const errors = { addresses: fault ?? JOIN_WORDS[shell.lang].closed.title };
    return c.html(renderPage(<InvitationPage {...props} typed={typed} errors={errors} />), 422);
  }
  const actor = actorIn(c);
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    for (const address of addresses) {
      await postLetter(deps, trx, {
        school: cohort.school,
        kind: 'cohort-join',
        person: null,
        address,
        lang: shell.lang,
        values: { cohort: cohort.name, by: nameOf(actor) },
        action: `${config.BASE_URL}/join/${SECRET}`,
        secret: joinToken(secret, invitation.id),
      });
    }
    const details = { invitation: invitation.id, letters: addresses.length };
    await record(trx, { ...entryOf(cohort, actor, at), action: 'cohort.invited', details });
  });
  return c.redirect(`/cohorts/${cohort.id}/invitation?sent=${addresses.length}`, 303);
}

async function act(c: Context, deps: InvitationDeps): Promise<Response> {
  const field = await typedIn(c);
  const intent = field('intent');
  if (intent === 'create' || intent === 'revoke') return renew(c, deps, intent === 'create');
  if (intent === 'send') return sendLetters(c, deps, field('addresses'));
  throw new Refusal('field-refused', { field: 'intent' });
}

/** /cohorts/:cohort/invitation. */
export function invitationRoutes(deps: InvitationDeps): Hono {
  const { openCohort, readCohort } = MISSION_ABILITIES;
  const guard = () => mayDo(deps.identity, openCohort, findCohort(deps), readCohort);
  return new Hono()
    .get('/cohorts/:cohort/invitation', guard(), async (c) => c.html(renderPage(<InvitationPage {...await propsOf(c, deps)} />)))
    .post('/cohorts/:cohort/invitation', guard(), (c) => act(c, deps));
}
