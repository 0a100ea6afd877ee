/** What opens the door of an account: the second factor and the passkeys. */
import type { ComponentChildren } from 'preact';
import { describedBy, FormField } from '../ui/form.tsx';
import type { Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { ACCOUNT_WORDS } from './account-words.ts';
import type { Session } from './session.store.ts';

/** What the page shows. Times in milliseconds. */
export interface AccountProps {
  shell: Shell;
  /** IANA zone of the clock that times are shown on. */
  zone: string;
  you: { firstName: string; lastName: string; email: string; lang: 'fr' | 'en' };
  sessions: readonly Session[];
  /** How many days a session lasts at most. */
  sessionDays: number;
  /** The session of this very page; null for one that a link opened. */
  here: string | null;
  passkeys: readonly { id: string; name: string; createdAt: number; usedAt: number | null }[];
  /** Whether browsers make passkeys for this server. */
  passkeysWork: boolean;
  factor: { since: number | null; recovery: number };
  /** Whether their roles ask for a second factor. */
  factorRequired: boolean;
  /** What was wrong with a code typed on this page. */
  fault: 'current' | 'wait' | null;
  /** Sections of the slices that come after: school account, calendar. */
  sections: ComponentChildren;
}

/** The words of the account in the language of the page. */
export const wordsOf = ({ shell }: AccountProps) => ACCOUNT_WORDS[shell.lang];

/** An instant on the clock of the page. */
export const timeOf = ({ shell, zone }: AccountProps, at: number) => instant(new Date(at), shell.lang, zone);

function OnePasskey({ props, passkey }: { props: AccountProps; passkey: AccountProps['passkeys'][number] }) {
  const { passkeys: w } = wordsOf(props);
  const used = passkey.usedAt === null ? w.never : `${w.used} ${timeOf(props, passkey.usedAt)}`;
  const field = `name-${passkey.id}`;
  return (
    <li>
      <span>
        <strong>
          <bdi>{passkey.name}</bdi>
        </strong>
        <span class="soft block-line">{`${w.added} ${timeOf(props, passkey.createdAt)}, ${used}`}</span>
      </span>
      <form method="post" action="/account/passkeys/rename" class="one-line">
        <input type="hidden" name="passkey" value={passkey.id} />
        <label class="visually-hidden" for={field}>
          {w.name}
        </label>
        <input class="field" id={field} name="name" value={passkey.name} maxLength={60} required autoComplete="off" />
        <button class="button quiet small">{w.rename}</button>
      </form>
      <form method="post" action="/account/passkeys/remove">
        <button class="button quiet small" name="passkey" value={passkey.id}>
          {w.remove}
          <span class="visually-hidden">{` ${passkey.name}`}</span>
        </button>
      </form>
    </li>
  );
}

/** Passkeys, and the way to add one. */
export function Passkeys(props: AccountProps) {
  const { passkeys: w } = wordsOf(props);
  const { passkeys, passkeysWork } = props;
  return (
    <section class="sheet door" id="passkeys">
      <h2>{w.title}</h2>
      <p class="soft">{w.lede}</p>
      {passkeys.length === 0 ? <p>{w.none}</p> : null}
      <ul class="own-things">
        {passkeys.map((passkey) => (
          <OnePasskey key={passkey.id} props={props} passkey={passkey} />
        ))}
      </ul>
      {passkeysWork ? (
        <>
          <div class="passkey" data-passkey="add" data-asking={w.asking} data-cut={w.cut} data-refused={w.refused} hidden>
            <p class="actions">
              <button type="button" class="button">
                {w.add}
              </button>
            </p>
            <p role="status" data-passkey-says />
          </div>
          <noscript>
            <p class="soft">{w.needs}</p>
          </noscript>
        </>
      ) : (
        <p class="soft">{w.impossible}</p>
      )}
    </section>
  );
}

/** A form that takes the code that one has before it does something. */
function Proven(props: { props: AccountProps; path: string; title: string; label: string; id: string }) {
  const { props: account, path, title, label, id } = props;
  const { factor: w } = wordsOf(account);
  return (
    <details>
      <summary>{title}</summary>
      <form method="post" action={path} class="form">
        <FormField name={id} label={w.current} hint={w.currentHint}>
          <input
            class="field code-field"
            id={id}
            name="current"
            required
            autoComplete="one-time-code"
            spellcheck={false}
            maxLength={20}
            aria-describedby={describedBy(id, { hint: true, error: false })}
          />
        </FormField>
        <p class="actions">
          <button class="button quiet small">{label}</button>
        </p>
      </form>
    </details>
  );
}

/** The second factor: whether there is one, how it is chosen, replaced and removed. */
export function SecondFactor(props: AccountProps) {
  const { factor: w } = wordsOf(props);
  const { factor, factorRequired, fault } = props;
  return (
    <section class="sheet door" id="second-factor">
      <h2>{w.title}</h2>
      {fault ? (
        <p role="alert">
          <Signal tone="block">{w.faults[fault]}</Signal>
        </p>
      ) : null}
      {factor.since === null ? (
        <p>{w.none}</p>
      ) : (
        <p>
          {`${w.set} ${timeOf(props, factor.since)}. `}
          {w.recovery(factor.recovery)}
        </p>
      )}
      {factorRequired ? <p class="soft">{w.required}</p> : null}
      <p class="actions">
        <a class="button quiet small" href="/account/second-factor">
          {factor.since === null ? w.choose : w.replace}
        </a>
      </p>
      {factor.since === null ? null : (
        <Proven props={props} path="/account/second-factor/recovery" title={w.renewTitle} label={w.renew} id="current-renew" />
      )}
      {factor.since === null || factorRequired ? null : (
        <Proven props={props} path="/account/second-factor/remove" title={w.removeTitle} label={w.remove} id="current-remove" />
      )}
    </section>
  );
}
