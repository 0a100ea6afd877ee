/** What the first page says: names, dates, place, company, title. Each is there, missing, or cannot be told (null). Pure. */
import type { CoverProfile } from '../guide/format.ts';
import type { DocumentModel } from '../document/document.ts';
import { fold, tokens } from './measure/plain.ts';
import { nameParts } from './student-name.ts';

export type CoverKind = CoverProfile['items'][number]['kind'];

/** Words that announce an item on a French or English cover. */
const LABELS: Record<CoverKind, RegExp> = {
  'last-name': /\bnom\b|\b(?:auteur|author|par|by|etudiant[e.()]*|student|presente par|realise par|redige par)\b/,
  'first-name':
    /\bprenoms?\b|\bfirst name\b|\b(?:auteur|author|par|by|etudiant[e.()]*|student|presente par|realise par|redige par)\b/,
  company:
    /\b(?:entreprise|societe|organisme|structure d'accueil|company|employer|employeur|chez|groupe|group|association|cabinet|laboratoire|sas|sarl|sa|eurl|sasu|ltd|gmbh|inc|universite|hopital|chu|mairie)\b/,
  place:
    /\b(?:lieu|ville|adresse|localisation|location|city|site de|france|paris|lyon|marseille|lille|toulouse|nantes|bordeaux|strasbourg|rennes|nice|montpellier|grenoble)\b|\b\d{5} \p{L}{3,}|\b(?:rue|avenue|boulevard|cedex)\b/u,
  dates:
    /\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|june|july|august|september|october|november|december)\b/,
  title: /\b(?:memoire|rapport|these|report|thesis|dissertation|mission|stage|projet|project)\b/,
  course: /\b(?:periode|deroule|parcours|cesure|stage|mission|alternance|apprentissage|internship|gap year)\b/,
};

/**
 * Whether the cover shows an item of `kind`: true, false, or null when it cannot be told (a cover drawn as a picture, a company or
 * place without a word that announces it). Names are looked for when the student is known.
 */
export function coverShows(document: DocumentModel, kind: CoverKind, student: string | null): boolean | null {
  const page = document.pages[0];
  if (!page) return null;
  const text = fold(page.lines.map((line) => line.text).join(' \n '));
  const picture =
    text.length < 20 || page.images.some(([x0, y0, x1, y1]) => (x1 - x0) * (y1 - y0) > 0.6 * page.width * page.height);
  const name = student ? nameParts(student) : null;
  if ((kind === 'last-name' || kind === 'first-name') && name) {
    const sought = tokens(fold(kind === 'last-name' ? name.last : name.first));
    const found = tokens(text);
    if (sought.every((token) => found.includes(token)) || found.join('').includes(sought.join(''))) return true;
    return picture ? null : false;
  }
  if (LABELS[kind].test(text) || (kind === 'course' && LABELS.dates.test(text))) return true;
  if (kind === 'last-name' || kind === 'first-name') return looksNamed(page.lines.map((line) => line.text)) ? true : null;
  if (kind === 'company' || kind === 'place') return null;
  return picture ? null : false;
}

/** A line such as "Camille MARTIN" or "MARTIN Camille". */
function looksNamed(lines: readonly string[]): boolean {
  return lines.some((text) => {
    const line = text.normalize('NFC');
    return (
      /(?:^|\s)\p{Lu}[\p{Ll}'’-]+(?:[\s-]\p{Lu}\p{Ll}+)*\s+\p{Lu}[\p{Lu}'’-]+(?:\s|$)/u.test(line) ||
      /(?:^|\s)\p{Lu}[\p{Lu}'’-]+\s+\p{Lu}\p{Ll}+/u.test(line)
    );
  });
}
