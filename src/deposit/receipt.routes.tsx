/** GET /deposits/:deposit/receipt.pdf: the receipt of a deposit as a file to keep. */
import { Hono } from 'hono';
import { type Found, foundIn, mayDo } from '../identity/entry.ts';
import { disposition } from '../kernel/disposition.ts';
import { type Mission, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { langOf } from '../ui/shell.routes.ts';
import { DEPOSIT_ABILITIES } from './deposit.policy.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import type { Deposit } from './deposit.ts';
import { readDeposit } from './deposit.store.ts';
import { receiptFactsOf, receiptFile } from './receipt.store.ts';

interface Receipted {
  deposit: Deposit;
  mission: Mission;
}

/** The routes of the receipt. */
export function receiptRoutes(deps: DepositDeps): Hono {
  const { db, identity } = deps;
  const find = async (school: string, id: string): Promise<Found<Receipted> | null> => {
    const deposit = await readDeposit(db, school, id);
    const mission = deposit && (await readMission(db, school, deposit.mission));
    return mission && { subject: subjectOf(mission), value: { deposit, mission } };
  };
  const reader = mayDo<Receipted>(identity, DEPOSIT_ABILITIES.read, (c, actor) =>
    find(actor.school, c.req.param('deposit') ?? ''),
  );
  return new Hono().get('/deposits/:deposit/receipt.pdf', reader, async (c) => {
    const { deposit, mission } = foundIn<Receipted>(c);
    const { name, bytes } = await receiptFile(deps, await receiptFactsOf(deps, deposit, mission), langOf(c));
    return c.body(bytes, 200, { 'content-type': 'application/pdf', 'content-disposition': disposition('attachment', name) });
  });
}
