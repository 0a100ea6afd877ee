/** The action of a letter that tells a tutor of what they sent: a company tutor reads it by a link, without an account; a tutor of the school by theirs. */
import type { Guide } from '../guide/schema.ts';
import type { Rubric } from '../guide/programme.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { LINK_DAYS } from '../identity/link.ts';
import { addLink } from '../identity/link.store.ts';
import { heldLinks } from '../identity/link-found.store.ts';
import type { Config } from '../kernel/settings.ts';
import type { Database } from '../kernel/database.ts';
import { DAY_MS } from '../kernel/span.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { SECRET } from '../letter/letter.ts';
import { type Mission, type Tutor, whereabouts } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { tutorsOf } from './appraisal.ts';
import type { Submission } from './submission.store.ts';

/** What was sent, who reads it again, and the letter that tells of it. */
export interface ReadAgain {
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  author: Tutor;
  submission: Submission;
  /** First words of the page of the link. */
  title: (lang: Lang) => string;
  letter: { kind: LetterKind; values: Record<string, string> };
  /** Who brings it about. */
  by: string;
  /** Milliseconds. */
  at: number;
}

/** Where the letter leads; its link, written in `trx`, opens what was sent, to be read. */
export async function readAgain({ BASE_URL }: Pick<Config, 'BASE_URL'>, trx: Database, what: ReadAgain) {
  const { mission, guide, rubric, author, submission, title, letter, by, at } = what;
  const isOutside = tutorsOf(mission).some(({ id, role }) => id === author.id && role === 'company-tutor');
  if (!isOutside) return { action: `${BASE_URL}/appraisals/${submission.appraisal}` };
  const words = (lang: Lang) => ({
    title: title(lang),
    askedBy: plain(guide.title, reading(guide, lang)),
    about: [plain(rubric.title, reading(guide, lang)), whereabouts(mission)].filter(Boolean).join(' · '),
  });
  const link = await addLink(trx, {
    school: mission.school,
    person: author,
    purpose: 'appraisal',
    mission: mission.id,
    item: rubric.id,
    words: { fr: words('fr'), en: words('en') },
    letter,
    expiresAt: at + LINK_DAYS * DAY_MS,
    servedAt: Date.parse(submission.submittedAt),
    createdBy: by,
    at,
  });
  return { action: `${BASE_URL}/l/${SECRET}`, secret: link.token, link: link.id };
}

/** Where the letter leads that tells of feedback: who was asked by a link, to what they gave and the form for more, by a link like theirs. */
export async function addAgain(
  { BASE_URL }: Pick<Config, 'BASE_URL'>,
  trx: Database,
  { mission, item, author, at }: { mission: Mission; item: string; author: Tutor; at: number },
) {
  const { school, id } = mission;
  const held = await heldLinks(trx, { school, person: author.id, mission: id });
  const asked = held.find((link) => link.purpose === 'feedback' && link.item === item);
  if (!asked) return { action: `${BASE_URL}/missions/${id}/feedback` };
  const { purpose, words, letter, createdBy } = asked;
  const expiresAt = Math.max(asked.expiresAt.getTime(), at + LINK_DAYS * DAY_MS);
  const link = await addLink(trx, {
    school,
    person: author,
    purpose,
    mission: id,
    item,
    words,
    letter,
    expiresAt,
    createdBy,
    at,
  });
  return { action: `${BASE_URL}/l/${SECRET}`, secret: link.token, link: link.id };
}
