/** What an import would do, before anything is written. */
import { CheckField } from '../mission/fields.view.tsx';
import { listedNameOf } from '../mission/mission.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { Sheet } from './import-columns.ts';
import type { CellError } from './import-entries.ts';
import { IGNORED, type Mapping } from './import-fields.ts';
import { Doubts, Heads, MappingTable } from './import-mapping.view.tsx';
import type { Settled } from './import-people.ts';
import { isReady, type Plan } from './import-plan.ts';
import { type Common, Heading, titleOf, TONES } from './import-run.page.tsx';
import type { RunState } from './import-states.ts';
import { groupErrors, spansOf } from './import-told.ts';
import { IMPORT_WORDS, type ImportWords } from './import-words.ts';

export interface PreviewProps extends Common {
  run: Common['run'] & { state: RunState };
  sheet: Sheet;
  mapping: Mapping;
  settled: Settled;
  vouched: boolean;
  plan: Plan;
  errors: Errors;
  /** What the plan is known by: another one is looked at again before it is followed. */
  seen: string;
  /** Columns that say what another one says. */
  twice: ReadonlySet<number>;
}

const GROUPS_SHOWN = 100;

const STUDENTS_SHOWN = 15;

function CellErrors({ errors, w }: { errors: readonly CellError[]; w: ImportWords }) {
  if (errors.length === 0) return null;
  const groups = groupErrors(errors);
  const left = groups.length - GROUPS_SHOWN;
  return (
    <section>
      <h2>{w.errors}</h2>
      <p>{w.errorsLede}</p>
      <table class="deposits">
        <Heads of={[w.column, w.what, w.rows]} />
        <tbody>
          {groups.slice(0, GROUPS_SHOWN).map(({ column, examples, rows }) => (
            <tr key={`${column} ${examples[0]!.code} ${examples[0]!.message}`}>
              <th scope="row" data-label={w.column}>
                <bdi>{column || w.noColumn}</bdi>
              </th>
              <td data-label={w.what}>
                <ul class="plain-list">
                  {[...new Set(examples.map(({ message }) => message))].map((message) => (
                    <li key={message}>{message}</li>
                  ))}
                </ul>
              </td>
              <td data-label={w.rows} class="import-lines">
                {spansOf(rows, w.to)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <p class="soft">{w.more(left)}</p> : null}
    </section>
  );
}

function Students({ plan, w }: { plan: Plan; w: ImportWords }) {
  const touched = plan.students.filter((s) => s.outcome !== 'unchanged');
  if (!isReady(plan) || touched.length === 0) return null;
  const left = touched.length - STUDENTS_SHOWN;
  return (
    <section>
      <h2>{w.students}</h2>
      <table class="deposits">
        <Heads of={[w.row, w.student, w.outcome]} />
        <tbody>
          {touched.slice(0, STUDENTS_SHOWN).map((student) => (
            <tr key={student.row}>
              <td data-label={w.row} class="num">
                {student.row}
              </td>
              <td data-label={w.student}>
                <bdi>{listedNameOf(student)}</bdi>
              </td>
              <td data-label={w.outcome}>
                <Signal tone={TONES[student.outcome]}>{w.outcomes[student.outcome]}</Signal>
                {student.outcome === 'updated' ? (
                  <span class="soft small">{` ${[...new Set(student.changed.map((each) => w.changed[each] ?? each))].join(', ')}`}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <p class="soft">{w.more(left)}</p> : null}
    </section>
  );
}

/** Whether students confirm the company tutors of the file, or who brings it in vouches for them. */
function Vouching({ plan, vouched, w }: Pick<PreviewProps, 'plan' | 'vouched'> & { w: ImportWords }) {
  const brings = plan.changes.missions.some(({ tutors }) => tutors.some(({ kind }) => kind === 'company'));
  if (!isReady(plan) || !brings) return null;
  return (
    <CheckField name="vouched" checked={vouched}>
      {w.vouched}
      <br />
      <span class="small soft">{w.vouchedHint}</span>
    </CheckField>
  );
}

/** What a file would do, and what it says. */
export function PreviewPage(props: PreviewProps) {
  const { shell, cohort, run, plan, mapping, settled, errors } = props;
  const w = IMPORT_WORDS[shell.lang];
  const title = titleOf(plan, w);
  const ready = isReady(plan) && plan.created + plan.updated > 0;
  const address = `/cohorts/${cohort.id}/import`;
  const left = props.sheet.headers.filter((header, at) => header !== '' && mapping[at] === IGNORED);
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <Heading {...{ shell, cohort, run, title }} />
        {run.state === 'failed' ? (
          <p role="status">
            <Signal tone="block">{w.failedLede}</Signal>
          </p>
        ) : null}
        <p>{isReady(plan) ? w.counted(plan.rows, plan) : w.readOnly(plan.rows)}</p>
        {isReady(plan) && plan.tutors.created + plan.tutors.updated > 0 ? <p>{w.tutors(plan.tutors)}</p> : null}
      </header>
      <ErrorSummary title={w.notDone} errors={errors} />
      <form class="import-run" method="post" action={`${address}/${run.id}`}>
        <input type="hidden" name="seen" value={props.seen} />
        <CellErrors errors={plan.errors} w={w} />
        <Doubts doubts={plan.doubts} settled={settled} lang={shell.lang} />
        <Students plan={plan} w={w} />
        <Vouching plan={plan} vouched={props.vouched} w={w} />
        <div class="actions" id="apply">
          {ready ? (
            <button class="button" type="submit" name="intent" value="apply">
              {w.apply}
            </button>
          ) : null}
          <button class={ready ? 'button quiet' : 'button'} type="submit" name="intent" value="preview">
            {w.preview}
          </button>
          <a class="button quiet" href={address}>
            {w.another}
          </a>
        </div>
        <section>
          <h2>{w.columns}</h2>
          <p>{props.sheet.headerLine === 0 ? w.noHeaders : `${w.headersAt(props.sheet.headerLine)} ${w.columnsLede}`}</p>
          {left.length > 0 ? (
            <p>
              {w.leftOut(left.length)} <bdi>{left.join(', ')}</bdi>
            </p>
          ) : null}
          <MappingTable sheet={props.sheet} mapping={mapping} lang={shell.lang} wrong={props.twice} />
          <p class="actions">
            <button class="button quiet" type="submit" name="intent" value="preview">
              {w.preview}
            </button>
          </p>
        </section>
      </form>
    </Layout>
  );
}
