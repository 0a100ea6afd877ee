/** The form of a tutor on the real database: shown, saved, sent once, its session over. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, type AppraisalSite, appraisalSite, get, post, saveBy } from '../../tests/support/appraisals.ts';
import { linkTo, openLink, secretOf } from '../../tests/support/links.ts';
import { SITE_NOW } from '../../tests/support/school.ts';
import { breakOff, leaveTutor } from '../mission/course.store.ts';
import { sql } from 'kysely';
import { formOf, saveAnswers } from './appraisal.store.ts';
import { lastSubmission } from './submission.store.ts';

let at: AppraisalSite;
beforeAll(async () => {
  at = await appraisalSite({}, { clock: { now: () => SITE_NOW }, settings: { BASE_URL: 'https://ecole.example.org' } });
});
afterAll(() => at.site.close());

const place = (author: string) => ({ school: at.school.school, mission: at.mission, rubric: at.rubric.id, author });
const saved = (author: string) => formOf(at.site.database.db, place(author));
const text = async (answer: Response) => (await answer.text()).replaceAll('&#39;', "'");

describe('the form', () => {
  test('[M-APP-1] shows every criterion with the level texts of the source in both languages, no points, "not observed" and the comment', async () => {
    const html = await text(await get(at.site, at.form, at.as.karim));
    expect(html).toContain('Votre appréciation de');
    expect(html.match(/<fieldset/g)).toHaveLength(13);
    expect(html).toContain('Très bonne, a bien travaillé');
    expect(html).toContain('<small lang="en">Excellent, highly motivated</small>');
    expect(html.match(/Pas pu l’observer/g)).toHaveLength(13);
    expect(html).toMatch(/<textarea[^>]*name="comment"/);
    expect(html).not.toMatch(/\bpoints?\b/);
  });

  test('in English the same form says the same in English first', async () => {
    const html = await text(await get(at.site, at.form, { cookie: `${at.as.karim.cookie}; lang=en` }));
    expect(html).toContain('Your appraisal of');
    expect(html).toContain('<span>Excellent, highly motivated</span><small lang="fr">Très bonne, a bien travaillé</small>');
  });

  test('the same words in both languages are said once', async () => {
    const html = await text(await get(at.site, at.form, at.as.karim));
    expect(html.match(/>Impeccable</g)).toHaveLength(1);
  });

  test('by a link, the form leads to a private word to the lead of its programme, in another tab, and to no other page', async () => {
    const { token } = await linkTo(at.site, { person: at.people.karim, mission: at.mission, item: at.rubric.id });
    const { headers } = await openLink(at.site, token);
    const alert = `/missions/${at.mission}/alert`;
    const html = await text(await get(at.site, at.form, headers));
    expect(html).toContain(`<a href="${alert}" target="_blank" rel="noopener">Signaler un souci`);
    expect(await text(await get(at.site, alert, headers))).toContain(`<a href="${at.form}">`);
    expect((await post(at.site, alert, headers!, { words: 'Plus de nouvelles.' })).status).toBe(303);
    const [entry] = await at.site.database.db.selectFrom('journal').selectAll().where('action', '=', 'alert.raised').execute();
    expect(entry).toMatchObject({ actor: at.people.karim, via: expect.stringMatching(/^link:/) });
  });

  test('who does not fill the rubric does not see it', async () => {
    for (const who of ['student', 'classmate', 'lead', 'office'] as const) {
      expect((await get(at.site, at.form, at.as[who])).status).toBe(404);
    }
    expect((await get(at.site, `/missions/${at.mission}/appraisals/none`, at.as.karim)).status).toBe(404);
  });
});

describe('saving', () => {
  test('changes alone are taken, over what another tab saved; what the rubric does not know is not', async () => {
    await saveBy(at.site, at.form, at.as.karim, { answers: { attitude: 'good' }, comment: 'Un premier mot' });
    await saveBy(at.site, at.form, at.as.karim, {
      answers: { presentation: 'excellent', unknown: 'good', efficiency: 'superb' },
    });
    const answer = await saveBy(at.site, at.form, at.as.karim, { answers: { attitude: 'not-observed' } });
    expect(await answer.json()).toEqual({ saved: 'Enregistré à\u00a010\u00a0h\u00a030', at: SITE_NOW });
    expect(await saved(at.people.karim)).toMatchObject({
      state: 'draft',
      answers: { attitude: 'not-observed', presentation: 'excellent' },
      comment: 'Un premier mot',
    });
  });

  test('each tutor fills their own', async () => {
    expect(await saved(at.people.solene)).toBeNull();
    await saveBy(at.site, at.form, at.as.solene, { answers: { attitude: 'poor' } });
    expect((await saved(at.people.solene))?.answers).toEqual({ attitude: 'poor' });
    expect((await saved(at.people.karim))?.answers).toMatchObject({ attitude: 'not-observed' });
  });

  test.each([['nothing'], [null], [[]], [{ answers: 'good' }], [{ answers: null }]])('%j changes nothing', async (body) => {
    const before = await saved(at.people.karim);
    const answer = await saveBy(at.site, at.form, at.as.karim, body);
    expect([200, 422]).toContain(answer.status);
    expect((await saved(at.people.karim))?.answers).toEqual(before?.answers);
  });

  test('fifty savings at once lose no field', async () => {
    const ids = at.rubric.groups.flatMap((g) => g.criteria.map((c) => c.id));
    const many = Array.from({ length: 52 }, (_, i) => ({ [ids[i % ids.length]!]: 'fair' }));
    const answers = await Promise.all(many.map((each) => saveBy(at.site, at.form, at.as.helene, { answers: each })));
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]));
    expect((await saved(at.people.helene))?.answers).toEqual(Object.fromEntries(ids.map((id) => [id, 'fair'])));
  });

  test('saving writes nothing on the journal', async () => {
    const { db } = at.site.database;
    const count = () => db.selectFrom('journal').select(db.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
    const before = await count();
    await saveBy(at.site, at.form, at.as.solene, { answers: { presentation: 'good' } });
    expect(await count()).toEqual(before);
  });

  test('without a script the button saves, and comes back at the next criterion; the other language loses nothing', async () => {
    const fields = { 'c-presentation': 'good', 'c-integration': 'good', comment: 'À suivre', intent: 'save' };
    const answer = await post(at.site, at.form, at.as.solene, fields);
    expect(answer.headers.get('location')).toBe(`${at.form}#criterion-engineering-awareness`);
    const english = await post(at.site, at.form, at.as.solene, { ...fields, comment: 'Still here', intent: 'en' });
    expect(english.headers.get('location')).toBe(`${at.form}?lang=en#criterion-engineering-awareness`);
    expect(await saved(at.people.solene)).toMatchObject({
      comment: 'Still here',
      answers: { integration: 'good', attitude: 'poor' },
    });
  });

  test('who comes back is told what is left, before the first criterion without an answer; at the end when nothing is', async () => {
    const { 'c-attitude': _left, 'c-analysis': _also, ...most } = answered(at.rubric, 'good');
    await post(at.site, at.form, at.as.helene, { ...most, intent: 'save' });
    await at.site.database.db
      .updateTable('appraisal')
      .set({ answers: JSON.stringify({ presentation: 'good', gone: 'good', integration: 'superb' }) })
      .where('author_id', '=', at.people.helene)
      .execute();
    const html = await text(await get(at.site, at.form, at.as.helene));
    expect(html).toMatch(
      /Il reste 12 critères sur 13, à partir d’ici\. Le reste est enregistré\.<\/p><fieldset[^>]*id="criterion-integration"/,
    );
    await post(at.site, at.form, at.as.helene, { ...answered(at.rubric, 'good'), intent: 'save' });
    const done = await text(await get(at.site, at.form, at.as.helene));
    expect(done).not.toContain('à partir d’ici');
    expect(done).toContain('Il reste à envoyer');
  });

  test('a tab left open overwrites nothing that another device answered since: it is shown, and sent once read', async () => {
    const seen = (html: string) => /name="seen" value="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"');
    const fields = { ...answered(at.rubric, 'good'), intent: 'submit' };
    await post(at.site, at.form, at.as.helene, { ...fields, comment: 'Avant', intent: 'save' });
    const shown = seen(await text(await get(at.site, at.form, at.as.helene)));
    await saveBy(at.site, at.form, at.as.helene, { answers: { attitude: 'poor' }, comment: 'Depuis le téléphone' });
    const stale = { ...fields, 'c-analysis': 'fair', comment: 'Avant', seen: shown };
    const answer = await post(at.site, at.form, at.as.helene, stale);
    expect(answer.status).toBe(422);
    const html = await text(answer);
    expect(html).toContain('des réponses ont été données depuis, dans un autre onglet ou sur un autre appareil');
    expect(html).toContain('<a href="#criterion-attitude">Attitude au travail</a>');
    expect(html.match(/Répondu ailleurs depuis/g)).toHaveLength(1);
    expect(html).toContain('Depuis le téléphone</textarea>');
    expect(await saved(at.people.helene)).toMatchObject({
      state: 'draft',
      comment: 'Depuis le téléphone',
      answers: { attitude: 'poor', analysis: 'fair', presentation: 'good' },
    });
  });

  test('what another device answers in the very instant of a sending is not sent over: it is shown, and sent once read', async () => {
    const { db } = at.site.database;
    const fields = { ...answered(at.rubric, 'good'), intent: 'submit' };
    await post(at.site, at.form, at.as.helene, { ...fields, comment: 'Avant', intent: 'save' });
    const seen = JSON.stringify({ answers: (await saved(at.people.helene))!.answers, comment: 'Avant' });
    const waiting = async () => {
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(
        db,
      );
      return rows[0]!.n;
    };
    let sending: Promise<Response> | null = null;
    await db.transaction().execute(async (trx) => {
      await saveAnswers(trx, place(at.people.helene), { answers: { attitude: 'poor' }, comment: null }, SITE_NOW + 1000);
      // It reads the form as it was, and waits to write to it.
      sending = post(at.site, at.form, at.as.helene, { ...fields, comment: 'Avant', seen });
      await expect.poll(waiting).toBeGreaterThan(0);
    });
    const answer = await sending!;
    expect(answer.status).toBe(422);
    expect(await text(answer)).toContain('<a href="#criterion-attitude">Attitude au travail</a>');
    expect(await saved(at.people.helene)).toMatchObject({ state: 'draft', answers: { attitude: 'poor' } });
  });

  test('a comment written on both sides is lost on neither: the script is told, the button gives both back', async () => {
    const save = async (comment: string, known: object) =>
      (await saveBy(at.site, at.form, at.as.helene, { comment, known })).json() as Promise<{ elsewhere?: true }>;
    await saveBy(at.site, at.form, at.as.helene, { answers: {}, comment: 'Avant' });
    expect((await save('Avant, au téléphone', { comment: 'Avant', page: 'phone' })).elsewhere).toBeUndefined();
    expect((await save('Avant, au téléphone, suite', { comment: 'Avant', page: 'phone' })).elsewhere).toBeUndefined();
    expect((await save('Avant, au bureau', { comment: 'Avant', page: 'desk' })).elsewhere).toBe(true);
    expect((await saved(at.people.helene))?.comment).toBe('Avant, au téléphone, suite');
    const seen = JSON.stringify({ answers: {}, comment: 'Avant' });
    for (const intent of ['save', 'submit']) {
      const answer = await post(at.site, at.form, at.as.helene, { comment: 'Avant, au bureau', seen, intent });
      expect(answer.status).toBe(422);
      const html = await text(answer);
      expect(html).toContain('Avant, au téléphone, suite\n\nAvant, au bureau</textarea>');
      expect(html).toContain('les deux textes sont là');
    }
    expect(await saved(at.people.helene)).toMatchObject({ state: 'draft', comment: 'Avant, au téléphone, suite' });
  });

  test.each(['moitié de signe \ud83d', 'nul \u0000', '\u202eà l’envers\u2066', '👩‍👩‍👧‍👦'.repeat(700), '"\\<script>'])(
    'whatever is pasted is kept as it can be, and is not taken for another page: %j',
    async (comment) => {
      const { comment: before } = (await saved(at.people.helene))!;
      const answer = await saveBy(at.site, at.form, at.as.helene, { comment, known: { comment: before, page: 'desk' } });
      expect(await answer.json()).not.toHaveProperty('elsewhere');
      expect((await saved(at.people.helene))!.comment.slice(0, 4)).toBe(comment.slice(0, 4));
    },
  );

  test('another link opened in this browser meanwhile: what was typed is given back, and nothing of it is taken', async () => {
    const { token } = await linkTo(at.site, { person: at.people.solene, mission: at.mission, item: 'another' });
    const { headers } = await openLink(at.site, token);
    const before = await saved(at.people.solene);
    const answer = await post(at.site, at.form, headers, { 'c-attitude': 'good', comment: 'Tapé ici', intent: 'submit' });
    expect(answer.status).toBe(403);
    const html = await text(answer);
    expect(html).toContain('Un autre lien a été ouvert dans ce navigateur');
    expect(html).toContain('<textarea name="comment" hidden>Tapé ici</textarea>');
    expect(await saved(at.people.solene)).toEqual(before);
  });

  test('fifty thousand characters of comment: by the button they are given back and said too long, by the script refused; never cut', async () => {
    const long = '😀a‮'.repeat(12_500);
    const answer = await post(at.site, at.form, at.as.solene, { comment: long, 'c-attitude': 'fair', intent: 'submit' });
    expect(answer.status).toBe(422);
    const html = await text(answer);
    expect(html).toContain(long);
    expect(html).toContain('Rien n’est envoyé encore');
    expect(html).not.toContain('Il reste un critère');
    expect(html).toContain('8000 caractères au plus');
    expect((await saved(at.people.solene))?.comment).not.toContain('😀');
    expect((await saveBy(at.site, at.form, at.as.solene, { comment: long })).status).toBe(422);
  });

  test('a session that ended keeps what was typed, to send again; a script is told', async () => {
    const fields = { 'c-attitude': 'good', comment: 'Écrit <b>avant</b>', intent: 'submit' };
    const answer = await post(at.site, at.form, null, fields);
    expect(answer.status).toBe(401);
    const html = await text(answer);
    expect(html).toContain('Votre session est terminée, vos réponses sont là');
    expect(html).toContain('<textarea name="c-attitude" hidden>good</textarea>');
    expect(html).toContain('Écrit &lt;b>avant&lt;/b>');
    expect(html).toMatch(/name="intent" value="submit"/);
    expect((await saveBy(at.site, at.form, null, { answers: {} })).status).toBe(401);
  });

  test('who came by a link is led back to it, who has an account to its door, a stranger to either', async () => {
    const { db } = at.site.database;
    const { juror, classmate } = at.school;
    const { id, token } = await linkTo(at.site, { person: juror, mission: at.mission, item: at.rubric.id });
    const { headers: byLink } = await openLink(at.site, token);
    await sql`UPDATE link_session SET opened_at = 'epoch' WHERE link_id = ${id}`.execute(db);
    const byAccount = await at.school.as(classmate);
    await db.deleteFrom('auth_session').where('userId', '=', classmate).execute();
    const doors = async (who: { cookie: string } | null) => {
      const html = await text(await post(at.site, at.form, who, { comment: 'Écrit', intent: 'submit' }));
      expect(html).toContain('vos réponses sont là');
      return [html.includes('le lien reçu par e-mail'), html.includes('href="/enter?next=')];
    };
    expect(await doors(byLink as { cookie: string })).toEqual([true, false]);
    expect(await doors(byAccount)).toEqual([false, true]);
    expect(await doors(null)).toEqual([true, true]);
  });
});

describe('sending', () => {
  test('a criterion without an answer is named, nothing is sent, what was typed is kept', async () => {
    const { 'c-attitude': _left, ...fields } = answered(at.rubric, 'good');
    await at.site.database.db.deleteFrom('appraisal').where('author_id', '=', at.people.solene).execute();
    const answer = await post(at.site, at.form, at.as.solene, { ...fields, comment: 'Presque', intent: 'submit' });
    expect(answer.status).toBe(422);
    const html = await text(answer);
    expect(html).toContain('Il reste un critère');
    expect(html).toContain('<a href="#criterion-attitude">Attitude au travail</a>');
    expect(html.match(/Choisissez une réponse/g)).toHaveLength(1);
    expect(await saved(at.people.solene)).toMatchObject({ state: 'draft', comment: 'Presque' });
  });

  test('[M-APP-1] sent by a link: the words of each question are kept with the version, a receipt leaves, the link is served, twice is once', async () => {
    const { db } = at.site.database;
    const { token, id: link } = await linkTo(at.site, { person: at.people.karim, mission: at.mission, item: at.rubric.id });
    const { headers: who } = await openLink(at.site, token);
    const fields = {
      ...answered(at.rubric, 'good', { attitude: 'not-observed' }),
      comment: 'Un étudiant sérieux.',
      intent: 'submit',
    };
    const [first, second] = await Promise.all([post(at.site, at.form, who, fields), post(at.site, at.form, who, fields)]);
    const appraisal = (await saved(at.people.karim))!;
    expect([first.headers.get('location'), second.headers.get('location')]).toEqual(Array(2).fill(`/appraisals/${appraisal.id}`));
    const rows = await db.selectFrom('appraisal_submission').selectAll().where('appraisal_id', '=', appraisal.id).execute();
    expect(rows).toHaveLength(1);
    const submission = (await lastSubmission(db, at.school.school, appraisal.id))!;
    const criteria = submission.body.groups.flatMap((g) => g.criteria);
    expect(criteria).toHaveLength(13);
    expect(criteria.find((c) => c.id === 'presentation')).toEqual({
      id: 'presentation',
      label: { fr: 'Présentation générale', en: 'Presentation, manners' },
      level: 'good',
      levelLabel: { fr: 'BON', en: 'Good' },
      text: { fr: 'Bonne', en: 'Good' },
      points: null,
    });
    expect(criteria.find((c) => c.id === 'attitude')).toMatchObject({ level: 'not-observed', levelLabel: null, text: null });
    expect(submission.body.comment?.text).toBe('Un étudiant sérieux.');
    expect(appraisal).toMatchObject({ state: 'submitted', guide: 'misl', guideVersion: '2022' });
    const letter = await db.selectFrom('outbox').selectAll().where('kind', '=', 'appraisal-receipt').execute();
    expect(letter).toHaveLength(1);
    expect(letter[0]).toMatchObject({ person_id: at.people.karim, mission_id: at.mission });
    expect(letter[0]!.text).toContain(submission.code.replace(/(.{4})(?=.)/g, '$1-'));
    const { headers: again, answer: opened } = await openLink(at.site, await secretOf(at.site, letter[0]!.link_id!));
    const form = await get(at.site, opened.headers.get('location')!, again);
    expect(form.headers.get('location')).toBe(`/appraisals/${appraisal.id}`);
    expect(await (await get(at.site, `/appraisals/${appraisal.id}`, again)).text()).toContain('Un étudiant sérieux.');
    const served = await db.selectFrom('link').select('served_at').where('link_id', '=', link).executeTakeFirstOrThrow();
    expect(served.served_at).not.toBeNull();
    const entry = await db
      .selectFrom('journal')
      .selectAll()
      .where('action', '=', 'appraisal.submitted')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor: at.people.karim, via: `link:${link}`, subject: `mission:${at.mission}` });
    expect(entry.details).toMatchObject({ rubric: at.rubric.id, number: 1, code: submission.code });
  });

  test('once sent, the form leads to the receipt, and nothing changes it', async () => {
    const appraisal = (await saved(at.people.karim))!;
    expect((await get(at.site, at.form, at.as.karim)).headers.get('location')).toBe(`/appraisals/${appraisal.id}`);
    const late = await saveBy(at.site, at.form, at.as.karim, { answers: { presentation: 'poor' } });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ error: { code: 'appraisal-sent' } });
    const saving = await post(at.site, at.form, at.as.karim, { 'c-presentation': 'good', intent: 'save' });
    expect(saving.headers.get('location')).toBe(`/appraisals/${appraisal.id}`);
    expect((await saved(at.people.karim))!.answers['presentation']).toBe('good');
  });

  test('what another tab changed once it was sent is given back beside what was sent, and nothing of it is taken', async () => {
    const appraisal = (await saved(at.people.karim))!;
    const seen = JSON.stringify({ answers: { integration: 'poor' }, comment: 'Un début' });
    const stale = { 'c-presentation': 'poor', 'c-integration': 'poor', seen };
    for (const intent of ['save', 'submit', 'en']) {
      const late = await post(at.site, at.form, at.as.karim, { ...stale, comment: 'Un début, et un <b>oubli', intent });
      expect(late.status).toBe(409);
      const html = (await text(late)).replaceAll('\u00a0', ' ');
      expect(html).toContain('Votre appréciation de Maëlle Prigent était déjà envoyée : ceci n’en fait pas partie');
      // What this tab had only been shown is not what its author says.
      expect(html.match(/<span>(Présentation générale|Intégration[^<]*)<\/span>/g)).toHaveLength(1);
      expect(html).toContain('<strong>Désinvolte</strong><small>reçu : Bonne</small>');
      expect(html).toContain('Un début, et un &lt;b>oubli</textarea>');
      expect(html).toContain(`href="/appraisals/${appraisal.id}"`);
    }
    const untouched = await post(at.site, at.form, at.as.karim, {
      'c-integration': 'poor',
      comment: 'Un début',
      seen,
      intent: 'submit',
    });
    expect(untouched.headers.get('location')).toBe(`/appraisals/${appraisal.id}`);
    expect(await saved(at.people.karim)).toEqual(appraisal);
  });

  test('a link opens the form that it is for, and no other of the mission', async () => {
    const { token } = await linkTo(at.site, { person: at.people.solene, mission: at.mission, item: 'another' });
    const { headers: who } = await openLink(at.site, token);
    expect((await get(at.site, at.form, who)).status).toBe(404);
    expect((await saveBy(at.site, at.form, who, { answers: {} })).status).toBe(404);
  });

  test('the guide of the last sending is the one on record; on a mission that broke off nothing is asked, and what comes is taken', async () => {
    const { db } = at.site.database;
    await saveBy(at.site, at.form, at.as.helene, { answers: { attitude: 'good' } });
    await db.updateTable('appraisal').set({ guide_version: '1999' }).where('author_id', '=', at.people.helene).execute();
    const on = '2026-01-10';
    await breakOff(db, { school: at.school.school, mission: at.mission, brokenOff: { on, reason: 'Entreprise fermée' } });
    const html = (await text(await get(at.site, at.form, at.as.helene))).replaceAll('\u00a0', ' ');
    expect(html).toContain('Cette mission a pris fin le 10 janvier 2026, avant son terme');
    const sent = await post(at.site, at.form, at.as.helene, { ...answered(at.rubric, 'good'), intent: 'submit' });
    expect(sent.status).toBe(303);
    expect(await saved(at.people.helene)).toMatchObject({ state: 'submitted', guideVersion: '2022' });
    await breakOff(db, { school: at.school.school, mission: at.mission, brokenOff: null });
  });

  test('a tutor who left the mission while they filled it saves and sends nothing more', async () => {
    const { db } = at.site.database;
    await saveBy(at.site, at.form, at.as.solene, { answers: { attitude: 'good' } });
    const tutor = { school: at.school.school, mission: at.mission, person: at.people.solene, kind: 'company' as const };
    await leaveTutor(db, { ...tutor, at: SITE_NOW, reason: 'Départ' });
    expect((await saveBy(at.site, at.form, at.as.solene, { answers: { attitude: 'poor' } })).status).toBe(404);
    expect((await post(at.site, at.form, at.as.solene, { ...answered(at.rubric, 'poor'), intent: 'submit' })).status).toBe(404);
    expect(await saved(at.people.solene)).toMatchObject({ state: 'draft', answers: { attitude: 'good' } });
  });
});
