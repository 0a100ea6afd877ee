/** French prose about a mission in logistics, drawn from a vocabulary written for this project: plausible, and about nobody. */

const ACTORS = [
  'le responsable du quai', 'l’équipe des approvisionnements', 'la cheffe de projet', 'le service transport', 'mon tuteur',
  'le prestataire de livraison', 'la direction des opérations', 'l’équipe de préparation', 'le contrôle de gestion',
  'la planificatrice', 'le support informatique', 'l’exploitant de nuit', 'le magasinier référent', 'la cellule des retours',
];
const ACTS = [
  'a relevé', 'a comparé', 'a décrit', 'a mesuré', 'a remis en cause', 'a validé', 'a présenté', 'a suivi', 'a préparé',
  'a classé', 'a vérifié', 'a chiffré', 'a reformulé', 'a simplifié', 'a documenté',
];
const THINGS = [
  'le plan de chargement', 'les écarts d’inventaire', 'la tournée du matin', 'le délai de réapprovisionnement', 'les retours du réseau',
  'la règle de réservation des palettes', 'le tableau des anomalies', 'le taux de remplissage des camions', 'les besoins des agences',
  'la procédure de réception', 'le calcul du stock de sécurité', 'l’adressage des allées', 'la saisie des bons de livraison',
  'le cahier des charges de l’outil', 'les mesures prises au quai', 'la prévision hebdomadaire', 'le parcours de préparation',
];
const WAYS = [
  'avec les agents concernés', 'à partir de trois mois de relevés', 'sans modifier l’organisation des équipes', 'avant la période de forte activité',
  'dans un document partagé', 'en tenant compte des horaires des transporteurs', 'au cours de deux ateliers', 'selon une grille commune',
  'sur un périmètre réduit', 'à l’aide d’un jeu de données nettoyé', 'pendant la visite du site', 'sous le contrôle du service qualité',
  'avec un pas de temps plus fin', 'en reprenant les chiffres de l’année précédente',
];
const RESULTS = [
  'ce qui a réduit les attentes au déchargement', 'ce qui a mis en évidence une saisie faite deux fois', 'et le résultat a été discuté chaque vendredi',
  'ce qui explique le choix d’une démarche progressive', 'et les équipes ont gardé la main sur le rythme', 'ce qui a changé ma façon de préparer une réunion',
  'et les écarts ont diminué dès la deuxième semaine', 'ce qui a demandé plus de temps que prévu', 'et chacun a pu retrouver l’origine d’une erreur',
  'ce qui a ouvert la voie à un essai sur deux agences', 'et la décision a été écrite dans le compte rendu',
];
const OPENINGS = [
  'Dans un premier temps', 'Par la suite', 'À cette étape', 'En pratique', 'Pour cette raison', 'Au printemps', 'Lors de la phase d’essai',
  'De mon côté', 'Avec le recul', 'Sur ce point', 'Dès la fin du mois', 'Au terme de l’analyse', 'Chaque semaine', 'En parallèle',
];
const OWN = [
  'J’ai appris à poser une question précise avant de proposer une réponse', 'J’ai compris qu’un indicateur ne vaut que par la décision qu’il permet',
  'Cette situation m’a conduite à mieux répartir mon temps', 'J’ai tenu un journal des choix et de leurs raisons',
  'Je retiens qu’une consigne courte est mieux suivie qu’une longue notice', 'J’ai gagné en aisance devant des interlocuteurs pressés',
  'Il a fallu distinguer ce qui relevait de l’outil et ce qui relevait de l’usage', 'Le dialogue avec le terrain a souvent corrigé mes hypothèses',
];
const ENGLISH = [
  'The team compared the two loading plans over a period of six weeks', 'Each agency kept its own rhythm and its own list of exceptions',
  'The night shift noticed that the same pallet was counted twice', 'A short instruction on the dock was read more often than the manual',
  'The first estimate was too high because returns had been left out', 'My task was to describe the flow before proposing a change',
  'The carrier accepted a later slot in exchange for a fixed volume', 'We wrote the rule down and let the planners correct it',
  'The figures were checked against the invoices of the previous year', 'This choice made the forecast easier to explain to the sales staff',
];

/** A repeatable source of numbers in 0..1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = (roll: () => number, list: readonly string[]): string => list[Math.floor(roll() * list.length)] ?? '';
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence, full stop included. */
export function sentence(roll: () => number, lang: 'fr' | 'en' = 'fr'): string {
  if (lang === 'en') return `${pick(roll, ENGLISH)}.`;
  const core = `${pick(roll, ACTORS)} ${pick(roll, ACTS)} ${pick(roll, THINGS)} ${pick(roll, WAYS)}`;
  const shape = roll();
  if (shape < 0.2) return `${pick(roll, OWN)}, ${pick(roll, WAYS)}.`;
  if (shape < 0.55) return `${pick(roll, OPENINGS)}, ${core}, ${pick(roll, RESULTS)}.`;
  return `${capital(core)}, ${pick(roll, RESULTS)}.`;
}

/** A paragraph of `count` sentences; `aside` is put before the full stop of the second one. */
export function prose(roll: () => number, count: number, lang: 'fr' | 'en' = 'fr', aside = ''): string {
  const sentences = Array.from({ length: count }, () => sentence(roll, lang));
  const at = Math.min(1, count - 1);
  if (aside) sentences[at] = `${(sentences[at] ?? '').replace(/\.$/, '')}${aside}.`;
  return sentences.join(' ');
}
