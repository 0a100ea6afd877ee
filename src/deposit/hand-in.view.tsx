/** Parts of the pages of handing in: the deadline and its rule, declarations, renaming, what the guide asks, versions. */
import { CitationFacts, FileFacts, FormatTable } from '../guide/reading/format.view.tsx';
import { Paragraphs } from '../guide/reading/annexes.view.tsx';
import { Marks, Says } from '../guide/reading/provenance.view.tsx';
import { plain, type Reading } from '../guide/reading/reading.ts';
import { MissionCrumb } from '../mission/crumb.view.tsx';
import { Sign, Signal } from '../ui/signal.tsx';
import { exactInstant, instant, lasting } from '../ui/typography.ts';
import { lateBy } from './deposit.ts';
import { declareField, type HandIn } from './hand-in-state.ts';
import { HAND_IN_WORDS } from './hand-in-words.ts';

/** The deadline to the second, where it comes from, and what was given beside it with its reason. */
export function DeadlineFacts({ view, r }: { view: HandIn; r: Reading }) {
  const w = HAND_IN_WORDS[r.lang];
  const { deadline, guide, deliverable, reopening, mission } = view;
  const milestone = guide.calendar.find((m) => m.id === deliverable.milestone);
  const exact = (at: string) => exactInstant(new Date(at), r.lang, guide.timezone);
  const minute = (at: string) => instant(new Date(at), r.lang, guide.timezone);
  return (
    <dl class="facts sheet">
      <dt>{w.deadline}</dt>
      <dd>
        <strong>{deadline ? exact(deadline.at) : w.noDeadline}</strong>
        {milestone ? <Marks of={{ clause: milestone.clause }} r={r} /> : null}
        {deadline ? (
          <p class="small soft">
            {deadline.extension ? null : deadline.source === 'guide' ? w.rule.guide : w.rule.cohort(mission.cohort.name)}{' '}
            {w.second}
          </p>
        ) : null}
      </dd>
      {deadline?.extension ? (
        <>
          <dt>{w.extension}</dt>
          <dd>
            {w.extended(minute(deadline.extension.givenAt), deadline.extension.personal)}
            <Reason text={deadline.extension.reason} />
          </dd>
        </>
      ) : null}
      {reopening ? (
        <>
          <dt>{reopening.by ? w.wantedAgain : w.reopening}</dt>
          <dd>
            <bdi>{reopening.by ? w.wanted(reopening.by, minute(reopening.givenAt)) : w.reopened(minute(reopening.givenAt))}</bdi>
            <Reason text={reopening.reason} />
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** A reason as it was written. */
function Reason({ text }: { text: string }) {
  return (
    <blockquote>
      <bdi>{text}</bdi>
    </blockquote>
  );
}

/** The offer to take the guide's file name; nothing when the guide asks for none. */
export function RenameField({ name, checked, r }: { name: string | null; checked: boolean; r: Reading }) {
  const w = HAND_IN_WORDS[r.lang];
  if (name === null) return null;
  const [open, close] = r.lang === 'fr' ? ['«\u00a0', '\u00a0»'] : ['“', '”'];
  return (
    <div class="form-field">
      <label class="choice" for="guideName">
        <input id="guideName" name="guideName" type="checkbox" value="yes" checked={checked} aria-describedby="guideName-hint" />
        <span>
          {`${w.rename} ${open}`}
          <bdi>{name}</bdi>
          {close}
        </span>
      </label>
      <p class="hint" id="guideName-hint">
        {w.renameHint}
      </p>
    </div>
  );
}

/** What the guide has the student declare: each is to be ticked to hand in. */
export function DeclarationFields(props: { view: HandIn; made: readonly string[]; error?: string | undefined; r: Reading }) {
  const { view, made, error, r } = props;
  const { declarations } = view.deliverable;
  if (declarations.length === 0) return null;
  return (
    <fieldset class={error ? 'form-field wrong' : 'form-field'} id="declarations">
      <legend>{HAND_IN_WORDS[r.lang].declarations}</legend>
      {declarations.map((d) => (
        <label class="choice" for={declareField(d.id)} key={d.id}>
          <input
            id={declareField(d.id)}
            name={declareField(d.id)}
            type="checkbox"
            value="yes"
            checked={made.includes(d.id)}
            aria-describedby={error ? 'declarations-error' : undefined}
          />
          <span>
            <Says text={d.text} r={r} />
            <Marks of={d} r={r} />
          </span>
        </label>
      ))}
      {error ? (
        <p class="error block" id="declarations-error">
          <Sign tone="block" />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** What the guide asks of the file, with its clauses. */
export function Expected({ view, r }: { view: HandIn; r: Reading }) {
  const w = HAND_IN_WORDS[r.lang];
  const { deliverable: d, guide } = view;
  return (
    <section class="hand-in" aria-labelledby="expected">
      <h2 id="expected">{w.expected}</h2>
      <FileFacts file={d.file} r={r} />
      <Paragraphs items={d.guidance} r={r} />
      {d.format ? <FormatTable format={d.format} r={r} /> : null}
      {d.citations ? <CitationFacts citations={d.citations} r={r} /> : null}
      <p>
        <a href={`/guides/${guide.guide}/${encodeURIComponent(guide.version)}`}>{w.wholeGuide}</a>
      </p>
    </section>
  );
}

/** Every version, newest first, each leading to its receipt and report. */
export function Versions({ view, r }: { view: HandIn; r: Reading }) {
  const w = HAND_IN_WORDS[r.lang];
  const { versions, guide } = view;
  return (
    <section class="hand-in" aria-labelledby="versions">
      <h2 id="versions">{w.versions}</h2>
      {versions.length === 0 ? <p class="soft">{w.noVersion}</p> : null}
      <ol class="versions" reversed>
        {versions.map((deposit, index) => {
          const late = lateBy(deposit);
          return (
            <li key={deposit.id} class="sheet">
              <p>
                <a href={`/deposits/${deposit.id}`}>
                  <strong>{w.version(deposit.number)}</strong>
                </a>
                {index === 0 ? <span class="soft">{`, ${w.counts}`}</span> : null}
                {'  '}
                {late === null ? null : late > 0 ? (
                  <Signal tone="check">{w.lateBy(lasting(Math.ceil(late / 1000), r.lang))}</Signal>
                ) : (
                  <Signal tone="conform">{w.inTime}</Signal>
                )}
              </p>
              <p>
                <bdi>{deposit.fileName}</bdi>
              </p>
              <p class="small soft">{exactInstant(new Date(deposit.receivedAt), r.lang, guide.timezone)}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Where one is: the mission, then the deliverable. */
export function HandInCrumb({ view, r }: { view: HandIn; r: Reading }) {
  const { mission, deliverable } = view;
  return (
    <MissionCrumb mission={mission} lang={r.lang} from="own">
      {plain(deliverable.title, r)}
    </MissionCrumb>
  );
}
