/** Words of entering and of roles, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { spaced } from '../ui/typography.ts';
import type { Role } from './ability.ts';

/** What each role does, said the same of everyone. */
export const ROLE_WORDS: Record<Lang, Record<Role, string>> = {
  fr: {
    student: 'Mission en entreprise',
    'company-tutor': 'Tutorat en entreprise',
    'academic-tutor': 'Tutorat de l’école',
    juror: 'Jury',
    lead: 'Responsabilité du programme',
    office: 'Scolarité',
  },
  en: {
    student: 'Mission in a company',
    'company-tutor': 'Company tutor',
    'academic-tutor': 'Academic tutor',
    juror: 'Juror',
    lead: 'Programme lead',
    office: 'Registrar’s office',
  },
};

interface EntryWords {
  tab: string;
  title: string;
  over: string;
  lede: string;
  /** Said when something was sent, and not taken, because nobody had entered. */
  sent: { title: string; text: string };
  demo: string;
  demoText: string;
  send: string;
  write(address: string): string;
  meanwhile: string;
  guides: string;
  check: string;
  verify: string;
}

export const ENTRY_WORDS: Record<Lang, EntryWords> = {
  fr: {
    tab: 'Entrer',
    title: 'Entrez pour retrouver votre mission',
    over: spaced('Votre session est terminée : entrez de nouveau'),
    lede: 'Après votre entrée, vous arrivez sur la page demandée.',
    sent: {
      title: spaced('Rien n’a été enregistré : votre session est terminée'),
      text: 'Ce que vous avez envoyé n’a pas été pris en compte, car nous ne savons pas qui vous êtes. Entrez, puis envoyez de nouveau.',
    },
    demo: 'Entrer dans la démonstration',
    demoText: spaced('Cette école est inventée : choisissez la personne que vous voulez être, sans mot de passe.'),
    send: spaced(
      'Il n’y a pas de mot de passe à retenir : votre école vous envoie de quoi entrer. Si vous n’avez rien reçu, demandez-le-lui.',
    ),
    write: (address) => spaced(`Écrivez-lui à ${address}.`),
    meanwhile: 'Sans entrer, vous pouvez déjà',
    guides: 'lire les guides',
    check: 'vérifier un document',
    verify: 'vérifier un récépissé',
  },
  en: {
    tab: 'Enter',
    title: 'Enter to find your mission again',
    over: 'Your session is over: enter again',
    lede: 'Once you have entered, you reach the page that you asked for.',
    sent: {
      title: 'Nothing was recorded: your session is over',
      text: 'What you sent was not taken, since we do not know who you are. Enter, then send it again.',
    },
    demo: 'Enter the demo',
    demoText: 'This school is invented: choose who you want to be, without a password.',
    send: 'There is no password to remember: your school sends you the way in. If you received nothing, ask them for it.',
    write: (address) => `Write to them at ${address}.`,
    meanwhile: 'Without entering, you can already',
    guides: 'read the guides',
    check: 'check a document',
    verify: 'verify a receipt',
  },
};
