/** What happened to a person, in words: one short sentence an entry of their journal, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';

/** An entry of the journal about a person. */
export interface PersonEntry {
  seq: number;
  /** Milliseconds. */
  at: number;
  /** Name; null for the server. */
  actor: string | null;
  via: string;
  action: string;
  details: Readonly<Record<string, unknown>>;
}

type Details = PersonEntry['details'];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const within = (value: unknown): Details => (value !== null && typeof value === 'object' ? (value as Details) : {});

/** " : a → b" for a changed address, '' when it did not change. */
function addresses({ before, after }: Details, colon: string): string {
  const [was, is] = [text(within(before)['email']), text(within(after)['email'])];
  return was && is ? `${colon}${was} → ${is}` : '';
}

const fr = {
  'person.added': () => 'Fiche ajoutée',
  'person.changed': (d: Details) => `Fiche modifiée${addresses(d, '\u00a0: ')}`,
  'person.merged': (d: Details) =>
    `Réunie à la fiche de ${text(d['firstName'])} ${text(d['lastName'])}\u202f; autre adresse\u00a0: ${text(d['otherEmail'])}`,
  'person.told-apart': (d: Details) => `Distincte de ${text(d['email'])}`,
  'person.entered': () => 'Entrée',
  'session.ended': () => 'Session terminée',
  'account.tied': () => 'Compte d’école relié',
  'account.untied': () => 'Compte d’école délié',
  'passkey.added': () => 'Clé d’accès ajoutée',
  'passkey.renamed': () => 'Clé d’accès renommée',
  'passkey.removed': () => 'Clé d’accès retirée',
  'second-factor.set': () => 'Second facteur choisi',
  'second-factor.replaced': () => 'Second facteur remplacé',
  'second-factor.reset': () => 'Second facteur effacé',
  'second-factor.removed': () => 'Second facteur retiré',
  'letter.bounced': () => 'Lettre revenue sans arriver',
  'calendar.made': () => 'Adresse d’agenda créée',
  'calendar.revoked': () => 'Adresse d’agenda retirée',
  'digest.stopped': () => 'Résumés arrêtés',
  'digest.resumed': () => 'Résumés repris',
};

const en: { [A in keyof typeof fr]: (d: Details) => string } = {
  'person.added': () => 'Record added',
  'person.changed': (d) => `Record changed${addresses(d, ': ')}`,
  'person.merged': (d) =>
    `Merged with the record of ${text(d['firstName'])} ${text(d['lastName'])}; other address: ${text(d['otherEmail'])}`,
  'person.told-apart': (d) => `Told apart from ${text(d['email'])}`,
  'person.entered': () => 'Entered',
  'session.ended': () => 'Session ended',
  'account.tied': () => 'School account tied',
  'account.untied': () => 'School account untied',
  'passkey.added': () => 'Passkey added',
  'passkey.renamed': () => 'Passkey renamed',
  'passkey.removed': () => 'Passkey removed',
  'second-factor.set': () => 'Second factor chosen',
  'second-factor.replaced': () => 'Second factor replaced',
  'second-factor.reset': () => 'Second factor taken away',
  'second-factor.removed': () => 'Second factor removed',
  'letter.bounced': () => 'Letter came back',
  'calendar.made': () => 'Calendar address made',
  'calendar.revoked': () => 'Calendar address taken back',
  'digest.stopped': () => 'Digests stopped',
  'digest.resumed': () => 'Digests resumed',
};

/** Everything that the journal of a person may tell. */
export const PERSON_ACTIONS = Object.keys(fr);

const SENTENCES: Readonly<Record<Lang, Readonly<Record<string, (d: Details) => string>>>> = { fr, en };

/** The sentence of an entry; the name of its action when nobody has put it into words. */
export const personSentence = ({ action, details }: Pick<PersonEntry, 'action' | 'details'>, lang: Lang): string =>
  SENTENCES[lang][action]?.(details) ?? action;
