/** Tutors are asked to validate a version as it is filed: company tutors by a link, tutors of the school by their account. */
import { LINK_DAYS, PURPOSES } from '../identity/link.ts';
import { inviteByLink, type LinkDeps, type LinkOrder } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import { postLetter } from '../letter/letter.store.ts';
import { askedByAccount } from '../mission/asked.store.ts';
import type { Tutor } from '../mission/mission.ts';
import { validatorsOf } from '../thread/validation.ts';
import { askedValues, linkWordsOf, type Validating } from './validation.ts';

/** The link by which a company tutor reads the last version of a deliverable and says what they think of it. */
export function validationLink(validating: Validating, { id, email, lang }: LinkOrder['person'], at: number): LinkOrder {
  const { mission, deliverable } = validating;
  return {
    school: mission.school,
    person: { id, email, lang },
    purpose: 'validation',
    mission: mission.id,
    item: deliverable.id,
    words: linkWordsOf(validating),
    letter: { kind: 'invite-validation', values: askedValues(validating, lang) },
    expiresAt: at + LINK_DAYS * DAY_MS,
    createdBy: mission.student.id,
    at,
  };
}

async function askByAccount(deps: LinkDeps, trx: Database, validating: Validating, tutor: Tutor, at: number): Promise<void> {
  const { mission, deliverable } = validating;
  const { school, id } = mission;
  const letter = await postLetter(deps, trx, {
    school,
    kind: 'invite-validation',
    person: tutor.id,
    address: tutor.email,
    lang: tutor.lang,
    values: askedValues(validating, tutor.lang),
    action: `${deps.config.BASE_URL}${PURPOSES.validation.goesTo(id, deliverable.id)}`,
    mission: id,
  });
  await askedByAccount(trx, { school, mission: id, person: tutor.id, purpose: 'validation', item: deliverable.id, letter, at });
}

/**
 * Asks every confirmed tutor whose word the guide wants for a version that was just filed. Nobody for a mission that broke off. On the
 * journal, which comes last. `at` in milliseconds.
 */
export async function askValidators(
  deps: LinkDeps,
  trx: Database,
  validating: Validating,
  by: { person: string; at: number },
): Promise<void> {
  const { mission, deliverable } = validating;
  const asked = mission.brokenOff ? [] : validatorsOf(deliverable, mission).filter(({ tutor }) => tutor.confirmed);
  if (asked.length === 0) return;
  for (const { tutor, role } of asked) {
    if (role === 'company-tutor') await inviteByLink(deps, trx, validationLink(validating, tutor, by.at));
    else await askByAccount(deps, trx, validating, tutor, by.at);
  }
  await record(trx, {
    school: mission.school,
    at: by.at,
    actor: by.person,
    via: 'session',
    action: 'tutors.invited',
    subject: `mission:${mission.id}`,
    details: { asked: asked.map(({ tutor }) => ({ item: deliverable.id, person: tutor.id })) },
  });
}
