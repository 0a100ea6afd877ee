/** A guide of an invented programme with every part that a guide may have: proves that pages serve no programme in particular. */
import { Framework } from '../../src/guide/framework.ts';
import { Guide } from '../../src/guide/schema.ts';
import type { Shelf } from '../../src/guide/shelf.ts';

const both = (fr: string, en: string) => ({ fr, en });

const memoir = {
  id: 'memoir',
  title: both('Mémoire de chantier', 'Site memoir'),
  main: true,
  clause: 'B-MEM-1',
  guidance: [
    { id: 'science', text: 'C’est un travail de **méthode** : voir [le site](https://exemple.fr/guide).', clause: 'B-MEM-1' },
  ],
  file: {
    types: ['pdf'],
    maxBytes: 20_000_000,
    clause: 'B-MEM-2',
    name: { pattern: '{LAST} {First} mémoire {year}', clause: 'B-MEM-2' },
  },
  outline: [
    {
      id: 'introduction',
      heading: both('Introduction', 'Introduction'),
      clause: 'B-PLA-1',
      canvases: ['competitors'],
      prompts: [
        {
          text: 'Décrivez l’entreprise : qui bâtit, pour qui ?',
          points: [
            { id: 'team', text: 'l’équipe' },
            { id: 'tools', text: 'les outils', when: { any: ['telework'] } },
          ],
        },
      ],
      sections: [
        {
          id: 'country',
          heading: 'Culture du pays',
          when: { any: ['company-abroad', 'place-abroad'] },
          prompts: [{ text: 'Racontez le pays.' }],
        },
      ],
    },
    {
      id: 'work',
      heading: both('Le chantier', 'The site'),
      clause: 'B-PLA-2',
      advice: true,
      prompts: [{ text: 'Ce que vous avez bâti.' }],
    },
    { id: 'annexes', heading: 'Annexes', annex: true, required: false, clause: 'B-PLA-2' },
  ],
  format: {
    clause: 'B-FMT-1',
    pages: { min: 12, max: 40, without: 'annexes' },
    body: {
      typeface: { like: 'garamond', name: 'Garamond' },
      size: { pt: 11, tolerance: { pt: 0.5, default: 'les convertisseurs arrondissent' } },
      lineSpacing: { multiple: 1.5, tolerance: { ratio: 0.05, default: 'les traitements de texte diffèrent' } },
      justified: { value: true, tolerance: { share: 0.9, default: 'quelques lignes échappent à la mesure' } },
    },
    layout: { checks: ['page-numbers', 'blank-pages'] },
  },
  citations: { styles: ['apa', 'harvard'], consistent: true, bibliography: true, clause: 'B-FMT-1' },
  annexes: {
    clause: 'B-PLA-2',
    items: [{ id: 'cv', label: 'CV', words: ['cv'], parts: [{ id: 'book', label: 'lien du book', qr: { host: 'exemple.fr' } }] }],
  },
  cover: { clause: 'B-MEM-2', items: [{ id: 'name', kind: 'last-name', label: both('Nom', 'Last name') }] },
  declarations: [{ id: 'own', text: 'Ce travail est le mien.', default: 'usage des écoles' }],
};

/** The guide as YAML would give it. */
export const SAMPLE = {
  guide: 'builders',
  version: '2031',
  year: 2031,
  language: 'fr',
  timezone: 'Europe/Paris',
  title: both('Mission de chantier', 'Site mission'),
  school: 'École des bâtisseurs',
  programme: 'Bâtisseurs',
  source: { title: 'Guide des bâtisseurs', date: '2031', url: 'https://exemple.fr/guide' },
  clauses: {
    'B-MEM-1': { page: 1, heading: 'Mémoire', label: 'le mémoire' },
    'B-MEM-2': { page: 1, heading: 'Mémoire', label: 'le fichier' },
    'B-PLA-1': { page: 2, heading: 'Plan', label: 'introduction' },
    'B-PLA-2': { page: 2, heading: 'Plan', label: 'chantier et annexes' },
    'B-FMT-1': { page: 3, heading: 'Forme', label: 'mise en forme' },
    'B-RES-1': { page: 4, heading: 'Résultat', label: 'résultat, jury et soutenance' },
    'B-OTH-1': { page: 5, heading: 'Divers', label: 'ce que nul point ne porte' },
  },
  terms: [{ id: 'site', term: 'chantier', meaning: 'lieu où l’on bâtit', clause: 'B-MEM-1' }],
  framework: 'masonry',
  guidance: [{ id: 'welcome', text: both('Bienvenue !', 'Welcome!'), clause: 'B-MEM-1' }],
  aims: [{ id: 'learn', text: 'Apprendre à bâtir.', clause: 'B-MEM-1' }],
  objectives: [{ id: 'plan', text: 'Savoir prévoir.', clause: 'B-MEM-1' }],
  competencies: [{ id: 'stone', title: 'Tailler', text: 'Tailler la pierre.', clause: 'B-MEM-1' }],
  components: [
    { id: 'paper', title: 'Mémoire', weight: 2, clause: 'B-RES-1' },
    { id: 'oral', title: 'Soutenance', clause: 'B-RES-1' },
  ],
  calendar: [
    {
      id: 'hand-in',
      title: 'Remise du mémoire',
      kind: 'memoir',
      on: '2031-06-15',
      of: 'memoir',
      waits: 'student',
      clause: 'B-MEM-2',
      time: { value: '23:59:59', default: 'la source ne dit pas l’heure' },
      reminders: [{ days: 7, default: 'une semaine' }],
    },
    { id: 'freeze', title: 'Portfolio', kind: 'self-evaluation', before: '2031-05-30', freezes: true, clause: 'B-RES-1' },
    { id: 'defence', title: 'Soutenance', kind: 'defence', clause: 'B-RES-1' },
  ],
  deliverables: [
    memoir,
    { id: 'notebook', title: 'Carnet', clause: 'B-MEM-1', file: { types: ['pdf'], maxBytes: 5_000_000, default: 'place' } },
  ],
  rubrics: [
    {
      id: 'tutor',
      title: both('Appréciation du tuteur', 'Tutor’s appraisal'),
      filledBy: ['company-tutor', 'academic-tutor'],
      readBy: ['jury', 'lead'],
      clause: 'B-RES-1',
      levels: [
        { id: 'low', label: both('Faible', 'Weak') },
        { id: 'high', label: both('Fort', 'Strong'), points: 3 },
      ],
      groups: [
        {
          id: 'work',
          title: both('Travail', 'Work'),
          criteria: [
            {
              id: 'care',
              label: both('Soin', 'Care'),
              texts: { low: both('Négligent', 'Careless'), high: both('Soigneux', 'Careful') },
            },
          ],
        },
      ],
      comment: { label: both('Remarques', 'Remarks') },
    },
  ],
  portfolio: {
    framework: 'masonry',
    blocksChosen: true,
    clause: 'B-RES-1',
    freeze: 'freeze',
    scale: [
      { id: 'begun', label: 'Débutant', sentence: 'Je commence.' },
      { id: 'sure', label: 'Sûr', sentence: 'Je sais faire.' },
    ],
    profile: { items: [{ id: 'cv', label: 'CV avec photo' }], lists: [{ id: 'strengths', label: 'Forces', count: 10 }] },
  },
  defence: {
    clause: 'B-RES-1',
    slotMinutes: 45,
    phases: [{ id: 'talk', title: 'Exposé', minutes: 10, expectations: [{ id: 'context', text: 'le contexte' }] }],
    jury: { seats: [{ id: 'pro', label: 'Un professionnel', role: 'professional', min: 1, max: 2 }] },
    receives: [{ id: 'memoir', of: 'memoir', text: 'le mémoire' }],
    preparation: [{ id: 'slides', text: 'préparez vos planches' }],
  },
  advice: {
    clause: 'B-RES-1',
    themes: [
      { id: 'work', title: 'Le travail', section: 'work', questions: [{ id: 'q', text: 'Qu’auriez-vous aimé savoir ?' }] },
    ],
  },
};

/** Its framework, no longer in force after 2030. */
export const MASONRY = Framework.parse({
  framework: 'masonry',
  code: 'RNCP 00000',
  title: 'Maçon',
  url: 'https://exemple.fr/rncp',
  from: '2020-01-01',
  until: '2030-12-31',
  blocks: [{ id: 'b1', code: 'BC01', title: 'Bâtir un mur', competencies: [{ id: 'c1', text: 'Choisir ses pierres.' }] }],
});

/** A shelf with that guide alone. */
export const sampleShelf = (): Shelf => ({ guides: [Guide.parse(SAMPLE)], frameworks: new Map([['masonry', MASONRY]]) });

/** A date for what the rubric of SAMPLE asks of tutors, which its calendar leaves open. */
export const APPRAISALS_DUE = {
  id: 'appraisals',
  title: 'Appréciations',
  kind: 'appraisal',
  clause: 'B-RES-1',
  time: { value: '23:59:59', default: 'usage' },
  of: 'tutor',
  on: '2031-06-15',
  waits: 'company-tutor',
} as const;
