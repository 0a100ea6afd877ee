/** The columns of a file with what each becomes, and the people to settle: parts of the page of a run. */
import type { ComponentChildren } from 'preact';
import { nameOf } from '../mission/mission.ts';
import { Signal } from '../ui/signal.tsx';
import type { Lang } from '../ui/lang.ts';
import { groupsUsed, type Sheet } from './import-columns.ts';
import { fieldWord } from './import-field-words.ts';
import { BASES, fieldOf, IGNORED, isOnce, type Mapping, MOST_GROUPS } from './import-fields.ts';
import { type Doubt, NEW, type Settled } from './import-people.ts';
import { IMPORT_WORDS } from './import-words.ts';

export const columnName = (at: number) => `column-${at}`;
export const doubtName = (doubt: Doubt) => `settle-${doubt.key.replaceAll(' ', '-')}`;

/** Lines that examples are taken from, and how many are shown. */
const SAMPLED = 50;
const SAMPLES = 3;
const SAMPLE_LENGTH = 40;

/** Different values of a column. */
function samplesOf(sheet: Sheet, at: number): string[] {
  const values = sheet.rows.slice(0, SAMPLED).map((row) => (row[at] ?? '').trim());
  return [...new Set(values.filter(Boolean))]
    .slice(0, SAMPLES)
    .map((value) => (value.length > SAMPLE_LENGTH ? `${value.slice(0, SAMPLE_LENGTH)}…` : value));
}

/** Fields that a column may become: each group of the file, and one more. */
function optionsOf(mapping: Mapping): string[] {
  const used = groupsUsed(mapping);
  return BASES.flatMap((base) => {
    if (isOnce(base)) return [fieldOf(base, 1)];
    const groups = used[base.split('.')[0] as keyof typeof used];
    return Array.from({ length: Math.min(groups + 1, MOST_GROUPS) }, (_, at) => fieldOf(base, at + 1));
  });
}

/** The head of a table: the words of its columns. */
export const Heads = ({ of }: { of: readonly string[] }) => (
  <thead>
    <tr>
      {of.map((words) => (
        <th key={words} scope="col">
          {words}
        </th>
      ))}
    </tr>
  </thead>
);

/** What each column says. Columns without header nor value are not shown. */
export function MappingTable(props: { sheet: Sheet; mapping: Mapping; lang: Lang; wrong: ReadonlySet<number> }) {
  const { sheet, mapping, lang, wrong } = props;
  const w = IMPORT_WORDS[lang];
  const options = optionsOf(mapping);
  return (
    <table class="deposits">
      <Heads of={[w.header, w.samples, w.field]} />
      <tbody>
        {sheet.headers.map((header, at) => {
          const samples = samplesOf(sheet, at);
          const name = columnName(at);
          if (!header && samples.length === 0) return <input key={name} type="hidden" name={name} value={IGNORED} />;
          return (
            <tr key={name}>
              <th scope="row">
                <bdi>{header || w.unnamed(at + 1)}</bdi>
              </th>
              <td data-label={w.samples} class="small soft">
                <bdi>{samples.join(' · ')}</bdi>
              </td>
              <td data-label={w.field}>
                <select
                  class="field"
                  id={name}
                  name={name}
                  aria-label={w.fieldOf(header || w.unnamed(at + 1))}
                  aria-invalid={wrong.has(at) || undefined}
                  aria-describedby={wrong.has(at) ? `${name}-error` : undefined}
                >
                  <option value={IGNORED}>{w.ignored}</option>
                  {options.map((field) => (
                    <option key={field} value={field} selected={mapping[at] === field}>
                      {fieldWord(field, lang)}
                    </option>
                  ))}
                </select>
                {wrong.has(at) ? (
                  <p class="small" id={`${name}-error`}>
                    <Signal tone="block">{w.twice}</Signal>
                  </p>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function DoubtField({ doubt, settled, lang }: { doubt: Doubt; settled: Settled; lang: Lang }) {
  const w = IMPORT_WORDS[lang];
  const name = doubtName(doubt);
  const choice = (value: string, words: ComponentChildren) => (
    <label class="choice" key={value}>
      <input type="radio" name={name} value={value} checked={settled[doubt.key] === value} />
      <span>{words}</span>
    </label>
  );
  return (
    <fieldset class="row-set" id={name}>
      <legend>
        {`${w.doubt(doubt.row)} `}
        <bdi>{nameOf(doubt)}</bdi>
        {doubt.email ? (
          <>
            {', '}
            <bdi>{doubt.email}</bdi>
          </>
        ) : null}
      </legend>
      {doubt.candidates.map((person) =>
        choice(
          person.id,
          <>
            {`${w.is} `}
            <bdi>{nameOf(person)}</bdi>
            {', '}
            <bdi>{person.email}</bdi>
            {person.number ? (
              <>
                {`, ${w.number} `}
                <bdi>{person.number}</bdi>
              </>
            ) : null}
          </>,
        ),
      )}
      {choice(NEW, doubt.candidates.length > 0 ? w.isNew : w.twins)}
    </fieldset>
  );
}

/** People of the same name: the same, or not. */
export function Doubts(props: { doubts: readonly Doubt[]; settled: Settled; lang: Lang }) {
  const w = IMPORT_WORDS[props.lang];
  if (props.doubts.length === 0) return null;
  return (
    <section>
      <h2>{w.doubts}</h2>
      <p>{w.doubtsLede}</p>
      <div class="dates">
        {props.doubts.map((doubt) => (
          <DoubtField key={doubt.key} doubt={doubt} settled={props.settled} lang={props.lang} />
        ))}
      </div>
    </section>
  );
}
