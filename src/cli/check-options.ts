/** Options of `soutenir check`: what was typed → what is meant, or what is wrong with it. Pure but for node:util. */
import { parseArgs } from 'node:util';
import { fr } from '../conformity/wording.ts';
import { FACTS, LANGS, type Fact, type Lang } from '../guide/text.ts';

export interface CheckOptions {
  file: string;
  guide: string;
  /** Version of the guide; the newest when null. */
  version: string | null;
  deliverable: string | null;
  student: string | null;
  at: string | null;
  facts: ReadonlySet<Fact>;
  lang: Lang;
  json: boolean;
}
export type Parsed = { ok: true; options: CheckOptions } | { ok: false; lang: Lang; problem: string | null };

const FLAGS = {
  guide: { type: 'string' },
  version: { type: 'string' },
  deliverable: { type: 'string' },
  student: { type: 'string' },
  at: { type: 'string' },
  facts: { type: 'string', multiple: true },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads `argv` after "check". `problem` is null when help was asked for. */
export function parseCheck(argv: readonly string[]): Parsed {
  const asked = argv[argv.indexOf('--lang') + 1] === 'en' || argv.includes('--lang=en') ? 'en' : 'fr';
  const say = (french: string, english: string): Parsed => ({
    ok: false,
    lang: asked,
    problem: asked === 'fr' ? french : english,
  });
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true });
  } catch (fault) {
    const flag = /'(-[^']*)'/.exec(fault instanceof Error ? fault.message : '')?.[1] ?? '';
    return say(fr`option inconnue ou sans valeur : ${flag}`, `unknown option, or option without its value: ${flag}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return { ok: false, lang: asked, problem: null };
  const [file] = positionals;
  if (!file || positionals.length > 1) return say('donnez un fichier, et un seul', 'give one file, and only one');
  if (!values.guide) return say(fr`donnez le guide : --guide ID`, 'give the guide: --guide ID');
  const lang = LANGS.find((each) => each === (values.lang ?? 'fr'));
  if (!lang) return say(fr`langue inconnue : ${values.lang} (fr ou en)`, `unknown language: ${values.lang} (fr or en)`);
  if (values.at !== undefined && !isInstant(values.at)) {
    return say(
      fr`--at attend une date, une heure et un fuseau, tels que 2025-06-13T18:00:00+02:00 : « ${values.at} »`,
      `--at takes a date, a time and an offset, such as 2025-06-13T18:00:00+02:00: "${values.at}"`,
    );
  }
  const facts = (values.facts ?? [])
    .flatMap((each) => each.split(','))
    .map((each) => each.trim())
    .filter(Boolean);
  const stranger = facts.find((each) => !isFact(each));
  if (stranger)
    return say(fr`fait inconnu : ${stranger} (${FACTS.join(', ')})`, `unknown fact: ${stranger} (${FACTS.join(', ')})`);
  const { guide, version = null, deliverable = null, student = null, at = null, json = false } = values;
  return {
    ok: true,
    options: {
      file,
      guide,
      version,
      deliverable,
      student: student?.trim() || null,
      at,
      facts: new Set(facts.filter(isFact)),
      lang,
      json,
    },
  };
}

const isFact = (text: string): text is Fact => (FACTS as readonly string[]).includes(text);

/** An instant with its offset: what a clock on a wall says is not one. */
function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text));
}

export const USAGE: Readonly<Record<Lang, string>> = {
  fr: fr`soutenir check FICHIER --guide ID [options]

  --guide ID            guide à suivre (soutenir guide list)
  --version VERSION     version du guide ; la plus récente sinon
  --deliverable ID      livrable ; le principal du guide sinon
  --student "NOM Prénom"   vérifie l’intitulé du fichier et la page de garde
  --at INSTANT          heure d’arrivée, 2025-06-13T18:00:00+02:00 : vérifie l’échéance
  --facts A,B           faits de la mission : ${FACTS.join(', ')}
  --lang fr|en          langue du rapport
  --json                rapport en JSON, seul sur la sortie standard

Code de sortie : 0 conforme, 1 constat ou point non tranché, 2 fichier illisible ou commande mal formée.
`,
  en: `soutenir check FILE --guide ID [options]

  --guide ID            guide to follow (soutenir guide list)
  --version VERSION     version of the guide; the newest otherwise
  --deliverable ID      deliverable; the guide's main one otherwise
  --student "NOM Prénom"   checks the name of the file and the cover page
  --at INSTANT          time of arrival, 2025-06-13T18:00:00+02:00: checks the deadline
  --facts A,B           facts of the mission: ${FACTS.join(', ')}
  --lang fr|en          language of the report
  --json                report as JSON, alone on standard output

Exit code: 0 conform, 1 any finding or undetermined, 2 file not readable or bad usage.
`,
};
