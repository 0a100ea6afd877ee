/** Who takes which seat of a jury: the company tutor first. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLibrary } from '../guide/library.store.ts';
import { ROOT } from '../kernel/root.ts';
import { jurySeats } from './jury.ts';

const guides = readLibrary(join(ROOT, 'content')).files.map((file) => file.guide);
const digi5 = guides.find((g) => g.guide === 'digi5')!;
const tutor = (id: string) => ({
  id,
  lastName: id,
  firstName: id,
  email: `${id}@example.org`,
  lang: 'fr' as const,
  confirmed: true,
});
const person = (id: string) => ({ id, lastName: id, firstName: id });
const shown = (seats: ReturnType<typeof jurySeats>) =>
  seats.map(({ seat, people, missing }) => [seat.role, people.map(({ id }) => id), missing]);

test('[D-SOU-2] the company tutor sits on the jury first, then the school, then a professional', () => {
  const mission = { companyTutors: [tutor('karim')], academicTutors: [tutor('helene')] };
  expect(shown(jurySeats(digi5, mission, [person('astrid')]))).toEqual([
    ['company-tutor', ['karim'], 0],
    ['academic', ['helene'], 0],
    ['professional', ['astrid'], 0],
  ]);
});

test('[D-SOU-2] what the guide asks for and the mission lacks is counted', () => {
  expect(shown(jurySeats(digi5, { companyTutors: [], academicTutors: [] }))).toEqual([
    ['company-tutor', [], 1],
    ['academic', [], 1],
    ['professional', [], 1],
  ]);
});

test('several company tutors sit; whoever holds a seat takes no other', () => {
  const mission = { companyTutors: [tutor('karim'), tutor('lise')], academicTutors: [tutor('karim')] };
  expect(shown(jurySeats(digi5, mission, [person('lise'), person('astrid'), person('noor')]))).toEqual([
    ['company-tutor', ['karim', 'lise'], 0],
    ['academic', [], 1],
    ['professional', ['astrid', 'noor'], 0],
  ]);
});

test('a seat holds as many people as its guide says, the next ones stay free for others', () => {
  const seat = { label: 'x', min: 1 };
  const seats = [
    { ...seat, id: 'b', role: 'academic' as const },
    { ...seat, id: 'a', role: 'academic-tutor' as const, max: 1 },
  ];
  const guide = { defence: { phases: [], receives: [], preparation: [], jury: { seats } } } as unknown as typeof digi5;
  const mission = { companyTutors: [], academicTutors: [tutor('helene'), tutor('iwan')] };
  expect(shown(jurySeats(guide, mission))).toEqual([
    ['academic-tutor', ['helene'], 0],
    ['academic', ['iwan'], 0],
  ]);
});

test('a guide that says nothing of the jury has no seat', () => {
  expect(jurySeats({ defence: undefined }, { companyTutors: [tutor('karim')], academicTutors: [] })).toEqual([]);
});
