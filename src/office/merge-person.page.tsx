/** Two records of one person: those that may be, the search for another one, the two side by side. */
import type { Role } from '../identity/ability.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { Choice, Obstacle } from './merge-person.ts';
import { MERGE_WORDS } from './merge-person-words.ts';
import { Roles } from './persons.page.tsx';

/** A person as these pages name them. */
interface Named {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  number: string | null;
}
const called = ({ firstName, lastName }: Named) => `${firstName} ${lastName}`;

function Crumb({ shell, person }: { shell: Shell; person?: Named }) {
  return (
    <p class="crumb">
      <a href="/persons">{MERGE_WORDS[shell.lang].persons}</a>
      {person ? (
        <>
          {' / '}
          <a href={`/persons/${person.id}`}>
            <bdi>{called(person)}</bdi>
          </a>
        </>
      ) : null}
    </p>
  );
}

function Line({ person, shell }: { person: Named; shell: Shell }) {
  const w = MERGE_WORDS[shell.lang];
  return (
    <span>
      <bdi>{called(person)}</bdi>
      {', '}
      <bdi class="address">{person.email}</bdi>
      {person.number ? (
        <>
          {`, ${w.number.toLowerCase()} `}
          <bdi>{person.number}</bdi>
        </>
      ) : null}
    </span>
  );
}

/** /persons/duplicates: records of the same name, two by two. */
export function DuplicatesPage(props: { shell: Shell; pairs: readonly (readonly [Named, Named])[]; total: number }) {
  const { shell, pairs, total } = props;
  const w = MERGE_WORDS[shell.lang];
  const title = w.duplicatesTitle(total);
  return (
    <Layout shell={shell} title={title} current="persons" unlisted>
      <header>
        <Crumb shell={shell} />
        <h1>{title}</h1>
        <p class="lede">{total === 0 ? w.noDuplicates : w.duplicatesLede}</p>
        {total > pairs.length ? <p>{w.firstOnes(pairs.length)}</p> : null}
      </header>
      <ul class="person-pairs">
        {pairs.map(([one, two]) => (
          <li key={`${one.id} ${two.id}`} class="sheet">
            <div>
              <Line person={one} shell={shell} />
              <span class="soft">{w.and}</span>
              <Line person={two} shell={shell} />
            </div>
            <a class="button quiet small" href={`/persons/${one.id}/merge/${two.id}`} aria-label={w.compareWith(called(one))}>
              {w.compare}
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

/** /persons/:person/merge: which other record is theirs. */
export function OtherRecordPage(props: { shell: Shell; person: Named; query: string; others: readonly Named[] }) {
  const { shell, person, query, others } = props;
  const w = MERGE_WORDS[shell.lang];
  const title = w.otherTitle(called(person));
  return (
    <Layout shell={shell} title={title} current="persons" unlisted>
      <header>
        <Crumb shell={shell} person={person} />
        <h1>{title}</h1>
        <p class="lede">{w.otherLede}</p>
      </header>
      <form class="person-search" method="get" action={`/persons/${person.id}/merge`} role="search">
        <div class="form-field">
          <label for="q">{w.search}</label>
          <input class="field" id="q" name="q" type="search" value={query} maxLength={100} />
        </div>
        <button class="button quiet">{w.searchDo}</button>
      </form>
      {others.length === 0 ? <p>{w.noOther}</p> : null}
      <ul class="person-pairs">
        {others.map((other) => (
          <li key={other.id} class="sheet">
            <Line person={other} shell={shell} />
            <a class="button quiet small" href={`/persons/${person.id}/merge/${other.id}`}>
              {w.compare}
              <span class="visually-hidden">
                {' '}
                <bdi>{called(other)}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

/** A record with what it holds. */
interface Compared {
  person: Named & { leftAt: number | null; roles: readonly { role: Role; programme: string }[] };
  missions: readonly {
    mission: string;
    cohort: string;
    student: string;
    as: 'student' | 'company' | 'academic';
    over: boolean;
  }[];
  appraisals: number;
  feedback: number;
}

export interface ComparePageProps {
  shell: Shell;
  records: readonly [Compared, Compared];
  choice: Choice;
  obstacles: readonly Obstacle[];
  errors: Errors;
  titleOf(programme: string): string;
}

function RecordCard(props: { record: Compared; title: string } & Pick<ComparePageProps, 'shell' | 'titleOf'>) {
  const { record, title, shell, titleOf } = props;
  const w = MERGE_WORDS[shell.lang];
  const { person, missions, appraisals, feedback } = record;
  const said = [...(appraisals ? [w.appraisals(appraisals)] : []), ...(feedback ? [w.feedback(feedback)] : [])].join(', ');
  return (
    <section class="sheet">
      <h2>
        <span class="soft small block-line">{title}</span>
        <a href={`/persons/${person.id}`}>
          <bdi>{called(person)}</bdi>
        </a>
      </h2>
      <dl class="record">
        <dt>{w.email}</dt>
        <dd>
          <bdi class="address">{person.email}</bdi>
          {person.leftAt === null ? null : <span class="soft">{` (${w.left})`}</span>}
        </dd>
        <dt>{w.number}</dt>
        <dd>{person.number === null ? <span class="soft">{w.none}</span> : <bdi>{person.number}</bdi>}</dd>
        <dt>{w.roles}</dt>
        <dd>
          <Roles roles={person.roles} shell={shell} titleOf={titleOf} />
        </dd>
        <dt>{w.missions}</dt>
        <dd>
          {missions.length === 0 ? <span class="soft">{w.noneOf}</span> : null}
          <ul class="plain-list">
            {missions.map((line) => (
              <li key={`${line.mission} ${line.as}`}>
                <a href={`/missions/${line.mission}`}>
                  <bdi>{line.student}</bdi>
                </a>
                <span class="soft">
                  {`, ${w.as[line.as]}, `}
                  <bdi>{line.cohort}</bdi>
                  {line.over ? ` (${w.over})` : ''}
                </span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{w.said}</dt>
        <dd>{said || <span class="soft">{w.nothing}</span>}</dd>
      </dl>
    </section>
  );
}

function Obstacles({ shell, obstacles, records }: ComparePageProps) {
  const w = MERGE_WORDS[shell.lang];
  const lines = new Map(records.flatMap((record) => record.missions.map((line) => [line.mission, line] as const)));
  return (
    <section>
      <h2>{w.obstaclesTitle}</h2>
      <ul>
        {obstacles.map(({ code, missions }) => (
          <li key={code} id={code} tabIndex={-1}>
            {w.obstacles[code]}
            <ul>
              {missions.map((mission) => (
                <li key={mission}>
                  <a href={`/missions/${mission}`}>
                    {`${w.mission} · `}
                    <bdi>{lines.get(mission)?.student ?? ''}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choose(props: ComparePageProps & { name: 'keep' | 'email'; title: string; hint: string }) {
  const { shell, records, choice, errors, name, title, hint } = props;
  const w = MERGE_WORDS[shell.lang];
  const error = errors[name];
  return (
    <fieldset class={error ? 'form-field wrong' : 'form-field'} id={name} tabIndex={-1} aria-describedby={`${name}-hint`}>
      <legend>{title}</legend>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {error ? (
        <p class="error">
          <Signal tone="block">{error}</Signal>
        </p>
      ) : null}
      {records.map(({ person }) => (
        <label key={person.id} class="choice">
          <input type="radio" name={name} value={person.id} checked={choice[name] === person.id} />
          <bdi class="address">{name === 'keep' ? w.keepOf(called(person), person.email) : person.email}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** /persons/:person/merge/:other. */
export function ComparePage(props: ComparePageProps) {
  const { shell, records, obstacles, errors } = props;
  const w = MERGE_WORDS[shell.lang];
  const [one, two] = records;
  return (
    <Layout shell={shell} title={w.compareTitle} current="persons" unlisted>
      <header>
        <Crumb shell={shell} person={one.person} />
        <h1>{w.compareTitle}</h1>
        <p class="lede">{w.compareLede}</p>
      </header>
      <ErrorSummary title={w.refused} errors={errors} />
      <div class="person-records">
        <RecordCard {...props} record={one} title={w.first} />
        <RecordCard {...props} record={two} title={w.second} />
      </div>
      {obstacles.length > 0 ? <Obstacles {...props} /> : null}
      <form class="form" method="post" action={`/persons/${one.person.id}/merge/${two.person.id}`}>
        {obstacles.length === 0 ? (
          <>
            <Choose {...props} name="keep" title={w.keep} hint={w.keepHint} />
            <Choose {...props} name="email" title={w.address} hint={w.addressHint} />
            <p class="soft">{w.ends}</p>
          </>
        ) : null}
        <p class="actions">
          {obstacles.length === 0 ? (
            <button class="button" name="intent" value="merge">
              {w.merge}
            </button>
          ) : null}
          <button class="button quiet" name="intent" value="apart">
            {w.apart}
          </button>
        </p>
      </form>
    </Layout>
  );
}
