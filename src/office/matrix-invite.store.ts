/** Invitations to the tutors of many missions at once: one letter a person, with the way to each answer that it asks for. */
import { randomUUID } from 'node:crypto';
import { answerLink } from '../appraisal/invite.store.ts';
import { type Asking, purposeOf, valuesOf } from '../appraisal/invite.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { addLink, type LinkDeps } from '../identity/link.store.ts';
import { PURPOSES } from '../identity/link.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { secretMark } from '../kernel/secret-mark.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { postLetter } from '../letter/letter.store.ts';
import { refusedAddresses } from '../letter/refused.store.ts';
import { askedByAccount } from '../mission/asked.store.ts';
import { type Cohort, type Mission, nameOf } from '../mission/mission.ts';
import type { Owed } from '../mission/owed.ts';
import type { Lang } from '../ui/lang.ts';
import { askedOf } from './bulk-act.store.ts';
import { BULK_WORDS } from './matrix-bulk-words.ts';
import { type Invitee, invitePlan } from './matrix-bulk.ts';

/** Whom an invitation to the tutors of `missions`, of one cohort, would write to, and what is left aside. */
export async function readInvites(db: Database, guide: Guide, { school }: Cohort, missions: readonly Mission[]) {
  const [asked, refused] = await Promise.all([askedOf(db, school, missions), refusedAddresses(db, school)]);
  return invitePlan(guide, missions, { asked, refused });
}

/** Who is asked, for which missions, by whom. */
interface InviteOne {
  guide: Guide;
  cohort: Cohort;
  missions: readonly Mission[];
  person: string;
  by: { person: string; via: string };
  /** Milliseconds. */
  at: number;
}

/** Writes the letter that asks someone for all that they were not asked for yet; the journal of each mission comes last. @returns these missions */
export async function inviteOne(deps: LinkDeps, trx: Database, order: InviteOne): Promise<string[]> {
  const { guide, cohort, missions, by, at } = order;
  const { letters } = await readInvites(trx, guide, cohort, missions);
  const invitee = letters.find(({ person }) => person.id === order.person);
  const asker = await readPerson(trx, cohort.school, by.person);
  if (!invitee || !asker) return [];
  await write(deps, trx, invitee, { guide, name: nameOf(asker), by: by.person, at });
  const asked = [...Map.groupBy(invitee.asks, ({ mission }) => mission.id)];
  const entry = { school: cohort.school, at, actor: by.person, via: by.via, action: 'tutors.invited' };
  await recordAll(
    trx,
    cohort.school,
    asked.map(([mission, asks]) => ({
      ...entry,
      subject: `mission:${mission}`,
      details: { asked: asks.map(({ owed: { item, person } }) => ({ item, person })) },
    })),
  );
  return asked.map(([mission]) => mission);
}

/** The letter as it is known when one thing alone is asked for. */
const aloneKind = ({ role, kind }: Owed): LetterKind =>
  role === 'academic-tutor' ? 'invite-academic' : kind === 'rubric' ? 'invite-appraisal' : 'invite-feedback';

const lineOf = (asking: Asking, lang: Lang) =>
  `${plain(titleOf(asking), reading(asking.guide, lang))}, ${BULK_WORDS[lang].about(nameOf(asking.mission.student))}`;
const titleOf = ({ guide, owed }: Asking) =>
  guide.rubrics.find(({ id }) => id === owed.item)?.title ?? guide.feedback?.title ?? owed.item;

/** One letter, its links, and what tutors of the school are asked for through their account. */
async function write(
  deps: LinkDeps,
  trx: Database,
  { person, asks }: Invitee,
  { guide, name, by, at }: { guide: Guide; name: string; by: string; at: number },
): Promise<void> {
  const base = deps.config.BASE_URL;
  const id = randomUUID();
  const secrets: string[] = [];
  const links: string[] = [];
  const lines: { text: string; href: string }[] = [];
  for (const { mission, owed } of asks) {
    const asking = { guide, mission, owed, by: name };
    const text = lineOf(asking, person.lang);
    if (owed.role === 'academic-tutor') {
      lines.push({ text, href: `${base}${PURPOSES[purposeOf(owed)].goesTo(mission.id, owed.item)}` });
      continue;
    }
    const link = await addLink(trx, answerLink(asking, person, { by, at }));
    secrets.push(link.token);
    links.push(link.id);
    lines.push({ text, href: `${base}/l/${secretMark(secrets.length)}` });
  }
  const [first] = asks;
  const { mission, owed } = first!;
  const isAlone = asks.length === 1;
  await postLetter(deps, trx, {
    id,
    school: mission.school,
    kind: isAlone ? aloneKind(owed) : 'invite-several',
    person: person.id,
    address: person.email,
    lang: person.lang,
    values: isAlone ? valuesOf({ guide, mission, owed, by: name }, person.lang) : { count: String(asks.length), by: name },
    action: lines[0]!.href,
    mission: mission.id,
    ...(secrets.length > 0 && { secret: secrets }),
    ...(links[0] !== undefined && { link: links[0] }),
    ...(!isAlone && { lines }),
  });
  for (const each of asks.filter((one) => one.owed.role === 'academic-tutor')) {
    const asked = {
      school: mission.school,
      mission: each.mission.id,
      person: person.id,
      purpose: purposeOf(each.owed),
      item: each.owed.item,
    } as const;
    await askedByAccount(trx, { ...asked, letter: id, at });
  }
}
