/** Letters that tell students what was decided about them, written with the decision. Answers reach who decided. */
import type { Actor } from '../identity/ability.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { postLetter } from '../letter/letter.store.ts';
import { type Mission, nameOf } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';

/** Writes the letter `kind` to the student of each of `missions`; its values are asked once a language, and name who decided (`by`). */
export async function tellStudents(
  deps: Pick<Services, 'config' | 'clock'>,
  trx: Database,
  by: Actor,
  missions: readonly Mission[],
  kind: LetterKind,
  valuesIn: (lang: Lang) => Readonly<Record<string, string>>,
): Promise<void> {
  const replyTo = (await readPerson(trx, by.school, by.person))?.email ?? null;
  const values = { fr: valuesIn('fr'), en: valuesIn('en') };
  for (const { school, id, student } of missions) {
    await postLetter(deps, trx, {
      school,
      kind,
      person: student.id,
      address: student.email,
      lang: student.lang,
      values: { ...values[student.lang], by: nameOf(by) },
      action: `${deps.config.BASE_URL}/missions/${id}`,
      mission: id,
      replyTo,
    });
  }
}
