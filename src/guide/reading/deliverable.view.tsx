/** A deliverable: what is said of it as a whole, then its parts. */
import type { JSX } from 'preact';
import { series } from '../../ui/typography.ts';
import type { Deliverable } from '../deliverable.ts';
import { AnnexList, CoverList, Items, Paragraphs } from './annexes.view.tsx';
import { deliverableAnchor, type DeliverablePart, deliverableParts, partAnchor } from './contents.ts';
import { CitationFacts, FileFacts, FormatTable } from './format.view.tsx';
import { Outline } from './outline.view.tsx';
import { Marks, Says } from './provenance.view.tsx';
import type { Reading } from './reading.ts';

function body(part: DeliverablePart, d: Deliverable, r: Reading): JSX.Element | null {
  switch (part) {
    case 'outline':
      return <Outline deliverable={d.id} outline={d.outline} r={r} />;
    case 'file':
      return <FileFacts file={d.file} r={r} />;
    case 'format':
      return d.format ? <FormatTable format={d.format} r={r} /> : null;
    case 'citations':
      return d.citations ? <CitationFacts citations={d.citations} r={r} /> : null;
    case 'annexes':
      return d.annexes ? <AnnexList annexes={d.annexes} r={r} /> : null;
    case 'cover':
      return d.cover ? <CoverList cover={d.cover} r={r} /> : null;
    case 'declarations':
      return <Items items={d.declarations} r={r} />;
    case 'validation':
      return <Validation deliverable={d} r={r} />;
  }
}

/** Which tutors validate it, and when they and the student are reminded. */
function Validation({ deliverable, r }: { deliverable: Deliverable; r: Reading }) {
  const { validatedBy, validatedByAll, validationReminders: reminders } = deliverable;
  const w = r.words.validation;
  const roles = validatedBy.map((role) => r.words.rubric.roles[role]);
  const days = reminders.map((each) => String(-each.days));
  return (
    <dl class="facts">
      <dt>{w.by}</dt>
      <dd>{`${series(roles, r.lang)} (${validatedByAll ? w.all : w.one})`}</dd>
      {reminders.length ? (
        <>
          <dt>{w.reminders}</dt>
          <dd>
            {w.days(series(days, r.lang))}
            <Marks of={reminders.find((each) => each.clause ?? each.default) ?? {}} r={r} />
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** The whole deliverable. */
export function DeliverableView({ deliverable: d, r }: { deliverable: Deliverable; r: Reading }) {
  return (
    <section id={deliverableAnchor(d.id)} class="part">
      <h2>
        <Says text={d.title} r={r} />
        <Marks of={d} r={r} />
      </h2>
      {d.optional ? <p>{r.words.optional}</p> : null}
      <Paragraphs items={d.guidance} r={r} />
      {deliverableParts(d).map((part) => (
        <section key={part} id={partAnchor(d.id, part)}>
          <h3>{r.words.deliverable[part]}</h3>
          {body(part, d, r)}
        </section>
      ))}
    </section>
  );
}
