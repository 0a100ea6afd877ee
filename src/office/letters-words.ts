/** Words of the pages of letters and of the outbox, in both languages. Pure. */
import type { OutboxState } from '../letter/outbox.ts';
import type { LetterKind } from '../letter/kinds.ts';
import type { Lang } from '../ui/lang.ts';
import { plural } from '../ui/typography.ts';

const T = '\u202f';
const N = '\u00a0';

/** What a letter is called, and when it leaves to whom. */
type Named = readonly [name: string, when: string];

interface LettersWords {
  tab: string;
  title: (own: number) => string;
  lede: string;
  outboxLink: string;
  kinds: Record<LetterKind, Named>;
  groups: Record<'entering' | 'tutors' | 'students' | 'reminders' | 'staff', string>;
  own: string;
  given: string;
  back: string;
  kindTitle: (name: string, own: boolean) => string;
  languages: Record<Lang, string>;
  subject: string;
  body: string;
  bodyHint: string;
  placesTitle: string;
  places: string;
  place: Record<string, string>;
  save: string;
  preview: string;
  previewTitle: string;
  previewOf: string;
  previewNone: string;
  previewSubject: string;
  restore: string;
  saved: string;
  refused: string;
  missing: string;
  tooLong: string;
  unknown: (names: string) => string;
  sample: Record<string, string>;
  lines: readonly string[];
  outbox: {
    tab: string;
    title: (counts: Readonly<Record<OutboxState, number>>) => string;
    lede: string;
    noServer: string;
    filters: string;
    all: string;
    states: Record<OutboxState, string>;
    state: Record<OutboxState, string>;
    search: string;
    searchDo: string;
    columns: { written: string; to: string; letter: string; state: string; action: string };
    none: string;
    again: string;
    againAll: Record<'dead' | 'held', (n: number) => string>;
    attempts: (n: number) => string;
    done: (n: number) => string;
    refusedAgain: string;
    other: string;
    receipt: string;
    letterTitle: Record<OutboxState, string>;
    to: string;
    answers: string;
    why: string;
    secret: string;
    confidential: string;
    pages: string;
    page: (page: number, pages: number) => string;
    before: string;
    after: string;
  };
}

const fr: LettersWords = {
  tab: 'Lettres',
  title: (own) =>
    own === 0
      ? 'Toutes les lettres ont les mots de Soutenir'
      : `${own} ${plural(own, 'fr', 'lettre a', 'lettres ont')} les mots de l’école`,
  lede: 'Chaque lettre se relit et se récrit ici, en français et en anglais, avec un aperçu sur une vraie mission.',
  outboxLink: 'Voir ce qui est parti',
  groups: {
    entering: 'Entrer',
    tutors: 'Aux tuteurs et aux jurys',
    students: 'Aux étudiants',
    reminders: 'Rappels',
    staff: 'À l’équipe',
  },
  kinds: {
    'entry-code': ['Code pour entrer', 'À qui demande à entrer par son adresse.'],
    'setup-test': ['Lettre d’essai', 'À la première installation.'],
    'invite-appraisal': ['Invitation à apprécier', 'À chaque tuteur qui doit une appréciation.'],
    'invite-feedback': ['Invitation à un retour', 'À chaque tuteur qui peut donner un retour.'],
    'invite-academic': [
      'Invitation à un tuteur de l’école',
      'À chaque tuteur de l’école qui doit une appréciation ou un retour.',
    ],
    'invite-jury': ['Invitation au jury', 'À un juré invité par lien.'],
    'fresh-link': ['Nouveau lien', 'À qui redemande un lien expiré.'],
    'remind-student': ['Rappel à l’étudiant', 'Avant et après les dates du guide, une lettre par jour au plus.'],
    'remind-tutor': ['Rappel au tuteur', 'Avant et après les dates du guide, une lettre par jour au plus.'],
    'remind-staff': ['Liste d’appels', 'Au responsable, quand le dernier rappel est resté sans réponse.'],
    'appraisal-receipt': ['Reçu d’une appréciation', 'À qui l’a envoyée.'],
    'feedback-receipt': ['Reçu d’un retour', 'À qui l’a donné.'],
    'appraisal-reopened': ['Appréciation rouverte', 'À son auteur, avec la raison.'],
    'tutor-declared': ['Mission déclarée', 'À l’équipe, quand l’étudiant confirme son tuteur.'],
    'tutor-handed-on': ['Relais entre tuteurs', 'À l’étudiant et à l’équipe.'],
    'cohort-join': ['Invitation à rejoindre une promotion', 'À un étudiant attendu.'],
    'deadline-extended': ['Délai accordé', 'À l’étudiant, avec la raison.'],
    'deposit-reopened': ['Dépôt rouvert', 'À l’étudiant, avec la raison.'],
    'alert-raised': ['Alerte', 'Au responsable, en privé.'],
    'alert-handled': ['Réponse à une alerte', 'À qui l’a donnée.'],
    'import-done': ['Import terminé', 'À qui l’a lancé.'],
  },
  own: 'Mots de l’école',
  given: 'Mots de Soutenir',
  back: 'Toutes les lettres',
  kindTitle: (name, own) => (own ? `«${N}${name}${N}» a les mots de l’école` : `«${N}${name}${N}» a les mots de Soutenir`),
  languages: { fr: 'En français', en: 'En anglais' },
  subject: 'Objet',
  body: 'Texte',
  bodyHint: 'Une ligne vide sépare deux paragraphes. **Deux étoiles** mettent en gras, un tiret fait une liste.',
  placesTitle: 'Ce qui se remplit tout seul',
  places: `Écrivez ces noms entre accolades. Un paragraphe dont la valeur manque n’est pas envoyé${N}: mettez à part ce qui peut manquer.`,
  place: {
    firstName: 'prénom de qui reçoit',
    lastName: 'nom de qui reçoit',
    school: 'nom de l’école',
    code: 'code',
    minutes: 'minutes de validité',
    title: 'ce dont il s’agit',
    student: 'nom de l’étudiant',
    company: 'entreprise',
    deadline: 'date limite',
    by: 'qui écrit',
    count: 'nombre de lignes',
    at: 'date et heure',
    reason: 'raison donnée',
    tutor: 'nom du tuteur',
    from: 'tuteur qui part',
    to: 'tuteur qui arrive',
    cohort: 'promotion',
    words: 'ce qui est écrit',
    note: 'réponse',
    rows: 'lignes lues',
    created: 'créées',
    updated: 'mises à jour',
  },
  save: 'Enregistrer ces mots',
  preview: 'Voir l’aperçu',
  previewTitle: 'Telle qu’elle arriverait',
  previewOf: 'Avec la mission de',
  previewNone: `Il n’y a encore aucune mission${N}: l’aperçu viendra avec la première.`,
  previewSubject: 'Objet',
  restore: 'Revenir aux mots de Soutenir',
  saved: 'Les mots de cette lettre sont enregistrés.',
  refused: 'La lettre n’est pas enregistrée',
  missing: 'Écrivez quelque chose.',
  tooLong: `C’est trop long${N}: raccourcissez.`,
  unknown: (names) => `Soutenir ne sait pas remplir ${names}. Corrigez le nom, ou ôtez les accolades.`,
  sample: {
    code: '4921 0638',
    minutes: '10',
    count: '2',
    reason: 'panne du réseau de l’entreprise',
    words: 'Je n’ai pas vu mon tuteur depuis trois semaines.',
    note: 'Je vous appelle demain matin.',
    rows: '24',
    created: '20',
    updated: '4',
  },
  lines: [`Rapport de mission${N}: dans 7 jours`, `Appréciation du tuteur${N}: en retard de 3 jours`],
  outbox: {
    tab: 'Courrier',
    title: ({ dead, held, waiting, sent }) => {
      if (dead > 0) return `${dead} ${plural(dead, 'fr', 'lettre n’a pas pu partir', 'lettres n’ont pas pu partir')}`;
      if (held > 0) return `${held} ${plural(held, 'fr', 'lettre attend', 'lettres attendent')} un serveur de courrier`;
      if (waiting > 0) return `${waiting} ${plural(waiting, 'fr', 'lettre est', 'lettres sont')} en route`;
      return sent === 0 ? 'Aucune lettre n’a encore été écrite' : 'Toutes les lettres sont parties';
    },
    lede: 'Une lettre que le serveur de courrier ne prend pas est essayée de nouveau pendant un jour environ, puis attend ici.',
    noServer: `Aucun serveur de courrier n’est réglé (SMTP_URL)${N}: les lettres sont écrites et gardées, aucune ne part.`,
    filters: 'Filtrer le courrier',
    all: 'Toutes',
    states: { dead: 'Non parties', held: 'Gardées', waiting: 'En route', sent: 'Parties' },
    state: { dead: 'N’a pas pu partir', held: 'Gardée, sans serveur de courrier', waiting: 'En route', sent: 'Partie' },
    search: 'Adresse ou objet',
    searchDo: 'Chercher',
    columns: { written: 'Écrite le', to: 'À', letter: 'Lettre', state: 'État', action: 'Faire' },
    none: 'Aucune lettre ne correspond.',
    again: 'Renvoyer',
    againAll: {
      dead: (n) => `Renvoyer ${n === 1 ? 'la lettre non partie' : `les ${n} lettres non parties`}`,
      held: (n) => `Envoyer ${n === 1 ? 'la lettre gardée' : `les ${n} lettres gardées`}`,
    },
    attempts: (n) => `${n} ${plural(n, 'fr', 'essai', 'essais')}`,
    done: (n) => `${n} ${plural(n, 'fr', 'lettre repart', 'lettres repartent')}.`,
    refusedAgain: `Rien n’est reparti${N}: cette lettre est déjà partie, ou aucun serveur de courrier n’est réglé.`,
    other: 'Autre lettre',
    receipt: 'Reçu d’un dépôt',
    letterTitle: {
      dead: 'Cette lettre n’a pas pu partir',
      held: 'Cette lettre attend un serveur de courrier',
      waiting: 'Cette lettre est en route',
      sent: 'Cette lettre est partie',
    },
    to: 'À',
    answers: 'Réponses à',
    why: 'Ce que dit le serveur de courrier',
    secret: `Le lien ou le code de cette lettre n’est montré qu’à son destinataire${T}; il est effacé dès qu’elle est partie.`,
    confidential: `Cette lettre est privée${N}: seul son destinataire la lit.`,
    pages: 'Pages',
    page: (page, pages) => `Page ${page} sur ${pages}`,
    before: 'Précédente',
    after: 'Suivante',
  },
};

const en: LettersWords = {
  tab: 'Letters',
  title: (own) =>
    own === 0
      ? 'Every letter has the words of Soutenir'
      : `${own} ${plural(own, 'en', 'letter has', 'letters have')} the words of the school`,
  lede: 'Each letter is read and rewritten here, in French and English, with a preview on a real mission.',
  outboxLink: 'See what was sent',
  groups: {
    entering: 'Entering',
    tutors: 'To tutors and juries',
    students: 'To students',
    reminders: 'Reminders',
    staff: 'To the team',
  },
  kinds: {
    'entry-code': ['Code to enter', 'To whoever asks to enter by their address.'],
    'setup-test': ['Test letter', 'At the first installation.'],
    'invite-appraisal': ['Invitation to appraise', 'To each tutor who owes an appraisal.'],
    'invite-feedback': ['Invitation to give feedback', 'To each tutor who may give feedback.'],
    'invite-academic': ['Invitation to an academic tutor', 'To each academic tutor who owes an appraisal or feedback.'],
    'invite-jury': ['Invitation to the jury', 'To a juror invited by link.'],
    'fresh-link': ['New link', 'To whoever asks again for an expired link.'],
    'remind-student': ['Reminder to the student', 'Before and after the dates of the guide, at most a letter a day.'],
    'remind-tutor': ['Reminder to the tutor', 'Before and after the dates of the guide, at most a letter a day.'],
    'remind-staff': ['Call list', 'To the lead, when the last reminder left no answer.'],
    'appraisal-receipt': ['Receipt of an appraisal', 'To whoever sent it.'],
    'feedback-receipt': ['Receipt of feedback', 'To whoever gave it.'],
    'appraisal-reopened': ['Appraisal reopened', 'To its author, with the reason.'],
    'tutor-declared': ['Mission declared', 'To the team, when the student confirms their tutor.'],
    'tutor-handed-on': ['One tutor after another', 'To the student and the team.'],
    'cohort-join': ['Invitation to join a cohort', 'To a student who is awaited.'],
    'deadline-extended': ['More time given', 'To the student, with the reason.'],
    'deposit-reopened': ['Deposit reopened', 'To the student, with the reason.'],
    'alert-raised': ['Concern', 'To the lead, in private.'],
    'alert-handled': ['Answer to a concern', 'To whoever raised it.'],
    'import-done': ['Import done', 'To whoever started it.'],
  },
  own: 'Words of the school',
  given: 'Words of Soutenir',
  back: 'All letters',
  kindTitle: (name, own) => (own ? `“${name}” has the words of the school` : `“${name}” has the words of Soutenir`),
  languages: { fr: 'In French', en: 'In English' },
  subject: 'Subject',
  body: 'Text',
  bodyHint: 'An empty line separates two paragraphs. **Two stars** make bold, a dash makes a list.',
  placesTitle: 'What fills itself in',
  places: 'Write these names between braces. A paragraph whose value is missing is not sent: keep what may be missing apart.',
  place: {
    firstName: 'first name of who gets it',
    lastName: 'last name of who gets it',
    school: 'name of the school',
    code: 'code',
    minutes: 'minutes that it lasts',
    title: 'what it is about',
    student: 'name of the student',
    company: 'company',
    deadline: 'deadline',
    by: 'who writes',
    count: 'number of lines',
    at: 'date and time',
    reason: 'reason given',
    tutor: 'name of the tutor',
    from: 'tutor who leaves',
    to: 'tutor who comes',
    cohort: 'cohort',
    words: 'what is written',
    note: 'answer',
    rows: 'rows read',
    created: 'created',
    updated: 'updated',
  },
  save: 'Save these words',
  preview: 'See the preview',
  previewTitle: 'As it would arrive',
  previewOf: 'With the mission of',
  previewNone: 'There is no mission yet: the preview will come with the first.',
  previewSubject: 'Subject',
  restore: 'Back to the words of Soutenir',
  saved: 'The words of this letter are saved.',
  refused: 'The letter is not saved',
  missing: 'Write something.',
  tooLong: 'This is too long: shorten it.',
  unknown: (names) => `Soutenir cannot fill in ${names}. Correct the name, or take the braces away.`,
  sample: {
    code: '4921 0638',
    minutes: '10',
    count: '2',
    reason: 'the network of the company was down',
    words: 'I have not seen my tutor for three weeks.',
    note: 'I will call you tomorrow morning.',
    rows: '24',
    created: '20',
    updated: '4',
  },
  lines: ['Mission report: in 7 days', 'Appraisal of the tutor: 3 days late'],
  outbox: {
    tab: 'Mail',
    title: ({ dead, held, waiting, sent }) => {
      if (dead > 0) return `${dead} ${plural(dead, 'en', 'letter', 'letters')} could not leave`;
      if (held > 0) return `${held} ${plural(held, 'en', 'letter waits', 'letters wait')} for a mail server`;
      if (waiting > 0) return `${waiting} ${plural(waiting, 'en', 'letter is', 'letters are')} on the way`;
      return sent === 0 ? 'No letter was written yet' : 'Every letter was sent';
    },
    lede: 'A letter that the mail server does not take is tried again for about a day, then waits here.',
    noServer: 'No mail server is set (SMTP_URL): letters are written and kept, none leaves.',
    filters: 'Filter the mail',
    all: 'All',
    states: { dead: 'Not sent', held: 'Held', waiting: 'On the way', sent: 'Sent' },
    state: { dead: 'Could not leave', held: 'Held, without a mail server', waiting: 'On the way', sent: 'Sent' },
    search: 'Address or subject',
    searchDo: 'Search',
    columns: { written: 'Written on', to: 'To', letter: 'Letter', state: 'State', action: 'Do' },
    none: 'No letter matches.',
    again: 'Send again',
    againAll: {
      dead: (n) => `Send again ${n === 1 ? 'the letter that could not leave' : `the ${n} letters that could not leave`}`,
      held: (n) => `Send ${n === 1 ? 'the held letter' : `the ${n} held letters`}`,
    },
    attempts: (n) => `${n} ${plural(n, 'en', 'try', 'tries')}`,
    done: (n) => `${n} ${plural(n, 'en', 'letter leaves', 'letters leave')} again.`,
    refusedAgain: 'Nothing left: this letter was sent already, or no mail server is set.',
    other: 'Other letter',
    receipt: 'Receipt of a deposit',
    letterTitle: {
      dead: 'This letter could not leave',
      held: 'This letter waits for a mail server',
      waiting: 'This letter is on the way',
      sent: 'This letter was sent',
    },
    to: 'To',
    answers: 'Answers to',
    why: 'What the mail server says',
    secret: 'The link or code of this letter is shown to nobody but who gets it; it is erased once the letter is sent.',
    confidential: 'This letter is private: nobody but who gets it reads it.',
    pages: 'Pages',
    page: (page, pages) => `Page ${page} of ${pages}`,
    before: 'Previous',
    after: 'Next',
  },
};

export const LETTERS_WORDS: Record<Lang, LettersWords> = { fr, en };
