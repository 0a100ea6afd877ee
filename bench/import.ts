/**
 * `npm run bench:import [-- ROWS]`: time to bring in a file of 5 000 students, each with a mission, a period, a company tutor of their own and one
 * of forty academic tutors, on a server of its own: XLSX, CSV, then the CSV again. From the file sent to the page that says it is done. Needs the bundle.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { FIRST_SCHOOL } from '../src/kernel/school.ts';
import { createCohort } from '../src/mission/cohort.store.ts';
import { withDatabase } from '../tests/support/live.ts';
import { startServer } from '../tests/support/server.ts';
import { BROWSER } from './steady.ts';

const [count = '5000'] = process.argv.slice(2);
const ROWS = Number(count);
const LIMIT_S = 10;

const HEAD =
  'Numéro étudiant|Nom|Prénom|E-mail|Sujet|Entreprise|SIRET|Ville|Pays du lieu|Début|Fin|Nom du tuteur entreprise|Prénom du tuteur entreprise|E-mail du tuteur entreprise|Nom du tuteur académique|Prénom du tuteur académique|E-mail du tuteur académique';

function row(at: number, batch: string): string {
  const tutor = at % 40;
  const student = `${batch}${String(at).padStart(6, '0')}|Le Goff d’Almeida ${batch} ${at}|Anne-Françoise|etu${at}.${batch}@ecole.example`;
  const mission = `Sujet de la mission ${at}|Entreprise ${at % 700}|73282932000074|Rennes|France|2025-09-15|2026-03-13`;
  const tutors = `Tuteur ${batch} ${at}|Karim|tuteur${at}.${batch}@entreprise.example|Référent ${tutor}|Hélène|referent${tutor}@ecole.example`;
  return `${student}|${mission}|${tutors}`;
}
const table = (batch: string) =>
  [HEAD, ...Array.from({ length: ROWS }, (_, at) => row(at, batch))].map((line) => line.split('|'));

const server = await startServer({ LOG_LEVEL: 'error' });
try {
  const bound = { guide: 'digi5', version: '2024-2025', year: 2026, dates: {}, createdAt: Date.UTC(2025, 8, 1) };
  const cohort = await withDatabase(server, (db) => createCohort(db, { ...bound, school: FIRST_SCHOOL, name: 'Banc' }));
  const office = await withDatabase(server, (db) =>
    db.selectFrom('person_role').select('person_id').where('role', '=', 'office').executeTakeFirstOrThrow(),
  );
  const entered = await fetch(`${server.url}/demo/enter`, {
    method: 'POST',
    body: new URLSearchParams({ person: office.person_id }),
    headers: BROWSER,
    redirect: 'manual',
  });
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, server.url), { redirect: 'manual', ...init, headers: { ...BROWSER, cookie } });

  const bring = async (what: string, name: string, bytes: Uint8Array<ArrayBuffer>, again = false) => {
    const body = new FormData();
    body.set('file', new File([bytes], name));
    const start = performance.now();
    const sent = await ask(`/cohorts/${cohort}/import`, { method: 'POST', body });
    const address = sent.headers.get('location');
    if (!address) throw new Error(`the file was not taken: ${sent.status}`);
    const read = performance.now();
    const html = await (await ask(address)).text();
    const shown = performance.now();
    const times = { read: read - start, preview: shown - read, apply: 0 };
    if (!again) {
      const form = new URLSearchParams({ intent: 'apply', seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '' });
      for (const [, column, options] of html.matchAll(/<select[^>]*name="(column-\d+)"[^>]*>(.*?)<\/select>/gs))
        form.set(column!, /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '');
      const taken = await ask(address, { method: 'POST', body: form });
      if (taken.status !== 303) throw new Error(`what was previewed was not taken: ${taken.status}`);
      const progress = async () => (await (await ask(`${address}/progress`)).json()) as { settled: boolean };
      while (!(await progress()).settled) await sleep(50);
      times.apply = performance.now() - shown;
    }
    const title = /<h1[^>]*>([^<]*)</.exec(await (await ask(address)).text())?.[1];
    const total = (times.read + times.preview + times.apply) / 1000;
    const parts = Object.entries(times).map(([part, ms]) => `${part} ${(ms / 1000).toFixed(2)} s`);
    process.stdout.write(`${what.padEnd(22)} ${total.toFixed(2)} s  (${parts.join(', ')})  ${title}\n`);
    return total;
  };

  const xlsx = await writeExcelFile(table('X').map((line) => line.map((value) => ({ value, type: String })))).toBuffer();
  const csv = new TextEncoder().encode(stringify(table('C'), { delimiter: ';' }));
  const totals = [
    await bring(`XLSX, ${ROWS} new`, 'promotion.xlsx', new Uint8Array(xlsx)),
    await bring(`CSV, ${ROWS} new`, 'promotion.csv', csv),
    await bring('CSV again', 'promotion.csv', csv, true),
  ];
  if (Math.max(...totals) > LIMIT_S) process.exitCode = 1;
} finally {
  await server.stop();
}
