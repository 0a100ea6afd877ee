/** The people of the school: a search, a page of them. */
import { dayIn } from '../guide/calendar.ts';
import { listedNameOf } from '../mission/mission.ts';
import { Pager } from '../ui/pager.tsx';
import type { Role } from '../identity/ability.ts';
import { ROLES } from '../identity/ability.ts';
import { ROLE_WORDS } from '../identity/words.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { day } from '../ui/typography.ts';
import type { HeldRole } from './person-form.ts';
import { PERSONS_WORDS } from './persons-words.ts';

/** A row of the list. */
interface PersonRow {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  number: string | null;
  leftAt: number | null;
  roles: readonly HeldRole[];
}
/** What is looked for. */
export interface Asked {
  query: string;
  role: Role | null;
  left: boolean;
}

export interface PersonsProps {
  shell: Shell;
  asked: Asked;
  persons: readonly PersonRow[];
  total: number;
  /** Pairs of records that may be one person. */
  duplicates: number;
  page: number;
  pages: number;
  titleOf(programme: string): string;
  /** Zone of the days. */
  zone: string;
}

/** The address of the list. */
export function personsUrl({ query, role, left }: Asked, page = 1): string {
  const search = new URLSearchParams({
    ...(query && { q: query }),
    ...(role && { role }),
    ...(left && { left: 'yes' }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return search ? `/persons?${search}` : '/persons';
}

/** Roles as they are read: the role, then its programme. */
export function Roles(props: { roles: readonly HeldRole[]; shell: Shell; titleOf(programme: string): string }) {
  const { roles, shell, titleOf } = props;
  const w = PERSONS_WORDS[shell.lang];
  if (roles.length === 0) return <span class="soft">{w.noRole}</span>;
  return (
    <ul class="plain-list">
      {roles.map(({ role, programme }) => (
        <li key={`${role}@${programme}`}>
          {ROLE_WORDS[shell.lang][role]}
          <span class="soft">{`, ${programme === '' ? w.everywhere : titleOf(programme)}`}</span>
        </li>
      ))}
    </ul>
  );
}

function Search({ shell, asked }: Pick<PersonsProps, 'shell' | 'asked'>) {
  const w = PERSONS_WORDS[shell.lang];
  return (
    <form class="person-search" method="get" action="/persons" role="search">
      <div class="form-field">
        <label for="q">{w.search}</label>
        <input class="field" id="q" name="q" type="search" value={asked.query} maxLength={100} />
      </div>
      <div class="form-field">
        <label for="role">{w.role}</label>
        <select class="field" id="role" name="role">
          <option value="">{w.anyRole}</option>
          {ROLES.map((role) => (
            <option key={role} value={role} selected={asked.role === role}>
              {ROLE_WORDS[shell.lang][role]}
            </option>
          ))}
        </select>
      </div>
      <div class="form-field">
        <label for="left">{w.which}</label>
        <select class="field" id="left" name="left">
          <option value="">{w.here}</option>
          <option value="yes" selected={asked.left}>
            {w.leftOnes}
          </option>
        </select>
      </div>
      <button class="button quiet">{w.searchDo}</button>
    </form>
  );
}

function Row({ person, shell, titleOf, zone }: { person: PersonRow } & Pick<PersonsProps, 'shell' | 'titleOf' | 'zone'>) {
  const w = PERSONS_WORDS[shell.lang];
  const { id, email, number, leftAt, roles } = person;
  return (
    <tr>
      <th scope="row">
        <a href={`/persons/${id}`}>
          <bdi>{listedNameOf(person)}</bdi>
        </a>
        {leftAt === null ? null : <span class="small soft block-line">{w.leftOn(day(dayIn(leftAt, zone), shell.lang))}</span>}
      </th>
      <td data-label={w.email}>
        <bdi class="address">{email}</bdi>
      </td>
      <td data-label={w.number}>{number === null ? null : <bdi>{number}</bdi>}</td>
      <td data-label={w.roles}>
        <Roles roles={roles} shell={shell} titleOf={titleOf} />
      </td>
    </tr>
  );
}

/** /persons. */
export function PersonsPage(props: PersonsProps) {
  const { shell, asked, persons, total, duplicates, titleOf, zone } = props;
  const w = PERSONS_WORDS[shell.lang];
  const title = w.title(total, { looked: asked.query !== '' || asked.role !== null, left: asked.left });
  return (
    <Layout shell={shell} title={title} current="persons" unlisted>
      <header>
        <h1>{title}</h1>
        <p class="actions">
          <a class="button" href="/persons/new">
            {w.add}
          </a>
          <a class="button quiet" href="/school">
            {w.school}
          </a>
          <a href="/letters">{w.letters}</a>
          <a href="/outbox">{w.outbox}</a>
        </p>
        {duplicates > 0 ? (
          <p>
            <Signal tone="check">
              <a href="/persons/duplicates">{w.duplicates(duplicates)}</a>
            </Signal>
          </p>
        ) : null}
      </header>
      <Search shell={shell} asked={asked} />
      {persons.length ? (
        <table class="deposits">
          <caption>{w.table}</caption>
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.email}</th>
              <th scope="col">{w.number}</th>
              <th scope="col">{w.roles}</th>
            </tr>
          </thead>
          <tbody>
            {persons.map((person) => (
              <Row key={person.id} person={person} shell={shell} titleOf={titleOf} zone={zone} />
            ))}
          </tbody>
        </table>
      ) : (
        <p>{w.none}</p>
      )}
      <Pager lang={shell.lang} page={props.page} pages={props.pages} href={(page) => personsUrl(asked, page)} />
    </Layout>
  );
}
