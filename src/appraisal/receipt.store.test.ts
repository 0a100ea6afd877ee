/** The receipt of an appraisal, on the real database and a real mail server: it goes with its letter. */
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
