/** The small form that names someone outside the school: who they are, where a link reaches them. Pure. */
import { isEmail } from '../identity/email.ts';
import type { Lang } from '../ui/lang.ts';

/** As it was typed. */
export interface TypedOutsider {
  firstName: string;
  lastName: string;
  email: string;
  lang: string;
}

export type OutsiderFault = 'first-name' | 'last-name' | 'long' | 'email' | 'email-own' | 'email-student' | 'email-unusable';

/** Whose addresses may not be given, lower case. */
interface Taken {
  own: string | null;
  /** Null where who types may not learn that it is theirs. */
  student: string | null;
}

const NAME_LENGTH = 100;

/** The fields of the form. */
export const typedOutsider = (field: (name: string) => string): TypedOutsider => ({
  firstName: field('firstName'),
  lastName: field('lastName'),
  email: field('email'),
  lang: field('lang'),
});

/** The form, or what is wrong in it. A student's own address is refused: nobody appraises themselves. */
export function readOutsider(
  typed: TypedOutsider,
  taken: Taken,
): { who: { firstName: string; lastName: string; email: string; lang: Lang }; faults: Readonly<Record<string, OutsiderFault>> } {
  const faults: Record<string, OutsiderFault> = {};
  const name = (text: string, missing: OutsiderFault) => (text === '' ? missing : text.length > NAME_LENGTH ? 'long' : null);
  const first = name(typed.firstName, 'first-name');
  const last = name(typed.lastName, 'last-name');
  if (first) faults['firstName'] = first;
  if (last) faults['lastName'] = last;
  const email = typed.email.toLowerCase();
  if (!isEmail(typed.email)) faults['email'] = 'email';
  else if (email === taken.own?.toLowerCase()) faults['email'] = 'email-own';
  else if (email === taken.student?.toLowerCase()) faults['email'] = 'email-student';
  const { firstName, lastName } = typed;
  return { who: { firstName, lastName, email: typed.email, lang: typed.lang === 'en' ? 'en' : 'fr' }, faults };
}
