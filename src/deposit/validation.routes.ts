/** Tutors validate a deposit, or ask for another version, where the guide asks them to; its student is told. */
import { type Context, Hono } from 'hono';
import { told } from '../guide/text.ts';
import { findGuide } from '../guide/shelf.ts';
import { type Actor, viaOf } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { serveLink } from '../identity/link.store.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { postLetter } from '../letter/letter.store.ts';
import { nameOf, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { validationOf } from '../mission/validation.ts';
import { series } from '../ui/typography.ts';
import { langOf } from '../ui/shell.routes.ts';
import { DEPOSIT_ABILITIES as CAN } from './deposit.policy.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import { lockMission, versionsOf } from './deposit.store.ts';
import { type Filed, findDeposit, showDeposit, validationShown, viewOf } from './report-shown.routes.tsx';
import { COMMENT_LENGTH } from './validation.view.tsx';
import { type NewWord, sayOfDeposit, validationsOf } from './validation.store.ts';
import { VALIDATION_WORDS } from './validation-words.ts';

/** Tells the student what a tutor said, and whose word is still waited for. */
async function tell(deps: DepositDeps, trx: Database, { deposit, mission }: Filed, actor: Actor, word: NewWord): Promise<void> {
  const { school, student } = mission;
  const { id, deliverable: item } = deposit;
  const deliverable = findGuide(deps.shelf(), deposit.guide, deposit.guideVersion)!.deliverables.find((d) => d.id === item)!;
  const said = (await validationsOf(trx, school, [id])).get(id);
  const waits = validationOf(deliverable, said, mission)?.waits ?? [];
  const values = { title: told(deliverable.title, student.lang), by: nameOf(actor), comment: word.comment };
  const me = await readPerson(trx, school, actor.person);
  const to = { school, person: student.id, address: student.email, lang: student.lang, mission: mission.id };
  const letter = { ...to, replyTo: me?.email ?? null };
  const page = `${deps.config.BASE_URL}/deposits/${id}#validation`;
  const waiting = series(waits.map(nameOf), student.lang);
  const action = `${deps.config.BASE_URL}/missions/${mission.id}/deposits/${item}`;
  if (word.valid)
    await postLetter(deps, trx, { ...letter, kind: 'deposit-validated', values: { ...values, waiting }, action: page });
  else await postLetter(deps, trx, { ...letter, kind: 'deposit-refused', values, action });
}

/** Keeps the word of who reads, unless another version came meanwhile. */
async function keep(deps: DepositDeps, filed: Filed, actor: Actor, said: Pick<NewWord, 'valid' | 'comment'>): Promise<void> {
  const { deposit, mission } = filed;
  const { school, id, deliverable: item } = deposit;
  const at = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    await lockMission(trx, school, mission.id);
    const [last] = await versionsOf(trx, school, mission.id, item);
    if (last?.id !== id) throw new Refusal('not-found', {});
    const word = { school, deposit: id, person: actor.person, ...said, at };
    await sayOfDeposit(trx, word);
    await serveLink(trx, { school, mission: mission.id, person: actor.person, purpose: 'validation', item, at });
    await tell(deps, trx, filed, actor, word);
    await record(trx, {
      school,
      at,
      actor: actor.person,
      via: viaOf(actor),
      action: said.valid ? 'deposit.validated' : 'deposit.refused',
      subject: `mission:${mission.id}`,
      details: { deposit: id, deliverable: item, number: deposit.number, reason: said.comment },
    });
  });
}

async function validate(c: Context, deps: DepositDeps): Promise<Response> {
  const filed = foundIn<Filed>(c);
  const w = VALIDATION_WORDS[langOf(c)];
  const field = await typedIn(c);
  const [valid, comment] = [field('valid'), field('comment')];
  const errors = {
    ...(valid === 'yes' || valid === 'no' ? {} : { valid: w.choose }),
    ...(valid === 'no' && !comment ? { comment: w.say } : {}),
    ...(comment.length > COMMENT_LENGTH ? { comment: w.long } : {}),
  };
  if (Object.keys(errors).length > 0) {
    return showDeposit(c, deps, { note: null, annexes: null, validation: { valid, comment, errors } }, 422);
  }
  const shown = await validationShown(c, deps, await viewOf(c, deps));
  if (!shown?.mayValidate) throw new Refusal('not-found', {});
  await keep(deps, filed, actorIn(c), { valid: valid === 'yes', comment });
  return c.redirect(`/deposits/${filed.deposit.id}#validation`, 303);
}

/** The last version of a deliverable, as the address in a letter names it. */
const findLast =
  ({ db }: Pick<DepositDeps, 'db'>) =>
  async (c: Context, actor: Actor): Promise<Found<string> | null> => {
    const mission = await readMission(db, actor.school, c.req.param('mission') ?? '');
    const item = c.req.param('deliverable') ?? '';
    const [last] = mission ? await versionsOf(db, actor.school, mission.id, item) : [];
    return mission && last ? { subject: { ...subjectOf(mission), item }, value: last.id } : null;
  };

/** /deposits/:deposit/validations, /missions/:mission/validations/:deliverable. */
export function validationRoutes(deps: DepositDeps): Hono {
  return new Hono()
    .post('/deposits/:deposit/validations', mayDo(deps.identity, CAN.validate, findDeposit(deps), CAN.read), (c) =>
      validate(c, deps),
    )
    .get('/missions/:mission/validations/:deliverable', mayDo(deps.identity, CAN.read, findLast(deps)), (c) =>
      c.redirect(`/deposits/${foundIn<string>(c)}#validation`, 303),
    );
}
