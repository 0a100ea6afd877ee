/** The page that asks before something is done to many: how many, who gets what, what is left aside and why. */
import { CohortCrumb } from '../mission/crumb.view.tsx';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Cohort, deadlineOf, type Extension, type Mission, nameOf } from '../mission/mission.ts';
import { instant } from '../ui/typography.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { MilestoneSelect, MoreTimeFields } from './forms.view.tsx';
import { type Asked, matrixUrl } from './matrix.ts';
import type { Act, Left, TypedMore } from './matrix-bulk.ts';
import { BULK_WORDS } from './matrix-bulk-words.ts';
import { MATRIX_PAGE_WORDS } from './matrix-words.ts';
import { OFFICE_WORDS } from './words.ts';

/** A letter that would leave. */
export interface LetterLine {
  person: string;
  address: string;
  /** What it asks for. */
  asked: readonly string[];
}

export interface BulkProps {
  shell: Shell;
  cohort: Cohort;
  guide: Guide;
  act: Act;
  /** The filter of the list, to which one comes back. */
  filter: Asked;
  /** Name of this form: sent twice, it does nothing twice. */
  form: string;
  /** Those that are concerned, the most exposed first. */
  missions: readonly Mission[];
  /** Null for what writes to each student. */
  lines: readonly LetterLine[] | null;
  left: readonly Left[];
  /** More time given to everyone, where more is given. */
  extensions: readonly Extension[];
  /** Tells what is shown from anything else that would leave: what is confirmed is what was shown. Null where the form says it itself. */
  mark: string | null;
  /** How many were asked for, and how many of them come before these. */
  asked: number;
  before: number;
  typed: TypedMore;
  errors: Errors;
}

/** Lines shown of a list; the rest is counted. */
const SHOWN = 100;

/** What an extension needs: the step, the day, the reason. */
function ExtensionFields(props: BulkProps) {
  const { shell, typed, errors } = props;
  const { lang } = shell;
  const w = OFFICE_WORDS[lang];
  const described = describedBy('milestone', { hint: false, error: errors['milestone'] !== undefined });
  return (
    <>
      <FormField name="milestone" label={w.milestone} error={errors['milestone']}>
        <MilestoneSelect {...props} student={null} described={described} />
      </FormField>
      <MoreTimeFields lang={lang} typed={typed} errors={errors} />
    </>
  );
}

/** How many lines are not shown. */
function Rest({ n, lang }: { n: number; lang: Lang }) {
  return n > SHOWN ? <p class="soft">{BULK_WORDS[lang].more(n - SHOWN)}</p> : null;
}

function Letters({ lines, lang }: { lines: readonly LetterLine[]; lang: Lang }) {
  const w = BULK_WORDS[lang];
  if (!lines.length) return null;
  return (
    <section class="stack">
      <h2>{w.letters}</h2>
      <ul class="lines">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={`${line.address} ${line.asked.join()}`}>
            <bdi class="strong">{line.person}</bdi>
            <bdi class="soft">{line.address}</bdi>
            <ul class="small asked">
              {line.asked.map((what) => (
                <li key={what}>
                  <bdi>{what}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Rest n={lines.length} lang={lang} />
    </section>
  );
}

/** What is left aside, with the reason. */
export function LeftList({ title, left, missions, lang }: LeftProps) {
  const w = BULK_WORDS[lang];
  const known = new Map(missions.map((mission) => [mission.id, mission]));
  if (!left.length) return null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <ul class="lines">
        {left.slice(0, SHOWN).map(({ mission, why, who }) => {
          const found = known.get(mission);
          return found ? (
            <li key={`${mission} ${why}`}>
              <a href={`/missions/${mission}`}>
                <bdi>{nameOf(found.student)}</bdi>
              </a>
              <bdi class="soft">{w.whys[why](who)}</bdi>
            </li>
          ) : null;
        })}
      </ul>
      <Rest n={left.length} lang={lang} />
    </section>
  );
}

interface LeftProps {
  title: string;
  left: readonly Left[];
  missions: readonly Mission[];
  lang: Lang;
}

/** Until when a mission has for the step that is asked for, and for those for which it has more time than the others. */
function datesOf({ guide, extensions, typed, shell: { lang } }: BulkProps, mission: Mission): string[] {
  const r = readingElsewhere(guide, lang);
  return guide.calendar.flatMap((m) => {
    const own = deadlineOf(m, guide, mission.cohort, mission.extensions)?.at;
    const isOwn = own !== deadlineOf(m, guide, mission.cohort, extensions)?.at;
    if (own === undefined || !(isOwn || m.id === typed.milestone)) return [];
    return [BULK_WORDS[lang].until(plain(m.title, r), instant(new Date(own), lang, guide.timezone))];
  });
}

function Missions({ missions, props }: { missions: readonly Mission[]; props: BulkProps }) {
  const { lang } = props.shell;
  return (
    <section class="stack">
      <h2>{BULK_WORDS[lang].concerned}</h2>
      <ul class="lines">
        {missions.slice(0, SHOWN).map((mission) => (
          <li key={mission.id}>
            <a href={`/missions/${mission.id}`}>
              <bdi>{nameOf(mission.student)}</bdi>
            </a>
            <bdi class="soft">{mission.periods.map((p) => p.name).join(' · ')}</bdi>
            <span class="small end">{datesOf(props, mission).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <Rest n={missions.length} lang={lang} />
    </section>
  );
}

/** The way back to the list, from its name. */
export function BulkCrumb({ cohort, filter, lang }: { cohort: Cohort; filter: Asked; lang: Lang }) {
  return <CohortCrumb cohort={cohort} cohorts={MATRIX_PAGE_WORDS[lang].cohorts} href={matrixUrl(cohort.id, filter)} />;
}

function AskForm(props: BulkProps & { count: number }) {
  const { cohort, filter, act, form, mark, missions, asked, before, shell, count } = props;
  const w = BULK_WORDS[shell.lang];
  return (
    <form class="form" id="ask" method="post" action={matrixUrl(cohort.id, filter, { to: `/bulk/${act}` })}>
      <input type="hidden" name="form" value={form} />
      {mark === null ? null : <input type="hidden" name="mark" value={mark} />}
      <input type="hidden" name="asked" value={asked} />
      <input type="hidden" name="before" value={before} />
      {missions.map((m) => (
        <input key={m.id} type="hidden" name="m" value={m.id} />
      ))}
      {act === 'extend' ? <ExtensionFields {...props} /> : null}
      <div class="actions">
        {count > 0 ? (
          <button class="button" type="submit">
            {w.send[act](count)}
          </button>
        ) : null}
        <a href={matrixUrl(cohort.id, filter)}>{w.back}</a>
      </div>
    </form>
  );
}

/** The page. */
export function BulkPage(props: BulkProps) {
  const { shell, cohort, act, filter, missions, lines, left, asked, before, errors } = props;
  const { lang } = shell;
  const w = BULK_WORDS[lang];
  const none = missions.length === 0;
  const going = missions.filter(({ brokenOff }) => !brokenOff);
  const count = lines === null ? going.length : new Set(lines.map(({ address }) => address)).size;
  const title = none ? w.none : w.title[act](count);
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <BulkCrumb cohort={cohort} filter={filter} lang={lang} />
        <h1>{title}</h1>
        <p class="lede">{none ? w.noneText : w.lede[act]}</p>
        {asked > missions.length && !none ? <p>{w.lot(before + 1, before + missions.length, asked)}</p> : null}
      </header>
      <ErrorSummary title={w.refused} errors={none ? {} : errors} />
      {none ? (
        <p>
          <a href={matrixUrl(cohort.id, filter)}>{w.back}</a>
        </p>
      ) : (
        <>
          <AskForm {...props} count={count} />
          {lines === null ? <Missions missions={going} props={props} /> : <Letters lines={lines} lang={lang} />}
          <LeftList title={w.left} left={left} missions={missions} lang={lang} />
        </>
      )}
    </Layout>
  );
}
