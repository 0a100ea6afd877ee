/** Words of what is done to many missions at once, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { number, plural } from '../ui/typography.ts';
import type { Act, Scope, Told, Why } from './matrix-bulk.ts';

const people = (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'personne', 'personnes')}`;
const missions = (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'mission', 'missions')}`;

const fr = {
  legend: 'Agir sur plusieurs missions',
  scopes: {
    ticked: () => 'celles que j’ai cochées',
    page: (n: number) => (n === 1 ? 'celle de cette page' : `les ${number(n, 'fr')} de cette page`),
    all: (n: number) =>
      n === 1 ? 'celle que montre le filtre' : `les ${number(n, 'fr')} que montre le filtre, toutes pages comprises`,
  } satisfies Record<Scope, (n: number) => string>,
  acts: { remind: 'Relancer', invite: 'Inviter les tuteurs', extend: 'Accorder un délai' } satisfies Record<Act, string>,
  send: {
    remind: (n: number) => `Relancer ${people(n)}`,
    invite: (n: number) => `Inviter ${people(n)}`,
    extend: (n: number) => `Accorder le délai pour ${missions(n)}`,
  } satisfies Record<Act, (n: number) => string>,
  title: {
    remind: (n: number) => (n === 0 ? 'Personne à relancer' : `Relancer ${people(n)}\u00a0?`),
    invite: (n: number) => (n === 0 ? 'Personne à inviter' : `Inviter ${people(n)}\u00a0?`),
    extend: (n: number) => (n === 0 ? 'Aucun délai à accorder' : `Accorder un délai pour ${missions(n)}\u00a0?`),
  } satisfies Record<Act, (n: number) => string>,
  lede: {
    remind: 'Chaque personne dont quelque chose est attendu reçoit un seul e-mail, qui dit tout ce qu’elle doit.',
    invite:
      'Chaque tuteur confirmé reçoit un seul e-mail, avec un lien pour chaque réponse qui ne lui a pas encore été demandée.',
    extend: 'Chaque étudiant l’apprend par e-mail, avec la raison.',
  } satisfies Record<Act, string>,
  none: 'Aucune mission n’est choisie',
  noneText: 'Cochez des missions dans la liste, ou choisissez toutes celles de la page ou du filtre.',
  lot: (from: number, to: number, of: number) =>
    `Au plus ${number(to - from + 1, 'fr')} missions à la fois\u00a0: voici les missions ${number(from, 'fr')} à ${number(to, 'fr')} sur ${number(of, 'fr')}.`,
  letters: 'Qui reçoit quoi',
  concerned: 'Missions concernées',
  left: 'Rien ne part pour',
  leftDone: 'Ce qui n’est pas fait, et pourquoi',
  more: (n: number) => `et ${number(n, 'fr')} ${plural(n, 'fr', 'autre', 'autres')}`,
  about: (student: string) => `pour ${student}`,
  until: (what: string, at: string) => `${what}\u00a0: ${at}`,
  whys: {
    'broken-off': () => 'mission rompue\u00a0: plus rien n’est attendu',
    'no-tutor': () => 'aucun tuteur à inviter',
    unconfirmed: (who: string) => `nom et adresse à confirmer par l’étudiant\u00a0: ${who}`,
    refused: (who: string) => `adresse à corriger\u00a0: ${who}`,
    untold: (who: string) => `le délai est accordé, sans e-mail\u00a0: adresse à corriger (${who})`,
    undated: () => 'ce qui est attendu n’a pas de date',
    already: () => 'tous les tuteurs ont déjà été invités',
    just: (who: string) => `relance déjà partie il y a moins d’une heure\u00a0: ${who}`,
    left: (who: string) => `a quitté l’école\u00a0: ${who}`,
    nothing: () => 'rien n’est attendu',
    'as-much': () => 'avait déjà au moins autant de temps',
  } satisfies Record<Why, (who: string) => string>,
  back: 'Revenir à la promotion',
  next: (n: number) => (n === 1 ? 'Continuer avec la dernière' : `Continuer avec les ${number(n, 'fr')} suivantes`),
  refused: 'Rien n’est fait',
  faults: {
    mission: 'Choisissez au moins une mission.',
    changed: 'Ce qui devait partir a changé entre-temps. Voici ce qui partirait maintenant\u00a0: relisez, puis confirmez.',
  },
  done: {
    remind: ({ letters }: Told) =>
      letters === 0
        ? 'Aucune relance n’est partie'
        : `${number(letters, 'fr')} ${plural(letters, 'fr', 'e-mail de relance est parti', 'e-mails de relance sont partis')}`,
    invite: ({ letters }: Told) =>
      letters === 0
        ? 'Aucune invitation n’est partie'
        : `${number(letters, 'fr')} ${plural(letters, 'fr', 'invitation est partie', 'invitations sont parties')}`,
    extend: (told: Told) => `Le délai est accordé pour ${missions(told.missions)}`,
  } satisfies Record<Act, (told: Told) => string>,
  doneText: (n: number) => `${missions(n)} ${plural(n, 'fr', 'est concernée', 'sont concernées')}. Le journal de chacune le dit.`,
  allDone: 'Rien n’a été laissé de côté.',
  running: 'L’envoi est en cours',
  runningText: 'Rechargez cette page dans un instant. Ce qui est déjà parti ne partira pas deux fois.',
};
type BulkWords = typeof fr;

const enPeople = (n: number) => `${number(n, 'en')} ${plural(n, 'en', 'person', 'people')}`;
const enMissions = (n: number) => `${number(n, 'en')} ${plural(n, 'en', 'mission', 'missions')}`;

const en: BulkWords = {
  legend: 'Act on several missions',
  scopes: {
    ticked: () => 'those that I ticked',
    page: (n) => (n === 1 ? 'the one of this page' : `the ${number(n, 'en')} of this page`),
    all: (n) => (n === 1 ? 'the one that the filter shows' : `all ${number(n, 'en')} that the filter shows, on every page`),
  },
  acts: { remind: 'Remind', invite: 'Invite the tutors', extend: 'Give more time' },
  send: {
    remind: (n) => `Remind ${enPeople(n)}`,
    invite: (n) => `Invite ${enPeople(n)}`,
    extend: (n) => `Give more time to ${enMissions(n)}`,
  },
  title: {
    remind: (n) => (n === 0 ? 'Nobody to remind' : `Remind ${enPeople(n)}?`),
    invite: (n) => (n === 0 ? 'Nobody to invite' : `Invite ${enPeople(n)}?`),
    extend: (n) => (n === 0 ? 'No time to give' : `Give more time to ${enMissions(n)}?`),
  },
  lede: {
    remind: 'Each person from whom something is expected gets one letter, which says all that they owe.',
    invite: 'Each confirmed tutor gets one letter, with a link for each answer that they were not asked for yet.',
    extend: 'Each student is told by a letter, with the reason.',
  },
  none: 'No mission is chosen',
  noneText: 'Tick missions in the list, or choose all those of the page or of the filter.',
  lot: (from, to, of) =>
    `At most ${number(to - from + 1, 'en')} missions at a time: here are missions ${number(from, 'en')} to ${number(to, 'en')} of ${number(of, 'en')}.`,
  letters: 'Who gets what',
  concerned: 'Missions concerned',
  left: 'Nothing leaves for',
  leftDone: 'What is not done, and why',
  more: (n) => `and ${number(n, 'en')} more`,
  about: (student) => `for ${student}`,
  until: (what, at) => `${what}: ${at}`,
  whys: {
    'broken-off': () => 'the mission broke off: nothing is expected any more',
    'no-tutor': () => 'no tutor to invite',
    unconfirmed: (who) => `name and address to be confirmed by the student: ${who}`,
    refused: (who) => `address to correct: ${who}`,
    untold: (who) => `the time is given, without a letter: address to correct (${who})`,
    undated: () => 'what is expected has no date',
    already: () => 'every tutor was invited already',
    just: (who) => `a reminder left less than an hour ago: ${who}`,
    left: (who) => `left the school: ${who}`,
    nothing: () => 'nothing is expected',
    'as-much': () => 'had at least as much time already',
  },
  back: 'Back to the cohort',
  next: (n) => (n === 1 ? 'Go on with the last one' : `Go on with the next ${number(n, 'en')}`),
  refused: 'Nothing is done',
  faults: {
    mission: 'Choose at least one mission.',
    changed: 'What was to leave has changed meanwhile. Here is what would leave now: read it, then confirm.',
  },
  done: {
    remind: ({ letters }) =>
      letters === 0
        ? 'No reminder has left'
        : `${number(letters, 'en')} ${plural(letters, 'en', 'reminder has', 'reminders have')} left`,
    invite: ({ letters }) =>
      letters === 0
        ? 'No invitation has left'
        : `${number(letters, 'en')} ${plural(letters, 'en', 'invitation has', 'invitations have')} left`,
    extend: (told) => `More time is given to ${enMissions(told.missions)}`,
  },
  doneText: (n) => `${enMissions(n)} ${plural(n, 'en', 'is', 'are')} concerned. The journal of each says so.`,
  allDone: 'Nothing was left aside.',
  running: 'Letters are leaving',
  runningText: 'Load this page again in a moment. What has left will not leave twice.',
};

export const BULK_WORDS: Readonly<Record<Lang, BulkWords>> = { fr, en };
