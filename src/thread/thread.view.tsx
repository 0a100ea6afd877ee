/** The thread on a page: one vertical line, a node a milestone, the next action in a card at its node; and what stands beside it. */
import type { JSX } from 'preact';
import { ClauseMark, Says } from '../guide/reading/provenance.view.tsx';
import { foreign, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Lang } from '../ui/lang.ts';
import { DASH, RING, SHAPES, Signal, TARGET } from '../ui/signal.tsx';
import { ASIDE_WORDS } from '../mission/aside-words.ts';
import type { Mission } from '../mission/mission.ts';
import { MissionFacts } from '../mission/mission-facts.view.tsx';
import { OutlineAdded } from '../mission/outline-added.view.tsx';
import type { Step, StepState, Thread } from './thread.ts';
import { THREAD_WORDS } from './thread-words.ts';

const NODES: Readonly<Record<StepState, JSX.Element>> = {
  done: SHAPES.conform,
  now: TARGET,
  expected: SHAPES.expected,
  check: SHAPES.check,
  late: SHAPES.block,
  past: <circle cx="8" cy="8" r="3.1" fill="currentColor" />,
  wait: RING,
  off: DASH,
};

/** A node of the line, its state said to who does not see it: by `label`, or by its own name. */
export function Node({ state, lang, label }: { state: StepState; lang: Lang; label?: string | undefined }) {
  return (
    <span class="node">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {NODES[state]}
      </svg>
      <span class="visually-hidden">{label ?? THREAD_WORDS[lang].states[state]}</span>
    </span>
  );
}

/** What becomes of a deposit, and where what a step holds is read. */
function StepLinks({ chip, links }: Pick<Step, 'chip' | 'links'>) {
  if (!chip && !links.length) return null;
  return (
    <p class="links">
      {chip ? (
        <Signal tone={chip.tone} chip>
          {chip.words}
        </Signal>
      ) : null}
      {links.map((link) => (
        <a key={link.href} href={link.href}>
          <bdi>{link.words}</bdi>
        </a>
      ))}
    </p>
  );
}

function StepView({ step, guide, lang }: { step: Step; guide: Guide; lang: Lang }) {
  const milestone = guide.calendar.find((m) => m.id === step.id)!;
  const r = readingElsewhere(guide, lang);
  const isOthers = step.state === 'now' && !step.next;
  return (
    <li class={step.state}>
      <Node state={step.state} lang={lang} label={isOthers ? THREAD_WORDS[lang].underWay : undefined} />
      <h2 lang={foreign(milestone.title, r)}>{step.title}</h2>
      <p class="when">{step.when}</p>
      {step.what ? (
        <p class="what">
          <bdi>{step.what}</bdi>
        </p>
      ) : null}
      <StepLinks {...step} />
      {step.extension ? (
        <p class="small soft">
          <bdi>{step.extension}</bdi>
        </p>
      ) : null}
      {step.next ? (
        <div class="next">
          <p class="big">{step.next.title}</p>
          {step.next.note ? <p class="soft">{step.next.note}</p> : null}
          <p class="actions">
            <a class="button" href={step.next.href}>
              {step.next.words}
            </a>
          </p>
        </div>
      ) : null}
    </li>
  );
}

/** The line of milestones. */
export function ThreadView({ thread, guide, lang }: { thread: Thread; guide: Guide; lang: Lang }) {
  return (
    <ol class="thread">
      {thread.steps.map((step) => (
        <StepView key={step.id} step={step} guide={guide} lang={lang} />
      ))}
    </ol>
  );
}

/** What the guide says of the next deliverable, in its own words. */
function GuideSays({ thread, guide, lang }: { thread: Thread; guide: Guide; lang: Lang }) {
  const w = ASIDE_WORDS[lang];
  const r = readingElsewhere(guide, lang);
  const deliverable =
    guide.deliverables.find((d) => d.id === thread.next?.deliverable) ??
    guide.deliverables.find((d) => d.main) ??
    guide.deliverables[0];
  const quote = deliverable?.guidance[0] ?? guide.aims[0] ?? guide.guidance[0];
  if (!quote) return null;
  return (
    <section>
      <h2>{w.guideSays}</h2>
      <blockquote>
        <Says text={quote.text} r={r} />
      </blockquote>
      <p class="small soft">
        <a href={`/guides/${guide.guide}/${encodeURIComponent(guide.version)}`}>{w.guide(guide.version)}</a>
        {[quote.clause ?? []].flat().map((id) => (
          <ClauseMark key={id} id={id} r={r} />
        ))}
      </p>
    </section>
  );
}

interface AsideProps {
  thread: Thread;
  guide: Guide;
  mission: Mission;
  lang: Lang;
  /** The student of the mission reads: what it adds to their outline is said. */
  own?: boolean;
}

/** What stands beside the thread. */
export function ThreadAside({ thread, guide, mission, lang, own = false }: AsideProps) {
  return (
    <aside class="aside">
      <GuideSays thread={thread} guide={guide} lang={lang} />
      <MissionFacts mission={mission} lang={lang} />
      {own ? <OutlineAdded lang={lang} guide={guide} mission={mission} own /> : null}
    </aside>
  );
}
