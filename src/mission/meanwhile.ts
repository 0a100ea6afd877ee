/** Two people change a mission at the same time: what is recorded by now and is not what a form says. Pure. */
import type { Lang } from '../ui/lang.ts';
import { day } from '../ui/typography.ts';
import { countryName } from './countries.ts';
import type { MissionDetails, Period } from './mission.ts';
import { MISSION_FORM_WORDS } from './mission-form-words.ts';

/** A field as it is recorded. */
export interface Recorded {
  label: string;
  /** '' for nothing. */
  now: string;
}

const FIELDS = ['subject', 'confidentiality', 'confidentialUntil', 'telework', 'closedDoor'] as const;
const PERIOD_FIELDS = [
  ...(['kind', 'name', 'siret', 'companyCountry', 'address', 'service'] as const),
  ...(['place', 'placeCountry', 'starts', 'ends'] as const),
] as const;

/** The fields of `recorded` that are not as in `typed`, in the words of the form. */
export function differing(recorded: MissionDetails, typed: MissionDetails, lang: Lang): Recorded[] {
  const w = MISSION_FORM_WORDS[lang];
  const shown = (field: string, value: string | boolean | null): string => {
    if (typeof value === 'boolean') return value ? w.yes : w.no;
    if (!value) return '';
    if (field === 'confidentiality') return w.levels[value as keyof typeof w.levels];
    if (field === 'kind') return w.kinds[value as Period['kind']];
    if (field.endsWith('Country')) return countryName(value, lang);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value, lang) : value;
  };
  const own = FIELDS.filter((field) => recorded[field] !== typed[field]);
  const periods = Array.from({ length: Math.max(recorded.periods.length, typed.periods.length) }, (_, at) => at);
  return [
    ...own.map((field) => ({ label: w[field], now: shown(field, recorded[field]) })),
    ...periods.flatMap((at) => {
      const legend = w.period(at + 1, periods.length);
      const [now, then] = [recorded.periods[at], typed.periods[at]];
      if (!now) return [{ label: legend, now: '' }];
      return PERIOD_FIELDS.filter((field) => (now[field] ?? '') !== (then?.[field] ?? '')).map((field) => ({
        label: periods.length > 1 ? `${legend}, ${w[field]}` : w[field],
        now: shown(field, now[field] ?? ''),
      }));
    }),
  ];
}
