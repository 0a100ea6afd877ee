/** Words of the page where a lead makes up a jury, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { inLetters, plural } from '../ui/typography.ts';
import type { JurySeat } from './jury.ts';

type SeatRole = JurySeat['seat']['role'];
const une = (n: number) => (n === 1 ? 'une' : inLetters(n, 'fr'));

const fr = {
  /** `missing` people, then `uninvited` among those who are known. */
  title: (missing: number, uninvited: number) => {
    if (missing > 0) return `Il manque ${une(missing)} ${plural(missing, 'fr', 'personne', 'personnes')} au jury`;
    return uninvited > 0
      ? `Chaque siège a un nom, ${une(uninvited)} ${plural(uninvited, 'fr', 'invitation reste', 'invitations restent')} à envoyer`
      : 'Chaque siège a une personne invitée';
  },
  seats: 'Sièges',
  /** Who takes the seat: the guide says it to the student, "your tutor". */
  roles: {
    'company-tutor': 'Tuteur entreprise',
    'academic-tutor': 'Tuteur école',
    academic: 'Représentant de l’école',
    professional: 'Professionnel',
  } satisfies Record<SeatRole, string>,
  atLeast: (n: number) => `au moins ${inLetters(n, 'fr')}`,
  missing: (n: number) => `il manque ${une(n)} ${plural(n, 'fr', 'personne', 'personnes')}`,
  free: 'personne encore, facultatif',
  uninvited: 'pas encore d’invitation au jury',
  invite: 'Inviter',
  others: 'Autres personnes invitées',
};
type JuryWords = typeof fr;

const en: JuryWords = {
  title: (missing, uninvited) => {
    if (missing > 0) return `The jury lacks ${inLetters(missing, 'en')} ${plural(missing, 'en', 'person', 'people')}`;
    return uninvited > 0
      ? `Every seat has a name, ${inLetters(uninvited, 'en')} ${plural(uninvited, 'en', 'invitation is', 'invitations are')} still to be sent`
      : 'Every seat has someone invited';
  },
  seats: 'Seats',
  roles: {
    'company-tutor': 'Company tutor',
    'academic-tutor': 'Academic tutor',
    academic: 'Someone of the school',
    professional: 'Professional',
  },
  atLeast: (n) => `${inLetters(n, 'en')} at least`,
  missing: (n) => `${inLetters(n, 'en')} ${plural(n, 'en', 'person', 'people')} missing`,
  free: 'nobody yet, optional',
  uninvited: 'no invitation to the jury yet',
  invite: 'Invite',
  others: 'Others who are invited',
};

export const JURY_WORDS: Readonly<Record<Lang, JuryWords>> = { fr, en };
