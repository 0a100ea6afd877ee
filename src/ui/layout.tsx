/** The one layout: a narrow rail (a bottom bar on a phone), the page, nothing else. */
import type { ComponentChildren } from 'preact';
import type { IconName } from './icons.tsx';
import type { Place } from './rail.ts';
import { Colophon, Rail, TopBar } from './rail-parts.tsx';
import { UI_WORDS } from './words.ts';

/** What every page needs to know of its request. */
export interface Shell extends Place {
  /** Served address of an asset by its source name: "main.css", "contents.js". Null when the build has none. */
  asset(name: string): string | null;
}

export interface LayoutProps {
  shell: Shell;
  /** Title of the browser tab. */
  title: string;
  current?: IconName;
  /** Names of the islands of this page: "contents". */
  islands?: readonly string[];
  /** Seconds after which a browser without JavaScript asks again. */
  refresh?: number;
  /** Kept out of search engines. */
  unlisted?: boolean;
  /** One thing to do here: no rail, the top bar at any width, the light style sheet (focused.css). */
  focused?: boolean;
  /** Form that the link to the other language sends first, so that nothing typed is lost: its `intent` is then "fr" or "en". */
  languageForm?: string;
  children: ComponentChildren;
}

function Head({ shell, title, islands, refresh, unlisted, focused = false }: LayoutProps) {
  const css = (focused ? shell.asset('focused.css') : null) ?? shell.asset('main.css');
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{`${title} · Soutenir`}</title>
      <meta name="color-scheme" content="light dark" />
      {css ? <link rel="stylesheet" href={css} /> : null}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {unlisted ? <meta name="robots" content="noindex" /> : null}
      {refresh ? (
        <noscript>
          <meta http-equiv="refresh" content={String(refresh)} />
        </noscript>
      ) : null}
      {(islands ?? []).map((name) => {
        const src = shell.asset(`${name}.js`);
        return src ? <script key={name} type="module" src={src} /> : null;
      })}
    </head>
  );
}

/** A whole page. Rendered by `renderPage`. */
export function Layout(props: LayoutProps) {
  const { shell, current, children, focused = false, languageForm } = props;
  const words = UI_WORDS[shell.lang];
  return (
    <html lang={shell.lang}>
      {Head(props)}
      <body class={focused ? 'focused' : undefined}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <TopBar shell={shell} languageForm={languageForm} />
        <div class="shell">
          {focused ? null : <Rail shell={shell} current={current} languageForm={languageForm} />}
          <main class="page" id="main" tabIndex={-1}>
            {children}
          </main>
          <Colophon shell={shell} />
        </div>
      </body>
    </html>
  );
}
