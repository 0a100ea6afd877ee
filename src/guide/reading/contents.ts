/** Parts of a guide's page and its contents: only what the guide has. Pure. */
import type { Deliverable } from '../deliverable.ts';
import { plain, type Reading } from './reading.ts';

/** Anchor of a section of the outline. */
export const sectionAnchor = (deliverable: string, ...path: string[]) => [deliverable, ...path].join('--');

/** Heading with its number, unless the guide numbers it itself. */
export function numbered(heading: string, n: number): string {
  return /^([0-9]+|[IVX]+|[A-Z])\s*[.)-]|^(partie|part|première|deuxième|troisième|quatrième)\b/i.test(heading)
    ? heading
    : `${n}. ${heading}`;
}

export interface Entry {
  id: string;
  title: string;
  children: readonly Entry[];
}

const DELIVERABLE_PARTS = ['outline', 'file', 'format', 'citations', 'annexes', 'cover', 'declarations', 'validation'] as const;
export type DeliverablePart = (typeof DELIVERABLE_PARTS)[number];

/** The parts that a deliverable has, in the order of the page. */
export function deliverableParts(d: Deliverable): DeliverablePart[] {
  const has: Record<DeliverablePart, boolean> = {
    outline: d.outline.length > 0,
    file: true,
    format: d.format !== undefined,
    citations: d.citations !== undefined,
    annexes: d.annexes !== undefined,
    cover: d.cover !== undefined,
    declarations: d.declarations.length > 0,
    validation: d.validatedBy.length > 0,
  };
  return DELIVERABLE_PARTS.filter((part) => has[part]);
}

/** Anchor of a deliverable's part. */
export const partAnchor = (deliverable: string, part: DeliverablePart) => `part-${deliverable}-${part}`;
/** Anchor of a deliverable, of a rubric. */
export const deliverableAnchor = (id: string) => `deliverable-${id}`;
export const rubricAnchor = (id: string) => `rubric-${id}`;

function deliverableEntry(d: Deliverable, r: Reading): Entry {
  const children = deliverableParts(d).map((part): Entry => {
    const sections = part === 'outline' ? d.outline : [];
    return {
      id: partAnchor(d.id, part),
      title: r.words.deliverable[part],
      children: sections.map((s, i) => ({
        id: sectionAnchor(d.id, s.id),
        title: numbered(plain(s.heading, r), i + 1),
        children: [],
      })),
    };
  });
  return { id: deliverableAnchor(d.id), title: plain(d.title, r), children };
}

/** The contents of the page, in order. */
export function contentsOf(r: Reading, withFramework: boolean): Entry[] {
  const { guide, words } = r;
  const p = words.parts;
  const part = (present: boolean, id: string, title: string): Entry[] => (present ? [{ id, title, children: [] }] : []);
  return [
    ...part(
      guide.guidance.some((each) => each.about === 'mission'),
      'guidance',
      p.guidance,
    ),
    ...part(guide.aims.length > 0, 'aims', p.aims),
    ...part(guide.objectives.length > 0, 'objectives', p.objectives),
    ...part(guide.competencies.length > 0 || withFramework, 'competencies', p.competencies),
    ...part(guide.components.length > 0, 'components', p.components),
    ...guide.deliverables.map((d) => deliverableEntry(d, r)),
    ...guide.rubrics.map((rubric): Entry => ({ id: rubricAnchor(rubric.id), title: plain(rubric.title, r), children: [] })),
    ...part(guide.portfolio !== undefined, 'portfolio', p.portfolio),
    ...part(guide.defence !== undefined, 'defence', p.defence),
    ...part(guide.advice !== undefined, 'advice', p.advice),
    ...part(guide.calendar.length > 0, 'calendar', p.calendar),
    ...part(guide.terms.length > 0, 'terms', p.terms),
    ...part(Object.keys(guide.clauses).length > 0, 'clauses', p.clauses),
  ];
}
