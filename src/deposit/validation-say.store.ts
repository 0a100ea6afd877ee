/** A tutor says a word of a deposit: it is kept, its student is told, the link that asked has served. */
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { told } from '../guide/text.ts';
import { type LinkDeps, serveLink } from '../identity/link.store.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { postLetter } from '../letter/letter.store.ts';
import { type Mission, nameOf, type NamedPerson } from '../mission/mission.ts';
import { validationOf } from '../thread/validation.ts';
import { series } from '../ui/typography.ts';
import { lockMission, versionsOf } from './deposit.store.ts';
import type { Deposit } from './deposit.ts';
import { type NewWord, sayOfDeposit, validationsOf } from './validation.store.ts';

type SayDeps = LinkDeps & { db: Database; shelf: () => Shelf };

/** What is said, of what, by whom. */
export interface Saying {
  deposit: Deposit;
  mission: Mission;
  by: NamedPerson & { via: string };
  valid: boolean;
  comment: string;
}

/** Tells the student what a tutor said, and whose word is still waited for. */
async function tell(deps: SayDeps, trx: Database, { deposit, mission, by, valid, comment }: Saying): Promise<void> {
  const { school, student } = mission;
  const { id, deliverable: item } = deposit;
  const deliverable = findGuide(deps.shelf(), deposit.guide, deposit.guideVersion)!.deliverables.find((d) => d.id === item)!;
  const said = (await validationsOf(trx, school, [id])).get(id);
  const waits = validationOf(deliverable, said, mission)?.waits ?? [];
  const values = { title: told(deliverable.title, student.lang), by: nameOf(by), comment };
  const me = await readPerson(trx, school, by.id);
  const to = { school, person: student.id, address: student.email, lang: student.lang, mission: mission.id };
  const letter = { ...to, replyTo: me?.email ?? null };
  const page = `${deps.config.BASE_URL}/deposits/${id}#validation`;
  const waiting = series(waits.map(nameOf), student.lang);
  const action = `${deps.config.BASE_URL}/missions/${mission.id}/deposits/${item}`;
  if (valid) await postLetter(deps, trx, { ...letter, kind: 'deposit-validated', values: { ...values, waiting }, action: page });
  else await postLetter(deps, trx, { ...letter, kind: 'deposit-refused', values, action });
}

/** Keeps the word of a tutor whom the guide names. Throws 'not-found' when another version came meanwhile. */
export async function sayWord(deps: SayDeps, saying: Saying): Promise<void> {
  const { deposit, mission, by, valid, comment } = saying;
  const { school, id, deliverable: item } = deposit;
  const at = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    await lockMission(trx, school, mission.id);
    const [last] = await versionsOf(trx, school, mission.id, item);
    if (last?.id !== id) throw new Refusal('not-found', {});
    const word: NewWord = { school, deposit: id, person: by.id, valid, comment, at };
    await sayOfDeposit(trx, word);
    await serveLink(trx, { school, mission: mission.id, person: by.id, purpose: 'validation', item, at });
    await tell(deps, trx, saying);
    await record(trx, {
      school,
      at,
      actor: by.id,
      via: by.via,
      action: valid ? 'deposit.validated' : 'deposit.refused',
      subject: `mission:${mission.id}`,
      details: { deposit: id, deliverable: item, number: deposit.number, reason: comment },
    });
  });
}
