/** Words of the landing page, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import type { Tone } from '../ui/signal.tsx';

interface HomeWords {
  tab: string;
  title: string;
  lede: string;
  demo: string;
  check: string;
  read: string;
  verdictsTitle: string;
  verdicts: string;
  signals: readonly (readonly [tone: Tone, word: string, meaning: string])[];
  filesTitle: string;
  files: string;
  guides: string;
  noGuide: string;
}

export const HOME_WORDS: Record<Lang, HomeWords> = {
  fr: {
    tab: 'Accueil',
    title: 'Votre mémoire, relu avec le guide de votre école',
    lede: 'Lisez ce qui est attendu, consigne par consigne. Déposez un PDF\u00a0: chaque règle de forme du guide est vérifiée, et ce qui ne va pas est montré sur la page.',
    demo: 'Entrer dans la démonstration',
    check: 'Vérifier un document',
    read: 'Lire les guides',
    verdictsTitle: 'Ce que dit une vérification',
    verdicts: 'Une vérification porte sur la forme. Elle ne juge pas ce que vous écrivez et n’est jamais une note.',
    signals: [
      ['conform', 'Respecté', 'la règle a été vérifiée, la mesure est donnée.'],
      ['check', 'À vérifier', 'quelque chose s’écarte du guide\u202f; vous gardez le dernier mot.'],
      ['block', 'Bloque', 'un fait certain contredit le guide, par exemple un fichier illisible.'],
      ['unknown', 'Indéterminé', 'nous ne savons pas trancher, et nous le disons.'],
    ],
    filesTitle: 'Ce que devient votre fichier',
    files:
      'Il reste sur ce serveur le temps de la vérification. Fichier et rapport sont effacés au bout d’une heure\u202f; seule l’adresse du rapport permet de le lire.',
    guides: 'Les guides',
    noGuide: 'Aucun guide n’est chargé.',
  },
  en: {
    tab: 'Home',
    title: 'Your memoir, read with your school’s guide',
    lede: 'Read what is expected, prompt by prompt. Drop a PDF: each rule of form of the guide is checked, and what is wrong is shown on the page.',
    demo: 'Enter the demo',
    check: 'Check a document',
    read: 'Read the guides',
    verdictsTitle: 'What a check says',
    verdicts: 'A check is about form. It does not judge what you write and is never a mark.',
    signals: [
      ['conform', 'Respected', 'the rule was checked, and its measure is given.'],
      ['check', 'To check', 'something departs from the guide; the last word is yours.'],
      ['block', 'Blocking', 'a certain fact contradicts the guide, such as a file that cannot be read.'],
      ['unknown', 'Undetermined', 'we cannot tell, and we say so.'],
    ],
    filesTitle: 'What becomes of your file',
    files:
      'It stays on this server for the time of the check. File and report are erased after an hour; only the address of the report lets anyone read it.',
    guides: 'The guides',
    noGuide: 'No guide is loaded.',
  },
};
