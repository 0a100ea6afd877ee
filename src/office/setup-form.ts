/** The form that sets a server up: what was typed, and what is wrong with it. Pure. */
import { isEmail } from '../identity/email.ts';
import { COUNTRIES } from '../mission/countries.ts';
import { isLang, type Lang } from '../ui/lang.ts';

/** The form as it was typed. */
export interface TypedSetup {
  schoolName: string;
  country: string;
  sender: string;
  firstName: string;
  lastName: string;
  email: string;
  lang: string;
  lead: boolean;
}

/** A school and its first person, to be made. */
export interface Setup extends TypedSetup {
  lang: Lang;
}

export type SetupFault = 'missing' | 'long' | 'country' | 'email';
/** Fields that may be wrong. */
export type FieldName = 'schoolName' | 'country' | 'sender' | 'firstName' | 'lastName' | 'email';
const LONGEST = 120;

/** The form as `field` gives it. */
export function typedSetup(field: (name: string) => string): TypedSetup {
  const [schoolName, country, sender] = [field('schoolName'), field('country'), field('sender')];
  const [firstName, lastName, email] = [field('firstName'), field('lastName'), field('email')];
  return { schoolName, country, sender, firstName, lastName, email, lang: field('lang'), lead: field('lead') === 'on' };
}

/** The school to set up, or what is wrong: field → fault, in the order of the form. */
export function readSetup(typed: TypedSetup): { setup: Setup } | { faults: Record<string, SetupFault> } {
  const faults: Record<string, SetupFault> = {};
  const name = (field: 'schoolName' | 'firstName' | 'lastName') => {
    if (typed[field] === '') faults[field] = 'missing';
    else if (typed[field].length > LONGEST || typed[field].includes('\n')) faults[field] = 'long';
  };
  name('schoolName');
  if (!COUNTRIES.includes(typed.country)) faults['country'] = 'country';
  if (typed.sender !== '' && !isEmail(typed.sender)) faults['sender'] = 'email';
  name('firstName');
  name('lastName');
  if (!isEmail(typed.email)) faults['email'] = typed.email === '' ? 'missing' : 'email';
  const { lang } = typed;
  return Object.keys(faults).length > 0 ? { faults } : { setup: { ...typed, lang: isLang(lang) ? lang : 'fr' } };
}
