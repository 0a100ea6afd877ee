/** Words of the rule qr-codes. Pure. */
import type { Messages } from '../finding.ts';
import { en, fr, many } from '../wording.ts';

const why = {
  fr: fr`Le guide demande un QR code et le lien imprimé à côté, pour l’écran comme pour le papier.`,
  en: en`The guide asks for a QR code and the link printed beside it, for screen and paper alike.`,
};

export const messages = {
  missing: {
    fr: (p) => ({
      what: fr`Aucun QR code n’a été lu pour « ${p.label} ».`,
      why: fr`${why.fr} ${p.read ? fr`${p.read} ${many(p.read, 'code a été lu', 'codes ont été lus')} dans les annexes.` : 'Aucun code n’a été lu dans les annexes.'}`,
      todo: fr`Ajoutez le code, net et d’au moins 2 cm de côté, avec une marge blanche ; imprimez le lien à côté.`,
    }),
    en: (p) => ({
      what: en`No QR code was read for "${p.labelEn}".`,
      why: en`${why.en} ${p.read ? en`${p.read} read in the annexes.` : 'None was read in the annexes.'}`,
      todo: en`Add the code, sharp and at least 2 cm wide, with a white margin; print the link beside it.`,
    }),
  },
  'unreadable-address': {
    fr: (p) => ({
      what: fr`Le QR code « ${p.label} » ne mène nulle part.`,
      why: fr`Le code de la page ${p.page} contient « ${p.text} » : ce n’est pas une adresse complète.`,
      todo: fr`Recréez le code à partir de l’adresse copiée dans votre navigateur, puis remplacez-le.`,
    }),
    en: (p) => ({
      what: en`The QR code "${p.labelEn}" leads nowhere.`,
      why: en`The code on page ${p.page} holds "${p.text}": it is not a full address.`,
      todo: en`Make the code again from the address copied from your browser, then replace it.`,
    }),
  },
  shortener: {
    fr: (p) => ({
      what: fr`Le QR code « ${p.label} » passe par ${p.service}.`,
      why: fr`Ce service cache l’adresse réelle et peut expirer : le jury ne saurait pas où il mène. Nous ne le suivons pas.`,
      todo: fr`Recréez le code avec l’adresse complète, sans service de raccourci.`,
    }),
    en: (p) => ({
      what: en`The QR code "${p.labelEn}" goes through ${p.service}.`,
      why: en`This service hides the real address and may expire: the jury would not know where it leads. We do not follow it.`,
      todo: en`Make the code again with the full address, without a shortening service.`,
    }),
  },
  'wrong-host': {
    fr: (p) => ({
      what: fr`Le QR code « ${p.label} » ne mène pas à ${p.host}.`,
      why: fr`${why.fr} Le code de la page ${p.page} contient « ${p.text} ».`,
      todo: fr`Recréez le code à partir de l’adresse de votre page sur ${p.host}.`,
    }),
    en: (p) => ({
      what: en`The QR code "${p.labelEn}" does not lead to ${p.host}.`,
      why: en`${why.en} The code on page ${p.page} holds "${p.text}".`,
      todo: en`Make the code again from the address of your page on ${p.host}.`,
    }),
  },
  'link-differs': {
    fr: (p) => ({
      what: fr`Le QR code « ${p.label} » et le lien de la page ${p.page} diffèrent.`,
      why: fr`Le code contient « ${p.text} », le lien est « ${p.link} ».`,
      todo: fr`Gardez la bonne adresse et corrigez l’autre.`,
    }),
    en: (p) => ({
      what: en`The QR code "${p.labelEn}" and the link on page ${p.page} differ.`,
      why: en`The code holds "${p.text}", the link is "${p.link}".`,
      todo: en`Keep the right address and mend the other.`,
    }),
  },
  'no-link': {
    fr: (p) => ({
      what: fr`Le lien du QR code « ${p.label} » n’est pas imprimé à côté.`,
      why: fr`${why.fr} Page ${p.page}, seul le code a été trouvé : « ${p.text} ».`,
      todo: fr`Écrivez cette adresse en toutes lettres sous le code.`,
    }),
    en: (p) => ({
      what: en`The link of the QR code "${p.labelEn}" is not printed beside it.`,
      why: en`${why.en} On page ${p.page} only the code was found: "${p.text}".`,
      todo: en`Write this address out under the code.`,
    }),
  },
} satisfies Messages;
