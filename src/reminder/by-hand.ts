/** A reminder that a person asks for: whom it would write to, for whom nothing leaves and why; shown first, then sent as it was shown. Pure. */
import type { NamedPerson } from '../mission/mission.ts';
import { nameOf } from '../mission/mission.ts';
import { type Missing, missingIn, type ReminderCase } from './missing.ts';
import { type Digest, digestsOf, keyOf, worthReminding } from './reminder.ts';

/** A mission, or people of it, for whom nothing leaves. */
export interface Aside {
  mission: string;
  why: 'broken-off' | 'nothing' | 'left' | 'unconfirmed' | 'refused' | 'undated' | 'just';
  /** Names of the people whom it is about; '' when it is about the mission. */
  who: string;
}

/** What would leave, a letter a person. */
export interface ByHand {
  letters: readonly Digest<Missing>[];
  left: readonly Aside[];
}

const named = (people: readonly NamedPerson[]) => people.map(nameOf).join(', ');

/** Those from whom something is missing, each once. */
const peopleOf = (missing: readonly Missing[]) => [...new Map(missing.map(({ person }) => [person.id, person])).values()];

/** Whom a reminder by hand writes to, and what is left aside: `just` have got one a moment ago. `now` in milliseconds. */
export function planByHand(cases: readonly ReminderCase[], just: ReadonlySet<string>, now: number): ByHand {
  const left: Aside[] = [];
  const due = cases.flatMap((each) => {
    const missing = missingIn(each);
    const worth = worthReminding(missing, now);
    const about = (why: Aside['why'], of: readonly Missing[] = []) =>
      left.push({ mission: each.mission.id, why, who: named(peopleOf(of)) });
    const gone = missing.filter((one) => one.left);
    const refused = missing.filter((one) => one.refused);
    const unconfirmed = missing.filter((one) => !one.reachable && !one.left && !one.refused);
    const spared = worth.filter(({ person }) => just.has(person.id));
    if (each.mission.brokenOff) about('broken-off');
    else if (missing.length === 0) about('nothing');
    else if (worth.length === 0 && gone.length + unconfirmed.length + refused.length === 0) about('undated');
    if (gone.length > 0) about('left', gone);
    if (unconfirmed.length > 0) about('unconfirmed', unconfirmed);
    if (refused.length > 0) about('refused', refused);
    if (spared.length > 0) about('just', spared);
    return worth.filter(({ person }) => !just.has(person.id));
  });
  return { letters: digestsOf(due), left };
}

/** What a plan comes down to: two that write the same to the same people are the same. */
export const essenceOf = ({ letters }: ByHand): string =>
  letters
    .flatMap(({ items }) => items.map((item) => keyOf(item, 0)))
    .toSorted()
    .join('\n');
