/** Words of invitations, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { number, plural } from '../ui/typography.ts';

const fr = {
  title: {
    rubric: (student: string) => `${student}\u00a0: votre appréciation est attendue`,
    feedback: (student: string) => `${student}\u00a0: votre retour est bienvenu`,
  },
  askedBy: (by: string, programme: string) => `${by} vous le demande, pour ${programme}.`,
  handedOn: (from: string) => `${from} suivait cette mission et vous la confie.`,
  criteria: (title: string, n: number) =>
    `${title}\u00a0: ${number(n, 'fr')}\u00a0${plural(n, 'fr', 'critère', 'critères')}, ${n > 20 ? 'dix' : 'cinq'} minutes environ.`,
  /** Of what was sent and is opened again. */
  again: {
    title: (student: string) => `${student}\u00a0: votre appréciation est à reprendre`,
    askedBy: (by: string, programme: string) => `${by} l’a rouverte, pour ${programme}.`,
    about: 'Ce que vous aviez envoyé est gardé\u202f; vous pouvez le changer, puis l’envoyer de nouveau.',
  },
  mission: (where: string) => `La mission\u00a0: ${where}.`,
};

const en: InviteWords = {
  title: {
    rubric: (student) => `${student}: your appraisal is expected`,
    feedback: (student) => `${student}: your feedback is welcome`,
  },
  askedBy: (by, programme) => `${by} asks you, for ${programme}.`,
  handedOn: (from) => `${from} followed this mission and hands it on to you.`,
  criteria: (title, n) =>
    `${title}: ${number(n, 'en')}\u00a0${plural(n, 'en', 'criterion', 'criteria')}, about ${n > 20 ? 'ten' : 'five'} minutes.`,
  again: {
    title: (student) => `${student}: your appraisal is open again`,
    askedBy: (by, programme) => `${by} opened it again, for ${programme}.`,
    about: 'What you sent is kept; you can change it, then send it again.',
  },
  mission: (where) => `The mission: ${where}.`,
};

type InviteWords = typeof fr;
export const INVITE_WORDS: Record<Lang, InviteWords> = { fr, en };
