/**
 * `npm run bench:appraisals [-- FORMS [SECONDS]]`: tutors who entered by their link and have a form open (500), each saving a field every five
 * seconds for a while (60 s), on a server of its own: how long a save takes, and how many fields are lost. Needs the bundle.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { loadShelf } from '../src/content.ts';
import { findGuide } from '../src/guide/shelf.ts';
import { addPerson } from '../src/identity/person-change.store.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { FIRST_SCHOOL } from '../src/kernel/school.ts';
import { parseSettings } from '../src/kernel/settings.ts';
import { addTutor } from '../src/mission/course.store.ts';
import { readMission } from '../src/mission/mission.store.ts';
import { inviteTutors } from '../src/appraisal/invite.store.ts';
import { liveStudents, withDatabase } from '../tests/support/live.ts';
import { type RunningServer, startServer } from '../tests/support/server.ts';
import { BROWSER, quantile } from './steady.ts';

const [many = '500', seconds = '60'] = process.argv.slice(2);
const GUIDE = { guide: 'misl', version: '2022' };
const EVERY_MS = 5000;

interface Form {
  mission: string;
  address: string;
  cookie: string;
  /** Criterion → level, as it was last acknowledged. */
  sent: Map<string, string>;
}

/** Tutors of as many missions, invited by link: the addresses of their forms. */
async function invite(server: RunningServer): Promise<{ forms: Form[]; criteria: string[]; levels: string[] }> {
  const students = await liveStudents(server, Number(many), { ...GUIDE, milestone: 'appraisals-due' });
  const parsed = parseSettings({ BASE_URL: server.url });
  if ('problems' in parsed) throw new Error('the settings of this bench are refused');
  const deps = { config: parsed.config, clock: systemClock };
  return withDatabase(server, async (db) => {
    const { shelf } = await loadShelf('content', db, FIRST_SCHOOL);
    const guide = findGuide(shelf, GUIDE.guide, GUIDE.version)!;
    const rubric = guide.rubrics.find((r) => r.filledBy.includes('company-tutor'))!;
    const at = systemClock.now();
    for (const [index, { mission }] of students.entries()) {
      const email = `tutor.${index}@example.org`;
      const roles = [{ role: 'company-tutor' as const, programme: GUIDE.guide }];
      const who = { school: FIRST_SCHOOL, lastName: `Abgrall ${index}`, firstName: 'Rozenn', email, lang: 'fr' as const, roles };
      const person = await addPerson(db, who);
      await addTutor(db, { school: FIRST_SCHOOL, mission, person, kind: 'company', confirmedAt: at });
      const found = (await readMission(db, FIRST_SCHOOL, mission))!;
      const by = { person: students[0]!.person, via: 'session' };
      await db.transaction().execute((trx) => inviteTutors(deps, trx, { mission: found, guide, by, at }));
    }
    const letters = await db
      .selectFrom('outbox')
      .select(['mission_id', 'secret'])
      .where('kind', '=', 'invite-appraisal')
      .where(
        'mission_id',
        'in',
        students.map((s) => s.mission),
      )
      .execute();
    const forms: Form[] = [];
    for (const { mission_id: mission, secret } of letters) {
      const link = /\/l\/[\w-]+/.exec(secret ?? '')?.[0] ?? `/l/${secret}`;
      const page = await (await fetch(`${server.url}${link}`, { headers: BROWSER })).text();
      const body = new URLSearchParams({ form: /name="form" value="(\w+)"/.exec(page)![1]! });
      const opened = await fetch(`${server.url}${link}`, { method: 'POST', body, headers: BROWSER, redirect: 'manual' });
      const cookies = opened.headers.getSetCookie().filter((line) => !/max-age=0/i.test(line));
      const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
      forms.push({
        mission: mission!,
        address: `${server.url}/missions/${mission}/appraisals/${rubric.id}`,
        cookie,
        sent: new Map(),
      });
    }
    const criteria = rubric.groups.flatMap((g) => g.criteria.map((c) => c.id));
    return { forms, criteria, levels: rubric.levels.map((l) => l.id) };
  });
}

const server = await startServer({ LOG_LEVEL: 'error' });
try {
  const { forms, criteria, levels } = await invite(server);
  const page = await fetch(forms[0]!.address, { headers: { ...BROWSER, cookie: forms[0]!.cookie } });
  const html = Buffer.from(await page.text());
  const parts = [...html.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]!);
  const sizes = await Promise.all(
    [...new Set(parts)].map(async (part) => gzipSync(Buffer.from(await (await fetch(server.url + part)).arrayBuffer())).length),
  );
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
  const gzipped = gzipSync(html).length;
  process.stdout.write(
    `page of a form, compressed: ${kilobytes(gzipped)} kB, with its style and scripts ${kilobytes(sizes.reduce((sum, n) => sum + n, gzipped))} kB (status ${page.status}; ${kilobytes(html.length)} kB as it is)\n`,
  );
  const times: number[] = [];
  let failed = 0;
  const fill = async (form: Form, index: number): Promise<void> => {
    await sleep((index / forms.length) * EVERY_MS);
    const end = performance.now() + Number(seconds) * 1000;
    for (let turn = 0; performance.now() < end; turn++) {
      const began = performance.now();
      const criterion = criteria[turn % criteria.length]!;
      const level = levels[(turn + index) % levels.length]!;
      const answer = await fetch(`${form.address}/answers`, {
        method: 'POST',
        headers: {
          ...BROWSER,
          accept: 'application/json',
          cookie: form.cookie,
          'content-type': 'application/json',
          origin: server.url,
        },
        body: JSON.stringify({ answers: { [criterion]: level } }),
      });
      await answer.arrayBuffer();
      times.push(performance.now() - began);
      if (answer.ok) form.sent.set(criterion, level);
      else failed++;
      await sleep(Math.max(0, began + EVERY_MS - performance.now()));
    }
  };
  await Promise.all(forms.map(fill));
  const rows = await withDatabase(server, (db) => db.selectFrom('appraisal').select(['mission_id', 'answers']).execute());
  const kept = new Map(rows.map((row) => [row.mission_id, row.answers]));
  const fields = forms.flatMap(({ mission, sent }) => [...sent].map(([id, level]) => kept.get(mission)?.[id] === level));
  process.stdout.write(
    `${forms.length} open forms, ${times.length} saves in ${seconds} s, ${failed} refused; ${fields.length} fields acknowledged, ${fields.filter((ok) => !ok).length} lost\n`,
  );
  process.stdout.write(
    `save: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms\n`,
  );
} finally {
  await server.stop();
}
