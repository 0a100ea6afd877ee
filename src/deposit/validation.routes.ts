/** Tutors validate a deposit, or ask for another version, where the guide asks them to; its student is told. */
import { type Context, Hono } from 'hono';
import { type Actor, viaOf } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { Refusal } from '../kernel/refusal.ts';
import { subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { langOf } from '../ui/shell.routes.ts';
import { DEPOSIT_ABILITIES as CAN } from './deposit.policy.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import { versionsOf } from './deposit.store.ts';
import { type Filed, findDeposit, showDeposit, validationShown, viewOf } from './report-shown.routes.tsx';
import { COMMENT_LENGTH } from './validation.view.tsx';
import { sayWord } from './validation-say.store.ts';
import { VALIDATION_WORDS } from './validation-words.ts';

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
  const actor = actorIn(c);
  await sayWord(deps, { ...filed, by: { ...actor, id: actor.person, via: viaOf(actor) }, valid: valid === 'yes', comment });
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
