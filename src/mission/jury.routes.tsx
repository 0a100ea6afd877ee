/** The lead invites jurors by a link: it opens the mission and what was handed in, nothing else. */
import { type Context, Hono } from 'hono';
import { told } from '../guide/text.ts';
import { type Actor, viaOf } from '../identity/ability.ts';
import { findOrAddPerson } from '../identity/enrol.store.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { LINK_DAYS, type LinkWords } from '../identity/link.ts';
import { inviteByLink } from '../identity/link.store.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { type CohortDeps, guideOf } from './cohort.routes.tsx';
import { findMission } from './hand-on.routes.tsx';
import { jurySeats } from './jury.ts';
import { JuryPage, type JuryPageProps } from './jury.page.tsx';
import { type Mission, nameOf, whereabouts } from './mission.ts';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { isUnusable } from './newcomers.store.ts';
import { readOutsider, type TypedOutsider, typedOutsider } from './outsider-form.ts';
import { outsiderErrors } from './outsider.view.tsx';
import { OUTSIDER_WORDS } from './outsider-words.ts';

/** The form, filled for the tutor whom the address names: their name and address are known. */
function typedFor({ companyTutors, academicTutors }: Mission, person: string | undefined): TypedOutsider {
  const tutor = [...companyTutors, ...academicTutors].find(({ id }) => id === person);
  const { firstName = '', lastName = '', email = '', lang = '' } = tutor ?? {};
  return { firstName, lastName, email, lang };
}

async function propsOf(c: Context, { db, clock, assets, shelf }: CohortDeps): Promise<JuryPageProps> {
  const mission = foundIn<Mission>(c);
  const guide = guideOf(shelf(), mission.cohort);
  const links = (await linksOf(db, mission.school, [mission.id])).filter((link) => link.purpose === 'jury' && !link.revokedAt);
  const jurors = links.filter((link, at) => links.findIndex(({ person }) => person === link.person) === at);
  const people = jurors.map(({ person: id, lastName, firstName }) => ({ id, lastName, firstName }));
  return {
    shell: shellOf(c, assets),
    mission,
    guide,
    seats: jurySeats(guide, mission, people),
    jurors,
    typed: typedFor(mission, c.req.query('for')),
    errors: {},
    sent: c.req.query('sent') !== undefined,
    now: clock.now(),
  };
}

/** Who asks what of whom, on the first page of a juror's link. */
function wordsOf({ mission, guide }: JuryPageProps, actor: Actor): LinkWords {
  const inLang = (lang: Lang) => ({
    title: OUTSIDER_WORDS[lang].jurorTitle(nameOf(mission.student)),
    askedBy: OUTSIDER_WORDS[lang].jurorAsks(nameOf(actor), told(guide.title, lang)),
    about: OUTSIDER_WORDS[lang].jurorAbout(whereabouts(mission)),
  });
  return { fr: inLang('fr'), en: inLang('en') };
}

async function invite(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, clock } = deps;
  const props = await propsOf(c, deps);
  const { mission, guide, shell } = props;
  const actor = actorIn(c);
  const typed = typedOutsider(await typedIn(c));
  const { who, faults: wrong } = readOutsider(typed, { own: null, student: mission.student.email });
  const unusable = await isUnusable(db, mission.school, who.email);
  const faults = unusable ? { email: 'email-unusable' as const, ...wrong } : wrong;
  if (Object.keys(faults).length > 0) {
    return c.html(renderPage(<JuryPage {...props} sent={false} typed={typed} errors={outsiderErrors(faults, shell)} />), 422);
  }
  const at = clock.now();
  const { school, student } = mission;
  await db.transaction().execute(async (trx) => {
    const person = await findOrAddPerson(trx, { school, ...who, role: 'juror', programme: mission.cohort.guide });
    const values = {
      student: nameOf(student),
      title: told(guide.title, person.lang),
      by: nameOf(actor),
    };
    const link = await inviteByLink(deps, trx, {
      school,
      person,
      purpose: 'jury',
      mission: mission.id,
      item: '',
      words: wordsOf(props, actor),
      letter: { kind: 'invite-jury', values },
      expiresAt: at + LINK_DAYS * DAY_MS,
      createdBy: actor.person,
      at,
    });
    await record(trx, {
      school,
      at,
      actor: actor.person,
      via: viaOf(actor),
      action: 'juror.invited',
      subject: `mission:${mission.id}`,
      details: { person: person.id, link },
    });
  });
  return c.redirect(`/missions/${mission.id}/jury?sent`, 303);
}

/** /missions/:mission/jury. */
export function juryRoutes(deps: CohortDeps): Hono {
  const guard = () => mayDo(deps.identity, MISSION_ABILITIES.inviteJuror, findMission(deps), MISSION_ABILITIES.readMission);
  return new Hono()
    .get('/missions/:mission/jury', guard(), async (c) => c.html(renderPage(<JuryPage {...await propsOf(c, deps)} />)))
    .post('/missions/:mission/jury', guard(), (c) => invite(c, deps));
}
