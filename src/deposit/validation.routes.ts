/** Tutors validate a deposit, or ask for another version, where the guide asks them to. */
import { type Context, Hono } from 'hono';
import { viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { langOf } from '../ui/shell.routes.ts';
import { DEPOSIT_ABILITIES as CAN } from './deposit.policy.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import { type Filed, findDeposit, showDeposit, validationShown, viewOf } from './report-shown.routes.tsx';
import { COMMENT_LENGTH } from './validation.view.tsx';
import { sayOfDeposit } from './validation.store.ts';
import { VALIDATION_WORDS } from './validation-words.ts';

async function validate(c: Context, deps: DepositDeps): Promise<Response> {
  const { deposit, mission } = foundIn<Filed>(c);
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
  const { school, id } = deposit;
  const actor = actorIn(c);
  const at = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    await sayOfDeposit(trx, { school, deposit: id, person: actor.person, valid: valid === 'yes', comment, at });
    await record(trx, {
      school,
      at,
      actor: actor.person,
      via: viaOf(actor),
      action: valid === 'yes' ? 'deposit.validated' : 'deposit.refused',
      subject: `mission:${mission.id}`,
      details: { deposit: id, deliverable: deposit.deliverable, number: deposit.number, comment },
    });
  });
  return c.redirect(`/deposits/${id}#validation`, 303);
}

/** /deposits/:deposit/validations. */
export function validationRoutes(deps: DepositDeps): Hono {
  return new Hono().post('/deposits/:deposit/validations', mayDo(deps.identity, CAN.validate, findDeposit(deps), CAN.read), (c) =>
    validate(c, deps),
  );
}
