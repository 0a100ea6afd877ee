/** Words of the page where one enters the demo, in both languages. Pure. */
import type { Role } from '../identity/ability.ts';
import { apart } from '../thread/thread.ts';
import type { Lang } from '../ui/lang.ts';
import type { Tone } from '../ui/signal.tsx';
import { number, plural, series } from '../ui/typography.ts';
import type { Guest, StaffState, StudentState } from './people.ts';

interface DemoWords {
  tab: string;
  title: string;
  lede: string;
  notReal: string;
  students: string;
  staff: string;
  whole: string;
  samplesTitle: string;
  samples: string;
  mail: string;
  /** How many came since and are not shown. */
  others(count: number): string;
  dates(start: string): string;
  roles: Record<Role, string>;
  at: string;
}

const NBSP = '\u00a0';

export const DEMO_WORDS: Record<Lang, DemoWords> = {
  fr: {
    tab: 'Démonstration',
    title: 'Qui voulez-vous être\u202f?',
    lede: 'Une école inventée, deux programmes, et le jour du dépôt qui approche. Choisissez une personne\u00a0: vous entrez à sa place et voyez ce qu’elle voit.',
    notReal: 'Personnes, entreprises et documents sont imaginaires. Tout reste sur cette machine\u00a0: essayez sans crainte.',
    students: 'Être étudiant ou étudiante',
    staff: 'Accompagner et organiser',
    whole: 'Toute l’école',
    samplesTitle: 'De quoi déposer',
    samples: 'Prenez un de ces PDF, ou l’un des vôtres, puis déposez-le à la place d’un étudiant.',
    mail: 'Lire les lettres que chacun a reçues',
    others: (n) =>
      n === 1
        ? 'Une autre personne est venue depuis\u00a0: elle entre par son adresse, et son code l’attend parmi les lettres.'
        : `${number(n, 'fr')}\u00a0autres personnes sont venues depuis\u00a0: elles entrent par leur adresse, et leur code les attend parmi les lettres.`,
    dates: (start) =>
      `Les dates suivent le premier démarrage, le ${start}\u00a0: trois minutes et deux heures étaient vraies à cet instant, ensuite le temps passe.`,
    roles: {
      student: 'étudiant',
      'company-tutor': 'Tutorat, côté entreprise',
      'academic-tutor': 'Tutorat, côté école',
      juror: 'Jury',
      lead: 'Responsable du programme',
      office: 'Scolarité',
    },
    at: 'chez',
  },
  en: {
    tab: 'Demo',
    title: 'Who would you like to be?',
    lede: 'An invented school, two programmes, and the day of the deposit drawing near. Choose someone: you enter in their place and see what they see.',
    notReal: 'People, companies and documents are imaginary. Everything stays on this machine: try without fear.',
    students: 'Be a student',
    staff: 'Support and organise',
    whole: 'The whole school',
    samplesTitle: 'Something to hand in',
    samples: 'Take one of these PDF files, or one of yours, then hand it in as a student.',
    mail: 'Read the letters that each of them received',
    others: (n) =>
      n === 1
        ? 'One more person came since: they sign in with their address, and their code waits among the letters.'
        : `${number(n, 'en')}\u00a0more people came since: they sign in with their address, and their code waits among the letters.`,
    dates: (start) =>
      `Dates follow the first start, on ${start}: three minutes and two hours were true at that instant, then time goes by.`,
    roles: {
      student: 'student',
      'company-tutor': 'Company tutor',
      'academic-tutor': 'Academic tutor',
      juror: 'Jury',
      lead: 'Programme lead',
      office: 'Office',
    },
    at: 'at',
  },
};

/** What a guest will meet: the signal and its words. */
export interface Said {
  tone: Tone;
  words: string;
}

/** Before the deadline or after it; a mission that broke off has none. */
function timeOf({ due, deposit, special }: StudentState, lang: Lang): Said | null {
  if (special === 'broken-off') return { tone: 'block', words: lang === 'fr' ? 'mission interrompue' : 'mission broken off' };
  if (due === null || (due.late && deposit)) return null;
  const length = apart(due.at, due.now, due.zone, lang);
  if (due.late)
    return {
      tone: 'block',
      words: lang === 'fr' ? `en retard de ${length}, rien de déposé` : `${length} late, nothing handed in`,
    };
  return { tone: 'wait', words: lang === 'fr' ? `${length} avant la date limite` : `${length} before the deadline` };
}

/** What was handed in, and how it stands. */
function depositOf({ deposit }: StudentState, lang: Lang): Said | null {
  if (!deposit) return null;
  const say = (tone: Tone, fr: string, en: string): Said => ({ tone, words: lang === 'fr' ? fr : en });
  const { late, contested, verdict, toCheck } = deposit;
  if (late) return say('check', 'déposé en retard', 'handed in late');
  if (contested > 0) return say('check', 'constat contesté, sans réponse', 'contested finding, no answer yet');
  const points = `${toCheck}${NBSP}${plural(toCheck, lang, 'point', 'points')}`;
  switch (verdict) {
    case 'conform':
      return say('conform', 'déposé, conforme', 'handed in, conform');
    case 'to-check':
      return say('check', `déposé, ${points} à vérifier`, `handed in, ${points} to check`);
    case 'blocked':
      return say('block', 'déposé, un point bloque', 'handed in, something blocks');
    case 'undetermined':
      return say('unknown', 'déposé, indéterminé', 'handed in, undetermined');
    case null:
      return say('wait', 'déposé, vérification en cours', 'handed in, being checked');
  }
}

/** What a visitor will meet as `guest`. */
export function saidOf({ state }: Guest, lang: Lang): Said[] {
  if (state.kind === 'student') {
    const unconfirmed: Said = { tone: 'check', words: lang === 'fr' ? 'mission à déclarer' : 'mission to declare' };
    const refused: Said = { tone: 'check', words: lang === 'fr' ? 'nouvelle version demandée' : 'another version is wanted' };
    const said = [
      timeOf(state, lang),
      state.special === 'unconfirmed' ? unconfirmed : null,
      depositOf(state, lang),
      state.refused ? refused : null,
    ];
    return said.filter((each) => each !== null);
  }
  return [...answerOf(state, lang), ...validatesOf(state, lang), ...contestedOf(state, lang)];
}

/** What a tutor is asked to validate. */
function validatesOf({ validates }: StaffState, lang: Lang): Said[] {
  if (validates === 0) return [];
  const words =
    lang === 'fr'
      ? `${validates}${NBSP}${plural(validates, lang, 'document attend', 'documents attendent')} sa validation`
      : `${validates}${NBSP}${plural(validates, lang, 'document waits', 'documents wait')} to be validated`;
  return [{ tone: 'wait', words }];
}

/** How far a company tutor is with what they are asked. */
function answerOf({ appraisal }: StaffState, lang: Lang): Said[] {
  if (appraisal === null) return [];
  const said: Record<typeof appraisal, Said> = {
    asked: { tone: 'wait', words: lang === 'fr' ? 'réponse attendue' : 'answer awaited' },
    draft: { tone: 'wait', words: lang === 'fr' ? 'réponse commencée' : 'answer begun' },
    submitted: { tone: 'conform', words: lang === 'fr' ? 'réponse envoyée' : 'answer sent' },
  };
  return [said[appraisal]];
}

function contestedOf({ contested }: StaffState, lang: Lang): Said[] {
  if (contested === 0) return [];
  return [
    {
      tone: 'check',
      words:
        lang === 'fr'
          ? `${contested}${NBSP}${plural(contested, lang, 'constat contesté attend', 'constats contestés attendent')} sa réponse`
          : `${contested}${NBSP}contested ${plural(contested, lang, 'finding waits', 'findings wait')} for an answer`,
    },
  ];
}

/** What someone who is not a student does here. */
export function taskOf({ state }: Guest, lang: Lang): string {
  if (state.kind === 'student') return '';
  const fr = lang === 'fr';
  const { role, follows, students } = state;
  if (role === 'lead')
    return fr ? 'Voit toute la promotion, relance, donne du temps' : 'Sees the whole cohort, reminds, gives more time';
  if (role === 'office')
    return fr ? 'Fait entrer les promotions, tient les personnes et les lettres' : 'Brings cohorts in, keeps people and letters';
  if (role === 'juror') return fr ? 'Recevra les dossiers de son jury' : 'Will receive the files of their jury';
  if (follows.length === 0) return fr ? 'Ne suit encore personne' : 'Follows nobody yet';
  const names = students > 2 ? (fr ? `${students} étudiants` : `${students} students`) : series(follows, lang);
  return fr ? `Suit ${names}` : `Follows ${names}`;
}
