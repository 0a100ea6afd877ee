/** The page of one's calendar address, and what the account says of it. */
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { REMINDER_WORDS } from './words.ts';

function Forms({ lang, isOn }: { lang: Lang; isOn: boolean }) {
  const { calendar: w } = REMINDER_WORDS[lang];
  return (
    <form class="actions" method="post" action="/account/calendar">
      <button class={isOn ? 'button quiet' : 'button'} type="submit" name="intent" value="make">
        {isOn ? w.renew : w.make}
      </button>
      {isOn ? (
        <button class="button quiet" type="submit" name="intent" value="revoke">
          {w.revoke}
        </button>
      ) : null}
    </form>
  );
}

/** The section of the account. */
export function FeedSection({ lang, isOn }: { lang: Lang; isOn: boolean }) {
  const { calendar: w } = REMINDER_WORDS[lang];
  return (
    <section class="sheet door">
      <h2>{isOn ? w.on : w.off}</h2>
      <p class="soft">{w.lede}</p>
      <Forms lang={lang} isOn={isOn} />
    </section>
  );
}

/** `/account/calendar`. `address`: shown once, when it was just made. */
export function FeedPage(props: { shell: Shell; isOn: boolean; address: string | null; revoked: boolean }) {
  const { shell, isOn, address, revoked } = props;
  const { calendar: w } = REMINDER_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.tab} unlisted>
      <header>
        <p class="crumb">
          <a href="/account">{w.account}</a>
        </p>
        <h1>{address ? w.made : isOn ? w.on : w.off}</h1>
        {address ? null : <p class="lede">{w.lede}</p>}
        {revoked ? (
          <p role="status">
            <Signal tone="conform">{w.revoked}</Signal>
          </p>
        ) : null}
      </header>
      {address ? (
        <section class="form" role="status">
          <p>{w.once}</p>
          <div class="form-field">
            <label for="address">{w.address}</label>
            <input class="field" id="address" name="address" readOnly value={address} />
          </div>
        </section>
      ) : null}
      <Forms lang={shell.lang} isOn={isOn} />
    </Layout>
  );
}
