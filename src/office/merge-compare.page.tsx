/** Two records side by side: what each holds, what stands in the way of one, what is chosen. */
import type { Role } from '../identity/ability.ts';
import { nameOf } from '../mission/mission.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { Choice, Obstacle } from './merge-person.ts';
import { Crumb, type Named } from './merge-person.page.tsx';
import { MERGE_WORDS } from './merge-person-words.ts';
import { Roles } from './persons.page.tsx';

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
          <bdi>{nameOf(person)}</bdi>
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
          <bdi class="address">{name === 'keep' ? w.keepOf(nameOf(person), person.email) : person.email}</bdi>
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
