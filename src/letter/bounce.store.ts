/** Letters that came back, days after the mail server took them: noted once, on the journal. */
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { type Bounce, bounceLetter } from '../kernel/outbox-bounce.store.ts';

/** Notes that a letter came back. @returns 'known' when it was noted already, 'stranger' for a letter that is not in the outbox */
export function noteBounce(db: Database, bounce: Bounce): Promise<'bounced' | 'known' | 'stranger'> {
  return db.transaction().execute(async (trx) => {
    const found = await bounceLetter(trx, bounce);
    if (found === null) return 'stranger';
    if (found === 'known') return 'known';
    const { school, person, mission, kind } = found;
    await record(trx, {
      school,
      at: bounce.at,
      actor: null,
      via: 'report',
      action: 'letter.bounced',
      subject: mission ? `mission:${mission}` : person ? `person:${person}` : `school:${school}`,
      details: { letter: bounce.letter, kind, ...(person && { person }), reason: bounce.reason },
    });
    return 'bounced';
  });
}
