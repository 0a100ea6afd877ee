/** How the missions of a cohort stand, in a sentence and in counts, in both languages: the same wherever it is said. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, plural } from '../ui/typography.ts';
import type { Counts, Standing } from './matrix.ts';

const fr = {
  title: ({ danger, waiting, stopped, all }: Counts) => {
    if (all === 0) return 'Aucun étudiant dans cette promotion';
    if (stopped === all) return 'Plus aucune mission n’est en cours';
    const letters = (n: number) => (n === 1 ? 'une' : inLetters(n, 'fr'));
    const parts = [
      ...(danger ? [`${letters(danger)} ${plural(danger, 'fr', 'mission est', 'missions sont')} en danger`] : []),
      ...(waiting
        ? [
            `${letters(waiting)} ${danger ? '' : plural(waiting, 'fr', 'mission ', 'missions ')}${plural(waiting, 'fr', 'attend', 'attendent')} quelqu’un`,
          ]
        : []),
    ];
    return parts.length ? capital(parts.join(', ')) : 'Toutes les missions sont à jour';
  },
  standing: {
    danger: () => 'en danger',
    waiting: (n: number) => plural(n, 'fr', 'attend quelqu’un', 'attendent quelqu’un'),
    fine: () => 'à jour',
    stopped: (n: number) => plural(n, 'fr', 'rompue', 'rompues'),
  } satisfies Record<Standing, (n: number) => string>,
};
type StandingWords = typeof fr;

const en: StandingWords = {
  title: ({ danger, waiting, stopped, all }) => {
    if (all === 0) return 'No student in this cohort';
    if (stopped === all) return 'No mission is under way any more';
    const parts = [
      ...(danger ? [`${inLetters(danger, 'en')} ${plural(danger, 'en', 'mission is', 'missions are')} in danger`] : []),
      ...(waiting
        ? [
            `${inLetters(waiting, 'en')} ${danger ? '' : plural(waiting, 'en', 'mission ', 'missions ')}${plural(waiting, 'en', 'is', 'are')} waiting on someone`,
          ]
        : []),
    ];
    return parts.length ? capital(parts.join(', ')) : 'Every mission is up to date';
  },
  standing: {
    danger: () => 'in danger',
    waiting: () => 'waiting on someone',
    fine: () => 'up to date',
    stopped: () => 'broken off',
  },
};

export const STANDING_WORDS: Readonly<Record<Lang, StandingWords>> = { fr, en };
