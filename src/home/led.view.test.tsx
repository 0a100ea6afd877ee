/** The home of a lead leads from what it shows to all that it leaves out. */
import { expect, test } from 'vitest';
import type { Guide } from '../guide/schema.ts';
import { renderPage } from '../ui/render.ts';
import { type Led, LedView } from './led.view.tsx';

const guide = { guide: 'x', version: '2026', lang: 'fr', title: 'Mission', clauses: {} } as unknown as Guide;
const cohort = (id: string, danger: number): Led['cohorts'][number] => ({
  cohort: { id, name: `Promotion ${id}`, guide: 'x', version: '2026', dates: {} } as unknown as Led['cohorts'][number]['cohort'],
  guide,
  missions: 9,
  counts: { danger, waiting: 0, fine: 0, stopped: 0, all: 9 },
});
const line = { key: 'a', href: '/missions/a', name: 'Noé', state: 'late' as const, what: 'Mémoire', when: 'manque' };
const led: Led = {
  cohorts: [cohort('a', 3), cohort('b', 0)],
  alerts: [{ href: '/missions/a#alert', name: 'Noé', since: '2 heures' }],
  alertsTotal: 3,
  letters: { dead: 0, bounced: 0 },
  missing: [line],
  total: 8,
  inCohort: { a: 2, b: 6 },
  mayCreate: false,
};
const textOf = (of: Led) => renderPage(<LedView led={of} lang="fr" />).replaceAll(/[\u00a0\u202f]/g, ' ');

test('what a list leaves out is a link to the list of each cohort that holds some of it', () => {
  const text = textOf(led);
  expect(text).toContain('Et 7 autres. Tout ce qui manque :');
  expect(text).toContain('<a href="/cohorts/a/deposits?show=missing"><bdi>Promotion a</bdi> (2)</a>');
  expect(text).toContain('<a href="/cohorts/b/deposits?show=missing"><bdi>Promotion b</bdi> (6)</a>');
  expect(text).toContain('<a href="/cohorts/a?standing=danger"><bdi>Promotion a</bdi> (3)</a>');
  expect(text).not.toContain('<bdi>Promotion b</bdi> (0)');
});

test('a list that holds everything leads nowhere else', () => {
  const text = textOf({ ...led, alertsTotal: 1, total: 1, inCohort: { a: 1 } });
  expect(text).not.toContain('show=missing');
  expect(text).not.toMatch(/autres?,/);
});
