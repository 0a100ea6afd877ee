/** A cohort of the sample school brought in from files, as its lead does on the pages. */
import { expect } from 'vitest';
import { listMissions } from '../../src/mission/mission.store.ts';
import type { SampleSchool } from './school.ts';
import type { Site } from './site.ts';

export const HEAD =
  'Numéro étudiant;Nom;Prénom;E-mail;Entreprise;Début;Fin;Nom du tuteur entreprise;Prénom du tuteur entreprise;E-mail du tuteur entreprise';
/** A file of these lines. */
export const csv = (...rows: string[]) => new TextEncoder().encode([HEAD, ...rows].join('\r\n'));

export type Importing = ReturnType<typeof importing>;

/** What the lead does with files on the pages of `site`. */
export function importing(site: Site, school: SampleSchool, lead: { cookie: string }) {
  const cohort = `/cohorts/${school.cohort}/import`;

  /** Sends a file. @returns where its run is */
  async function bring(bytes: Uint8Array<ArrayBuffer>, name = 'promotion.csv', headers = lead) {
    const body = new FormData();
    body.set('file', new File([bytes], name));
    return site.app.request(cohort, { method: 'POST', body, headers });
  }
  async function run(bytes: Uint8Array<ArrayBuffer>, name?: string): Promise<string> {
    const answer = await bring(bytes, name);
    expect(answer.status).toBe(303);
    return answer.headers.get('location')!;
  }
  const page = async (address: string) => (await site.app.request(address, { headers: lead })).text();
  const titleOf = async (address: string) =>
    /<h1[^>]*>([^<]*)</.exec(await page(address))![1]!.replaceAll(/[\u00a0\u202f]/g, ' ');

  /** The choices that the page of a run shows. */
  async function choices(address: string): Promise<URLSearchParams> {
    const html = await page(address);
    const form = new URLSearchParams({ seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '' });
    for (const [, name, options] of html.matchAll(/<select[^>]*name="(column-\d+)"[^>]*>(.*?)<\/select>/gs)) {
      form.set(name!, /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '');
    }
    return form;
  }
  async function choose(address: string, intent: string, more: Record<string, string> = {}) {
    const body = await choices(address);
    for (const [name, value] of Object.entries({ intent, ...more })) body.set(name, value);
    return site.app.request(address, { method: 'POST', body, headers: lead });
  }
  /** Brings a file in to its end. */
  async function bringIn(bytes: Uint8Array<ArrayBuffer>, name?: string): Promise<string> {
    const address = await run(bytes, name);
    expect((await choose(address, 'apply')).status).toBe(303);
    await site.work();
    return titleOf(address);
  }
  const missions = () => listMissions(site.database.db, school.school, { cohort: school.cohort });
  const find = async (lastName: string) => (await missions()).find((m) => m.student.lastName === lastName);
  return { bring, run, page, titleOf, choices, choose, bringIn, missions, find };
}
