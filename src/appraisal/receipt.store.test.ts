/** The receipt of an appraisal, on the real database and a real mail server: it goes with its letter, and its code is verified. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, type AppraisalSite, appraisalSite, post } from '../../tests/support/appraisals.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';

let mail: MailServer;
let at: AppraisalSite;
beforeAll(async () => {
  mail = await startMailServer();
  at = await appraisalSite({}, { settings: { SMTP_URL: mail.url } });
});
afterAll(async () => {
  await at.site.close();
  await mail.close();
});

test.each([
  ['karim', 'Fiche d’évaluation', 'good'],
  ['solene', "Tutors' appraisal", 'fair'],
] as const)('[M-APP-1] the letter of the receipt takes it along as a PDF, in the language of %s', async (who, word, level) => {
  mail.letters.splice(0);
  expect((await post(at.site, at.form, at.as[who], { ...answered(at.rubric, level), intent: 'submit' })).status).toBe(303);
  await at.site.work();
  const letters = mail.letters.filter(({ data }) => data.includes('application/pdf'));
  expect(letters).toHaveLength(1);
  const [, name] = /filename\*0\*=utf-8''([^;\r\n]+)/i.exec(letters[0]!.data) ?? [];
  expect(decodeURIComponent(name ?? '')).toContain(word);
  expect(letters[0]!.data).toContain(Buffer.from('%PDF-1').toString('base64').slice(0, 8));
});

const verify = (code: string, lang: 'fr' | 'en' = 'fr') =>
  Promise.resolve(at.site.app.request(`/verify/${code}`, { headers: { accept: 'text/html', 'accept-language': lang } }));
const codes = async () =>
  (
    await at.site.database.db.selectFrom('appraisal_submission').select('code').orderBy('submitted_at').orderBy('code').execute()
  ).map(({ code }) => code);

test('whoever holds a receipt verifies its code without an account: whose it is and when, never what it says nor who says it', async () => {
  const comment = 'Un étudiant que je recommande.';
  const sent = { ...answered(at.rubric, 'good'), comment, intent: 'submit' };
  expect((await post(at.site, at.form, at.as.helene, sent)).status).toBe(303);
  for (const code of await codes()) {
    const answer = await verify(code);
    expect(answer.status).toBe(200);
    const html = (await answer.text()).replaceAll('\u00a0', ' ');
    expect(html).toContain('<h1>Ce reçu est authentique</h1>');
    for (const told of ['Appréciation d’un tuteur', 'Fiche d’évaluation', 'Maëlle Prigent', 'n° 1']) expect(html).toContain(told);
    expect(html).not.toContain(comment);
    expect(html).not.toMatch(/Karim|Solène|Hélène|Bonne et assez positive/);
    expect(html).not.toContain('type="file"');
  }
  const [first] = await codes();
  expect(await (await verify(first!, 'en')).text()).toContain('This receipt is authentic');
});

test('an unknown code gets the form of deposits; a sending that another one replaced says so', async () => {
  expect(await (await verify('000000000000')).text()).toContain('Vérifiez votre fichier');
  const { db } = at.site.database;
  const { appraisal_id, code } = await db
    .selectFrom('appraisal_submission')
    .select(['appraisal_id', 'code'])
    .limit(1)
    .executeTakeFirstOrThrow();
  const { author_id } = await db
    .selectFrom('appraisal')
    .select('author_id')
    .where('appraisal_id', '=', appraisal_id)
    .executeTakeFirstOrThrow();
  expect(await (await verify(code)).text()).not.toContain('remplacé');
  await post(at.site, `/appraisals/${appraisal_id}/reopening`, at.as.lead, { reason: 'Un critère oublié' });
  await post(at.site, at.form, await at.school.as(author_id), { ...answered(at.rubric, 'poor'), intent: 'submit' });
  expect(await (await verify(code)).text()).toContain('remplacé depuis par un autre');
});

test('codes are not to be tried: after sixty looks a client waits', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 62; i++) statuses.push((await verify(String(i).padStart(12, '0'))).status);
  expect(statuses.at(-1)).toBe(429);
  expect((await verify('000000000000')).headers.get('retry-after')).not.toBeNull();
});
