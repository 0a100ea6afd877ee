/** One person, new or known: the form of what the school knows of them. */
import { Fragment } from 'preact';
import { ROLE_WORDS } from '../identity/words.ts';
import { nameOf } from '../mission/mission.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { LANGS } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { capital, instant } from '../ui/typography.ts';
import { changesOf, LONGEST, type offeredRoles, type PersonFields, roleField } from './person-form.ts';
import { type PersonEntry, personSentence } from './person-journal.ts';
import { PERSONS_WORDS } from './persons-words.ts';

/** Someone whose page may be opened. */
interface Known {
  id: string;
  lastName: string;
  firstName: string;
}

export interface PersonProps {
  shell: Shell;
  /** Null: not added yet. */
  person: (Known & { roles: PersonFields['roles']; left: boolean }) | null;
  typed: PersonFields;
  /** The state that the form was made from (`seenAs`). */
  seen: string;
  /** What the record says today, when that is another; null otherwise. */
  today: PersonFields | null;
  offered: ReturnType<typeof offeredRoles>;
  errors: Errors;
  /** Who bears this name, address or number already. */
  others: readonly Known[];
  done: 'saved' | 'created' | 'merged' | null;
  /** Newest first. */
  journal: readonly PersonEntry[];
  zone: string;
  titleOf(programme: string): string;
}

type TextName = 'lastName' | 'firstName' | 'email' | 'number';

function Text(props: PersonProps & { name: TextName; label: string; hint?: string; longest: number; autocomplete?: string }) {
  const { name, label, hint, typed, errors, longest } = props;
  return (
    <FormField name={name} label={label} {...(hint && { hint })} error={errors[name]}>
      <input
        class="field"
        id={name}
        name={name}
        type={name === 'email' ? 'email' : 'text'}
        value={typed[name]}
        maxLength={longest}
        autoComplete="off"
        required={name !== 'number'}
        aria-invalid={errors[name] ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint: hint !== undefined, error: errors[name] !== undefined })}
      />
    </FormField>
  );
}

function RoleBoxes(props: PersonProps) {
  const { shell, typed, offered, errors, titleOf } = props;
  const w = PERSONS_WORDS[shell.lang];
  const holds = (name: string) => typed.roles.some((role) => roleField(role) === name);
  return (
    <fieldset
      class={errors['roles'] ? 'form-field wrong' : 'form-field'}
      id="roles"
      tabIndex={-1}
      aria-describedby={describedBy('roles', { hint: true, error: errors['roles'] !== undefined })}
    >
      <legend>{w.rolesTitle}</legend>
      <p class="hint" id="roles-hint">
        {w.rolesHint}
      </p>
      {errors['roles'] ? (
        <p class="error" id="roles-error">
          <Signal tone="block">{errors['roles']}</Signal>
        </p>
      ) : null}
      <div class="role-places">
        {[...offered].map(([programme, roles]) => (
          <fieldset key={programme} class="row-set">
            <legend>{programme === '' ? capital(w.everywhere) : titleOf(programme)}</legend>
            {roles.map((role) => {
              const name = roleField({ role, programme });
              return (
                <label key={name} class="choice">
                  <input type="checkbox" name={name} value="yes" checked={holds(name)} />
                  {ROLE_WORDS[shell.lang][role]}
                </label>
              );
            })}
          </fieldset>
        ))}
      </div>
    </fieldset>
  );
}

function Others({ shell, others, errors }: PersonProps) {
  const w = PERSONS_WORDS[shell.lang];
  if (others.length === 0) return null;
  return (
    <div class="form-field">
      <p>{errors['another'] ? w.sameNameTitle : w.taken}</p>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <a href={`/persons/${other.id}`}>
              <bdi>{nameOf(other)}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {errors['another'] ? (
        <label class="choice">
          <input type="checkbox" id="another" name="another" value="yes" />
          {w.another}
        </label>
      ) : null}
    </div>
  );
}

/** What the record says today of each field where something else was typed. */
function Today({ shell, today, typed, titleOf }: PersonProps) {
  const w = PERSONS_WORDS[shell.lang];
  if (today === null) return null;
  const { roles, left, lang, ...texts } = changesOf(today, typed)?.before ?? {};
  const names = { firstName: w.firstName, lastName: w.lastName, email: w.email, number: w.number };
  const place = (programme: string) => (programme === '' ? w.everywhere : titleOf(programme));
  const lines = [
    ...(Object.keys(names) as TextName[]).flatMap((name) => {
      const text = texts[name];
      return text === undefined ? [] : [[names[name], text || w.empty]];
    }),
    ...(lang === undefined ? [] : [[w.lang, w.langs[lang]]]),
    ...(roles === undefined
      ? []
      : [
          [
            w.rolesTitle,
            roles.map(({ role, programme }) => `${ROLE_WORDS[shell.lang][role]}, ${place(programme)}`).join(' · ') || w.noRole,
          ],
        ]),
    ...(left === undefined ? [] : [[w.left, left ? w.yes : w.no]]),
  ];
  return (
    <div class="form-field" id="seen" tabIndex={-1}>
      <p>{w.today}</p>
      <dl class="facts">
        {lines.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}

function Leaving(props: PersonProps) {
  const { shell, typed, errors } = props;
  const w = PERSONS_WORDS[shell.lang];
  return (
    <div class={errors['left'] ? 'form-field wrong' : 'form-field'}>
      <label class="choice">
        <input
          type="checkbox"
          id="left"
          name="left"
          value="yes"
          checked={typed.left}
          aria-describedby={describedBy('left', { hint: true, error: errors['left'] !== undefined })}
        />
        {w.left}
      </label>
      <p class="hint" id="left-hint">
        {w.leftHint}
      </p>
      {errors['left'] ? (
        <p class="error" id="left-error">
          <Signal tone="block">{errors['left']}</Signal>
        </p>
      ) : null}
    </div>
  );
}

function Journal({ shell, journal, zone }: PersonProps) {
  const w = PERSONS_WORDS[shell.lang];
  if (journal.length === 0) return null;
  return (
    <section>
      <h2>{w.journal}</h2>
      <ul class="person-journal">
        {journal.map((entry) => (
          <li key={entry.seq}>
            <bdi>{personSentence(entry, shell.lang)}</bdi>
            <span class="small soft block-line">
              {`${instant(new Date(entry.at), shell.lang, zone)}, `}
              <bdi>{entry.actor ?? w.server}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** /persons/new, /persons/:person. */
export function PersonPage(props: PersonProps) {
  const { shell, person, typed, errors, done } = props;
  const w = PERSONS_WORDS[shell.lang];
  const title = person ? w.state(nameOf(person), person.roles.length, person.left) : w.newTitle;
  return (
    <Layout shell={shell} title={title} current="persons" unlisted>
      <header>
        <p class="crumb">
          <a href="/persons">{w.tab}</a>
        </p>
        <h1>{title}</h1>
        {person ? null : <p class="lede">{w.newLede}</p>}
        {done ? (
          <p role="status">
            <Signal tone="conform">{w[done]}</Signal>
          </p>
        ) : null}
      </header>
      <ErrorSummary title={w.refused} errors={errors} />
      <form class="form" method="post" action={person ? `/persons/${person.id}` : '/persons/new'}>
        <input type="hidden" name="seen" value={props.seen} />
        <Today {...props} />
        <Others {...props} />
        <Text {...props} name="firstName" label={w.firstName} longest={LONGEST.name} />
        <Text {...props} name="lastName" label={w.lastName} hint={w.asWritten} longest={LONGEST.name} />
        <Text
          {...props}
          name="email"
          label={w.email}
          hint={person ? `${w.emailHint} ${w.emailWarning}` : w.emailHint}
          longest={LONGEST.email}
        />
        <Text {...props} name="number" label={w.number} hint={w.numberHint} longest={LONGEST.number} />
        <FormField name="lang" label={w.lang}>
          <select class="field" id="lang" name="lang">
            {LANGS.map((lang) => (
              <option key={lang} value={lang} selected={typed.lang === lang}>
                {w.langs[lang]}
              </option>
            ))}
          </select>
        </FormField>
        <RoleBoxes {...props} />
        {person ? <Leaving {...props} /> : null}
        <p class="actions">
          <button class="button">{person ? w.save : w.create}</button>
          {person ? <a href={`/persons/${person.id}/merge`}>{w.twice}</a> : null}
        </p>
      </form>
      <Journal {...props} />
    </Layout>
  );
}
