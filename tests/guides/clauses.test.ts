/** Both guides hold every clause of their source: the words and the counts that the source gives. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastInstant } from '../../src/guide/calendar.ts';
import { readGuide, readLibrary } from '../../src/guide/library.store.ts';
import { lint } from '../../src/guide/lint.ts';
import type { Guide } from '../../src/guide/schema.ts';
import { clausesOf, visit } from '../../src/guide/walk.ts';
import { ROOT } from '../../src/kernel/root.ts';

const CONTENT = join(ROOT, 'content');
function load(id: string): Guide {
  const read = readGuide(CONTENT, id);
  if (!read || 'problems' in read) throw new Error(JSON.stringify(read));
  return read.guide;
}
const digi5 = load('digi5');
const misl = load('misl');

/** All the words under the items that cite `clause`. */
function wordsOf(guide: Guide, clause: string): string {
  const cited = [...visit(guide)].filter(({ node }) => clausesOf(node).includes(clause));
  return cited.map(({ node }) => JSON.stringify(node)).join('\n');
}

const SAID: readonly [clause: string, words: readonly string[]][] = [
  [
    'M-EVA-1',
    [
      'Le mémoire de thèse professionnelle',
      'La soutenance de votre thèse',
      'Les appréciations de vos tuteurs',
      'Le rapport de stage',
    ],
  ],
  ['M-MEM-1', ['Pré-requis de la CGE']],
  ['M-MEM-2', ['C’est un travail scientifique']],
  ['M-SOU-1', ['Soutenance de la thèse professionnelle']],
  ['M-RAP-1', ['recul que vous avez pris sur votre travail']],
  ['M-RAP-2', ['source d’informations importantes pour les promotions futures']],
  ['M-RAP-3', ['2022-09-15', '23:59:59']],
  ['M-RAP-4', ['"pdf"']],
  ['M-RAP-5', ['{LAST} {First} rapport mission {year}']],
  ['M-RAP-6', ['Nom', 'Prénom', 'Déroulé de la césure', 'Entreprise ou projet', 'Lieu', 'Dates']],
  ['M-P1-1', ['Présentation rapide de l’entreprise, de l’équipe et du service']],
  ['M-P1-2', ['Description de la ou des mission(s) confiée(s) et des motivations initiales']],
  ['M-P1-3', ['professionnelles (scientifiques, techniques, transversales...)', 'organisationnelles', 'méthodologiques...']],
  ['M-P1-4', ['communication', 'force de persuasion', 'prise d’initiatives']],
  ['M-P1-5', ['Intérêt de la mission', 'télétravail (si applicable)', 'telework']],
  ['M-P1-6', ['Style de management', 'Distance relationnelle entre collègues', 'Avantages en nature']],
  ['M-P1-7', ['Valeurs fortes', 'Politique RSE', 'Croyances', 'Rituels', 'Parité']],
  ['M-P1-8', ['culture du pays', 'company-abroad', 'place-abroad']],
  ['M-P1-9', ['Conclusion']],
  ['M-P2-1', ['ce que j’aime, ce que je n’aime pas', '1er job', 'Plan d’actions']],
  ['M-P2-2', ['trajectoire de carrières à moyen terme']],
  ['M-P2-3', ['Conclusion']],
  ['M-P3-1', ['Quand démarrer la prospection', 'Welcome to the Jungle']],
  ['M-P3-2', ['Vie personnelle en dehors du stage', 'demandes de visa']],
  ['M-P3-3', ['Conclusion']],
  ['M-P4-1', ['points marquants de votre rapport et de votre mission']],
  ['M-APP-1', ['Impeccable', 'Too casual', 'Does not try to convince', 'General impression of the trainee']],
  ['D-GEN-1', ['RNCP 35284', 'https://www.francecompetences.fr/recherche/rncp/35284/']],
  ['D-GEN-2', ['prendre du recul', 'auto-évaluer votre évolution', 'axes de progression']],
  ['D-OBJ-1', ['affinant son appétence']],
  ['D-OBJ-2', ['Appréhender une fonction']],
  ['D-OBJ-3', ['Confronter les techniques']],
  ['D-OBJ-4', ['modules de tronc commun']],
  ['D-OBJ-5', ['projets d’expertise']],
  ['D-OBJ-6', ['Gérer et suivre des dossiers en autonomie']],
  ['D-OBJ-7', ['vision globale d’une fonction']],
  ['D-OBJ-8', ['Conception, mise en œuvre et pilotage']],
  ['D-OBJ-9', ['Gestion et suivi de dossiers']],
  ['D-OBJ-10', ['dynamique collective']],
  ['D-OBJ-11', ['Mesure et suivi des actions, reporting']],
  ['D-CMP-1', ['Analyse des besoins']],
  ['D-CMP-2', ['Conception de systèmes']],
  ['D-CMP-3', ['Gestion de projets']],
  ['D-CMP-4', ['Maintenance et évolution des systèmes']],
  ['D-CMP-5', ['Assistance et formation des utilisateurs', 'leur efficacité']],
  ['D-S1-1', ['organigramme', 'business model', 'concurrents', 'organisation-chart', 'business-model', 'competitors']],
  ['D-S1-2', ['vous n’êtes pas forcément concerné par l’ensemble des blocs']],
  ['D-S2-1', ['fiche de poste', 'position et votre rôle', 'vos initiatives']],
  ['D-S3-1', ['exigences du titre RNCP', 'situations réelles et complexes']],
  ['D-S4-1', ['exemples spécifiques et des feedbacks reçus']],
  ['D-S4-2', ['auto-évaluation critique', 'présenterez au jury']],
  ['D-S5-1', ['intégration dans l’entreprise', 'domaines d’amélioration']],
  ['D-S6-1', ['Synthèse des apprentissages', 'Implications pour votre carrière future']],
  ['D-S7-1', ['rapports de projet, évaluations de performance, bilan annuel']],
  [
    'D-S7-2',
    ['QR code + lien vers votre Book', 'QR code + lien vers votre LinkedIn', 'linkedin.com', 'Articles et activités', 'Langues'],
  ],
  ['D-FMT-1', ['"min":30', '"without":"annexes"']],
  ['D-FMT-2', ['Times New Roman', '"pt":12']],
  ['D-FMT-3', ['"multiple":1.5']],
  ['D-FMT-4', ['"value":true', 'page-numbers', 'blank-pages', 'broken-references', 'text-outside']],
  ['D-CIT-1', ['apa', 'harvard', '"bibliography":true']],
  ['D-SOU-1', ['"minutes":10', '"minutes":5', '"minutes":15']],
  ['D-SOU-2', ['tuteur de stage ou d’alternance', 'Un professionnel minimum', 'représentant académique']],
  ['D-SOU-3', ['contexte, objectifs, réalisations', 'savoir-faire et savoir être', '1er emploi']],
  ['D-SOU-4', ['Les 10 points forts', 'axes d’amélioration', 'Créativité', '"count":10']],
  ['D-SOU-5', ['2025-05-30', '"freezes":true']],
  ['D-SOU-6', ['questions du jury']],
  ['D-SOU-7', ['présentation claire de votre Mission Professionnelle']],
];

test.each(SAID)('%s: its words are in the guide', (clause, words) => {
  const text = wordsOf(clause.startsWith('M-') ? misl : digi5, clause).replaceAll("'", '’');
  for (const each of words) expect(text).toContain(each);
});

test('every clause of both guides stands in the table above, and no other', () => {
  const declared = [...Object.keys(misl.clauses), ...Object.keys(digi5.clauses)];
  expect(SAID.map(([clause]) => clause).toSorted()).toEqual(declared.toSorted());
});

const points = (guide: Guide, section: string): number => {
  const sections = guide.deliverables.flatMap((d) => d.outline.flatMap((part) => [part, ...part.sections]));
  return sections.filter((s) => s.id === section).flatMap((s) => s.prompts.flatMap((p) => p.points ?? [])).length;
};

test.each([
  ['M-P1-4: soft skills', () => points(misl, 'soft-skills'), 15],
  ['M-P1-5: sector', () => points(misl, 'sector'), 5],
  ['M-P1-6: management', () => points(misl, 'management'), 9],
  ['M-P1-7: company culture', () => points(misl, 'company-culture'), 5],
  ['M-P3-1: questions on the search', () => points(misl, 'search'), 5],
  ['M-P3-2: questions on the work', () => points(misl, 'work'), 5],
  ['advice questions', () => misl.advice?.themes.flatMap((each) => each.questions).length, 10],
  ['D-OBJ: objectives', () => digi5.objectives.length, 11],
  ['D-CMP: competencies', () => digi5.competencies.length, 5],
  ['parts of the memoir', () => digi5.deliverables.find((each) => each.main)?.outline.length, 7],
  ['components', () => misl.components.length, 4],
])('%s: as many as in the source', (_, count, expected) => expect(count()).toBe(expected));

test('M-APP-1: 6 and 7 criteria, 4 levels, 52 texts in French and in English, no points', () => {
  const rubric = misl.rubrics.find((each) => each.id === 'tutor-appraisal');
  expect(rubric?.groups.map((group) => group.criteria.length)).toEqual([6, 7]);
  const texts = rubric?.groups.flatMap((group) => group.criteria.flatMap((each) => Object.values(each.texts))) ?? [];
  expect(texts).toHaveLength(52);
  expect(texts.every((text) => typeof text === 'object' && text.en !== undefined && text.fr !== '')).toBe(true);
  expect(rubric?.levels.map((level) => level.points)).toEqual([null, null, null, null]);
});

test('weights: none; the jury decides', () => {
  expect([...misl.components, ...digi5.components].every((each) => each.weight === null)).toBe(true);
});

test('M-RAP-3: the report is due on 15 September at the last second, Paris time', () => {
  const due = misl.calendar.find((each) => each.id === 'report-due');
  expect(due && lastInstant(due, misl.timezone)).toBe('2022-09-15T21:59:59.000Z');
});

test('D-SOU-5: "avant le 30 mai" ends on 29 May at the last second, Paris time', () => {
  const frozen = digi5.calendar.find((each) => each.freezes);
  expect(frozen && lastInstant(frozen, digi5.timezone)).toBe('2025-05-29T21:59:59.000Z');
});

test('D-GEN-1: the framework has the six official blocks, no competency, and has expired', () => {
  const framework = readLibrary(CONTENT).frameworks.get(digi5.framework ?? '');
  expect(framework?.blocks.map((block) => block.code)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `RNCP35284BC0${n}`));
  expect(framework?.blocks.flatMap((block) => block.competencies)).toEqual([]);
  expect(framework?.until).toBe('2026-02-10');
});

test('lint has nothing to say of either guide', () => {
  const frameworks = new Set(readLibrary(CONTENT).frameworks.keys());
  for (const guide of [digi5, misl]) expect(lint(guide, { frameworks })).toEqual([]);
});

test('no ligature was lost on the way from the source', () => {
  const texts = [...visit(digi5), ...visit(misl)].map(({ node }) => node['text']).filter((text) => typeof text === 'string');
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((text) => /\p{Ll}\p{Lu}\p{Ll}/u.test(text))).toEqual([]);
});
