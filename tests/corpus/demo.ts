/**
 * Makes the documents of the demo school, content/demo/documents/*.pdf, from the sources of the test documents:
 * `node tests/corpus/demo.ts [NAME…]`. Run once, by hand, with the programs that make.ts needs.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Block, Look } from './sources/blocks.ts';
import { make, run, WORK } from './sources/draw.ts';
import type { CorpusFile } from './sources/files.ts';
import { finish, WORD_SERIF } from './sources/finish.ts';
import { memoir, type MemoirOptions, QR_TEXTS } from './sources/memoir.ts';
import { drawCodes } from './sources/pictures.ts';
import { report, type ReportOptions } from './sources/report.ts';
import { imagesOf } from './sources/scan.ts';

const OUT = join(import.meta.dirname, '..', '..', 'content', 'demo', 'documents');
const LOOK: Look = { font: 'Liberation Serif', size: 12, spacing: 1.5, align: 'justify', numbers: true, paper: 'a4', lang: 'fr' };

/** Who wrote it, where. `man`: the prose agrees with him. */
interface Author {
  last: string;
  first: string;
  man?: boolean;
  company: string;
  place: string;
  title?: string;
}
const INES: Author = { last: 'CARADEC', first: 'Inès', company: 'Armor Logistique Numérique', place: 'Lorient', title: 'Rendre lisibles les flux d’un entrepôt breton' };
const AISSATOU: Author = { last: 'DIALLO', first: 'Aïssatou', company: 'Nordhafen Lieferketten', place: 'Paris', title: 'Prévoir les retours d’un réseau de magasins' };
const YOUNA: Author = { last: 'LE BIHAN', first: 'Youna', company: 'Coopérative du Blavet', place: 'Hennebont', title: 'Outiller les tournées du matin' };
const JONAS: Author = { last: 'WEBER', first: 'Jonas', man: true, company: 'Érablière Transport', place: 'Montréal', title: 'Mesurer sans ralentir le quai' };
const LINA: Author = { last: 'BENCHEKROUN', first: 'Lina', company: 'Ateliers Kerolay', place: 'Quimper', title: 'Un stock que l’on croit' };
const NOOR: Author = { last: 'HADDAD', first: 'Noor', company: 'Alpenquai Logistik', place: 'Zurich' };
const PAUL: Author = { last: 'VASSEUR', first: 'Paul-Émile', man: true, company: 'Verreries de l’Authie', place: 'Abbeville' };
const SOLENE: Author = { last: 'KERBRAT', first: 'Solène', company: 'Minoterie des Trois-Moulins', place: 'Vitré' };
const JULIETTE: Author = { last: 'ARNAUD', first: 'Juliette', company: 'Fonderies Varenne', place: 'Nevers' };

const MARGAUX: Author = { last: 'PETITJEAN', first: 'Margaux', company: 'Fil d’Ariane', place: 'Strasbourg', title: 'Guider l’utilisateur sans le retenir' };
const ELISE: Author = { last: 'KERMADEC', first: 'Élise', company: 'Quai Neuf', place: 'Brest' };

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, '-');
const linksOf = ({ last, first }: Author) => {
  const slug = bare(`${first} ${last}`);
  return { book: `https://book.exemple.fr/${slug}`, linkedin: `https://www.linkedin.com/in/${slug}-exemple` };
};

/** The words of the sources, said of another author. */
function said(text: string, author: Author): string {
  const links = linksOf(author);
  const swaps: [string, string][] = [
    [QR_TEXTS.book, links.book],
    [QR_TEXTS.linkedin, links.linkedin],
    ['CARADEC Inès', `${author.last} ${author.first}`],
    ['Nom : CARADEC', `Nom : ${author.last}`],
    ['Prénom : Inès', `Prénom : ${author.first}`],
    ['Transports Armorel', author.company],
    ['Saint-Brieuc', author.place],
    ['Piloter les flux d’un transporteur régional', author.title ?? ''],
    ['2024-2025', '2025-2026'],
    ['du 4 avril au 9 septembre 2022', 'du 6 avril au 11 septembre 2026'],
    ...(author.man ? ([['étudiante', 'étudiant'], ['Assistante', 'Assistant'], ['Agente', 'Agent'], ['conduite à', 'conduit à']] as [string, string][]) : []),
  ];
  return swaps.reduce((words, [from, to]) => words.replaceAll(from, to), text);
}
const saidAll = (blocks: readonly Block[], author: Author): Block[] =>
  JSON.parse(JSON.stringify(blocks), (_, value: unknown) => (typeof value === 'string' ? said(value, author) : value)) as Block[];

interface Demo {
  name: string;
  author: Author;
  blocks: readonly Block[];
  look?: Partial<Look>;
  by?: CorpusFile['by'];
}
const paper = (name: string, author: Author, options: MemoirOptions, look: Partial<Look> = {}): Demo => ({ name, author, blocks: memoir(options), look });
const mission = (name: string, author: Author, options: ReportOptions, by: CorpusFile['by'] = 'libreoffice'): Demo => ({ name, author, blocks: report(options), by });

/** With a section on the country, owed by who works abroad. */
function withCountry(blocks: readonly Block[]): Block[] {
  const at = blocks.findIndex((block) => block.kind === 'h2' && block.text === 'Conclusion');
  return [...blocks.slice(0, at), { kind: 'h2', text: 'Culture du pays' }, ...blocks.slice(1).filter((block) => block.kind === 'p').slice(4, 6), ...blocks.slice(at)];
}

const DEMOS: readonly Demo[] = [
  paper('caradec-1', INES, { figures: false, seed: 11 }),
  paper('caradec-2', INES, { seed: 11, unanswered: true }, { align: 'start' }),
  paper('caradec-3', INES, { seed: 11 }),
  paper('diallo', AISSATOU, { seed: 23 }),
  paper('le-bihan', YOUNA, { seed: 31, citing: 'notes' }),
  paper('weber', JONAS, { seed: 41, figures: false }),
  paper('benchekroun', LINA, { seed: 53, qr: 'none' }),
  paper('petitjean', MARGAUX, { seed: 61 }),
  { ...mission('haddad', NOOR, { cover: 'whole' }), blocks: withCountry(report({ cover: 'whole' })) },
  mission('vasseur', PAUL, { cover: 'bare' }),
  mission('kerbrat', SOLENE, { cover: 'whole', without: '3ème partie — Conseils pour les stagiaires à venir' }),
  mission('arnaud', JULIETTE, { cover: 'whole' }),
  mission('kermadec', ELISE, { cover: 'whole' }),
  mission('arnaud-scan', JULIETTE, { cover: 'whole' }, 'scanner'),
];

/** The slides of a defence, one sentence a slide. */
async function slides(name: string, { first, last, company }: Author, sentences: readonly string[]): Promise<void> {
  const pages = [`<h1>${sentences[0]}</h1><p>${first} ${last}, ${company}</p>`, ...sentences.slice(1).map((each) => `<h2>${each}</h2>`)];
  const style = '@page{size:254mm 143mm;margin:0}body{margin:0;font:28pt Liberation Sans;color:#1c2230}section{box-sizing:border-box;height:143mm;padding:30mm 24mm;break-after:page;border-left:6mm solid #1e3a5f}';
  writeFileSync(join(WORK, 'slides.html'), `<!doctype html><html lang="fr"><title>${sentences[0]}</title><style>${style}</style>${pages.map((each) => `<section>${each}</section>`).join('')}`);
  run('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${join(WORK, 'slides.pdf')}`, join(WORK, 'slides.html')]);
  await finish(join(WORK, 'slides.pdf'), join(OUT, `${name}.pdf`), {});
}

/** What a framing note says under each heading of the guide of the demo school. */
type Note = readonly [name: string, author: Author, subject: string, context: readonly string[], question: string, method: string, steps: readonly string[]];
const BLENDS: readonly string[] = [
  'La minoterie reçoit quarante lots de blé par semaine, de onze producteurs. Un lot se suit sur papier jusqu’au silo ; après le mélange, on sait ce que la farine contient par la mémoire du meunier.',
  'En mars, un client a demandé de quels champs venait une palette. La réponse a pris deux jours et trois personnes.',
];
const KERBRAT_REST = [
  'Jusqu’où peut-on suivre un lot de blé après le mélange, sans ralentir la mouture ? La note laisse de côté le transport chez le client.',
  'Relevé de chaque pesée pendant six semaines, entretiens avec les deux meuniers, essai d’un étiquetage sur une seule ligne. Les recettes restent à la minoterie.',
  ['Mai : relevé des pesées.', 'Juin : essai sur la ligne 2.', 'Juillet : comparaison des délais de réponse.', 'Août : rédaction.'],
] as const;
const NOTES: readonly Note[] = [
  [
    'note-haddad', NOOR, 'Plan de transport entre quatre entrepôts',
    ['Quatre entrepôts autour du lac échangent chaque nuit les mêmes camions, décidés chacun de leur côté. Un trajet sur trois se fait à moitié vide.', 'L’entreprise veut un plan commun, que les chefs de quai puissent corriger à la main.'],
    'Un plan commun décidé à 16 heures fait-il mieux que quatre plans décidés à 20 heures, quand un dixième des commandes arrive après ? Le prix demandé aux clients est laissé de côté.',
    'Trajets de douze semaines, par liaison et sans nom de client. Deux règles de décision, comparées sur les mêmes nuits, puis essayées trois semaines.',
    ['Avril : trajets relevés et nettoyés.', 'Mai : les deux règles, sur les nuits passées.', 'Juin : essai entre deux entrepôts.', 'Juillet et août : rédaction.'],
  ],
  [
    'note-vasseur', PAUL, 'Ordonnancement des fours',
    ['La verrerie change trois fois par jour la couleur de ses fours. Chaque changement perd deux heures de verre, et l’ordre des couleurs se décide la veille, au téléphone.', 'Trois fours sur cinq peuvent porter toutes les couleurs : la note ne parle que d’eux.'],
    'Combien de changements un ordre des couleurs décidé à la semaine évite-t-il, et que coûte-t-il en retards de livraison ? La qualité du verre est laissée de côté.',
    'Historique de dix-huit mois des changements, entretiens avec les trois chefs d’équipe, calcul d’un ordre hebdomadaire et comparaison avec ce qui s’est fait.',
    ['Avril : historique.', 'Mai : règles dites par les chefs d’équipe.', 'Juin : calcul et comparaison.', 'Juillet : essai sur un four.', 'Août : rédaction.'],
  ],
  ['note-kerbrat-1', SOLENE, 'Traçabilité des lots de farine', [...BLENDS, 'Mélanges de la semaine 12 : T65 courante, 60 % de blé tendre, 25 % de blé de force, 15 % d’épeautre ; T80 de meule, 70 % de blé tendre, 30 % de seigle.'], ...KERBRAT_REST],
  ['note-kerbrat-2', SOLENE, 'Traçabilité des lots de farine', [...BLENDS, 'Les mélanges sont désignés par leur numéro : recette 4, trois lots ; recette 7, deux lots.'], ...KERBRAT_REST],
  [
    'note-kermadec', ELISE, 'Rangement d’un magasin de pièces',
    ['Le magasin tient six mille pièces sur neuf cents mètres carrés, rangées par ordre d’arrivée. Un préparateur marche onze kilomètres par jour.', 'La moitié des commandes porte sur quatre cents pièces, dont la plupart sont au fond.'],
    'Quel rangement raccourcit les tournées sans que les préparateurs perdent leurs repères ? Le choix des chariots est laissé de côté.',
    'Commandes de six mois, plan du magasin, tournées chronométrées avec les préparateurs qui le veulent bien, deux rangements comparés.',
    ['Avril : commandes et plan.', 'Mai : tournées chronométrées sur le plan actuel.', 'Juin : déplacement des quatre cents pièces.', 'Juillet et août : mesure et rédaction.'],
  ],
];

async function note([name, { first, last, company, place }, subject, context, question, method, steps]: Note): Promise<void> {
  const style = '@page{size:A4;margin:25mm}body{margin:0;font:12pt/1.5 Liberation Serif;text-align:justify}h1{font-size:18pt;margin:0 0 4mm}h2{font-size:13pt;margin:8mm 0 2mm}p,ul{margin:0 0 3mm}';
  const paragraphs = (texts: readonly string[]) => texts.map((each) => `<p>${each}</p>`).join('');
  const body = `<h1>Note de cadrage</h1><p><b>${subject}</b><br>${first} ${last}, ${company}, ${place}</p><h2>Contexte</h2>${paragraphs(context)}<h2>Question</h2>${paragraphs([question])}<h2>Méthode</h2>${paragraphs([method])}<h2>Calendrier</h2><ul>${steps.map((each) => `<li>${each}</li>`).join('')}</ul>`;
  writeFileSync(join(WORK, 'note.html'), `<!doctype html><html lang="fr"><title>Note de cadrage</title><style>${style}</style>${body}`);
  run('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${join(WORK, 'note.pdf')}`, join(WORK, 'note.html')]);
  await finish(join(WORK, 'note.pdf'), join(OUT, `${name}.pdf`), { fonts: WORD_SERIF, producer: 'Microsoft® Word 2021', creator: 'Microsoft® Word 2021' });
}

/** What is read of a rubric. */
interface PaperRubric {
  id: string;
  title: { fr: string };
  levels: { id: string }[];
  groups: { title: { fr: string }; criteria: { id: string; label: { fr: string }; texts: Record<string, { fr: string }> }[] }[];
}

/** A form of an appraisal as it comes back on paper: crosses in ink, scanned. */
async function onPaper(name: string, { first, last, company }: Author, tutor: string, said: string): Promise<void> {
  const { rubrics } = parse(readFileSync(join(OUT, '..', '..', 'guides', 'misl', '2022.yaml'), 'utf8')) as { rubrics: PaperRubric[] };
  const { title, levels, groups } = rubrics.find(({ id }) => id === 'tutor-appraisal')!;
  const row = ({ id, label, texts }: PaperRubric['groups'][number]['criteria'][number]) =>
    `<tr><th>${label.fr}</th>${levels.map((level) => `<td>${level.id === (id === 'organisation' ? 'fair' : 'good') ? '<b>X</b>' : ''} ${texts[level.id]!.fr}</td>`).join('')}</tr>`;
  const tables = groups.map(({ title: { fr }, criteria }) => `<h2>${fr}</h2><table>${criteria.map(row).join('')}</table>`).join('');
  const style = '@page{size:A4;margin:14mm}body{margin:0;font:9pt Liberation Sans}h1{font-size:14pt}h2{font-size:10pt}table{width:100%;border-collapse:collapse}th,td{border:1px solid #555;padding:1.6mm;text-align:left;vertical-align:top;width:17%}th{width:32%}b,i{font:italic 15pt Liberation Serif;color:#1a2a7a}';
  writeFileSync(join(WORK, 'paper.html'), `<!doctype html><html lang="fr"><title>${title.fr}</title><style>${style}</style><h1>${title.fr}</h1><p>Étudiant : <i>${first} ${last}</i> &emsp; Entreprise : <i>${company}</i> &emsp; Tuteur : <i>${tutor}</i></p>${tables}<h2>Commentaires d’ensemble</h2><p><i>${said}</i></p>`);
  run('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${join(WORK, 'paper.pdf')}`, join(WORK, 'paper.html')]);
  await finish(await imagesOf(join(WORK, 'paper.pdf'), run, 90), join(OUT, `${name}.pdf`), {});
}

const wanted = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });
for (const { name, author, blocks, look, by = 'libreoffice' } of DEMOS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const pictures = await drawCodes({ ...QR_TEXTS, ...linksOf(author) });
  const source = { title: 'Mission', author: `${author.last} ${author.first}`, look: { ...LOOK, ...look }, blocks: saidAll(blocks, author) };
  const finish = { fonts: WORD_SERIF, producer: 'Microsoft® Word 2021', creator: 'Microsoft® Word 2021' };
  await make({ file: `${name}.pdf`, by, source, tagged: false, finish }, OUT, pictures);
  process.stdout.write(`${name}.pdf: ${(readFileSync(join(OUT, `${name}.pdf`)).length / 1024).toFixed(0)} kB\n`);
}
if (wanted.length === 0 || wanted.includes('slides')) {
  await slides('slides', AISSATOU, ['Prévoir les retours d’un réseau de magasins', 'Quarante magasins, un seul quai de retour', 'Ce que les relevés de trois mois ont montré', 'La règle essayée sur deux agences', 'Les écarts ont baissé dès la deuxième semaine', 'Ce que je referais autrement', 'Merci : vos questions']);
}
for (const each of NOTES) if (wanted.length === 0 || wanted.includes(each[0])) await note(each);
if (wanted.length === 0 || wanted.includes('fiche-lemoigne')) {
  const author = { last: 'Lemoigne', first: 'Adrien', company: 'Papeteries du Loing', place: 'Nemours' };
  await onPaper('fiche-lemoigne', author, 'Sabine Kieffer', 'Sérieux et discret. Peut gagner en organisation.');
}
rmSync(WORK, { recursive: true });
