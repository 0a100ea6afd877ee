/** The preview of letters that gather several things, on a real mission. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';

let site: Site;
let who: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite();
  who = await sampleSchool(site);
});
afterAll(() => site.close());

test('what a letter gathers is previewed from the mission, with who gets it, its links and how it is stopped', async () => {
  const read = async (kind: string) => {
    const headers = { accept: 'text/html', 'accept-language': 'fr', ...(await who.as(who.office)) };
    const text = await (await site.app.request(`/letters/${kind}?mission=${who.mission}`, { headers })).text();
    const [fr] = text.replaceAll(/[\u00a0\u202f]/g, ' ').matchAll(/<article[^]*?<\/article>/g);
    return fr![0].replaceAll(/<\/?bdi>/g, '');
  };
  const path = `href="https?://[^"]*/missions/${who.mission}"`;
  const tutor = await read('remind-tutor');
  expect(tutor).toContain('Bonjour Karim,');
  expect(tutor).toMatch(new RegExp(`<a ${path}>Inès Caradec : [^<]+</a>`));
  expect(tutor).toContain('Ne plus recevoir ces rappels');
  const student = await read('remind-student');
  expect(student).toContain('Bonjour Inès,');
  expect(student).toMatch(new RegExp(`<a ${path}>Mémoire de Mission Professionnelle, pour le 2 février 2026[^<]+</a>`));
  const staff = await read('remind-staff');
  expect(staff).toContain('Bonjour Rozenn,');
  expect(staff).toMatch(/<li>Karim Bonnard : [^<]+, pour Inès Caradec<\/li>/);
  const several = await read('invite-several');
  expect(several.match(new RegExp(`<a ${path}>[^<]+, pour Inès Caradec`, 'g'))).toHaveLength(2);
  expect(several).toContain('2 réponses attendues de vous');
  expect(await read('alert-raised')).toContain('s’inquiète pour la mission d’Inès Caradec');
  expect(await read('invite-feedback')).not.toContain('vous la confie');
});
