/** The matrix on a page: a row a mission, a column a milestone. On a phone, a list with only the steps that need someone. */
import type { JSX } from 'preact';
import type { Milestone } from '../guide/programme.ts';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Lang } from '../ui/lang.ts';
import { DASH, RING, SHAPES, TARGET } from '../ui/signal.tsx';
import { type Cells, columnsOf } from './matrix.ts';
import { shortDay } from './matrix-notes.ts';
import { MATRIX_WORDS } from './matrix-words.ts';
import { type Cohort, deadlineOf, type Extension, listedNameOf, type Mission, nameOf } from '../mission/mission.ts';
import { STEP_STATES, type StepState } from './thread.ts';

/** A row: the mission, the state of its steps, what is unusual. */
export interface MatrixRow {
  mission: Mission;
  cells: Cells;
  notes: readonly string[];
}

/** Shape and colour of each state. */
const LOOK: Readonly<Record<StepState, readonly [tone: string, shape: JSX.Element]>> = {
  done: ['conform', SHAPES.conform],
  now: ['now', TARGET],
  expected: ['expected', SHAPES.expected],
  check: ['check', SHAPES.check],
  late: ['block', SHAPES.block],
  past: ['wait', <circle cx="8" cy="8" r="3.1" fill="currentColor" />],
  wait: ['wait', RING],
  off: ['wait', DASH],
};

/** The shape of a state; the page draws each once and repeats it by reference. */
const Shape = ({ state }: { state: StepState }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <use href={`#cell-${state}`} />
  </svg>
);

/** The shapes themselves, unseen. One a page. */
const Shapes = () => (
  <svg width="0" height="0" class="shapes" aria-hidden="true">
    {STEP_STATES.map((state) => (
      <symbol key={state} id={`cell-${state}`} viewBox="0 0 16 16">
        {LOOK[state][1]}
      </symbol>
    ))}
  </svg>
);

/** What each shape means, among those that `rows` may hold. */
export function Legend({ lang, rows }: { lang: Lang; rows: readonly MatrixRow[] }) {
  const w = MATRIX_WORDS[lang];
  const isOff = rows.some(({ mission }) => mission.brokenOff);
  return (
    <>
      <Shapes />
      <ul class="legend small" aria-label={w.legend}>
        {STEP_STATES.filter((state) => state !== 'off' || isOff).map((state) => (
          <li key={state} class={`signal ${LOOK[state][0]}`}>
            <Shape state={state} />
            {w.states[state]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A short name for a step: its kind, unless two steps share it. */
function headOf(milestone: Milestone, guide: Guide, lang: Lang): string {
  const alone = guide.calendar.filter((m) => m.kind === milestone.kind).length === 1;
  return alone ? MATRIX_WORDS[lang].kinds[milestone.kind] : plain(milestone.title, readingElsewhere(guide, lang));
}

export interface MatrixProps {
  guide: Guide;
  cohort: Cohort;
  /** Those of everyone. */
  extensions: readonly Extension[];
  rows: readonly MatrixRow[];
  lang: Lang;
  caption: string;
  /** Name of the boxes that choose missions; none without. */
  select?: string;
  /** Whether the rows are in the order of names: the family name stands first then. */
  byName?: boolean;
}

/** A column: its step, with a short name. */
interface Column {
  step: Milestone;
  head: string;
}

function Head({ props, columns }: { props: MatrixProps; columns: readonly Column[] }) {
  const { guide, cohort, extensions, lang, select } = props;
  const w = MATRIX_WORDS[lang];
  return (
    <thead>
      <tr>
        {select ? (
          <th scope="col" class="choose">
            <span class="visually-hidden">{w.choose}</span>
          </th>
        ) : null}
        <th scope="col" class="who">
          {w.student}
        </th>
        {columns.map(({ step, head }) => {
          const at = deadlineOf(step, guide, cohort, extensions)?.at;
          const title = plain(step.title, readingElsewhere(guide, lang));
          return (
            <th key={step.id} scope="col" class="step" title={title} abbr={title}>
              {head}
              <span>{at === undefined ? '' : shortDay(at, lang, guide.timezone, cohort.year)}</span>
            </th>
          );
        })}
        <th scope="col">{w.toKnow}</th>
      </tr>
    </thead>
  );
}

/** "Armor, Lorient": where the mission takes place last; the places before it are on its page. */
function placeOf({ periods }: Mission): string {
  const last = periods.at(-1);
  return last ? [last.name, last.place].filter(Boolean).join(', ') : '';
}

function Row({ row, props, columns }: { row: MatrixRow; props: MatrixProps; columns: readonly Column[] }) {
  const { lang, select, byName } = props;
  const w = MATRIX_WORDS[lang];
  const { mission, cells, notes } = row;
  const place = placeOf(mission);
  return (
    <tr>
      {select ? (
        <td class="choose">
          <input type="checkbox" name={select} value={mission.id} aria-label={w.select(nameOf(mission.student))} />
        </td>
      ) : null}
      <th scope="row" class="who">
        <a href={`/missions/${mission.id}`}>
          <bdi>{(byName ? listedNameOf : nameOf)(mission.student)}</bdi>
        </a>
        <small title={place}>
          <bdi>{place}</bdi>
        </small>
      </th>
      {columns.map(({ step, head }) => {
        const state = cells.get(step.id) ?? 'wait';
        return (
          <td key={step.id} class={`s ${LOOK[state][0]} ${state}`} data-label={head}>
            <Shape state={state} />
            <span class="state">{w.states[state]}</span>
          </td>
        );
      })}
      <td class="small notes">{notes.join('\u00a0· ')}</td>
    </tr>
  );
}

/** Steps for which a wide screen has room: the page scrolls under the heads then, rather than the table sideways. */
const FITS = 9;

/** The table. It scrolls sideways where it does not fit. The page shows the legend too, once: it holds the shapes. */
export function Matrix(props: MatrixProps) {
  const { guide, cohort, extensions, lang } = props;
  const columns = columnsOf(guide, cohort, extensions).map((step) => ({ step, head: headOf(step, guide, lang) }));
  return (
    <div class={columns.length <= FITS ? 'scroll fits' : 'scroll'} tabIndex={0} role="region" aria-label={props.caption}>
      <table class="matrix">
        <caption>{props.caption}</caption>
        <Head props={props} columns={columns} />
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.mission.id} row={row} props={props} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
