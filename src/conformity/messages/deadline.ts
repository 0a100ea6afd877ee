/** Words of the rule deadline. Pure. */
import type { Messages, Params } from '../finding.ts';
import { exactInstant, instant, lasting } from '../../ui/typography.ts';
import { en, fr } from '../wording.ts';

type Lang = 'fr' | 'en';

/** "2 jours 3 h", at least a second. */
const late = (p: Params, lang: Lang) => lasting(Math.max(1, Math.round(Number(p.seconds))), lang);
/** To the second, on the clocks of the guide; `at` says which clocks. */
const deadline = (p: Params, lang: Lang) => instant(new Date(String(p.deadline)), lang, String(p.zone), 'second');
const arrival = (p: Params, lang: Lang) => exactInstant(new Date(String(p.at)), lang, String(p.zone));

export const messages = {
  late: {
    fr: (p) => ({
      what: fr`Le fichier est en retard de ${late(p, 'fr')}.`,
      why: fr`L’échéance était le ${deadline(p, 'fr')} ; le fichier est arrivé le ${arrival(p, 'fr')}.`,
      todo: fr`Déposez-le quand même : il sera marqué en retard. Prévenez votre responsable pédagogique.`,
    }),
    en: (p) => ({
      what: en`The file is late by ${late(p, 'en')}.`,
      why: en`The deadline was ${deadline(p, 'en')}; the file arrived on ${arrival(p, 'en')}.`,
      todo: en`Hand it in all the same: it will be marked late. Tell your programme lead.`,
    }),
  },
  invalid: {
    fr: (p) => ({
      what: fr`L’instant de réception « ${p.at} » n’a pas pu être lu.`,
      why: fr`L’échéance est le ${deadline(p, 'fr')} ; sans l’heure d’arrivée, nous ne pouvons pas trancher.`,
      todo: fr`Donnez une date et une heure avec leur fuseau, telle que 2022-09-15T18:00:00+02:00.`,
    }),
    en: (p) => ({
      what: en`The time of arrival "${p.at}" could not be read.`,
      why: en`The deadline is ${deadline(p, 'en')}; we cannot tell without the time of arrival.`,
      todo: en`Give a date and time with its offset, such as 2022-09-15T18:00:00+02:00.`,
    }),
  },
} satisfies Messages;
