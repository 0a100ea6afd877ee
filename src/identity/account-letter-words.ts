/** What the letters about an account say of what changed, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { spaced } from '../ui/typography.ts';

interface AccountLetterWords {
  passkeyAdded(name: string): string;
  passkeyRemoved(name: string): string;
  factorSet: string;
  factorReplaced: string;
  factorRemoved: string;
  /** By who keeps the server, for someone locked out. */
  waysReset: string;
  recoveryRenewed: string;
  schoolAccountTied: string;
  schoolAccountUntied: string;
  /** To the address that lets in from now on. */
  addressIs(email: string): string;
  /** To the one that did: it says nothing of the other, which may be a stranger's. */
  addressWas: string;
  /** Who did it, where a session of the account did. */
  fromAccount: string;
}

const fr: AccountLetterWords = {
  passkeyAdded: (name) => spaced(`la clé d’accès « ${name} » a été ajoutée`),
  passkeyRemoved: (name) => spaced(`la clé d’accès « ${name} » a été retirée`),
  factorSet: 'un second facteur a été choisi',
  factorReplaced: 'le second facteur a été remplacé',
  factorRemoved: 'le second facteur a été retiré',
  waysReset: 'le second facteur, ses codes de secours et les clés d’accès ont été effacés',
  recoveryRenewed: 'les codes de secours ont été refaits',
  schoolAccountTied: 'un compte de l’école a été relié au vôtre',
  schoolAccountUntied: 'le compte de l’école n’est plus relié au vôtre',
  addressIs: (email) => `votre adresse e-mail est désormais ${email}`,
  addressWas: 'votre adresse e-mail n’est plus celle-ci',
  fromAccount: 'vous, ou quelqu’un entré à votre place',
};

const en: AccountLetterWords = {
  passkeyAdded: (name) => `the passkey “${name}” was added`,
  passkeyRemoved: (name) => `the passkey “${name}” was removed`,
  factorSet: 'a second factor was chosen',
  factorReplaced: 'the second factor was replaced',
  factorRemoved: 'the second factor was taken away',
  waysReset: 'the second factor, its recovery codes and the passkeys were taken away',
  recoveryRenewed: 'the recovery codes were made anew',
  schoolAccountTied: 'a school account was tied to yours',
  schoolAccountUntied: 'the school account is no longer tied to yours',
  addressIs: (email) => `your e-mail address is now ${email}`,
  addressWas: 'your e-mail address is no longer this one',
  fromAccount: 'you, or someone who signed in as you',
};

export const ACCOUNT_LETTER_WORDS: Record<Lang, AccountLetterWords> = { fr, en };
