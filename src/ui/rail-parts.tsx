/** The rail, a bottom bar on a phone; who is there, and the way out. */
import { UNNAMED } from '../kernel/school.ts';
import { Icon, Mark } from './icons.tsx';
import { type Lang, withLang } from './lang.ts';
import { type Place, type RailEntry, STRANGER_RAIL, type Visitor } from './rail.ts';
import { UI_WORDS } from './words.ts';

function LanguageLink({ shell, form }: { shell: Place; form?: string | undefined }) {
  const other: Lang = shell.lang === 'fr' ? 'en' : 'fr';
  if (form !== undefined) {
    // The first button is what the Enter key presses: it saves.
    return (
      <>
        <button class="visually-hidden" form={form} name="intent" value="save" tabIndex={-1} aria-hidden="true" />
        <button class="as-link" form={form} name="intent" value={other} lang={other}>
          {UI_WORDS[shell.lang].otherLanguage}
        </button>
      </>
    );
  }
  return (
    <a href={withLang(shell.url, other)} lang={other} hreflang={other} rel="alternate nofollow">
      {UI_WORDS[shell.lang].otherLanguage}
    </a>
  );
}

function Wordmark() {
  return (
    <a class="wordmark" href="/">
      <Mark />
      Soutenir
    </a>
  );
}

/** The other language, and the way in or out. */
function Ways({ shell, form }: { shell: Place; form?: string | undefined }) {
  const words = UI_WORDS[shell.lang];
  return (
    <div class="ways">
      <LanguageLink shell={shell} form={form} />
      <span aria-hidden="true">·</span>
      {shell.visitor ? (
        <form method="post" action="/leave">
          <button class="as-link">{words.leave}</button>
        </form>
      ) : (
        <a href="/enter">{words.enter}</a>
      )}
    </div>
  );
}

/** The school of who is there: its logo, or its name. */
function School({ shell }: { shell: Place }) {
  const school = shell.visitor?.school;
  if (!school || (school.name === UNNAMED && !school.logo)) return null;
  return (
    <p class="rail-school soft">
      {school.logo ? <img src={`/school/logo?v=${school.logo.slice(0, 12)}`} alt={school.name} /> : <bdi>{school.name}</bdi>}
    </p>
  );
}

/** True when the page of `shell` is the one of `entry`, or below it. */
const isCurrent = (entry: RailEntry, shell: Place, current: string | undefined) => {
  if (current !== undefined) return current === entry.icon || (current === 'home' && entry.href === '/');
  return entry.href !== '/' && new RegExp(`^${entry.href}(?:[/?]|$)`).test(shell.url);
};

/** Pages about the mission of someone: what one works on, which the first entry of a rail leads to. */
const OF_WORK = /^\/(?:missions|deposits|appraisals)\//;

/** The entry of `rail` where the page of `shell` stands. */
const currentIn = (rail: readonly RailEntry[], shell: Place, current: string | undefined) =>
  rail.find((entry) => isCurrent(entry, shell, current)) ?? (OF_WORK.test(shell.url) ? rail[0] : undefined);

/** The name of who is there, which leads to their account. */
function Name({ visitor }: { visitor: Visitor }) {
  const name = <bdi>{visitor.name}</bdi>;
  return visitor.account ? <a href="/account">{name}</a> : name;
}

/** The rail of a page. */
export function Rail({
  shell,
  current,
  languageForm,
}: {
  shell: Place;
  current: string | undefined;
  languageForm?: string | undefined;
}) {
  const words = UI_WORDS[shell.lang];
  const { visitor } = shell;
  const entries = visitor?.rail ?? STRANGER_RAIL;
  const here = currentIn(entries, shell, current);
  return (
    <header class="rail">
      <Wordmark />
      <School shell={shell} />
      <nav aria-label={words.navigation}>
        {entries.map((entry) => (
          <a key={entry.href} href={entry.href} aria-current={entry === here ? 'page' : undefined}>
            <Icon name={entry.icon} />
            <span>{words.rail[entry.word]}</span>
          </a>
        ))}
      </nav>
      <div class="rail-foot">
        {visitor ? (
          <>
            <strong>
              <Name visitor={visitor} />
            </strong>
            {visitor.line ? <span class="soft">{visitor.line}</span> : null}
          </>
        ) : null}
        <Ways shell={shell} form={languageForm} />
      </div>
    </header>
  );
}

/** On a phone, what the rail cannot hold. */
export function TopBar({ shell, languageForm }: { shell: Place; languageForm?: string | undefined }) {
  return (
    <div class="top-bar" role="region" aria-label={UI_WORDS[shell.lang].language}>
      <Wordmark />
      <div class="top-ways">
        {shell.visitor ? <Name visitor={shell.visitor} /> : null}
        <Ways shell={shell} form={languageForm} />
      </div>
    </div>
  );
}

/** At the end of every page: what must be said, and what this is. */
export function Colophon({ shell }: { shell: Place }) {
  const words = UI_WORDS[shell.lang];
  return (
    <footer class="colophon">
      <nav aria-label={words.notices}>
        <a href="/notices/privacy">{words.privacy}</a>
        <a href="/notices/legal">{words.legal}</a>
        <a href="/notices/accessibility">{words.accessibility}</a>
      </nav>
      <span class="soft">{words.licence}</span>
    </footer>
  );
}
