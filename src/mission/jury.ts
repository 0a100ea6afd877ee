/** Who takes which seat of a jury, as far as the mission tells: its company tutor first. Pure. */
import type { Guide } from '../guide/schema.ts';
import type { Mission, NamedPerson } from './mission.ts';

type SeatTerms = NonNullable<NonNullable<Guide['defence']>['jury']>['seats'][number];

/** A seat of the guide, with those who take it. */
export interface JurySeat {
  seat: SeatTerms;
  people: readonly NamedPerson[];
  /** How many people are missing for the fewest that the guide asks for. */
  missing: number;
}

/** The order in which seats are taken: who followed the mission comes before those who join for the day. */
const ORDER: readonly SeatTerms['role'][] = ['company-tutor', 'academic-tutor', 'academic', 'professional'];

/** Who may take a seat of each role: tutors take theirs, the school is represented by its tutor, professionals are invited. */
const candidates = (mission: Pick<Mission, 'companyTutors' | 'academicTutors'>, jurors: readonly NamedPerson[]) => ({
  'company-tutor': mission.companyTutors,
  'academic-tutor': mission.academicTutors,
  academic: mission.academicTutors,
  professional: jurors,
});

/** The seats of the guide, the company tutor's first, each with those who take it. Nobody sits twice. None when the guide says nothing. */
export function jurySeats(
  guide: Pick<Guide, 'defence'>,
  mission: Pick<Mission, 'companyTutors' | 'academicTutors'>,
  jurors: readonly NamedPerson[] = [],
): JurySeat[] {
  const seats = guide.defence?.jury?.seats ?? [];
  const able = candidates(mission, jurors);
  const seated = new Set<string>();
  return seats
    .toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
    .map((seat) => {
      const free = able[seat.role].filter(({ id }) => !seated.has(id));
      const people = free.slice(0, seat.max ?? free.length).map(({ id, lastName, firstName }) => ({ id, lastName, firstName }));
      for (const { id } of people) seated.add(id);
      return { seat, people, missing: Math.max(0, seat.min - people.length) };
    });
}
