/** Whose letters one reads in the outbox. */
import type { OutboxScope } from '../letter/outbox.ts';
import { type Actor, programmesAs } from './ability.ts';

/** The letters that `actor` may read: as the office, those of its programmes and those about no mission; as a lead, those about their missions. */
export const outboxScope = (actor: Pick<Actor, 'school' | 'roles'>): OutboxScope => ({
  school: actor.school,
  kept: programmesAs(actor, 'office'),
  led: programmesAs(actor, 'lead'),
});
