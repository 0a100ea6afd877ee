/** What the product says of itself where the school gave no text: true of this version, nothing promised. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital, plural, spaced } from '../ui/typography.ts';

export const NOTICES = ['privacy', 'legal', 'accessibility'] as const;
export type NoticeName = (typeof NOTICES)[number];

/** Facts that the default texts name. */
export interface NoticeFacts {
  /** Its name, null when it has not said it. */
  school: string | null;
  /** Address of the school, null when it gave none. */
  sender: string | null;
  /** How many days a session lasts at most. */
  sessionDays: number;
}

const schoolFr = ({ school }: NoticeFacts) => school ?? 'l’école qui propose ce service';
const schoolEn = ({ school }: NoticeFacts) => school ?? 'the school that offers this service';
const reachFr = (facts: NoticeFacts) => (facts.sender ? `${schoolFr(facts)}, à l’adresse ${facts.sender}` : schoolFr(facts));
const reachEn = (facts: NoticeFacts) => (facts.sender ? `${schoolEn(facts)}, at ${facts.sender}` : schoolEn(facts));

const FR: Record<NoticeName, { title: string; text: (facts: NoticeFacts) => string }> = {
  privacy: {
    title: 'Vos données restent là où votre école les garde',
    text: (
      facts,
    ) => `${capital(schoolFr(facts))} est responsable de ce traitement. Ce service suit les missions en entreprise, reçoit les documents demandés et garde la preuve de leur dépôt.

## Ce qui est conservé

- De vous : nom, prénom, adresse e-mail, langue, rôles dans l’école, numéro d’étudiant si vous en avez un, et ce qui vous fait entrer : clés d’accès, second facteur, compte de l’école.
- De la mission : entreprises ou projets, SIRET, lieux, dates, sujet, tuteurs, prolongations, alertes et leurs suites.
- Des appréciations : les réponses, leurs dates, leur auteur, les scans des formulaires de papier.
- De chaque dépôt : le fichier, son nom, son empreinte SHA-256, l’heure de réception, les déclarations faites, les rapports de conformité, les constats contestés ou levés et leurs raisons.
- Un journal de ce qui a été fait, par qui et quand. Il ne se modifie pas, car il sert de preuve.
- Les lettres envoyées par le service.

Un document vérifié sans entrer est effacé au bout d’une heure. Un fichier reçu puis non déposé est effacé dans les trois jours. Un fichier comparé à un récépissé n’est pas conservé.

## Les cookies

Les cookies servent au fonctionnement, aucun à mesurer ou à suivre : **lang**, votre langue, un an ; **soutenir.session_token**, votre session, qui se termine douze heures après le dernier usage, et ${facts.sessionDays} ${plural(facts.sessionDays, 'fr', 'jour', 'jours')} au plus après son début ; **soutenir.link**, celle d’un lien reçu par lettre. Les deux derniers restent trente jours pour que vous ne perdiez rien si la session se termine pendant un envoi. Pendant que vous entrez, et une heure au plus : **soutenir.entry**, le code demandé ; **soutenir.passkey** et **soutenir.factor**, la clé d’accès ou le second facteur ; **soutenir.school-…**, le passage par le compte de l’école. La session garde aussi le nom de votre navigateur et, derrière un relais connu, l’adresse de votre connexion.

## Où, et pour combien de temps

Tout est sur le serveur de l’école, ou chez l’hébergeur qu’elle a choisi. Le service ne transmet rien à un tiers, hors les lettres confiées au serveur de courrier de l’école. L’école fixe la durée de conservation ; le service n’efface de lui-même ni dépôt ni entrée du journal.

## Vos droits

Vous pouvez demander à lire vos données, à les corriger, à les effacer ou à en limiter l’usage. Écrivez à ${reachFr(facts)}. Si la réponse ne vous convient pas, vous pouvez saisir la [CNIL](https://www.cnil.fr/fr/plaintes).`,
  },
  legal: {
    title: 'Ce service est proposé par votre école',
    text: (facts) => `## Éditeur

${capital(reachFr(facts))}.

## Hébergement

L’école n’a pas encore indiqué ici le nom et l’adresse de l’hébergeur, ni le directeur de la publication. Demandez-les-lui.

## Logiciel

Soutenir est un logiciel libre, sous licence [AGPL 3.0 ou ultérieure](https://www.gnu.org/licenses/agpl-3.0.html). Il est fourni sans garantie. Toute personne qui utilise ce service a droit au code source de la version en place : demandez-le à l’école.

## Contenus

Les guides appartiennent aux écoles qui les ont écrits. Les documents déposés restent à leurs auteurs et à ceux qui leur en ont confié la matière.`,
  },
  accessibility: {
    title: 'L’accessibilité de ce service n’a pas encore été auditée',
    text: (facts) => `## État

Aucun audit n’a été fait selon le RGAA 4.1.2 : ce service ne peut pas se dire conforme. Il est construit pour l’être, au niveau AA des WCAG 2.2 : tout se fait au clavier et sans JavaScript, chaque couleur a sa forme et son mot, chaque champ a son étiquette, les pages se lisent agrandies et sur un téléphone. Des essais automatiques vérifient une partie des pages.

## Limites connues

- Les pages d’un document déposé sont montrées en images, sans texte de remplacement. Les constats qui les accompagnent sont écrits à côté.
- Un document déposé est rendu tel que son auteur l’a fait : il peut ne pas être accessible.
- Les guides sont en français ; leur traduction anglaise manque là où l’école ne l’a pas écrite.

## Signaler une difficulté

Écrivez à ${reachFr(facts)}, en disant quelle page et ce que vous vouliez faire. Sans réponse satisfaisante, vous pouvez saisir le [Défenseur des droits](https://formulaire.defenseurdesdroits.fr/).`,
  },
};

const EN: Record<NoticeName, { title: string; text: (facts: NoticeFacts) => string }> = {
  privacy: {
    title: 'Your data stay where your school keeps them',
    text: (
      facts,
    ) => `${capital(schoolEn(facts))} is the controller of these data. This service follows missions in companies, receives the documents asked for and keeps the proof that they were handed in.

## What is kept

- About you: name, e-mail address, language, roles in the school, student number if you have one, and what lets you in: passkeys, second factor, school account.
- About the mission: companies or projects, SIRET, places, dates, subject, tutors, extensions, alerts and what became of them.
- About appraisals: the answers, their dates, their author, the scans of paper forms.
- About each deposit: the file, its name, its SHA-256 hash, the time of receipt, the declarations made, the reports of conformity, the findings contested or waived and why.
- A journal of what was done, by whom and when. It cannot be changed, since it serves as proof.
- The letters sent by the service.

A document checked without entering is erased after an hour. A file received and then not handed in is erased within three days. A file compared with a receipt is not kept.

## Cookies

Cookies make the service work, none measures or follows you: **lang**, your language, a year; **soutenir.session_token**, your session, which ends twelve hours after its last use, and at most ${facts.sessionDays} ${plural(facts.sessionDays, 'en', 'day', 'days')} after it began; **soutenir.link**, that of a link received by letter. The last two stay for thirty days, so that you lose nothing if the session ends during an upload. While you enter, and for an hour at most: **soutenir.entry**, the code that you asked for; **soutenir.passkey** and **soutenir.factor**, the passkey or the second factor; **soutenir.school-…**, the visit to the school account. The session also keeps the name of your browser and, behind a known proxy, the address of your connection.

## Where, and for how long

Everything is on the school’s server, or with the host that it chose. The service passes nothing to others, except letters, which it gives to the school’s mail server. The school sets how long data are kept; the service itself erases no deposit and no entry of the journal.

## Your rights

You may ask to read, correct or erase your data, or to limit their use. Write to ${reachEn(facts)}. If the answer does not satisfy you, you may complain to the [CNIL](https://www.cnil.fr/en), the French data protection authority.`,
  },
  legal: {
    title: 'This service is offered by your school',
    text: (facts) => `## Publisher

${capital(reachEn(facts))}.

## Hosting

The school has not yet given here the name and address of the host, nor who is responsible for publication. Ask them.

## Software

Soutenir is free software, under the licence [AGPL 3.0 or later](https://www.gnu.org/licenses/agpl-3.0.html). It comes without warranty. Everyone who uses this service has a right to the source code of the version in place: ask the school for it.

## Contents

Guides belong to the schools that wrote them. Documents handed in stay with their authors and with those who trusted them with their matter.`,
  },
  accessibility: {
    title: 'The accessibility of this service has not been audited yet',
    text: (facts) => `## State

No audit was made against RGAA 4.1.2: this service cannot claim to conform. It is built to, at level AA of WCAG 2.2: everything works with the keyboard and without JavaScript, each colour has its shape and its word, each field has its label, pages can be enlarged and read on a phone. Automatic tests check part of the pages.

## Known limits

- The pages of a document handed in are shown as pictures, without a text alternative. The findings about them are written beside.
- A document handed in is given back as its author made it: it may not be accessible.
- Guides are in French; their English translation is missing where the school did not write it.

## Tell us of a difficulty

Write to ${reachEn(facts)}, saying which page and what you wanted to do. Without a satisfying answer, you may turn to the [Défenseur des droits](https://formulaire.defenseurdesdroits.fr/), the French ombudsman.`,
  },
};

/** Title of a notice, and the product's own text for it. */
export function defaultNotice(name: NoticeName, facts: NoticeFacts, lang: Lang): { title: string; text: string } {
  const { title, text } = (lang === 'fr' ? FR : EN)[name];
  return { title: lang === 'fr' ? spaced(title) : title, text: lang === 'fr' ? frenchProse(text(facts)) : text(facts) };
}

/** French spacing of a text, its addresses left as they are. */
const frenchProse = (text: string) =>
  text
    .split(/(\]\([^)]*\))/)
    .map((part) => (part.startsWith('](') ? part : spaced(part)))
    .join('');

/** Titles of the texts that a school wrote: they say what the page is, since nobody knows what state they tell. */
export const OWN_TITLES: Record<Lang, Record<NoticeName, string>> = {
  fr: {
    privacy: 'Ce que votre école dit de vos données',
    legal: 'Ce que votre école doit dire d’elle-même',
    accessibility: 'Ce que votre école dit de l’accessibilité',
  },
  en: {
    privacy: 'What your school says about your data',
    legal: 'What your school must say about itself',
    accessibility: 'What your school says about accessibility',
  },
};
