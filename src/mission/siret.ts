/** The fourteen figures that name an establishment in France: read as people type them, checked by their key. Pure. */

/** Why a number is refused: not fourteen figures, or figures whose key does not fit. */
export type SiretFault = 'length' | 'key';

/** La Poste: its establishments share nine figures and have a key of their own, its seat aside. */
const LA_POSTE = '356000000';

const sumOf = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0);

/** Luhn's sum: every second figure from the right is doubled, and the figures of what comes out are added. */
const luhn = (figures: readonly number[]) =>
  sumOf(figures.toReversed().map((figure, at) => (at % 2 === 0 ? figure : figure * 2 > 9 ? figure * 2 - 9 : figure * 2)));

/** A SIRET as it was typed, spaces, dots and dashes aside: its fourteen figures, or why it is none. */
export function readSiret(text: string): { siret: string; fault: null } | { siret: null; fault: SiretFault } {
  const siret = text.replaceAll(/[\s.\u2010-\u2015-]/g, '');
  if (!/^\d{14}$/.test(siret)) return { siret: null, fault: 'length' };
  const figures = Array.from(siret, Number);
  const fits = luhn(figures) % 10 === 0 || (siret.startsWith(LA_POSTE) && sumOf(figures) % 5 === 0);
  return fits && /[1-9]/.test(siret) ? { siret, fault: null } : { siret: null, fault: 'key' };
}

/** Countries, by their two letters, whose establishments are given one: France, and its parts overseas but those that have numbers of their own. */
const GIVEN_IN: readonly string[] = ['FR', 'BL', 'GF', 'GP', 'MF', 'MQ', 'PM', 'RE', 'YT'];

/** True where a company has a SIRET. */
export const hasSiret = (country: string | null): boolean => country !== null && GIVEN_IN.includes(country);

/** "732 829 320 00074": how a SIRET is shown. */
export const spacedSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');
