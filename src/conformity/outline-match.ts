/** The parts of a guide's outline, looked for among the headings of a document. Pure. */
import type { Deliverable, Section, Subsection } from '../guide/deliverable.ts';
import { holds, say, type Fact } from '../guide/text.ts';
import type { Text } from '../guide/words.ts';
import type { Box } from '../document/document.ts';
import { findSections } from './measure/sections.ts';
import { clauseOf } from './reading.ts';
import type { Measures } from './measures.ts';

export interface PartMatch {
  id: string;
  title: Text;
  clause: string | null;
  /** Required by the guide, and its condition met by the facts of the mission. */
  owed: boolean;
  /** Null when it was not found. */
  found: { text: string; page: number; box: Box | null } | null;
  outOfOrder: boolean;
}

/** Every part and section of the outline that concerns this mission, in the guide's order. */
export function matchOutline({ outline }: Deliverable, measures: Measures, facts: ReadonlySet<Fact>): PartMatch[] {
  const parts = outline.flatMap((part) => [
    {
      section: part as Section | Subsection,
      clause: clauseOf(part),
      owed: part.required && holds(part.when, facts),
      annex: part.annex,
    },
    ...part.sections.map((section) => ({
      section,
      clause: clauseOf(section, part),
      owed: part.required && section.required && holds(part.when, facts) && holds(section.when, facts),
      annex: false,
    })),
  ]);
  const wanted = parts.map(({ section }) => ({ id: section.id, headings: wordings(section) }));
  const headings = measures.headings.filter((heading) => !measures.contents.includes(heading.page) || heading.from === 'outline');
  const matches = findSections(headings, wanted);
  return parts.map(({ section, clause, owed, annex }, i) => {
    const match = matches[i];
    const { id, heading: title } = section;
    if (match?.heading && !(annex && measures.annexStart !== null)) {
      const { text, page, box } = match.heading;
      return { id, title, clause, owed, found: { text, page, box }, outOfOrder: match.outOfOrder };
    }
    if (!annex || measures.annexStart === null) return { id, title, clause, owed, found: null, outOfOrder: false };
    return {
      id,
      title,
      clause,
      owed,
      found: { text: say(title, 'fr'), page: measures.annexStart, box: measures.annexPlace?.box ?? null },
      outOfOrder: false,
    };
  });
}

function wordings({ heading, aliases }: Section | Subsection): string[] {
  return [...new Set([say(heading, 'fr'), say(heading, 'en'), ...aliases])];
}
