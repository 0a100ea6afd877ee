import { afterAll, beforeAll, expect, test } from 'vitest';
import { guideOf, openReaders } from '../../tests/support/engine.ts';
import { corpus, handIn } from '../../tests/support/handed.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import { createTypesetter } from '../typesetting/typesetter.ts';
import { createReaderPool } from '../document/reader-pool.ts';
import type { Site } from '../../tests/support/site.ts';
import type { Deposit } from './deposit.ts';
import { receiptAttachment } from './receipt.store.ts';

let site: Site;
let school: SampleSchool;
let deposit: Deposit;
const readers = openReaders();
const typesetter = createTypesetter();
beforeAll(async () => {
  site = await buildSchoolSite({ pool: createReaderPool() });
  school = await sampleSchool(site);
  deposit = await handIn(site, school, { bytes: corpus('word-conform.pdf'), name: 'vf.pdf' });
});
afterAll(async () => {
  await typesetter.close();
  await readers.close();
  await site.close();
});

const get = async (person: string | null, id = deposit.id, headers: Record<string, string> = {}) =>
  site.app.request(`/deposits/${id}/receipt.pdf`, { headers: { ...(person && (await school.as(person))), ...headers } });

async function textOf(answer: Response): Promise<string> {
  const opened = await readers.open(new Uint8Array(await answer.arrayBuffer()));
  try {
    if (!opened.outcome.ok) throw new Error(opened.outcome.failure.reason);
    const lines = opened.outcome.document.pages.flatMap((page) => page.lines.map((line) => line.text));
    return lines.join('\n').replace(/[\u00a0\u202f]/g, ' ');
  } finally {
    opened.close();
  }
}

test('whoever may read the deposit has its receipt; others do not know that it exists', async () => {
  const { student, companyTutor, academicTutor, lead, office, juror, classmate, otherLead, other } = school;
  for (const person of [student, companyTutor, academicTutor, lead, office]) expect((await get(person)).status).toBe(200);
  for (const person of [juror, classmate, otherLead, other.student, other.lead, other.office]) {
    expect((await get(person)).status).toBe(404);
  }
  expect((await get(null)).status).toBe(401);
  expect((await get(student, 'not-an-id')).status).toBe(404);
});

test('before the check is done it says so; after, the same address gives the verdict rule by rule', async () => {
  const waiting = await textOf(await get(school.student));
  expect(waiting).toContain('Vérification en cours');
  await site.work();
  const answer = await get(school.student);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[ -~]+\.pdf"; filename\*=UTF-8''R%C3%A9c%C3%A9piss%C3%A9/,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const text = await textOf(answer);
  expect(text).not.toContain('Vérification en cours');
  expect(text).toMatch(/Type du fichier\s+Respecté/);
  expect(text).toMatch(/Fichier\s+vf\.pdf/);
  expect(text).toContain('Reçu à temps, en avance de 18 jours 13 h');
  expect(text).toContain('15 janvier 2026 à 10 h 30 min 00 s, heure de Paris (UTC+1)');
  expect(text).toContain('2 février 2026 à 23 h 59 min 59 s');
  expect(text).toContain('Date fixée pour la promotion Digi5, promotion 2026');
  expect(await textOf(await get(school.student, deposit.id, { 'accept-language': 'en' }))).toContain('Deposit receipt');
});

test('the letter of a deposit takes it along, in the student’s language; a deposit of another school is none', async () => {
  const shelf = () => ({ guides: [guideOf('digi5')], frameworks: new Map<string, never>() });
  const config = { BASE_URL: 'http://127.0.0.1:3000' };
  const deps = { db: site.database.db, config, shelf, typesetter };
  const attached = await receiptAttachment(deps)(school.school, deposit.id);
  expect(attached!.name).toMatch(/^Récépissé de dépôt .+\.pdf$/);
  expect(Buffer.from(attached!.bytes.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  expect(await receiptAttachment(deps)(school.other.school, deposit.id)).toBeNull();
});
