/** Words of the rule deadline. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr, many } from '../wording.ts';

type Lang = 'fr' | 'en';
const UNITS: readonly (readonly [seconds: number, fr: readonly [string, string], en: readonly [string, string]])[] = [
  [86_400, ['jour', 'jours'], ['day', 'days']],
  [3600, ['heure', 'heures'], ['hour', 'hours']],
  [60, ['minute', 'minutes'], ['minute', 'minutes']],
  [1, ['seconde', 'secondes'], ['second', 'seconds']],
];

/** "2 jours et 3 heures": the two largest units. */
function lasting(seconds: unknown, lang: Lang): string {
  let left = Math.max(1, Math.round(Number(seconds)));
  const parts: string[] = [];
  for (const [size, french, english] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    const [one, several] = lang === 'fr' ? french : english;
    if (count > 0 && parts.length < 2)
      parts.push(lang === 'fr' ? fr`${count} ${many(count, one, several)}` : en`${count} ${count === 1 ? one : several}`);
    else if (parts.length > 0) break;
  }
  return parts.join(lang === 'fr' ? ' et ' : ' and ');
}

/** City of an IANA zone: "Europe/Paris" → "Paris". */
const city = (p: Params) => String(p.zone).split('/').at(-1)?.replaceAll('_', ' ');

/** "15 septembre 2022 à 23 h 59 min 59 s" in the guide's time zone. */
function instant(p: Params, key: 'at' | 'deadline', lang: Lang): string {
  const date = new Date(String(p[key]));
  const timeZone = String(p.zone);
  const day = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone }).format(date);
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(date);
  if (lang === 'en') return `${day} at ${clock}`;
  const [hours, minutes, seconds] = clock.split(':');
  return `${day} à ${Number(hours)}\u00a0h\u00a0${minutes}\u00a0min\u00a0${seconds}\u00a0s`;
}

export const messages = {
  late: {
    fr: (p) => ({
      what: fr`Le fichier est en retard de ${lasting(p.seconds, 'fr')}.`,
      why: fr`L’échéance était le ${instant(p, 'deadline', 'fr')} ; le fichier est arrivé le ${instant(p, 'at', 'fr')} (heure de ${city(p)}).`,
      todo: fr`Déposez-le quand même : il sera marqué en retard. Prévenez votre responsable pédagogique.`,
    }),
    en: (p) => ({
      what: en`The file is late by ${lasting(p.seconds, 'en')}.`,
      why: en`The deadline was ${instant(p, 'deadline', 'en')}; the file arrived on ${instant(p, 'at', 'en')} (${city(p)} time).`,
      todo: en`Hand it in all the same: it will be marked late. Tell your programme lead.`,
    }),
  },
  invalid: {
    fr: (p) => ({
      what: fr`L’instant de réception « ${p.at} » n’a pas pu être lu.`,
      why: fr`L’échéance est le ${instant(p, 'deadline', 'fr')} ; sans l’heure d’arrivée, nous ne pouvons pas trancher.`,
      todo: fr`Donnez une date et une heure avec leur fuseau, telle que 2022-09-15T18:00:00+02:00.`,
    }),
    en: (p) => ({
      what: en`The time of arrival "${p.at}" could not be read.`,
      why: en`The deadline is ${instant(p, 'deadline', 'en')}; we cannot tell without the time of arrival.`,
      todo: en`Give a date and time with its offset, such as 2022-09-15T18:00:00+02:00.`,
    }),
  },
} satisfies Messages;
