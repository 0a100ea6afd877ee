/** Words of roles, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import type { Role } from './ability.ts';

/** What each role is called. */
export const ROLE_WORDS: Record<Lang, Record<Role, string>> = {
  fr: {
    student: 'Étudiant',
    'company-tutor': 'Tutorat en entreprise',
    'academic-tutor': 'Tutorat de l’école',
    juror: 'Jury',
    lead: 'Responsabilité du programme',
    office: 'Scolarité',
  },
  en: {
    student: 'Student',
    'company-tutor': 'Company tutor',
    'academic-tutor': 'Academic tutor',
    juror: 'Juror',
    lead: 'Programme lead',
    office: 'Registrar’s office',
  },
};
