/** The dates of a cohort in a form: for each step of the guide its two fields, beside what the guide says and its clause. */
import { lastInstantWords } from '../guide/reading/calendar.view.tsx';
import { Says } from '../guide/reading/provenance.view.tsx';
import { foreign, plain, type Reading } from '../guide/reading/reading.ts';
import type { Milestone } from '../guide/programme.ts';
import { describedBy, type Errors, FormField } from '../ui/form.tsx';
import { hour } from '../ui/typography.ts';
import { COHORT_WORDS } from './cohort-words.ts';
import { dayField, type TypedDates, timeField } from './cohort-form.ts';

const LAST_SECOND = '23:59:59';

interface Props {
  r: Reading;
  typed: TypedDates;
  errors: Errors;
}

/** Where a step stands in the source: links to the clauses on the page of the guide. */
function Clauses({ of, r }: { of: Pick<Milestone, 'clause'>; r: Reading }) {
  const clauses = of.clause === undefined ? [] : [of.clause].flat();
  const page = `/guides/${r.guide.guide}/${encodeURIComponent(r.guide.version)}`;
  return (
    <>
      {clauses.map((id) => (
        <a key={id} class="clause" href={`${page}#clause-${id}`} title={r.guide.clauses[id]?.label}>
          {id}
        </a>
      ))}
    </>
  );
}

/** What the product added to the date of a step. */
const addedTo = (milestone: Milestone) => [milestone.default, milestone.time?.default].filter((each) => each !== undefined);

/** What it added to several steps in the same words, each once. */
function addedOften(r: Reading) {
  const same = Map.groupBy(r.guide.calendar.flatMap(addedTo), (each) => plain(each, r));
  return new Map([...same].filter(([, all]) => all.length > 1).map(([words, [first]]) => [words, first!]));
}

/** What the guide says of the date of a step; what is said of several (`often`) stands before them. */
function GuideSays({ milestone, r, often }: { milestone: Milestone; r: Reading; often: { has(words: string): boolean } }) {
  const w = COHORT_WORDS[r.lang];
  const last = lastInstantWords(milestone, r);
  const why = addedTo(milestone).filter((each) => !often.has(plain(each, r)));
  return (
    <div class="guide-says small soft">
      <p>
        {last
          ? `${w.byDefault} ${last} `
          : `${w.cohortSets} ${w.hourDefault(hour(milestone.time?.value ?? LAST_SECOND, r.lang))} `}
        <Clauses of={milestone} r={r} />
      </p>
      {why.map((each) => (
        <p key={plain(each, r)}>
          {`${w.added} `}
          <span lang={foreign(each, r)}>{plain(each, r)}</span>
        </p>
      ))}
    </div>
  );
}

function Field(props: { name: string; kind: 'date' | 'time'; label: string; typed: string; error: string | undefined }) {
  const { name, kind, label, typed, error } = props;
  // a browser empties a date field that holds no date: what was typed is shown again as plain text
  const type = error && typed ? 'text' : kind;
  return (
    <FormField name={name} label={label} error={error}>
      <input
        class="field"
        id={name}
        name={name}
        type={type}
        step={type === 'time' ? 1 : undefined}
        value={typed}
        maxLength={20}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint: false, error: error !== undefined })}
      />
    </FormField>
  );
}

/** What is wrong, told far from its fields: what is wrong with a date says which step it is of. */
export function withSteps(errors: Errors, r: Reading): Errors {
  const { ofStep } = COHORT_WORDS[r.lang];
  const told = r.guide.calendar.flatMap(({ id, title }) =>
    [dayField(id), timeField(id)].flatMap((name) => {
      const what = errors[name];
      return what === undefined ? [] : [[name, ofStep(plain(title, r), what)] as const];
    }),
  );
  return { ...errors, ...Object.fromEntries(told) };
}

/** Every step of the guide, in its order. */
export function DatesFields({ r, typed, errors }: Props) {
  const w = COHORT_WORDS[r.lang];
  const often = addedOften(r);
  return (
    <section class="dates">
      <h2>{w.dates}</h2>
      <p class="small soft">{w.zone(r.guide.timezone.split('/').at(-1)?.replaceAll('_', ' ') ?? r.guide.timezone)}</p>
      {often.size > 0 ? (
        <div class="guide-says small soft">
          <p>{w.addedOften}</p>
          <ul>
            {[...often].map(([words, each]) => (
              <li key={words} lang={foreign(each, r)}>
                {words}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {r.guide.calendar.map((milestone) => {
        const { day, time } = typed[milestone.id] ?? { day: '', time: '' };
        const [dayName, timeName] = [dayField(milestone.id), timeField(milestone.id)];
        return (
          <fieldset key={milestone.id} class="row-set">
            <legend>
              <Says text={milestone.title} r={r} />
            </legend>
            <GuideSays milestone={milestone} r={r} often={often} />
            <div class="field-pair">
              <Field name={dayName} kind="date" label={w.day} typed={day} error={errors[dayName]} />
              <Field name={timeName} kind="time" label={w.time} typed={time} error={errors[timeName]} />
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}
