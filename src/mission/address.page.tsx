/** The page on which the name and the address of a tutor are corrected: the form, or who does it; what was asked at the address before. */
import type { Guide } from '../guide/schema.ts';
import type { LinkState } from '../identity/link.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { Closed, Contact } from './address.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import { type CrumbFrom, MissionCrumb } from './crumb.view.tsx';
import { TextField } from './fields.view.tsx';
import { whatFor } from './links.view.tsx';
import type { Recorded } from './meanwhile.ts';
import { Meanwhile, VersionField } from './meanwhile.view.tsx';
import { DefaultButton } from './mission-form.view.tsx';
import { type Mission, nameOf } from './mission.ts';

export interface AddressProps {
  shell: Shell;
  mission: Mission;
  from: CrumbFrom;
  /** As they are known. */
  person: Contact & { id: string };
  /** Why who asks may not correct it; null when they may. */
  closed: Closed | null;
  /** Whether they follow the mission as staff, and keep the record of everyone. */
  editor: boolean;
  keepsRecords: boolean;
  /** Missions that it is corrected for, of those that who asks may see; how many others there are. */
  missions: readonly Mission[];
  others: number;
  typed: Contact;
  errors: Errors;
  /** The state of the record that the form was filled from. */
  version: string;
  meanwhile: readonly Recorded[] | null;
  /** What was just done, in words. */
  said: string | null;
  /** What the mail server said when the last letter came back from that address, '' where it is not known; null when none did. */
  refused: string | null;
  /** How many invitations wait for an answer. */
  held: number;
  /** What was asked at the address before, with the guide that says it. */
  moved: readonly { link: LinkState; guide: Guide; student: string }[];
}

/** Who corrects it, when it is not who asks. */
function ClosedView({ shell, person, closed, keepsRecords, others }: AddressProps & { closed: Closed }) {
  const w = ADDRESS_WORDS[shell.lang];
  return (
    <section class="stack">
      <p>{[w.closed[closed].text(others), keepsRecords ? '' : w.closed[closed].ask].filter(Boolean).join(' ')}</p>
      {keepsRecords ? (
        <p>
          <a href={`/persons/${person.id}`}>{w.record}</a>
        </p>
      ) : null}
    </section>
  );
}

/** The missions that are concerned, when there are several. */
function Shared({ shell, missions }: AddressProps) {
  const w = ADDRESS_WORDS[shell.lang];
  if (missions.length < 2) return null;
  return (
    <section class="stack">
      <h2>{w.shared(missions.length)}</h2>
      <ul class="lines">
        {missions.map(({ id, student, cohort }) => (
          <li key={id}>
            <a href={`/missions/${id}`}>
              <bdi>{nameOf(student)}</bdi>
            </a>
            <bdi class="soft">{cohort.name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What nobody asks them for any more, to be sent to where they are. */
function Moved({ shell, person, editor, moved }: AddressProps) {
  const { lang } = shell;
  const w = ADDRESS_WORDS[lang];
  if (moved.length === 0) return null;
  return (
    <section class="stack" id="moved">
      <h2>{w.moved.title}</h2>
      <p>
        <bdi>{editor ? w.moved.text(person.email) : w.moved.student}</bdi>
      </p>
      {editor ? (
        <ul class="lines">
          {moved.map(({ link, guide, student }) => (
            <li key={link.id}>
              <span>{whatFor(link, guide, lang)}</span>
              <bdi class="soft">{student}</bdi>
              <form class="end" method="post" action={`/missions/${link.mission}/links/${link.id}`}>
                <button class="button small" type="submit" name="intent" value="resend">
                  {w.resend}
                  <span class="visually-hidden">{` ${whatFor(link, guide, lang)}, ${student}`}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function ContactForm(props: AddressProps) {
  const { shell, mission, person, typed, errors, version, held, editor } = props;
  const w = ADDRESS_WORDS[shell.lang];
  const field = (name: keyof Contact) => ({ name, label: w[name], value: typed[name], errors, autoComplete: 'off' });
  const name = nameOf(person);
  return (
    <form class="form" method="post" noValidate>
      <DefaultButton />
      <VersionField version={version} />
      <div class="field-pair">
        <TextField {...field('firstName')} />
        <TextField {...field('lastName')} />
      </div>
      <TextField {...field('email')} hint={w.emailHint} type="email" />
      <p class="small soft">
        {w.another.before}
        <a href={editor ? `/missions/${mission.id}/edit#tutors-title` : `/missions/${mission.id}/declare#tutors-title`}>
          <bdi>{editor ? w.another.staff(name) : w.another.student}</bdi>
        </a>
        .
      </p>
      <div class="actions">
        {editor && held > 0 ? (
          <button class="button" type="submit" name="intent" value="send">
            {w.send(held)}
          </button>
        ) : null}
        <button class={editor && held > 0 ? 'button quiet' : 'button'} type="submit" name="intent" value="save">
          {w.save}
        </button>
      </div>
    </form>
  );
}

/** `/missions/:mission/people/:who/address`. */
export function AddressPage(props: AddressProps) {
  const { shell, mission, from, person, closed, editor, refused, errors, said, meanwhile } = props;
  const { lang } = shell;
  const w = ADDRESS_WORDS[lang];
  const name = nameOf(person);
  const title = closed ? w.closed[closed].title(name) : w.title(name);
  return (
    <Layout shell={shell} title={title} current={editor ? 'cohort' : 'home'} unlisted>
      <header>
        <MissionCrumb mission={mission} lang={lang} from={from} />
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {closed ? null : <p class="lede">{w.lede}</p>}
        {refused === null ? null : (
          <p>
            <Signal tone="block">
              <bdi>{w.refused(person.email)}</bdi>
            </Signal>
            {refused ? <bdi class="small soft">{` ${refused}`}</bdi> : null}
          </p>
        )}
        {said ? (
          <p role="status">
            <Signal tone="conform">
              <bdi>{said}</bdi>
            </Signal>
          </p>
        ) : null}
      </header>
      <Meanwhile lang={lang} recorded={meanwhile} />
      <ErrorSummary title={w.notSaved} errors={errors} />
      {closed ? <ClosedView {...props} closed={closed} /> : null}
      {said ? <Moved {...props} /> : null}
      {closed ? null : <ContactForm {...props} />}
      {said ? null : <Moved {...props} />}
      {closed ? null : <Shared {...props} />}
    </Layout>
  );
}
