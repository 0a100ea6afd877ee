/** What a receipt of an appraisal says: the answers as the form offered them, whose it is, by whom. */
import { expect, test } from 'vitest';
import { answered, RUBRIC, shelfWith } from '../../tests/support/appraisals.ts';
import type { Rubric } from '../guide/programme.ts';
import type { Mission } from '../mission/mission.ts';
import { bodyOf } from './answers.ts';
import { fieldsOf, typedForm } from './changes.ts';
import { type ReceiptFacts, receiptData, receiptFileName, receiptOf } from './receipt.ts';

const guide = shelfWith({}).guides.find((each) => each.rubrics.some(({ id }) => id === RUBRIC))!;
const given = guide.rubrics.find(({ id }) => id === RUBRIC)!;
const person = { id: 'p', lastName: 'Prigent', firstName: 'Maëlle' };
const mission = { student: person, companyTutors: [], academicTutors: [], periods: [] } as unknown as Mission;

function facts(rubric: Rubric): ReceiptFacts {
  const fields = answered(rubric, 'good', { attitude: 'not-observed' });
  const { answers } = typedForm(fieldsOf(rubric), (name) => fields[name] ?? '');
  const body = bodyOf(rubric, guide.language, answers, '');
  const submission = { body, number: 1, code: 'ABCDEFGHJKMN', submittedAt: '2026-01-12T10:00:00Z' } as ReceiptFacts['submission'];
  const author = { id: 'k', name: 'Karim Bonnard' };
  return { submission, mission, guide, author, typedBy: null, school: { name: 'École' }, verifyAt: 'https://e.example/verify/A' };
}

test('its page and its PDF say the words that the form offered: neither the names of levels nor points', () => {
  const receipt = receiptOf(facts(given), 'fr');
  const { heads, groups } = receiptData(receipt);
  const rows = groups.flatMap(({ rows: each }) => each);
  expect(heads).toEqual(['Critère', 'Réponse']);
  expect(rows).toContainEqual(['Présentation générale', 'Bonne']);
  expect(rows).toContainEqual(['Attitude au travail', 'Pas observé']);
  expect(rows.every((row) => row.length === 2)).toBe(true);
  expect(JSON.stringify(receipt.groups)).not.toContain('BON"');
});

test('where the guide sets points, each answer bears its own', () => {
  const levels = given.levels.map((level, at) => ({ ...level, points: given.levels.length - at }));
  const receipt = receiptOf(facts({ ...given, levels }), 'en');
  const points = levels.find(({ id }) => id === 'good')!.points;
  expect(receiptData(receipt).heads).toEqual(['Criterion', 'Answer', 'Points']);
  const rows = receiptData(receipt).groups.flatMap(({ rows: each }) => each);
  expect(rows).toContainEqual(['Presentation, manners', 'Good', `${points} points`]);
  expect(rows).toContainEqual([expect.any(String), 'Not observed', '']);
});

test.each([
  ['fr', 'Fiche d’évaluation', 'Maëlle Prigent, par Karim Bonnard.pdf'],
  ['en', "Tutors' appraisal", 'Maëlle Prigent, by Karim Bonnard.pdf'],
] as const)('its file and its title name the author: two tutors of one student keep two (%s)', (lang, title, end) => {
  const receipt = receiptOf(facts(given), lang);
  const name = receiptFileName(receipt);
  expect([name.includes(title), name.endsWith(end)]).toEqual([true, true]);
  expect(`${receiptData(receipt).name}.pdf`).toBe(name);
});
