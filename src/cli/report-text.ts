/** A report as a terminal shows it: verdict, findings by clause, what was measured, what passed. Pure. */
import type { Finding, Report, RuleStatus } from '../conformity/finding.ts';
import { TITLES } from '../conformity/titles.ts';
import { number, pageList } from '../conformity/wording.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { say, type Lang } from '../guide/text.ts';
import type { Paint } from './paint.ts';
import { factsTable } from './report-facts.ts';

interface Setting {
  guide: Guide;
  deliverable: Deliverable;
  lang: Lang;
  /** Columns of the terminal. */
  width: number;
  paint: Paint;
}

const WORDS = {
  fr: {
    conform: 'Conforme',
    blocked: 'Bloqué',
    'to-check': 'À vérifier',
    undetermined: 'Non tranché',
    page: 'p.',
    passed: 'Ce qui est respecté',
    skipped: 'Non vérifié',
    untold: 'Non tranché',
    measured: 'Ce qui a été mesuré',
    general: 'Fichier',
    notGiven: 'non demandé par le guide, ou information non donnée',
    found: (n: number) => (n === 0 ? 'aucun constat' : n === 1 ? '1 constat' : `${n} constats`),
  },
  en: {
    conform: 'Conform',
    blocked: 'Blocked',
    'to-check': 'To check',
    undetermined: 'Undetermined',
    page: 'p.',
    passed: 'What is met',
    skipped: 'Not checked',
    untold: 'Undetermined',
    measured: 'What was measured',
    general: 'File',
    notGiven: 'not asked by the guide, or information not given',
    found: (n: number) => (n === 0 ? 'no finding' : n === 1 ? '1 finding' : `${n} findings`),
  },
} as const;
const MARKS = { blocked: '■', 'to-check': '▲', undetermined: '●', conform: '✓' } as const;
const COLOURS = { blocked: 'red', 'to-check': 'yellow', undetermined: 'magenta', conform: 'green' } as const;

/** The whole report, ending with a line break. */
export function reportText(report: Report, setting: Setting): string {
  const { guide, deliverable, lang, paint, width } = setting;
  const words = WORDS[lang];
  const { verdict, file, findings, rules } = report;
  const lines = [
    `${paint('bold', file.name.replace(/\p{Cc}+/gu, ' '))} ${paint('dim', `${weight(file.bytes, lang)}, sha256 ${file.sha256.slice(0, 12)}…`)}`,
    paint('dim', `${say(guide.title, lang)}, ${guide.version} · ${say(deliverable.title, lang)}`),
    '',
    paint(COLOURS[verdict], paint('bold', `${MARKS[verdict]} ${words[verdict]}`)) + ` · ${words.found(findings.length)}`,
  ];
  for (const [clause, group] of Map.groupBy(findings, (finding) => finding.clause)) {
    const label = clause ? (guide.clauses[clause]?.label ?? '') : words.general;
    lines.push('', `${paint('bold', label)} ${clause ? paint('dim', clause) : ''}`.trim());
    for (const finding of group) lines.push(...findingText(finding, lang, width, paint));
  }
  lines.push('', paint('bold', words.measured), ...factsTable(report, lang, paint));
  const of = (status: RuleStatus) => rules.filter((rule) => rule.status === status).map(({ rule }) => TITLES[rule][lang]);
  const silent = rules
    .filter((r) => r.status === 'undetermined' && !findings.some((f) => f.rule === r.rule))
    .map((r) => TITLES[r.rule][lang].name);
  const passed = of('passed');
  if (passed.length)
    lines.push(
      '',
      `${paint('bold', words.passed)} (${passed.length})`,
      ...passed.map(({ met }) => `  ${paint('green', '✓')} ${met}`),
    );
  if (silent.length)
    lines.push('', ...wrap(`${words.untold} : ${silent.join(', ')}`.replace(' :', lang === 'fr' ? '\u00a0:' : ':'), width, ''));
  const skipped = of('skipped');
  const names = skipped.map(({ name }) => name).join(', ');
  if (skipped.length)
    lines.push(
      '',
      ...wrap(`${words.skipped} (${words.notGiven})${lang === 'fr' ? '\u00a0:' : ':'} ${names}`, width, '').map((l) =>
        paint('dim', l),
      ),
    );
  lines.push('', paint('dim', `${number(report.timing.ms / 1000, lang)} s`));
  return `${lines.join('\n')}\n`;
}

function findingText(finding: Finding, lang: Lang, width: number, paint: Paint): string[] {
  const kind = finding.status === 'undetermined' ? 'undetermined' : finding.severity === 'blocking' ? 'blocked' : 'to-check';
  const pages = [finding.place, ...finding.more].flatMap((place) => (place ? [place.page] : []));
  const where = pages.length ? paint('dim', ` (${WORDS[lang].page} ${pageList(pages, lang)})`) : '';
  const [first = '', ...rest] = wrap(finding.message.what, width - 4, '');
  return [
    `  ${paint(COLOURS[kind], MARKS[kind])} ${[first, ...rest.map((line) => `    ${line}`)].join('\n')}${where}`,
    ...wrap(finding.message.why, width, '    ').map((line) => paint('dim', line)),
    ...wrap(`→ ${finding.message.todo}`, width, '    '),
  ];
}

function weight(bytes: number, lang: Lang): string {
  const [size, unit] = bytes >= 1e6 ? [bytes / 1e6, lang === 'fr' ? 'Mo' : 'MB'] : [bytes / 1e3, lang === 'fr' ? 'ko' : 'kB'];
  return `${number(Math.round(size * 10) / 10, lang)} ${unit}`;
}

/** Breaks `text` at spaces into lines of at most `width` columns, `indent` included; no-break spaces hold. */
export function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return line ? [...lines, indent + line] : lines;
}
