/** Staff are told who follows a mission in the company, as its student names them. */
import type { Services } from '../kernel/services.ts';
import type { Database } from '../kernel/database.ts';
import { postLetter } from '../letter/letter.store.ts';
import type { Lang } from '../ui/lang.ts';
import { series } from '../ui/typography.ts';
import { leadsOf } from './alert.store.ts';
import { type Mission, nameOf, type Tutor } from './mission.ts';

/** Who follows the mission for the school: its leads, then its academic tutors, each once. */
export async function staffOf(trx: Database, { school, academicTutors, cohort }: Mission) {
  const all = [...(await leadsOf(trx, school, cohort.guide)), ...academicTutors];
  return all.filter((who, at) => all.findIndex(({ id }) => id === who.id) === at);
}

/** Tells `staff` that `tutor` follows the mission, of which `periods` are those that its student says. */
export async function tellTutor(
  deps: Pick<Services, 'config' | 'clock'>,
  trx: Database,
  { school, id, student }: Mission,
  said: {
    staff: readonly Pick<Tutor, 'id' | 'email' | 'lang'>[];
    tutor: (lang: Lang) => string;
    periods: readonly { name: string }[];
  },
): Promise<void> {
  const companies = said.periods.map(({ name }) => name);
  for (const { id: person, email: address, lang } of said.staff) {
    await postLetter(deps, trx, {
      school,
      kind: 'tutor-declared',
      person,
      address,
      lang,
      values: { student: nameOf(student), tutor: said.tutor(lang), company: series(companies, lang) },
      mission: id,
      action: `${deps.config.BASE_URL}/missions/${id}`,
    });
  }
}
