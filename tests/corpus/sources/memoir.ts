/** The blocks of an invented memoir: seven parts, citations, references, annexes; each option breaks one thing. */
import type { Block } from './blocks.ts';
import { dice, prose } from './words.ts';

export type Citing = 'apa' | 'harvard' | 'numeric' | 'notes' | 'mixed' | 'none';
export interface MemoirOptions {
  lang?: 'fr' | 'en';
  citing?: Citing;
  /** Times that each subsection's text is repeated in length: sets the number of pages. */
  volume?: number;
  annexVolume?: number;
  figures?: boolean;
  /** Parts left out, and parts exchanged. */
  without?: string;
  swap?: readonly [string, string];
  unanswered?: boolean;
  uncited?: boolean;
  qr?: 'right' | 'other' | 'none';
  blankPage?: boolean;
  brokenReference?: boolean;
  columns?: boolean;
  rtl?: boolean;
  seed?: number;
}

const FR: readonly (readonly [string, readonly string[]])[] = [
  ['Introduction', ['L’entreprise et son secteur', 'Le modèle économique', 'Les concurrents', 'Les objectifs du mémoire']],
  ['Description de la mission', ['La fiche de poste', 'Les projets menés', 'La place dans l’équipe', 'Les initiatives']],
  ['Analyse des compétences', ['L’analyse des besoins', 'La gestion de projet', 'L’assistance aux utilisateurs']],
  ['Évaluation de la performance', ['Les exemples retenus', 'Les retours reçus']],
  ['Réflexion personnelle et professionnelle', ['L’intégration', 'Les axes d’amélioration']],
  ['Conclusion', []],
];
const EN: typeof FR = [
  ['Introduction', ['The company and its sector', 'The aims of this memoir']],
  ['Description of the mission', ['The position', 'The projects', 'The place in the team', 'Initiatives', 'The tools']],
  ['Analysis of competencies', ['The analysis of needs', 'Project management', 'Support for users']],
  ['Evaluation of performance', ['Chosen examples', 'Feedback received']],
  ['Personal and professional reflection', ['Integration', 'What to improve']],
  ['Conclusion', []],
];

interface Work {
  who: string;
  inText: string;
  year: number;
  title: string;
  place: string;
  house: string;
}
/** Invented works by invented authors. */
const WORKS: readonly Work[] = [
  { who: 'Aubrelin, M.', inText: 'Aubrelin', year: 2016, title: 'Le quai et la cadence', place: 'Nantes', house: 'Éditions du Môle' },
  { who: 'Bastaroux, C., et Velmont, P.', inText: 'Bastaroux et Velmont', year: 2019, title: 'Prévoir pour livrer', place: 'Lyon', house: 'Presses du Confluent' },
  { who: 'Corvisard, L.', inText: 'Corvisard', year: 2021, title: 'Les stocks invisibles', place: 'Lille', house: 'Librairie des Halles' },
  { who: 'Dremont, J.', inText: 'Dremont', year: 2014, title: 'Une sociologie de l’entrepôt', place: 'Paris', house: 'Atelier Garonne' },
  { who: 'Estrivel, N., et Fauquet-Roy, S.', inText: 'Estrivel et Fauquet-Roy', year: 2020, title: 'Mesurer sans surveiller', place: 'Rennes', house: 'Éditions du Môle' },
  { who: 'Gallibert, O.', inText: 'Gallibert', year: 2018, title: 'Le tableau de bord utile', place: 'Toulouse', house: 'Atelier Garonne' },
  { who: 'Hauterel, V.', inText: 'Hauterel', year: 2022, title: 'Former les équipes de nuit', place: 'Lyon', house: 'Presses du Confluent' },
  { who: 'Jarrigon, T.', inText: 'Jarrigon', year: 2017, title: 'La donnée au plus près du geste', place: 'Lille', house: 'Librairie des Halles' },
];
const UNCITED: Work = { who: 'Kerambrun, A.', inText: 'Kerambrun', year: 2015, title: 'Histoire des tournées', place: 'Brest', house: 'Éditions du Môle' };
const ABSENT = { inText: 'Lestourbe', year: 2013 };

const LINKS = { book: 'https://book.exemple.fr/ines-caradec', linkedin: 'https://www.linkedin.com/in/ines-caradec-exemple' };
export const QR_TEXTS = { ...LINKS, other: 'https://www.linkedin.com/in/quelqu-un-d-autre' };

/** The mention of the nth work, as the style writes it, with the space before. */
function mention(citing: Citing, index: number): { aside: string; note?: string } {
  const at = index % WORKS.length;
  const work = WORKS[at];
  if (!work || citing === 'none') return { aside: '' };
  const numeric = citing === 'numeric' || (citing === 'mixed' && index % 2 === 1);
  if (citing === 'notes') return { aside: '', note: `${work.who} ${work.title}, ${work.place}, ${work.house}, ${work.year}, p. ${20 + index}.` };
  if (numeric) return { aside: ` [${at + 1}]` };
  const comma = citing === 'harvard' ? '' : ',';
  return { aside: ` (${work.inText}${comma} ${work.year})` };
}

function entry(work: Work, index: number, citing: Citing): string {
  const where = `${work.house}.`;
  if (citing === 'numeric') return `[${index + 1}] ${work.who} ${work.title}. ${work.place}, ${where} ${work.year}.`;
  if (citing === 'harvard') return `${work.who} (${work.year}) ${work.title}. ${work.place}: ${where}`;
  return `${work.who} (${work.year}). ${work.title}. ${where}`;
}

function references(options: MemoirOptions): Block[] {
  const { citing = 'apa', uncited = false, lang = 'fr' } = options;
  if (citing === 'none') return [];
  const works = uncited ? [...WORKS, UNCITED] : WORKS;
  return [
    { kind: 'h1', text: lang === 'en' ? 'References' : 'Bibliographie' },
    ...works.map((work, index): Block => ({ kind: 'entry', text: entry(work, index, citing) })),
  ];
}

function annexes(options: MemoirOptions): Block[] {
  const { qr = 'right', annexVolume = 1, seed = 7, lang = 'fr' } = options;
  const roll = dice(seed + 90);
  const codes: Block[] =
    qr === 'none'
      ? []
      : [
          { kind: 'code', caption: LINKS.book, png: 'book' },
          { kind: 'code', caption: LINKS.linkedin, png: qr === 'other' ? 'other' : 'linkedin' },
        ];
  return [
    { kind: 'h1', text: lang === 'en' ? 'Appendices' : 'Annexes' },
    { kind: 'h2', text: 'CV' },
    { kind: 'p', text: 'CARADEC Inès, étudiante en management des systèmes d’information.' },
    { kind: 'h2', text: 'Parcours professionnel' },
    { kind: 'list', items: ['Assistante de projet, Transports Armorel, 2024-2025', 'Agente de quai, Coopérative du Trieux, été 2023'] },
    { kind: 'h2', text: 'Formations et certifications' },
    { kind: 'list', items: ['Cinquième année, expertise en management', 'Certification en gestion de projet, 2024'] },
    { kind: 'h2', text: 'Langues' },
    { kind: 'list', items: ['Français, langue maternelle', 'Anglais, niveau C1', 'Breton, notions'] },
    ...codes,
    { kind: 'h2', text: 'Book : réalisations' },
    { kind: 'p', text: prose(roll, 4) },
    { kind: 'h2', text: 'LinkedIn : résumé et présentation' },
    { kind: 'p', text: prose(roll, 4) },
    { kind: 'h2', text: 'Articles et activités' },
    { kind: 'p', text: prose(roll, 3) },
    { kind: 'h2', text: 'Compétences et recommandations' },
    { kind: 'p', text: prose(roll, 3) },
    ...Array.from({ length: annexVolume }, (_, index): Block[] => [
      { kind: 'h2', text: `Compte rendu de réunion ${index + 1}` },
      { kind: 'p', text: prose(roll, 5) },
      { kind: 'figure', caption: `Relevé du quai ${index + 1}`, cm: 12 },
    ]).flat(),
  ];
}

function parts(options: MemoirOptions): (readonly [string, readonly string[]])[] {
  const list = (options.lang === 'en' ? EN : FR).filter(([heading]) => heading !== options.without);
  const [first, second] = options.swap ?? [];
  const at = (name: string | undefined) => list.findIndex(([heading]) => heading === name);
  const [a, b] = [at(first), at(second)];
  const one = list[a];
  const two = list[b];
  if (one && two) [list[a], list[b]] = [two, one];
  return list;
}

/** The whole memoir, cover to annexes. */
export function memoir(options: MemoirOptions = {}): Block[] {
  const { citing = 'apa', volume = 2, lang = 'fr', seed = 7 } = options;
  const roll = dice(seed);
  let cited = 0;
  let figures = 0;
  const paragraph = (): Block => {
    const { aside, note } = mention(citing, cited++);
    return { kind: 'p', text: prose(roll, 5, lang, aside), ...(note ? { note } : {}) };
  };
  const figure = (): Block => ({ kind: 'figure', caption: `Figure ${++figures}. ${lang === 'en' ? 'Flow studied' : 'Flux étudié'}`, cm: 11.5 });
  const section = (heading: string, index: number): Block[] => [
    { kind: 'h2', text: heading },
    ...Array.from({ length: volume }, paragraph),
    ...(index % 2 === 0 ? [{ kind: 'list' as const, items: ['mesurer avant de décider', 'écrire ce qui est convenu', 'revenir vers le terrain'] }] : []),
    ...(options.figures === false ? [] : [figure()]),
    ...Array.from({ length: Math.ceil(volume / 2) }, paragraph),
  ];
  const body = parts(options).flatMap(([heading, sections]): Block[] => [
    { kind: 'h1', text: heading },
    paragraph(),
    ...sections.flatMap(section),
    ...(sections.length === 0 ? Array.from({ length: 4 }, paragraph) : []),
  ]);
  return [
    { kind: 'cover', lines: cover(lang) },
    { kind: 'contents' },
    ...(options.columns ? [{ kind: 'columns' as const, blocks: body }] : body),
    ...extras(options),
    ...references(options),
    ...annexes(options),
  ];
}

const cover = (lang: 'fr' | 'en') => [
  'CARADEC Inès',
  lang === 'en' ? 'Professional mission' : 'Mémoire de mission professionnelle',
  lang === 'en' ? 'Steering the flows of a regional carrier' : 'Piloter les flux d’un transporteur régional',
  'Transports Armorel, Saint-Brieuc',
  '2024-2025',
];

function extras(options: MemoirOptions): Block[] {
  const roll = dice(3);
  const list: Block[] = [];
  if (options.unanswered) list.push({ kind: 'p', text: prose(roll, 4, 'fr', ` (${ABSENT.inText}, ${ABSENT.year})`) });
  if (options.brokenReference) list.push({ kind: 'p', text: `${prose(roll, 2)} Le détail figure page Erreur ! Signet non défini. ${prose(roll, 2)}` });
  if (options.rtl) list.push({ kind: 'rtl', text: 'هذا نص قصير كتب لاختبار القراءة من اليمين إلى اليسار في الصفحة نفسها' });
  if (options.blankPage) list.push({ kind: 'blank' });
  return list;
}
