/** One's own account: who one is here, where one has entered, and what opens the door. */
import { describedBy, FormField } from '../ui/form.tsx';
import { Layout } from '../ui/layout.tsx';
import { type AccountProps, Passkeys, SecondFactor, timeOf, wordsOf } from './account-doors.view.tsx';
import { ACCOUNT_WORDS } from './account-words.ts';
import { deviceOf } from './passkey.ts';

function You(props: AccountProps) {
  const { you: w } = wordsOf(props);
  const { you } = props;
  return (
    <section class="sheet door">
      <h2>{w.title}</h2>
      <dl class="facts">
        <dt>{w.name}</dt>
        <dd>
          <bdi>{`${you.firstName} ${you.lastName}`}</bdi>
        </dd>
        <dt>{w.email}</dt>
        <dd>
          <bdi>{you.email}</bdi>
        </dd>
      </dl>
      <p class="soft">{w.change}</p>
      <form method="post" action="/account" class="form">
        <FormField name="lang" label={w.lang} hint={w.langHint}>
          <select class="field" id="lang" name="lang" aria-describedby={describedBy('lang', { hint: true, error: false })}>
            <option value="fr" lang="fr" selected={you.lang === 'fr'}>
              {w.french}
            </option>
            <option value="en" lang="en" selected={you.lang === 'en'}>
              {w.english}
            </option>
          </select>
        </FormField>
        <p class="actions">
          <button class="button quiet small">{w.save}</button>
        </p>
      </form>
    </section>
  );
}

function Sessions(props: AccountProps) {
  const { sessions: w } = wordsOf(props);
  const { sessions, sessionDays, here } = props;
  return (
    <section class="sheet door" id="sessions">
      <h2>{w.title}</h2>
      <p class="soft">{w.lede(sessionDays)}</p>
      <ul class="own-things">
        {sessions.map((session) => {
          const device = deviceOf(session.userAgent) ?? w.unknown;
          return (
            <li key={session.id}>
              <span>
                <strong>{device}</strong>
                {session.id === here ? ` (${w.here})` : ''}
                <span class="soft block-line">
                  {`${w.since} ${timeOf(props, session.createdAt)}, ${w.used} ${timeOf(props, session.usedAt)}`}
                </span>
                <span class="soft block-line">{`${w.ends} ${timeOf(props, session.endsAt)}`}</span>
              </span>
              {session.id === here ? null : (
                <form method="post" action="/account/sessions">
                  <button class="button quiet small" name="session" value={session.id}>
                    {w.end}
                    <span class="visually-hidden">{` ${device}, ${timeOf(props, session.createdAt)}`}</span>
                  </button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/account/sessions">
          <button class="button quiet small" name="session" value="others">
            {w.endOthers}
          </button>
        </form>
      ) : null}
    </section>
  );
}

/** /account. */
export function AccountPage(props: AccountProps) {
  const { shell, sessions, passkeysWork, sections } = props;
  const title = ACCOUNT_WORDS[shell.lang].title(sessions.length);
  return (
    <Layout shell={shell} title={title} islands={passkeysWork ? ['passkey'] : []} unlisted>
      <header>
        <h1>{title}</h1>
      </header>
      {You(props)}
      {SecondFactor(props)}
      {Passkeys(props)}
      {Sessions(props)}
      {sections}
    </Layout>
  );
}
