/** Words of the pages about people outside the school: handing on, links, jurors. In both languages. Pure. */
import type { LinkProgress, Purpose } from '../identity/link.ts';
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, ofName, plural } from '../ui/typography.ts';
import type { OutsiderFault } from './outsider-form.ts';

const fr = {
  mission: 'La mission',
  /** To its student (null), or to others. */
  missionTo: (student: string | null) => (student === null ? 'votre mission' : `la mission ${ofName(student)}`),
  firstName: 'Prénom',
  lastName: 'Nom',
  email: 'Adresse e-mail',
  emailHint: 'Le lien y est envoyé, et nulle part ailleurs.',
  language: 'Langue des lettres',
  french: 'Français',
  english: 'English',
  faults: {
    'first-name': 'Donnez le prénom.',
    'last-name': 'Donnez le nom.',
    long: 'C’est trop long\u00a0: 100 caractères au plus.',
    email: 'Cette adresse n’est pas complète. Exemple\u00a0: prenom.nom@entreprise.fr.',
    'email-own': 'C’est votre propre adresse\u00a0: donnez celle de votre collègue.',
    'email-unusable': 'Cette adresse ne peut pas servir ici. Donnez-en une autre, ou demandez à l’école.',
    'email-student': 'C’est l’adresse de l’étudiant\u00a0: personne ne s’évalue soi-même.',
  } satisfies Record<OutsiderFault, string>,
  handOnTitle: 'Qui suit cette mission à votre place\u00a0?',
  handOnLede: (student: string) =>
    `Votre collègue recevra un lien et suivra ${student} comme tuteur. Votre lien ne servira plus\u00a0; l’école et l’étudiant seront prévenus. Ce que vous auriez commencé à répondre n’est pas transmis.`,
  handOn: 'Passer la main',
  handOnRefused: 'Rien n’est transmis',
  handedOn: (to: string) => `A passé la main à ${to}`,
  linksTitle: (waiting: number, bounced: number) => {
    const many = (n: number) => (n === 1 ? 'Une' : capital(inLetters(n, 'fr')));
    if (bounced > 0)
      return `${many(bounced)} ${plural(bounced, 'fr', 'lettre n’est pas arrivée', 'lettres ne sont pas arrivées')}`;
    return waiting > 0
      ? `${many(waiting)} ${plural(waiting, 'fr', 'réponse est attendue', 'réponses sont attendues')}`
      : 'Aucune réponse n’est attendue';
  },
  linksLede: 'Chaque lien est à une personne, pour une chose. Il sert jusqu’à ce qu’elle soit faite, ou retiré.',
  none: 'Aucun lien n’est parti pour cette mission. Les tuteurs d’entreprise en reçoivent un quand vous les invitez.',
  invite: 'Inviter les tuteurs',
  several: (n: number) => `${n}\u00a0liens envoyés`,
  byAccount: 'Par son compte de l’école.',
  progress: {
    waiting: 'Pas encore parti',
    sent: 'Envoyé',
    bounced: 'N’est pas arrivé',
    opened: 'Ouvert',
    started: 'Commencé',
    submitted: 'Répondu',
    revoked: 'Retiré',
  } satisfies Record<LinkProgress, string>,
  expired: 'Expiré',
  until: (at: string) => `Vaut jusqu’au ${at}`,
  purpose: { appraisal: 'Appréciation', feedback: 'Retour', validation: 'Validation', jury: 'Jury' } satisfies Record<
    Purpose,
    string
  >,
  resend: 'Envoyer de nouveau',
  revoke: 'Retirer',
  bounced: 'N’est pas arrivé',
  resent: (address: string) => `Un nouveau lien part vers ${address}.`,
  revoked: 'Le lien est retiré\u00a0: il n’ouvre plus rien.',
  marked: 'C’est noté. Corrigez l’adresse de la personne, puis envoyez de nouveau.',
  invited: (n: number) =>
    n === 0
      ? 'Personne n’était à inviter\u00a0: chaque tuteur confirmé l’est déjà.'
      : `${n === 1 ? 'Une' : capital(inLetters(n, 'fr'))} ${plural(n, 'fr', 'lettre est partie', 'lettres sont parties')}.`,
  unconfirmed: (n: number) =>
    n === 0
      ? ''
      : `${capital(inLetters(n, 'fr'))} ${plural(n, 'fr', 'tuteur n’est pas encore confirmé', 'tuteurs ne sont pas encore confirmés')} par l’étudiant.`,
  by: (who: string) => `Par ${who}`,
  noJury: 'Le guide ne dit rien du jury',
  noJuryLede: 'Vous pouvez inviter des jurés\u00a0: leur lien leur ouvre la mission et ses documents.',
  inviteJuror: 'Inviter un juré',
  inviteJurorLede: 'Un lien lui ouvre la mission et ce que l’étudiant a déposé, sans compte ni mot de passe.',
  sendJuror: 'Envoyer le lien',
  jurorRefused: 'L’invitation n’est pas partie',
  jurorSent: 'L’invitation part.',
  jurorTitle: (student: string) => `${student}\u00a0: vous êtes du jury`,
  jurorAsks: (by: string, programme: string) => `${by} vous y invite, pour ${programme}.`,
  jurorAbout: (where: string) => `Ce lien ouvre la mission et ses documents. ${where}`.trim(),
};

const en: OutsiderWords = {
  mission: 'The mission',
  missionTo: (student) => (student === null ? 'your mission' : `the mission of ${student}`),
  firstName: 'First name',
  lastName: 'Family name',
  email: 'E-mail address',
  emailHint: 'The link is sent there, and nowhere else.',
  language: 'Language of the letters',
  french: 'Français',
  english: 'English',
  faults: {
    'first-name': 'Give the first name.',
    'last-name': 'Give the family name.',
    long: 'This is too long: 100 characters at most.',
    email: 'This address is not complete. Example: first.last@company.com.',
    'email-own': 'This is your own address: give the one of your colleague.',
    'email-unusable': 'This address cannot be used here. Give another one, or ask the school.',
    'email-student': 'This is the address of the student: nobody appraises themselves.',
  },
  handOnTitle: 'Who follows this mission in your place?',
  handOnLede: (student) =>
    `Your colleague will receive a link and follow ${student} as their tutor. Your link will no longer work; the school and the student will be told. What you may have begun to answer is not passed on.`,
  handOn: 'Pass it on',
  handOnRefused: 'Nothing was passed on',
  handedOn: (to) => `Passed it on to ${to}`,
  linksTitle: (waiting, bounced) => {
    const many = (n: number) => capital(inLetters(n, 'en'));
    if (bounced > 0) return `${many(bounced)} ${plural(bounced, 'en', 'letter', 'letters')} did not arrive`;
    return waiting > 0
      ? `Waiting on ${inLetters(waiting, 'en')} ${plural(waiting, 'en', 'answer', 'answers')}`
      : 'Not waiting on any answer';
  },
  linksLede: 'Each link is one person’s, for one thing. It works until that is done, or until it is taken back.',
  none: 'No link has been sent for this mission. Company tutors receive one when you invite them.',
  invite: 'Invite the tutors',
  several: (n) => `${n}\u00a0links sent`,
  byAccount: 'Through their school account.',
  progress: {
    waiting: 'Not sent yet',
    sent: 'Sent',
    bounced: 'Did not arrive',
    opened: 'Opened',
    started: 'Started',
    submitted: 'Answered',
    revoked: 'Taken back',
  },
  expired: 'Expired',
  until: (at) => `Works until ${at}`,
  purpose: { appraisal: 'Appraisal', feedback: 'Feedback', validation: 'Validation', jury: 'Jury' },
  resend: 'Send again',
  revoke: 'Take back',
  bounced: 'Did not arrive',
  resent: (address) => `A fresh link goes to ${address}.`,
  revoked: 'The link is taken back: it opens nothing.',
  marked: 'Noted. Correct the address of the person, then send again.',
  invited: (n) =>
    n === 0
      ? 'There was nobody to invite: every confirmed tutor is invited already.'
      : `${capital(inLetters(n, 'en'))} ${plural(n, 'en', 'letter', 'letters')} left.`,
  unconfirmed: (n) =>
    n === 0
      ? ''
      : `${capital(inLetters(n, 'en'))} ${plural(n, 'en', 'tutor is', 'tutors are')} not confirmed by the student yet.`,
  by: (who) => `By ${who}`,
  noJury: 'The guide says nothing of the jury',
  noJuryLede: 'You may invite jurors: their link opens the mission and its documents to them.',
  inviteJuror: 'Invite a juror',
  inviteJurorLede: 'A link opens the mission and what the student handed in to them, without an account or a password.',
  sendJuror: 'Send the link',
  jurorRefused: 'The invitation was not sent',
  jurorSent: 'The invitation is on its way.',
  jurorTitle: (student) => `${student}: you are on the jury`,
  jurorAsks: (by, programme) => `${by} invites you, for ${programme}.`,
  jurorAbout: (where) => `This link opens the mission and its documents. ${where}`.trim(),
};

type OutsiderWords = typeof fr;
export const OUTSIDER_WORDS: Record<Lang, OutsiderWords> = { fr, en };
