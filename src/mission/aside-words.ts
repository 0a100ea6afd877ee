/** Words beside the thread, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';

interface AsideWords {
  guideSays: string;
  guide(version: string): string;
  mission: string;
  company: string;
  project: string;
  fromTo(from: string, to: string): string;
  academicTutor: string;
  companyTutor: string;
  facts: string;
  telework: string;
  confidential: string;
  subject: string;
  until(at: string): string;
  closedDoor: string;
  noPeriod: string;
  /** "Mission chez …", above the title. */
  at(names: string): string;
}

/** Words beside the thread. */
export const ASIDE_WORDS: Readonly<Record<Lang, AsideWords>> = {
  fr: {
    guideSays: 'Ce que dit le guide',
    guide: (version) => `Guide ${version}`,
    mission: 'La mission',
    company: 'Entreprise',
    project: 'Projet',
    fromTo: (from, to) => `du ${from} au ${to}`,
    academicTutor: 'Tuteur école',
    companyTutor: 'Tuteur entreprise',
    facts: 'À savoir',
    telework: 'télétravail',
    confidential: 'mission confidentielle',
    subject: 'Sujet',
    until: (at) => `jusqu’au ${at}`,
    closedDoor: 'soutenance à huis clos',
    noPeriod: 'Ni l’entreprise ni les dates ne sont encore connues.',
    at: (names) => `Mission\u00a0: ${names}`,
  },
  en: {
    guideSays: 'What the guide says',
    guide: (version) => `Guide ${version}`,
    mission: 'The mission',
    company: 'Company',
    project: 'Project',
    fromTo: (from, to) => `from ${from} to ${to}`,
    academicTutor: 'Academic tutor',
    companyTutor: 'Company tutor',
    facts: 'Worth knowing',
    telework: 'telework',
    confidential: 'confidential mission',
    subject: 'Subject',
    until: (at) => `until ${at}`,
    closedDoor: 'defence behind closed doors',
    noPeriod: 'Neither the company nor the dates are known yet.',
    at: (names) => `Mission: ${names}`,
  },
};

/** To a student who has not declared their mission. */
export const DECLARE_FIRST_WORDS = {
  fr: {
    why: 'Où, quand, sur quoi, et qui vous suit dans l’entreprise. Tant que votre mission n’est pas déclarée, votre tuteur entreprise ne reçoit rien.',
    act: 'Déclarer ma mission',
  },
  en: {
    why: 'Where, when, about what, and who follows you in the company. Until your mission is declared, your company tutor receives nothing.',
    act: 'Declare my mission',
  },
} as const satisfies Readonly<Record<Lang, unknown>>;
