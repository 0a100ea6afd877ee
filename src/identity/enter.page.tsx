/** The way in: the address, the code that was sent there, a passkey, the school account. */
import { UNNAMED } from '../kernel/school.ts';
import { describedBy, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { ENTER_WORDS } from './enter-words.ts';
import { LINK_WORDS } from './link-words.ts';
import { leadingTo } from './next.ts';
import { PasskeyButton } from './passkey.view.tsx';

export interface EnterProps {
  shell: Shell;
  /** Page to reach once entered. */
  next: string;
  /** Whether the demo is there. */
  demo: boolean;
  school: { name: string; sender: string | null };
  /** Whether a document may be checked without entering. */
  publicCheck: boolean;
  /** Why one is here: a session ended, something was sent without one. */
  why: 'over' | 'sent' | null;
  /** Whether one may have come by a link: it is opened again, and nobody needs an account. */
  byLink: boolean;
  /** Whether a code can leave. */
  letters: boolean;
  /** Whether browsers accept passkeys of this server. */
  passkeys: boolean;
  /** Words of the button of the school account; null where there is none. */
  schoolAccount: string | null;
  /** What was typed and is no address; null when nothing was. */
  typed: string | null;
}

function DemoDoor({ shell, next }: Pick<EnterProps, 'shell' | 'next'>) {
  const w = ENTER_WORDS[shell.lang];
  return (
    <section class="sheet door">
      <p>{w.demoText}</p>
      <p class="actions">
        <a class="button" href={leadingTo('/demo', next)}>
          {w.demo}
        </a>
      </p>
    </section>
  );
}

function EmailDoor({ shell, next, typed, demo }: EnterProps) {
  const w = ENTER_WORDS[shell.lang];
  const error = typed === null ? undefined : w.emailWrong;
  return (
    <form method="post" action={leadingTo('/enter', next)} class="form" noValidate>
      <FormField name="email" label={w.email} hint={w.emailHint} error={error}>
        <input
          class="field"
          id="email"
          name="email"
          type="email"
          required
          autoComplete="email"
          maxLength={254}
          value={typed ?? ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('email', { hint: true, error: error !== undefined })}
        />
      </FormField>
      <p class="actions">
        <button class={demo ? 'button quiet' : 'button'}>{w.ask}</button>
      </p>
    </form>
  );
}

function OtherDoors({ shell, next, passkeys, schoolAccount }: EnterProps) {
  const w = ENTER_WORDS[shell.lang];
  return (
    <div class="other-doors">
      {schoolAccount === null ? null : (
        <p class="actions">
          <a class="button quiet" href={leadingTo('/enter/school', next)}>
            {schoolAccount}
          </a>
        </p>
      )}
      {passkeys ? <PasskeyButton lang={shell.lang} label={w.passkey} next={next} /> : null}
    </div>
  );
}

function School({ shell, school }: Pick<EnterProps, 'shell' | 'school'>) {
  const w = ENTER_WORDS[shell.lang];
  return (
    <>
      {school.name === UNNAMED ? null : (
        <p>
          <strong>
            <bdi>{school.name}</bdi>
          </strong>
        </p>
      )}
      {school.sender ? <p class="soft">{w.write(school.sender)}</p> : null}
    </>
  );
}

/** Without an account: the link that one came by. */
function LinkDoor({ shell, why }: Pick<EnterProps, 'shell' | 'why'>) {
  const { over, overSent } = LINK_WORDS[shell.lang];
  return (
    <section class="sheet door">
      <h2>{ENTER_WORDS[shell.lang].byLink}</h2>
      <p>{why === 'sent' ? overSent.text : over.text}</p>
    </section>
  );
}

/** /enter: how one enters, and what can be done without. */
export function EnterPage(props: EnterProps) {
  const { shell, next, demo, school, publicCheck, why, byLink, letters, passkeys, typed } = props;
  const w = ENTER_WORDS[shell.lang];
  const title = why === 'sent' ? w.sent.title : why === 'over' ? w.over : w.title;
  return (
    <Layout shell={shell} title={why === null ? w.tab : title} islands={passkeys ? ['passkey'] : []} unlisted>
      <header>
        <h1>{title}</h1>
        {why === 'sent' ? (
          <p class="lede">{byLink ? w.sent.text : `${w.sent.text} ${w.sent.again}`}</p>
        ) : next === '/' ? null : (
          <p class="lede">{w.lede}</p>
        )}
      </header>
      <ErrorSummary title={w.wrong} errors={typed === null ? {} : { email: w.emailWrong }} />
      {byLink ? <LinkDoor shell={shell} why={why} /> : null}
      {byLink ? <h2>{w.byAccount}</h2> : null}
      {demo ? <DemoDoor shell={shell} next={next} /> : null}
      <section class="sheet door">
        <h2>{w.byEmail}</h2>
        {letters ? EmailDoor(props) : <p>{w.noLetters}</p>}
        {OtherDoors(props)}
        <School shell={shell} school={school} />
      </section>
      <section>
        <h2>{w.meanwhile}</h2>
        <ul>
          <li>
            <a href="/guides">{w.guides}</a>
          </li>
          {publicCheck ? (
            <li>
              <a href="/check">{w.check}</a>
            </li>
          ) : null}
          <li>
            <a href="/verify">{w.verify}</a>
          </li>
        </ul>
      </section>
    </Layout>
  );
}

/** /enter of a server whose school is not created yet: nobody can enter. */
export function UnsetPage({ shell }: { shell: Shell }) {
  const { unset } = ENTER_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={unset.title} unlisted>
      <header>
        <h1>{unset.title}</h1>
        <p class="lede">{unset.text}</p>
      </header>
    </Layout>
  );
}
