/** Words of the guides' pages, in both languages. Pure. */
import type { Fact, Lang } from '../words.ts';

const fr = {
  list: { title: 'Les guides', lede: 'Un guide dit ce qui est attendu : les parties du document, les consignes, le calendrier, les règles de forme, les grilles, la soutenance.', read: 'Lire le guide', check: 'Vérifier un document', empty: 'Aucun guide n’est chargé. Un guide est un fichier YAML du dossier content/guides.', olderVersions: 'Versions précédentes' },
  lede: 'Le guide dit ce qui est attendu. Chaque consigne porte un repère, que vous retrouvez dans les rapports.',
  version: 'version', source: 'D’après', of: 'du', contents: 'Sommaire', print: 'Pour garder ce guide : imprimez cette page (Ctrl + P), le sommaire vient en tête.',
  checkButton: 'Vérifier un document',
  added: 'Ajout de Soutenir',
  addedLegend: 'Ce que la source ne dit pas et que Soutenir ajoute est signalé ainsi :',
  addedExample: 'la raison de l’ajout',
  parts: { guidance: 'Présentation', aims: 'But', objectives: 'Objectifs pédagogiques', competencies: 'Compétences visées', framework: 'Référentiel', components: 'Ce sur quoi repose le résultat', portfolio: 'Portfolio de compétences', defence: 'Soutenance', advice: 'Conseils aux suivants', calendar: 'Calendrier', terms: 'Glossaire', clauses: 'Repères de la source' },
  deliverable: { outline: 'Plan', file: 'Fichier', format: 'Format et présentation', citations: 'Citations et bibliographie', annexes: 'Annexes', cover: 'Page de couverture', declarations: 'Déclarations' },
  optional: 'facultatif', feedsAdvice: 'Cette partie nourrit les conseils aux promotions suivantes.',
  canvas: { label: 'Pour s’aider', 'organisation-chart': 'organigramme', 'business-model': 'modèle économique', competitors: 'grille des concurrents' },
  onlyIf: 'Seulement si', and: ' et si ', or: ' ou si ',
  facts: { 'company-abroad': 'l’entreprise est étrangère', 'place-abroad': 'le lieu de travail est à l’étranger', telework: 'vous avez télétravaillé', confidential: 'la mission est confidentielle', 'project-period': 'l’année comprend une période de projet' } satisfies Record<Fact, string>,
  file: { type: 'Type', size: 'Taille', atMost: 'au plus', name: 'Nom', nameParts: { '{LAST}': 'NOM', '{Last}': 'Nom', '{First}': 'Prénom', '{year}': 'année' } },
  format: { caption: 'Ce que le guide demande, ce qui est encore accepté, et d’où cela vient', what: 'Point', asked: 'Demandé', tolerance: 'Toléré', from: 'Repère', pages: 'Longueur', typeface: 'Police du corps', size: 'Taille du corps', spacing: 'Interligne', justified: 'Alignement', layout: 'Mise en page', justifiedValue: 'texte justifié', without: { annexes: 'hors annexes', nothing: 'tout compris' }, min: 'au moins', max: 'au plus', page: 'page', pagesWord: 'pages', share: 'des lignes pleines au moins', around: 'à', near: 'près', equivalents: 'les polices de mêmes dimensions conviennent' },
  layout: { 'page-numbers': 'pages numérotées', 'blank-pages': 'pas de page blanche', 'broken-references': 'pas de renvoi cassé', 'text-outside': 'pas de texte hors de la page', 'lone-heading': 'pas de titre seul en bas de page' },
  citations: { styles: 'Style', consistent: 'le même partout', bibliography: 'Bibliographie', owed: 'obligatoire', style: { apa: 'APA', harvard: 'Harvard', numeric: 'numérique', notes: 'notes de bas de page' } },
  annexes: { qr: 'QR code et lien' },
  components: { weight: 'Coefficient', jury: 'le jury décide' },
  rubric: { filledBy: 'Remplie par', readBy: 'Lue par', criterion: 'Critère', comment: 'Commentaire', points: 'points', roles: { student: 'l’étudiant', 'company-tutor': 'le tuteur entreprise', 'academic-tutor': 'le tuteur école', jury: 'le jury', 'teaching-team': 'l’équipe pédagogique', lead: 'le responsable du programme' }, each: 'une fiche par personne' },
  framework: { validFrom: 'valable du', to: 'au', until: 'jusqu’au', expired: 'n’est plus en vigueur', register: 'Voir la fiche du registre', blocks: 'Blocs de compétences', registered: 'enregistré le' },
  portfolio: { scale: 'Échelle', blocks: 'Vous dites quels blocs vous concernent ; les autres sont « non mobilisés », jamais zéro.', profile: 'Profil professionnel', freeze: 'Figé à l’étape' },
  defence: { minutes: 'min', phases: 'Déroulé', jury: 'Jury', receives: 'Ce que le jury reçoit', preparation: 'Préparation', slot: 'Créneau', atLeast: 'au moins', atMost: 'au plus' },
  calendar: { step: 'Étape', last: 'Dernier instant', who: 'Qui agit', frozen: 'ce qui est saisi est alors figé', cohort: 'fixé par la promotion', zone: 'heure de', reminders: 'Rappels', before: 'avant', after: 'après', day: 'jour', days: 'jours', onTheDay: 'le jour même' },
  advice: { from: 'Nourri par la partie' },
  clauses: { caption: 'Chaque repère, ce qu’il demande et où il se trouve dans la source', id: 'Repère', label: 'Ce qu’il demande', where: 'Dans la source', page: 'p.' },
  sourceFrench: '',
};

/** Shape of the dictionary: what French says, English says too. */
export type ReadingWords = typeof fr;

const en: ReadingWords = {
  list: { title: 'The guides', lede: 'A guide says what is expected: the parts of the document, the prompts, the calendar, the rules of form, the rubrics, the defence.', read: 'Read the guide', check: 'Check a document', empty: 'No guide is loaded. A guide is a YAML file of the folder content/guides.', olderVersions: 'Earlier versions' },
  lede: 'The guide says what is expected. Each prompt carries a mark, which you meet again in the reports.',
  version: 'version', source: 'After', of: 'of', contents: 'Contents', print: 'To keep this guide: print this page (Ctrl + P), the contents come first.',
  checkButton: 'Check a document',
  added: 'Added by Soutenir',
  addedLegend: 'What the source does not say and Soutenir adds is marked like this:',
  addedExample: 'the reason for the addition',
  parts: { guidance: 'Introduction', aims: 'Aims', objectives: 'Learning objectives', competencies: 'Competencies', framework: 'Framework', components: 'What the result rests on', portfolio: 'Competency portfolio', defence: 'Defence', advice: 'Advice to the next ones', calendar: 'Calendar', terms: 'Glossary', clauses: 'Marks of the source' },
  deliverable: { outline: 'Outline', file: 'File', format: 'Format and presentation', citations: 'Citations and bibliography', annexes: 'Annexes', cover: 'Cover page', declarations: 'Declarations' },
  optional: 'optional', feedsAdvice: 'This part feeds the advice to the next cohorts.',
  canvas: { label: 'To help you', 'organisation-chart': 'organisation chart', 'business-model': 'business model', competitors: 'competitor grid' },
  onlyIf: 'Only if', and: ' and ', or: ' or ',
  facts: { 'company-abroad': 'the company is foreign', 'place-abroad': 'the place of work is abroad', telework: 'you worked remotely', confidential: 'the mission is confidential', 'project-period': 'the year includes a project period' },
  file: { type: 'Type', size: 'Size', atMost: 'at most', name: 'Name', nameParts: { '{LAST}': 'LAST NAME', '{Last}': 'Last name', '{First}': 'First name', '{year}': 'year' } },
  format: { caption: 'What the guide asks for, what is still accepted, and where it comes from', what: 'Point', asked: 'Asked for', tolerance: 'Tolerated', from: 'Mark', pages: 'Length', typeface: 'Body typeface', size: 'Body size', spacing: 'Line spacing', justified: 'Alignment', layout: 'Layout', justifiedValue: 'justified text', without: { annexes: 'without annexes', nothing: 'all included' }, min: 'at least', max: 'at most', page: 'page', pagesWord: 'pages', share: 'of full lines at least', around: 'within', near: '', equivalents: 'faces of the same dimensions are fine' },
  layout: { 'page-numbers': 'numbered pages', 'blank-pages': 'no blank page', 'broken-references': 'no broken reference', 'text-outside': 'no text outside the page', 'lone-heading': 'no heading alone at the foot of a page' },
  citations: { styles: 'Style', consistent: 'the same throughout', bibliography: 'Bibliography', owed: 'required', style: { apa: 'APA', harvard: 'Harvard', numeric: 'numeric', notes: 'footnotes' } },
  annexes: { qr: 'QR code and link' },
  components: { weight: 'Weight', jury: 'the jury decides' },
  rubric: { filledBy: 'Filled in by', readBy: 'Read by', criterion: 'Criterion', comment: 'Comment', points: 'points', roles: { student: 'the student', 'company-tutor': 'the company tutor', 'academic-tutor': 'the academic tutor', jury: 'the jury', 'teaching-team': 'the teaching team', lead: 'the programme lead' }, each: 'one form for each person' },
  framework: { validFrom: 'valid from', to: 'to', until: 'until', expired: 'no longer in force', register: 'See it in the register', blocks: 'Blocks of competencies', registered: 'registered on' },
  portfolio: { scale: 'Scale', blocks: 'You say which blocks concern you; the others are “not mobilised”, never zero.', profile: 'Professional profile', freeze: 'Frozen at the step' },
  defence: { minutes: 'min', phases: 'Phases', jury: 'Jury', receives: 'What the jury receives', preparation: 'Preparation', slot: 'Slot', atLeast: 'at least', atMost: 'at most' },
  calendar: { step: 'Step', last: 'Last instant', who: 'Who acts', frozen: 'what was entered is then frozen', cohort: 'set by the cohort', zone: 'time of', reminders: 'Reminders', before: 'before', after: 'after', day: 'day', days: 'days', onTheDay: 'on the day' },
  advice: { from: 'Fed by the part' },
  clauses: { caption: 'Each mark, what it asks for and where it stands in the source', id: 'Mark', label: 'What it asks for', where: 'In the source', page: 'p.' },
  sourceFrench: 'The source of this guide is in French: what it does not give in English is shown in French.',
};

export const READING_WORDS: Record<Lang, ReadingWords> = { fr, en };
