/** A guide in plain text, for a terminal. Pure. */
import { lastInstant } from './calendar.ts';
import { instant, series } from '../ui/typography.ts';
import type { Deliverable, Section, Subsection } from './deliverable.ts';
import { READING_WORDS } from './reading/words.ts';
import type { Guide } from './schema.ts';
import { type Lang, say } from './text.ts';
import type { Condition, Text } from './words.ts';

/** Title, deadlines, deliverables with their prompts, rubrics and phases of the defence, a line each. */
export function outlineText(guide: Guide, lang: Lang): string {
  const words = (text: Text) => say(text, lang);
  const lines = [`${words(guide.title)} (${guide.guide} ${guide.version})`, words(guide.school), ''];
  for (const milestone of guide.calendar) {
    const last = lastInstant(milestone, guide.timezone);
    lines.push(
      `${words(milestone.title)}: ${last ? instant(new Date(last), lang, guide.timezone, 'second') : lang === 'fr' ? 'date à fixer' : 'date to be set'}`,
    );
  }
  for (const deliverable of guide.deliverables) {
    lines.push('', words(deliverable.title), ...(deliverable.optional ? [`  ${READING_WORDS[lang].optional}`] : []));
    lines.push(...deliverable.guidance.map((each) => `  ${words(each.text)}`));
    lines.push(...validationLines(deliverable, lang));
    for (const section of deliverable.outline) lines.push(...sectionLines(section, lang, 1));
  }
  for (const rubric of guide.rubrics) {
    lines.push('', words(rubric.title));
    for (const group of rubric.groups) {
      lines.push(`  ${words(group.title)}`, ...group.criteria.map((each) => `    - ${words(each.label)}`));
    }
  }
  if (guide.defence) {
    lines.push('', lang === 'fr' ? 'Soutenance' : 'Defence');
    for (const phase of guide.defence.phases) {
      lines.push(`  ${words(phase.title)}${phase.minutes === null ? '' : ` (${phase.minutes} min)`}`);
      lines.push(...phase.expectations.map((each) => `    - ${words(each.text)}`));
    }
  }
  return lines.join('\n');
}

/** Who validates it and when who is waited for is reminded, a line each. */
function validationLines({ validatedBy, validatedByAll, validationReminders }: Deliverable, lang: Lang): string[] {
  if (validatedBy.length === 0) return [];
  const { validation: w, rubric } = READING_WORDS[lang];
  const colon = lang === 'fr' ? '\u00a0:' : ':';
  const who = series(
    validatedBy.map((role) => rubric.roles[role]),
    lang,
  );
  const days = series(
    validationReminders.map((each) => String(-each.days)),
    lang,
  );
  return [
    `  ${w.by}${colon} ${who} (${validatedByAll ? w.all : w.one})`,
    ...(days ? [`  ${w.reminders}${colon} ${w.days(days)}`] : []),
  ];
}

function sectionLines(section: Section | Subsection, lang: Lang, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const lines = [`${pad}${say(section.heading, lang)}${owed(section.when)}`];
  for (const prompt of section.prompts) {
    lines.push(`${pad}  ${say(prompt.text, lang)}${owed(prompt.when)}`);
    lines.push(...(prompt.points ?? []).map((each) => `${pad}    - ${say(each.text, lang)}${owed(each.when)}`));
  }
  if ('sections' in section) lines.push(...section.sections.flatMap((each) => sectionLines(each, lang, depth + 1)));
  return lines;
}

function owed(when: Condition | undefined): string {
  if (!when) return '';
  return 'any' in when ? ` [${when.any.join(' | ')}]` : ` [${when.all.join(' & ')}]`;
}
