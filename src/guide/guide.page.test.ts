import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE, sampleShelf } from '../../tests/support/sample-guide.ts';
import { buildSite, type Site } from '../../tests/support/site.ts';
import { inline } from '../ui/markdown.ts';
import { outlineText } from './outline-text.ts';

const shelf = sampleShelf();
const [newest] = shelf.guides;
const validated = {
  validatedBy: ['company-tutor' as const, 'academic-tutor' as const],
  validationReminders: [{ days: -4 }, { days: -9, default: 'usage de l’école' }],
};
/** With a notebook that tutors validate. */
const older = {
  ...newest!,
  version: '2030',
  title: 'Ancienne mission',
  deliverables: newest!.deliverables.map((d) => (d.id === 'notebook' ? { ...d, ...validated } : d)),
};
let site: Site;
beforeAll(async () => {
  const clock = { now: () => Date.UTC(2031, 0, 1) };
  site = await buildSite({ shelf: { ...shelf, guides: [...shelf.guides, older] }, clock });
});
afterAll(() => site.close());

async function page(path: string, lang = 'fr'): Promise<string> {
  const answer = await site.app.request(path, { headers: { accept: 'text/html', 'accept-language': lang } });
  expect(answer.status).toBe(200);
  return answer.text();
}
/** Every word of a guide, in French. */
function words(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['text', 'title', 'label', 'heading', 'sentence', 'meaning', 'term'].includes(key) ? [value] : [];
  if (!value || typeof value !== 'object') return [];
  if ('fr' in value) return [String(value.fr)];
  return Object.entries(value).flatMap(([k, v]) => words(v, Array.isArray(value) ? key : k));
}
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('’', "'");

test('the reading page holds every word of the guide', async () => {
  const shown = text(await page('/guides/builders'));
  const expected = words({ ...SAMPLE, source: {}, clauses: {} }).map((w) =>
    w.replace(/\*\*|\[|\]\([^)]*\)/g, '').replaceAll('’', "'"),
  );
  expect(expected.length).toBeGreaterThan(40);
  expect(expected.filter((w) => !shown.includes(w))).toEqual([]);
  for (const { label } of Object.values(SAMPLE.clauses)) expect(shown).toContain(label.replaceAll('’', "'"));
});

test('anchors are unique, contents lead to them, each clause has one', async () => {
  const html = await page('/guides/builders');
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]!);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]!);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  for (const clause of Object.keys(SAMPLE.clauses)) expect(ids).toContain(`clause-${clause}`);
});

test('conditions, additions, last instants and validity are said in words', async () => {
  const shown = text(await page('/guides/builders'));
  expect(shown).toContain("Seulement si l'entreprise est étrangère ou si le lieu de travail est à l'étranger.");
  expect(shown).toContain('Ajout : les convertisseurs arrondissent');
  expect(shown).toContain('15 juin 2031, 23 h 59 min 59 s');
  expect(shown).toContain('29 mai 2031');
  expect(shown).toContain('fixé par la promotion');
  expect(shown).toContain("n'est plus en vigueur");
  expect(shown).toContain('NOM Prénom mémoire 2031.pdf');
  expect(shown).toContain('à 0,5 pt près');
});

test('who validates a deliverable, and who is reminded when, are said where the guide asks for it', async () => {
  const shown = text(await page('/guides/builders/2030'));
  expect(shown).toContain('le tuteur entreprise et le tuteur école (un tuteur de chaque sorte suffit)');
  expect(shown).toContain('4 et 9 jours après le dépôt, à qui doit valider');
  expect(shown).toContain("usage de l'école");
  expect(text(await page('/guides/builders/2030', 'en'))).toContain('4 and 9 days after it is handed in');
  expect(outlineText(older, 'fr').replaceAll('\u00a0', ' ')).toContain('  Validé par : le tuteur entreprise et le tuteur école');
  expect(text(await page('/guides/builders'))).not.toContain('Validé par');
  expect(outlineText(newest!, 'fr')).not.toContain('Validé par');
});

test('in English what is not translated stays French and says so to screen readers', async () => {
  const html = await page('/guides/builders', 'en');
  expect(html).toContain('<html lang="en"');
  expect(html).toContain('<h1>Site mission</h1>');
  expect(html).toContain('<span lang="fr">Apprendre à bâtir.</span>');
  expect(html).not.toContain('<span lang="fr">Site mission');
  expect(html).toContain('The source of this guide is in French');
  expect(html).toContain('<small class="other" lang="fr">Négligent</small>');
});

test('a version is read at its own address, the newest without one', async () => {
  expect(await page('/guides/builders')).toContain('Mission de chantier');
  expect(await page('/guides/builders/2030')).toContain('Ancienne mission');
  const list = await page('/guides');
  expect(list).toContain('href="/guides/builders/2030"');
  expect(list.match(/<h2>/g)).toHaveLength(1);
  const missing = await site.app.request('/guides/builders/1999', { headers: { accept: 'text/html' } });
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('Il n’y a pas de guide')]);
});

test('the small Markdown makes no markup of its own and links only to the web', () => {
  expect(inline('a **b** *c* [d](https://e.fr) <i>')).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'strong', text: 'b' },
    { kind: 'text', text: ' ' },
    { kind: 'em', text: 'c' },
    { kind: 'text', text: ' ' },
    { kind: 'link', text: 'd', href: 'https://e.fr' },
    { kind: 'text', text: ' <i>' },
  ]);
  expect(inline('[x](javascript:alert(1)) 2 * 3 * 4').every((part) => part.kind === 'text')).toBe(true);
});
