/** Two records of one person: those that may be, the search for another one. */
import { nameOf } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { MERGE_WORDS } from './merge-person-words.ts';

/** A person as these pages name them. */
export interface Named {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  number: string | null;
}

/** Where one is: people, this person. */
export function Crumb({ shell, person }: { shell: Shell; person?: Named }) {
  return (
    <p class="crumb">
      <a href="/persons">{MERGE_WORDS[shell.lang].persons}</a>
      {person ? (
        <>
          {' / '}
          <a href={`/persons/${person.id}`}>
            <bdi>{nameOf(person)}</bdi>
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
      <bdi>{nameOf(person)}</bdi>
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
            <a class="button quiet small" href={`/persons/${one.id}/merge/${two.id}`} aria-label={w.compareWith(nameOf(one))}>
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
  const title = w.otherTitle(nameOf(person));
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
      {others.length === 0 && query ? <p>{w.noOther}</p> : null}
      <ul class="person-pairs">
        {others.map((other) => (
          <li key={other.id} class="sheet">
            <Line person={other} shell={shell} />
            <a class="button quiet small" href={`/persons/${person.id}/merge/${other.id}`}>
              {w.compare}
              <span class="visually-hidden">
                {' '}
                <bdi>{nameOf(other)}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
