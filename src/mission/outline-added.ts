/** What a mission adds to the outline of its guide: the parts and questions whose condition it meets. Pure. */
import type { Prompt } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { type Fact, holds } from '../guide/text.ts';
import type { Condition, Text } from '../guide/words.ts';

/** A part or a question that is asked of this mission and not of all. */
export interface Added {
  /** Title of the deliverable. */
  deliverable: Text;
  /** Heading of the part, or words of the question. */
  text: Text;
  when: Condition;
}

/** A node of an outline, whatever its depth. */
interface Part {
  heading: Text;
  when?: Condition | undefined;
  prompts: readonly Prompt[];
  sections?: readonly Part[];
}

function conditionsIn(part: Part): { text: Text; when: Condition }[] {
  const said = (text: Text, when: Condition | undefined) => (when ? [{ text, when }] : []);
  return [
    ...said(part.heading, part.when),
    ...part.prompts.flatMap((prompt) => [
      ...said(prompt.text, prompt.when),
      ...(prompt.points ?? []).flatMap((point) => said(point.text, point.when)),
    ]),
    ...(part.sections ?? []).flatMap(conditionsIn),
  ];
}

/** What `facts` add, in the order of the guide. */
export function addedBy(guide: Pick<Guide, 'deliverables'>, facts: ReadonlySet<Fact>): Added[] {
  return guide.deliverables.flatMap(({ title, outline }) =>
    outline
      .flatMap(conditionsIn)
      .filter(({ when }) => holds(when, facts))
      .map((found) => ({ deliverable: title, ...found })),
  );
}
