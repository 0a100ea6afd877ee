/** Words of the pages of letters, in both languages. Pure. */
import type { LetterKind } from '../letter/kinds.ts';
import type { Lang } from '../ui/lang.ts';
import { plural } from '../ui/typography.ts';

const N = '\u00a0';

/** What a letter is called, and when it leaves to whom. */
type Named = readonly [name: string, when: string];

interface LettersWords {
  tab: string;
  title: (own: number, outdated: number) => string;
  lede: string;
  outdated: string;
  outdatedTitle: (name: string) => string;
  outdatedWhy: string;
  outdatedFaults: string;
  required: (names: string) => string;
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
}

const fr: LettersWords = {
  tab: 'Lettres',
  title: (own, outdated) => {
    if (outdated > 0) return `${outdated} ${plural(outdated, 'fr', 'lettre est à revoir', 'lettres sont à revoir')}`;
    if (own === 0) return 'Toutes les lettres ont les mots de Soutenir';
    return `${own} ${plural(own, 'fr', 'lettre a', 'lettres ont')} les mots de l’école`;
  },
  outdated: 'À revoir',
  outdatedTitle: (name) => `Les mots de l’école pour «${N}${name}${N}» sont à revoir`,
  outdatedWhy: `Soutenir a changé depuis qu’ils ont été écrits${N}: jusqu’à leur correction, la lettre part avec les mots de Soutenir.`,
  outdatedFaults: 'Ce qui est à revoir',
  required: (names) => `Cette lettre n’a pas de sens sans ${names}${N}: écrivez-le dans l’objet ou dans le texte.`,
  lede: 'Chaque lettre se relit et se récrit ici, en français et en anglais, avec un aperçu sur une vraie mission.',
  outboxLink: 'Lettres envoyées',
  groups: {
    entering: 'Entrer',
    tutors: 'Aux tuteurs et aux jurys',
    students: 'Aux étudiants',
    reminders: 'Rappels',
    staff: 'À l’équipe',
  },
  kinds: {
    'entry-code': ['Code pour entrer', 'À qui demande à entrer par son adresse.'],
    'account-changed': [
      'Compte changé',
      'À qui change ce qui le fait entrer, clé d’accès, second facteur, compte de l’école, adresse, ou à qui on le change.',
    ],
    'setup-test': ['Lettre d’essai', 'À la première installation.'],
    'invite-appraisal': ['Invitation à apprécier', 'À chaque tuteur qui doit une appréciation.'],
    'invite-feedback': ['Invitation à un retour', 'À chaque tuteur qui peut donner un retour.'],
    'invite-academic': [
      'Invitation à un tuteur de l’école',
      'À chaque tuteur de l’école qui doit une appréciation ou un retour.',
    ],
    'invite-several': ['Invitation pour plusieurs missions', 'À un tuteur à qui plusieurs réponses sont demandées à la fois.'],
    'invite-validation': ['Validation d’un dépôt', 'Aux tuteurs qui valident, dès que le document est déposé.'],
    'invite-jury': ['Invitation au jury', 'À un juré invité par lien.'],
    'fresh-link': ['Nouveau lien', 'À qui redemande un lien expiré.'],
    'fresh-links': ['Nouveaux liens', 'À un tuteur qui, d’un reçu, redemande ce qui est encore attendu de lui.'],
    'remind-student': ['Rappel à l’étudiant', 'Avant et après les dates du guide, une lettre par jour au plus.'],
    'remind-version': ['Nouvelle version attendue', 'À l’étudiant, tant qu’il n’a pas déposé la version qu’un tuteur demande.'],
    'remind-tutor': ['Rappel au tuteur', 'Avant et après les dates du guide, une lettre par jour au plus.'],
    'remind-staff': ['Liste d’appels', 'Au responsable, quand le dernier rappel est resté sans réponse.'],
    'appraisal-receipt': ['Reçu d’une appréciation', 'À qui l’a envoyée.'],
    'feedback-receipt': ['Reçu d’un retour', 'À qui l’a donné.'],
    'appraisal-answered': ['Réponse à une appréciation', 'À son auteur, quand l’étudiant répond.'],
    'appraisal-reopened': ['Appréciation rouverte', 'À son auteur, avec la raison.'],
    'tutor-declared': ['Mission déclarée', 'À l’équipe, quand l’étudiant confirme son tuteur.'],
    'tutor-handed-on': ['Relais entre tuteurs', 'À l’étudiant et à l’équipe.'],
    'cohort-join': ['Invitation à rejoindre une promotion', 'À un étudiant attendu.'],
    'deadline-extended': ['Délai accordé', 'À l’étudiant, avec la raison.'],
    'deposit-validated': ['Dépôt validé', 'À l’étudiant, quand un tuteur valide.'],
    'deposit-refused': ['Nouvelle version demandée', 'À l’étudiant, quand un tuteur demande une autre version.'],
    'deposit-reopened': ['Dépôt rouvert', 'À l’étudiant, avec la raison.'],
    'note-shared': ['Note de suivi partagée', 'À l’étudiant, avec la note.'],
    'alert-raised': ['Alerte', 'Au responsable, en privé.'],
    'alert-handled': ['Réponse à une alerte', 'À qui l’a donnée.'],
    'import-done': ['Import terminé', 'À qui l’a lancé.'],
    'import-stopped': ['Import arrêté', 'À qui l’a lancé, quand rien n’est entré.'],
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
  places: `Écrivez ces noms entre accolades. Un paragraphe dont la valeur manque n’est pas envoyé${N}: mettez à part ce qui peut manquer. «${N}de {student}${N}» devient «${N}d’Élise…${N}» tout seul.`,
  place: {
    firstName: 'prénom de qui reçoit',
    lastName: 'nom de qui reçoit',
    school: 'nom de l’école',
    code: 'code',
    minutes: 'minutes de validité',
    title: 'ce dont il s’agit',
    student: 'nom de l’étudiant',
    company: 'entreprise',
    deadline: 'date limite, à venir',
    overdue: 'date limite, passée',
    others: 'combien d’autres étudiants attendent',
    by: 'qui écrit, ou l’a fait',
    count: 'nombre de lignes',
    what: 'de quoi il s’agit, en quelques mots',
    at: 'date et heure',
    reason: 'raison donnée',
    tutor: 'nom du tuteur',
    from: 'tuteur qui part',
    to: 'tuteur qui arrive',
    cohort: 'promotion',
    mission: 'de quelle mission il s’agit',
    comment: 'ce qui doit changer',
    waiting: 'qui doit encore valider',
    file: 'nom du fichier',
    why: 'ce qui s’est passé',
    words: 'ce qui est écrit',
    note: 'réponse',
    rows: 'lignes lues',
    created: 'créées',
    updated: 'mises à jour',
    device: 'navigateur et appareil, s’ils sont connus',
    contact: 'adresse de l’école, si elle en a une',
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
    reason: 'panne du réseau de l’entreprise',
    words: 'Je n’ai pas vu mon tuteur depuis trois semaines.',
    note: 'Je vous appelle demain matin.',
    comment: 'Il manque le calendrier de l’été.',
    rows: '24',
    created: '20',
    updated: '4',
    file: 'promotion.xlsx',
    why: 'La faute est la nôtre, elle est notée.',
    device: 'Firefox, Windows',
  },
};

const en: LettersWords = {
  tab: 'Letters',
  title: (own, outdated) => {
    if (outdated > 0) return `${outdated} ${plural(outdated, 'en', 'letter is', 'letters are')} to be looked at again`;
    if (own === 0) return 'Every letter is in Soutenir’s own words';
    return `${own} ${plural(own, 'en', 'letter has', 'letters have')} the words of the school`;
  },
  outdated: 'To look at again',
  outdatedTitle: (name) => `The words of the school for “${name}” are to be looked at again`,
  outdatedWhy:
    'Soutenir changed since they were written: until they are corrected, the letter leaves with the words of Soutenir.',
  outdatedFaults: 'What is to be looked at again',
  required: (names) => `This letter makes no sense without ${names}: write it in the subject or in the text.`,
  lede: 'Each letter is read and rewritten here, in French and English, with a preview on a real mission.',
  outboxLink: 'Letters sent',
  groups: {
    entering: 'Signing in',
    tutors: 'To tutors and juries',
    students: 'To students',
    reminders: 'Reminders',
    staff: 'To the team',
  },
  kinds: {
    'entry-code': ['Sign-in code', 'To whoever asks to sign in with their address.'],
    'account-changed': [
      'Account changed',
      'To whoever changes what lets them in (passkey, second factor, school account, address), or has it changed.',
    ],
    'setup-test': ['Test letter', 'At the first installation.'],
    'invite-appraisal': ['Invitation to appraise', 'To each tutor who owes an appraisal.'],
    'invite-feedback': ['Invitation to give feedback', 'To each tutor who may give feedback.'],
    'invite-academic': ['Invitation to an academic tutor', 'To each academic tutor who owes an appraisal or feedback.'],
    'invite-several': ['Invitation for several missions', 'To a tutor who is asked for several answers at once.'],
    'invite-validation': ['Validation of a deposit', 'To tutors who validate, as soon as the document is handed in.'],
    'invite-jury': ['Invitation to the jury', 'To a juror invited by link.'],
    'fresh-link': ['New link', 'To whoever asks again for an expired link.'],
    'fresh-links': ['New links', 'To a tutor who asks, from a receipt, for what is still awaited from them.'],
    'remind-student': ['Reminder to the student', 'Before and after the dates of the guide, at most a letter a day.'],
    'remind-version': ['Another version awaited', 'To the student, until they hand in the version that a tutor asks for.'],
    'remind-tutor': ['Reminder to the tutor', 'Before and after the dates of the guide, at most a letter a day.'],
    'remind-staff': ['Call list', 'To the lead, when the last reminder left no answer.'],
    'appraisal-receipt': ['Receipt of an appraisal', 'To whoever sent it.'],
    'feedback-receipt': ['Receipt of feedback', 'To whoever gave it.'],
    'appraisal-answered': ['Answer to an appraisal', 'To its author, when the student answers.'],
    'appraisal-reopened': ['Appraisal reopened', 'To its author, with the reason.'],
    'tutor-declared': ['Mission declared', 'To the team, when the student confirms their tutor.'],
    'tutor-handed-on': ['One tutor after another', 'To the student and the team.'],
    'cohort-join': ['Invitation to join a cohort', 'To a student who is awaited.'],
    'deadline-extended': ['More time given', 'To the student, with the reason.'],
    'deposit-validated': ['Deposit validated', 'To the student, when a tutor validates.'],
    'deposit-refused': ['Another version asked for', 'To the student, when a tutor asks for another version.'],
    'deposit-reopened': ['Deposit reopened', 'To the student, with the reason.'],
    'note-shared': ['Note shared', 'To the student, with the note.'],
    'alert-raised': ['Concern', 'To the lead, in private.'],
    'alert-handled': ['Answer to a concern', 'To whoever raised it.'],
    'import-done': ['Import done', 'To whoever started it.'],
    'import-stopped': ['Import stopped', 'To whoever started it, when nothing came in.'],
  },
  own: 'Words of the school',
  given: 'Words of Soutenir',
  back: 'All letters',
  kindTitle: (name, own) => (own ? `“${name}” is in the school’s words` : `“${name}” is in Soutenir’s own words`),
  languages: { fr: 'In French', en: 'In English' },
  subject: 'Subject',
  body: 'Text',
  bodyHint: 'An empty line separates two paragraphs. **Two stars** make bold, a dash makes a list.',
  placesTitle: 'What is filled in for you',
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
    deadline: 'deadline, to come',
    overdue: 'deadline, past',
    others: 'how many other students wait',
    by: 'who writes, or did it',
    count: 'number of lines',
    what: 'what it is about, in a few words',
    at: 'date and time',
    reason: 'reason given',
    tutor: 'name of the tutor',
    from: 'tutor who leaves',
    to: 'tutor who comes',
    cohort: 'cohort',
    mission: 'which mission it is about',
    comment: 'what has to change',
    waiting: 'who has still to validate',
    file: 'name of the file',
    why: 'what happened',
    words: 'what is written',
    note: 'answer',
    rows: 'rows read',
    created: 'created',
    updated: 'updated',
    device: 'browser and device, where they are known',
    contact: 'address of the school, if it has one',
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
    reason: 'the network of the company was down',
    words: 'I have not seen my tutor for three weeks.',
    note: 'I will call you tomorrow morning.',
    comment: 'The summer schedule is missing.',
    rows: '24',
    created: '20',
    updated: '4',
    file: 'cohort.xlsx',
    why: 'The fault is ours and is noted.',
    device: 'Firefox, Windows',
  },
};

export const LETTERS_WORDS: Record<Lang, LettersWords> = { fr, en };
