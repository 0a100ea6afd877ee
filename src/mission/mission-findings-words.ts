/** Words of the findings on missions: what, why it matters, what to do; in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { day, ofName, plural } from '../ui/typography.ts';
import type { MissionFinding, MissionFindingCode } from './mission-findings.ts';

type Params = MissionFinding['params'];
interface Said {
  what(p: Params): string;
  why: string;
  /** For who corrects missions; `or`: the waiver that they may give, or ask for. */
  todo(or: string): string;
  /** For who only follows the mission, where it is not simply to be told to those who correct it. */
  read?: string;
}
interface FindingWords {
  title(open: number, who: string): string;
  section: string;
  none: string;
  waive: string;
  waiveHint: string;
  reason: string;
  reasonMissing: string;
  reasonLong: string;
  waivedBy(who: string, at: string): string;
  /** Said to who corrects the mission, whether they waive findings or ask for it; and to who only follows it. */
  or: Readonly<Record<'waive' | 'ask', string>>;
  tell: string;
  said: Readonly<Record<MissionFindingCode, Said>>;
}

const text = (value: Params[string] | undefined) => String(value ?? '');
const lasting = (p: Params, lang: Lang) => {
  const [months, days] = [Number(p['months']), Number(p['days'])];
  const and = lang === 'fr' ? ' et ' : ' and ';
  const parts = [
    ...(months > 0 || days === 0 ? [`${months}\u00a0${lang === 'fr' ? 'mois' : plural(months, 'en', 'month', 'months')}`] : []),
    ...(days > 0
      ? [`${days}\u00a0${lang === 'fr' ? plural(days, 'fr', 'jour', 'jours') : plural(days, 'en', 'day', 'days')}`]
      : []),
  ];
  return parts.join(and);
};
const dayIn = (p: Params, name: string, lang: Lang) => day(text(p[name]), lang);

const fr: FindingWords = {
  title: (open, who) =>
    open === 0
      ? `Mission ${ofName(who)}\u00a0: rien à regarder`
      : `Mission ${ofName(who)}\u00a0: ${open}\u00a0${plural(open, 'fr', 'point', 'points')} à regarder`,
  section: 'À regarder',
  none: 'Rien ne demande d’attention.',
  waive: 'Accorder une dérogation',
  waiveHint: 'Elle vaut pour ce constat tel qu’il est\u202f; si la mission change, il revient.',
  reason: 'Raison',
  reasonMissing: 'Écrivez la raison\u00a0: elle reste dans le journal.',
  reasonLong: 'C’est trop long\u00a0: mille signes au plus.',
  waivedBy: (who, at) => `Dérogation accordée par ${who} le ${at}`,
  or: { waive: ', ou accordez une dérogation', ask: ', ou demandez une dérogation au responsable du programme' },
  tell: 'La scolarité et le responsable du programme s’en occupent\u00a0: dites-leur ce que vous en savez.',
  said: {
    'not-declared': {
      what: () => 'La mission n’est pas encore déclarée par l’étudiant.',
      why: 'L’étudiant y confirme son tuteur\u00a0: d’ici là, une invitation ne part qu’à un tuteur que l’école a confirmé.',
      todo: () => 'L’étudiant la déclare depuis son fil\u202f; vous pouvez aussi la remplir ici.',
      read: 'L’étudiant la déclare depuis son fil\u202f; l’école peut aussi la remplir.',
    },
    'no-period': {
      what: () => 'Ni entreprise ni dates ne sont connues.',
      why: 'Les parties du plan et la durée en dépendent.',
      todo: () => 'Ajoutez une période, ou attendez la déclaration de l’étudiant.',
      read: 'Elles viennent avec la déclaration de l’étudiant, ou de l’école.',
    },
    'too-short': {
      what: (p) =>
        `La mission dure ${lasting(p, 'fr')} en entreprise\u202f; le guide en demande ${text(p['asked'])}\u00a0mois au moins.`,
      why: 'Une mission plus courte peut empêcher la validation.',
      todo: (or) => `Corrigez les dates, prolongez la mission${or}.`,
    },
    'out-of-window': {
      what: (p) => `Des dates sortent de la période du guide, du ${dayIn(p, 'from', 'fr')} au ${dayIn(p, 'to', 'fr')}.`,
      why: 'C’est souvent une erreur d’année.',
      todo: (or) => `Corrigez les dates${or}.`,
    },
    overlap: {
      what: (p) => `Les périodes «\u00a0${text(p['one'])}\u00a0» et «\u00a0${text(p['other'])}\u00a0» se recouvrent.`,
      why: 'Les jours communs ne comptent qu’une fois.',
      todo: (or) => `Corrigez les dates${or}.`,
    },
    'siret-missing': {
      what: (p) => `Le SIRET de «\u00a0${text(p['company'])}\u00a0» manque.`,
      why: 'Il désigne sans erreur une entreprise en France.',
      todo: (or) => `Demandez-le à l’étudiant ou à l’entreprise${or}.`,
    },
    'no-company-tutor': {
      what: () => 'Aucun tuteur entreprise ne suit la mission.',
      why: 'Personne ne pourra donner l’avis de l’entreprise.',
      todo: () => 'Ajoutez-le, ou demandez-le à l’étudiant.',
    },
    'no-academic-tutor': {
      what: () => 'Aucun tuteur école ne suit la mission.',
      why: 'Personne ne suit l’étudiant pour l’école.',
      todo: () => 'Ajoutez-le.',
    },
    'tutor-unconfirmed': {
      what: (p) => `L’adresse ${ofName(text(p['tutor']))} (${text(p['address'])}) n’est pas confirmée.`,
      why: 'Les invitations ne partent qu’à une adresse confirmée.',
      todo: () => 'L’étudiant confirme son tuteur entreprise en déclarant sa mission\u202f; vous pouvez tout confirmer ici.',
      read: 'L’étudiant confirme son tuteur entreprise en déclarant sa mission\u202f; l’école peut aussi confirmer.',
    },
    'tutor-is-student': {
      what: (p) => `${text(p['tutor'])} (${text(p['address'])}) est aussi l’étudiant de cette mission.`,
      why: 'Nul n’apprécie son propre travail.',
      todo: () => 'Donnez la vraie adresse du tuteur.',
    },
    'tutor-twice': {
      what: (p) => `${text(p['tutor'])} suit la mission pour l’entreprise et pour l’école.`,
      why: 'Deux regards sont attendus, non un seul.',
      todo: (or) => `Retirez l’un des deux rôles${or}.`,
    },
    'shared-mailbox': {
      what: (p) => `L’adresse ${ofName(text(p['tutor']))}, ${text(p['address'])}, semble lue par plusieurs personnes.`,
      why: 'Le lien qu’elle reçoit permet de répondre à la place du tuteur.',
      todo: (or) => `Demandez son adresse personnelle dans l’entreprise${or}.`,
    },
  },
};

const en: FindingWords = {
  title: (open, who) =>
    open === 0
      ? `Mission of ${who}: nothing to look at`
      : `Mission of ${who}: ${open}\u00a0${plural(open, 'en', 'point', 'points')} to look at`,
  section: 'To look at',
  none: 'Nothing needs attention.',
  waive: 'Waive it',
  waiveHint: 'It holds for this finding as it is; if the mission changes, it comes back.',
  reason: 'Reason',
  reasonMissing: 'Write the reason: it stays in the journal.',
  reasonLong: 'This is too long: a thousand characters at most.',
  waivedBy: (who, at) => `Waived by ${who} on ${at}`,
  or: { waive: ', or waive it', ask: ', or ask the programme lead to waive it' },
  tell: 'The office and the programme lead see to it: tell them what you know.',
  said: {
    'not-declared': {
      what: () => 'The student has not declared the mission yet.',
      why: 'There the student confirms their tutor: until then, an invitation leaves only for a tutor whom the school confirmed.',
      todo: () => 'The student declares it from their thread; you may also fill it in here.',
      read: 'The student declares it from their thread; the school may fill it in too.',
    },
    'no-period': {
      what: () => 'Neither company nor dates are known.',
      why: 'The parts of the outline and the length rest on them.',
      todo: () => 'Add a period, or wait for the student to declare it.',
      read: 'They come with the declaration of the student, or from the school.',
    },
    'too-short': {
      what: (p) =>
        `The mission lasts ${lasting(p, 'en')} in company; the guide asks for ${text(p['asked'])}\u00a0months at least.`,
      why: 'A shorter mission may prevent its validation.',
      todo: (or) => `Correct the dates, extend the mission${or}.`,
    },
    'out-of-window': {
      what: (p) => `Some dates are outside those of the guide, ${dayIn(p, 'from', 'en')} to ${dayIn(p, 'to', 'en')}.`,
      why: 'It is often a mistake in the year.',
      todo: (or) => `Correct the dates${or}.`,
    },
    overlap: {
      what: (p) => `The periods “${text(p['one'])}” and “${text(p['other'])}” overlap.`,
      why: 'Days that they share count once.',
      todo: (or) => `Correct the dates${or}.`,
    },
    'siret-missing': {
      what: (p) => `The SIRET of “${text(p['company'])}” is missing.`,
      why: 'It names a company in France beyond doubt.',
      todo: (or) => `Ask the student or the company for it${or}.`,
    },
    'no-company-tutor': {
      what: () => 'No company tutor follows the mission.',
      why: 'Nobody will be able to say what the company thinks.',
      todo: () => 'Add them, or ask the student who they are.',
    },
    'no-academic-tutor': {
      what: () => 'No academic tutor follows the mission.',
      why: 'Nobody follows the student for the school.',
      todo: () => 'Add them.',
    },
    'tutor-unconfirmed': {
      what: (p) => `The address of ${text(p['tutor'])} (${text(p['address'])}) is not confirmed.`,
      why: 'Invitations leave for confirmed addresses only.',
      todo: () => 'The student confirms their company tutor by declaring their mission; you may confirm everyone here.',
      read: 'The student confirms their company tutor by declaring their mission; the school may confirm too.',
    },
    'tutor-is-student': {
      what: (p) => `${text(p['tutor'])} (${text(p['address'])}) is also the student of this mission.`,
      why: 'Nobody appraises their own work.',
      todo: () => 'Give the true address of the tutor.',
    },
    'tutor-twice': {
      what: (p) => `${text(p['tutor'])} follows the mission for the company and for the school.`,
      why: 'Two views are expected, not one.',
      todo: (or) => `Take one of the two roles away${or}.`,
    },
    'shared-mailbox': {
      what: (p) => `The address of ${text(p['tutor'])}, ${text(p['address'])}, seems to be read by several people.`,
      why: 'The link that it gets lets anyone answer for the tutor.',
      todo: (or) => `Ask for their own address in the company${or}.`,
    },
  },
};

export const MISSION_FINDING_WORDS: Readonly<Record<Lang, FindingWords>> = { fr, en };
