/** Files as lines, and what importing them would do. */
import { guessColumns } from '../../src/intake/import-columns.ts';
import type { Known, KnownPerson } from '../../src/intake/import-known.ts';
import { headersOfContent } from '../../src/intake/import-known.store.ts';
import { planImport } from '../../src/intake/import-plan.ts';

export const HEAD = ['Numéro étudiant', 'Nom', 'Prénom', 'E-mail'];
export const MISSION = ['Entreprise', 'SIRET', 'Ville', 'Pays', 'Début', 'Fin'];
export const TUTOR = ['Nom du tuteur entreprise', 'Prénom du tuteur entreprise', 'E-mail du tuteur entreprise'];

/** What the school knows before anyone came in. */
export const nobody: Known = { homeCountry: 'FR', programme: 'digi5', persons: [], missions: [], elsewhere: new Set() };
/** Someone it knows. */
export const person = (id: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  lastName: 'Caradec',
  firstName: 'Inès',
  email: `${id}@ecole.example`,
  lang: 'fr',
  number: null,
  aliases: [],
  left: false,
  roles: [{ role: 'student', programme: 'digi5' }],
  ...more,
});
export const knowing = (...persons: KnownPerson[]): Known => ({ ...nobody, persons });

/** What a file of these headers and lines would do, its columns as they are guessed. */
export function plan(headers: readonly string[], rows: readonly (readonly string[])[], known = nobody, settled = {}) {
  const mapping = guessColumns(headers, { known: headersOfContent(), remembered: new Map() });
  return planImport({ headers, headerLine: 1, rows }, mapping, known, 'en', settled);
}
