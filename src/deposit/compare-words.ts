/** Words of the comparison of two versions, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { plural } from '../ui/typography.ts';
import type { Value } from './compare.ts';

const fr = {
  crumb: 'Comparaison',
  title: (gone: number, added: number, stayed: number): string => {
    if (gone + added + stayed === 0) return 'Aucun constat, ni avant ni après';
    const went = gone ? `${gone} ${plural(gone, 'fr', 'constat levé', 'constats levés')}` : 'Aucun constat levé';
    const came = added ? `${added} ${plural(added, 'fr', 'nouveau', 'nouveaux')}` : 'aucun nouveau';
    const left = stayed ? `${stayed} ${plural(stayed, 'fr', 'reste', 'restent')}` : 'aucun ne reste';
    return `${went}, ${came}, ${left}`;
  },
  notYet: 'La comparaison attend un rapport',
  notYetWhy: 'Les deux versions se comparent par leurs rapports\u00a0: l’un d’eux n’est pas encore fait.',
  version: (n: number) => `Version ${n}`,
  gone: 'Constats levés',
  added: 'Nouveaux constats',
  stayed: 'Constats qui restent',
  none: 'Aucun.',
  measured: 'Ce qui a été mesuré',
  value: 'Mesure',
  unknown: 'non mesuré',
  changed: 'changé',
  page: (n: number) => `p. ${n}`,
  moved: (from: number, to: number) => `p. ${from}, puis p. ${to}`,
  values: {
    bytes: 'Taille du fichier',
    pages: 'Pages',
    body: 'Pages avant les annexes',
    annexes: 'Première page des annexes',
    family: 'Police du corps',
    size: 'Taille du corps',
    spacing: 'Interligne',
    justified: 'Justification',
    citations: 'Citations',
    references: 'Références',
    codes: 'QR codes',
  } satisfies Record<Value, string> as Record<Value, string>,
};
/** Shape of the dictionary. */
export type CompareWords = typeof fr;

const en: CompareWords = {
  crumb: 'Comparison',
  title: (gone, added, stayed) => {
    if (gone + added + stayed === 0) return 'No finding, neither before nor after';
    const went = gone ? `${gone} ${plural(gone, 'en', 'finding', 'findings')} resolved` : 'No finding resolved';
    const left = stayed ? `${stayed} ${plural(stayed, 'en', 'remains', 'remain')}` : 'none remains';
    return `${went}, ${added || 'none'} new, ${left}`;
  },
  notYet: 'The comparison is waiting for a report',
  notYetWhy: 'Versions are compared by their reports: one of them is not made yet.',
  version: (n) => `Version ${n}`,
  gone: 'Findings resolved',
  added: 'New findings',
  stayed: 'Findings that remain',
  none: 'None.',
  measured: 'What was measured',
  value: 'Measure',
  unknown: 'not measured',
  changed: 'changed',
  page: (n) => `p. ${n}`,
  moved: (from, to) => `p. ${from}, then p. ${to}`,
  values: {
    bytes: 'File size',
    pages: 'Pages',
    body: 'Pages before the annexes',
    annexes: 'First page of the annexes',
    family: 'Body typeface',
    size: 'Body size',
    spacing: 'Line spacing',
    justified: 'Justification',
    citations: 'Citations',
    references: 'References',
    codes: 'QR codes',
  },
};

export const COMPARE_WORDS: Record<Lang, CompareWords> = { fr, en };
