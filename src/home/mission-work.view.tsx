/** Parts of the page of a mission: what was handed in and given, and what was said of it. */
import { criteriaOf } from '../appraisal/answers.ts';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import { itemsOf } from '../mission/owed.ts';
import { Signal } from '../ui/signal.tsx';
import type { Part } from './mission-parts.view.tsx';
import { MISSION_PAGE_WORDS } from './mission-words.ts';

/** What was handed in, with what its report says. */
export function Deposits({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { deposits, guide, thread } = props;
  const r = readingElsewhere(guide, lang);
  return (
    <section class="stack">
      <h2>{w.deposits}</h2>
      {deposits.length ? null : <p>{w.noDeposit}</p>}
      <ul class="lines">
        {deposits.map((d) => {
          const deliverable = guide.deliverables.find((each) => each.id === d.deliverable);
          const chip = thread.steps.find((step) => step.deliverable === d.deliverable)?.chip;
          return (
            <li key={d.id}>
              <a href={`/deposits/${d.id}`}>{deliverable ? plain(deliverable.title, r) : d.deliverable}</a>
              <span class="soft">{w.version(d.number, at(d.receivedAt))}</span>
              {chip ? (
                <span class="end">
                  <Signal tone={chip.tone} chip>
                    {chip.words}
                  </Signal>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What tutors gave or began, and where paper is typed. */
export function Appraisals({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { appraisals, guide, mission, may } = props;
  const r = readingElsewhere(guide, lang);
  if (!guide.rubrics.length && !guide.feedback) return null;
  // What a jury fills is not typed from here.
  const rubricsOfTutors = itemsOf(guide).filter(({ kind }) => kind === 'rubric');
  return (
    <section class="stack">
      <h2>{w.appraisals}</h2>
      {appraisals.length || guide.feedback ? null : <p>{w.noAppraisal}</p>}
      <ul class="lines" hidden={appraisals.length === 0}>
        {appraisals.map((each) => {
          const rubric = guide.rubrics.find(({ id }) => id === each.rubric);
          return (
            <li key={each.id}>
              <bdi>{each.name}</bdi>
              <span class="soft">{rubric ? plain(rubric.title, r) : each.rubric}</span>
              <span class="soft">
                <bdi>
                  {[
                    each.state === 'submitted'
                      ? w.sent(at(each.at))
                      : w.begun(each.answered, rubric ? criteriaOf(rubric).length : each.answered, at(each.at)),
                    each.typedBy ? w.typedBy(each.typedBy) : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </bdi>
              </span>
              {each.href ? (
                <a class="end" href={each.href}>
                  {w.read}
                  <span class="visually-hidden">{` ${each.name}`}</span>
                </a>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p class="actions small">
        {guide.feedback ? <a href={`/missions/${mission.id}/feedback`}>{w.feedback}</a> : null}
        {may.transcribe
          ? rubricsOfTutors.map(({ item, title }) => (
              <a key={item} href={`/missions/${mission.id}/appraisals/${item}/transcribe`}>
                {`${w.transcribe}${lang === 'fr' ? '\u00a0' : ''}: ${plain(title, r)}`}
              </a>
            ))
          : null}
      </p>
    </section>
  );
}

/** What was said of the reports. */
export function Remarks({ props, lang, at }: Part) {
  const w = MISSION_PAGE_WORDS[lang];
  const { remarks } = props;
  if (!remarks.length) return null;
  return (
    <section class="stack">
      <h2>{w.remarks}</h2>
      <ul class="lines">
        {remarks.map((each) => (
          <li key={`${each.deposit} ${each.at}`}>
            <bdi>{each.by}</bdi>
            <a class="soft" href={`/deposits/${each.deposit}`}>
              {w.remark[each.kind]}
            </a>
            <bdi>{each.reason}</bdi>
            <span class="end small soft">{at(each.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
