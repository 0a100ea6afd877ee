/** Words of the outbox, in both languages. Pure. */
import type { OutboxState } from '../letter/outbox.ts';
import type { Lang } from '../ui/lang.ts';
import { plural } from '../ui/typography.ts';

const T = '\u202f';
const N = '\u00a0';

interface OutboxWords {
  tab: string;
  title: (counts: Readonly<Record<OutboxState, number>>) => string;
  lede: string;
  noServer: string;
  /** In the demo, where a letter has arrived as soon as it is written. */
  demo: string;
  filters: string;
  all: string;
  states: Record<OutboxState, string>;
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
  wrongAddress: string;
  /** A link goes to no other address than the one that it was written for. */
  wrongAddressOfLink: string;
  inviteAgain: string;
  invitations: string;
  person: string;
  mission: string;
  dropped: string;
  secret: string;
  confidential: string;
}

const fr: OutboxWords = {
  tab: 'Lettres envoyées',
  title: ({ dead, bounced, held, waiting, sent }) => {
    if (dead > 0) return `${dead} ${plural(dead, 'fr', 'lettre n’a pas pu partir', 'lettres n’ont pas pu partir')}`;
    if (bounced > 0) return `${bounced} ${plural(bounced, 'fr', 'lettre est revenue', 'lettres sont revenues')}`;
    if (held > 0) return `${held} ${plural(held, 'fr', 'lettre attend', 'lettres attendent')} un serveur de courrier`;
    if (waiting > 0) return `${waiting} ${plural(waiting, 'fr', 'lettre est', 'lettres sont')} en route`;
    return sent === 0 ? 'Aucune lettre n’a encore été écrite' : 'Toutes les lettres sont parties';
  },
  lede: 'Une lettre que le serveur de courrier ne prend pas est essayée de nouveau pendant un jour environ, puis attend ici.',
  noServer: `Aucun serveur de courrier n’est réglé (SMTP_URL)${N}: les lettres sont écrites et gardées, aucune ne part.`,
  demo: 'Dans la démonstration, une lettre arrive dès qu’elle est écrite, dans une boîte que chacun peut ouvrir.',
  filters: 'Filtrer les lettres',
  all: 'Toutes',
  states: {
    dead: 'Non parties',
    bounced: 'Revenues',
    held: 'Gardées',
    waiting: 'En route',
    sent: 'Parties',
    dropped: 'Sans objet',
  },
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
    bounced: 'Cette lettre est revenue sans arriver',
    dropped: 'Cette lettre n’avait plus d’objet',
  },
  wrongAddress: `Le plus souvent l’adresse est fausse${N}: corrigez-la, puis renvoyez la lettre, qui ira à la nouvelle.`,
  wrongAddressOfLink: `Le plus souvent l’adresse est fausse${N}: corrigez-la, puis renvoyez l’invitation, qui aura un autre lien. Si l’adresse est juste, renvoyez cette lettre.`,
  inviteAgain: `Cette lettre ne peut plus partir${N}: son lien est effacé une fois envoyé, et ne vaut plus rien quand l’adresse change. Corrigez l’adresse si elle est fausse, puis renvoyez l’invitation.`,
  invitations: 'Invitations de la mission',
  person: 'Fiche de la personne',
  mission: 'Voir la mission',
  dropped: 'Ce qu’elle demandait avait été donné, retiré, ou n’était plus d’actualité quand elle allait partir.',
  secret: `Le lien ou le code de cette lettre n’est montré qu’à son destinataire${T}; il est effacé dès qu’elle est partie.`,
  confidential: `Cette lettre est privée${N}: seul son destinataire la lit.`,
};

const en: OutboxWords = {
  tab: 'Letters sent',
  title: ({ dead, bounced, held, waiting, sent }) => {
    if (dead > 0) return `${dead} ${plural(dead, 'en', 'letter', 'letters')} could not leave`;
    if (bounced > 0) return `${bounced} ${plural(bounced, 'en', 'letter', 'letters')} came back`;
    if (held > 0) return `${held} ${plural(held, 'en', 'letter waits', 'letters wait')} for a mail server`;
    if (waiting > 0) return `${waiting} ${plural(waiting, 'en', 'letter is', 'letters are')} on the way`;
    return sent === 0 ? 'No letter was written yet' : 'Every letter was sent';
  },
  lede: 'A letter that the mail server does not take is tried again for about a day, then waits here.',
  noServer: 'No mail server is set (SMTP_URL): letters are written and kept, none leaves.',
  demo: 'In the demo, a letter arrives as soon as it is written, in a mailbox that anyone may open.',
  filters: 'Filter the letters',
  all: 'All',
  states: {
    dead: 'Not sent',
    bounced: 'Came back',
    held: 'Held',
    waiting: 'On the way',
    sent: 'Sent',
    dropped: 'No longer needed',
  },
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
    bounced: 'This letter came back without arriving',
    dropped: 'This letter had no object any more',
  },
  wrongAddress: 'Most often the address is wrong: correct it, then send the letter again, which goes to the new one.',
  wrongAddressOfLink:
    'Most often the address is wrong: correct it, then send the invitation again, which gets another link. If the address is right, send this letter again.',
  inviteAgain:
    'This letter can no longer leave: its link is erased once sent, and is worth nothing when the address changes. Correct the address if it is wrong, then send the invitation again.',
  invitations: 'Invitations of the mission',
  person: 'Page of the person',
  mission: 'See the mission',
  dropped: 'What it asked for had been given, taken back, or was over when it was about to leave.',
  secret: 'The link or code of this letter is shown to nobody but who gets it; it is erased once the letter is sent.',
  confidential: 'This letter is private: nobody but who gets it reads it.',
};

export const OUTBOX_WORDS: Readonly<Record<Lang, OutboxWords>> = { fr, en };
