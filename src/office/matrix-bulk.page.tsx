/** The page that asks before something is done to many: to whom, how many, and what more it needs. */
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Cohort, Mission } from '../mission/mission.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { MoreTimeFields } from './forms.view.tsx';
import { type Act, MOST, type TypedMore } from './matrix-bulk.ts';
import { MATRIX_PAGE_WORDS } from './matrix-words.ts';
import { OFFICE_WORDS } from './words.ts';

export interface BulkProps {
  shell: Shell;
  cohort: Cohort;
  guide: Guide;
  act: Act;
  /** Those that are concerned, the most exposed first. */
  missions: readonly Mission[];
  /** How many people would get a letter, where it is known. */
  people: number | null;
  /** How many were asked for, before the most that is done at once. */
  asked: number;
  typed: TypedMore;
  errors: Errors;
}

/** What an extension needs: the step, the day, the reason. */
function ExtensionFields({ shell, guide, typed, errors }: BulkProps) {
  const { lang } = shell;
  const w = OFFICE_WORDS[lang];
  const r = readingElsewhere(guide, lang);
  const described = describedBy('milestone', { hint: false, error: errors['milestone'] !== undefined });
  return (
    <>
      <FormField name="milestone" label={w.milestone} error={errors['milestone']}>
        <select class="field" id="milestone" name="milestone" aria-describedby={described}>
          {guide.calendar.map((m) => (
            <option key={m.id} value={m.id} selected={m.id === typed.milestone}>
              {plain(m.title, r)}
            </option>
          ))}
        </select>
      </FormField>
      <MoreTimeFields lang={lang} typed={typed} errors={errors} />
    </>
  );
}

/** The page. */
export function BulkPage(props: BulkProps) {
  const { shell, cohort, act, missions, people, asked, errors } = props;
  const w = MATRIX_PAGE_WORDS[shell.lang];
  const none = missions.length === 0;
  const title = none ? w.bulkNone : w.bulkTitle[act](people ?? missions.length);
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <p class="crumb">
          <a href="/cohorts">{w.cohorts}</a>
          {' / '}
          <a href={`/cohorts/${cohort.id}`}>
            <bdi>{cohort.name}</bdi>
          </a>
        </p>
        <h1>{title}</h1>
        <p class="lede">{none ? w.bulkNoneText : w.bulkLede[act]}</p>
        {asked > missions.length && !none ? <p>{w.bulkMost(MOST)}</p> : null}
      </header>
      <ErrorSummary title={w.refused} errors={errors} />
      {none ? null : (
        <form class="form" method="post" action={`/cohorts/${cohort.id}/bulk/${act}`}>
          {missions.map((m) => (
            <input key={m.id} type="hidden" name="m" value={m.id} />
          ))}
          {act === 'extend' ? <ExtensionFields {...props} /> : null}
          <div class="actions">
            <button class="button" type="submit">
              {w.acts[act]}
            </button>
            <a href={`/cohorts/${cohort.id}`}>{w.back}</a>
          </div>
        </form>
      )}
      {none ? (
        <p>
          <a href={`/cohorts/${cohort.id}`}>{w.back}</a>
        </p>
      ) : (
        <section class="stack">
          <h2>{w.who}</h2>
          <ul class="lines">
            {missions.map(({ id, student, periods }) => (
              <li key={id}>
                <a href={`/missions/${id}`}>
                  <bdi>{`${student.firstName} ${student.lastName}`}</bdi>
                </a>
                <bdi class="soft">{periods.map((p) => p.name).join(' · ')}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
