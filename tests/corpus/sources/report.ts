/** The blocks of an invented mission report: cover page, four parts. */
import type { Block } from './blocks.ts';
import { dice, prose } from './words.ts';

export interface ReportOptions {
  /** Whether the cover page says company, place and dates. */
  cover: 'whole' | 'bare';
  without?: string;
}

const PARTS: readonly (readonly [string, readonly string[]])[] = [
  [
    '1ère partie — Prise de recul sur la mission industrielle',
    [
      'Présentation de l’entreprise, de l’équipe et du service',
      'Missions confiées et motivations initiales',
      'Compétences professionnelles, organisationnelles et méthodologiques',
      'Savoir-être professionnel',
      'Secteur d’activité',
      'Management, encadrement et ressources humaines',
      'Culture d’entreprise',
      'Conclusion',
    ],
  ],
  ['2nde partie — Construction du projet professionnel', ['Projet professionnel à court terme', 'Trajectoire de carrière à moyen terme', 'Conclusion']],
  ['3ème partie — Conseils pour les stagiaires à venir', ['Recherche de stage', 'Travail en entreprise', 'Conclusion']],
  ['4ème partie — Conclusion générale', []],
];

export function report({ cover, without }: ReportOptions): Block[] {
  const roll = dice(22);
  const first = ['Rapport de mission', 'Nom : CARADEC', 'Prénom : Inès', 'Mission industrielle, MS MISL'];
  const more = ['Entreprise : Transports Armorel', 'Lieu : Saint-Brieuc', 'Dates : du 4 avril au 9 septembre 2022'];
  const body = PARTS.filter(([heading]) => heading !== without).flatMap(([heading, sections]): Block[] => [
    { kind: 'h1', text: heading },
    { kind: 'p', text: prose(roll, 4) },
    ...sections.flatMap((section): Block[] => [
      { kind: 'h2', text: section },
      { kind: 'p', text: prose(roll, 6) },
      { kind: 'p', text: prose(roll, 5) },
    ]),
  ]);
  return [{ kind: 'cover', lines: cover === 'whole' ? [...first, ...more] : first.slice(0, 1) }, { kind: 'contents' }, ...body];
}
