/** The outline of a deliverable: parts, sections, prompts and sub-points, one by one, in the order of the source. */
import { numbered, sectionAnchor } from './contents.ts';
import type { Prompt, Section, Subsection } from '../deliverable.ts';
import { Marks, Says, When } from './provenance.view.tsx';
import { plain, type Reading } from './reading.ts';

function PromptView({ prompt, r }: { prompt: Prompt; r: Reading }) {
  return (
    <>
      <p>
        <Says text={prompt.text} r={r} />
        <Marks of={prompt} r={r} />
      </p>
      <When when={prompt.when} r={r} />
      {prompt.points?.length ? (
        <ul>
          {prompt.points.map((point) => (
            <li key={point.id}>
              <Says text={point.text} r={r} />
              <Marks of={point} r={r} />
              {point.when ? ' ' : null}
              <When when={point.when} r={r} as="span" />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function SectionBody({ section, r }: { section: Section | Subsection; r: Reading }) {
  const { words } = r;
  return (
    <>
      <When when={section.when} r={r} />
      {section.prompts.map((prompt, i) => (
        <PromptView key={prompt.id ?? i} prompt={prompt} r={r} />
      ))}
      {section.canvases.length ? (
        <p class="condition">
          {words.canvas.label}
          {r.lang === 'fr' ? '\u00a0: ' : ': '}
          {section.canvases.map((c) => words.canvas[c]).join(', ')}
        </p>
      ) : null}
      {section.advice ? <p class="condition">{words.feedsAdvice}</p> : null}
    </>
  );
}

function Heading({ section, r }: { section: Section | Subsection; r: Reading }) {
  return (
    <>
      <Says text={section.heading} r={r} />
      {section.required || section.when ? null : <small class="soft">{` (${r.words.freeHeading})`}</small>}
    </>
  );
}

/** The whole outline. `deliverable` prefixes the anchors. */
export function Outline({ deliverable, outline, r }: { deliverable: string; outline: readonly Section[]; r: Reading }) {
  return (
    <>
      {outline.map((part, i) => {
        const heading = plain(part.heading, r);
        const prefix = numbered(heading, i + 1).slice(0, -heading.length || undefined);
        return (
          <section key={part.id} id={sectionAnchor(deliverable, part.id)}>
            <h4>
              {prefix}
              <Heading section={part} r={r} />
              <Marks of={part} r={r} />
            </h4>
            <SectionBody section={part} r={r} />
            {part.sections.map((sub) => (
              <section key={sub.id} id={sectionAnchor(deliverable, part.id, sub.id)}>
                <h5>
                  <Heading section={sub} r={r} />
                  <Marks of={sub} r={r} />
                </h5>
                <SectionBody section={sub} r={r} />
              </section>
            ))}
          </section>
        );
      })}
    </>
  );
}
