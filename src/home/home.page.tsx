/** The landing page: what the service does, where to begin. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Sign } from '../ui/signal.tsx';
import { HOME_WORDS } from './words.ts';

type HomeGuides = readonly { versions: readonly Guide[] }[];

/** What a check says, signal by signal, and what becomes of the file. */
function WhatItSays({ lang }: { lang: Lang }) {
  const w = HOME_WORDS[lang];
  return (
    <div class="findings">
      <section>
        <header>
          <h2>{w.verdictsTitle}</h2>
        </header>
        <p>{w.verdicts}</p>
        <ul class="oks">
          {w.signals.map(([tone, word, meaning]) => (
            <li key={tone} class={`ok ${tone}`}>
              <Sign tone={tone} />
              <span>
                <strong>{word}</strong>
                {`${lang === 'fr' ? '\u00a0' : ''}: ${meaning}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <header>
          <h2>{w.filesTitle}</h2>
        </header>
        <p>{w.files}</p>
      </section>
    </div>
  );
}

function GuideAside({ lang, guides }: { lang: Lang; guides: HomeGuides }) {
  const w = HOME_WORDS[lang];
  return (
    <aside class="aside">
      <section>
        <h2>{w.guides}</h2>
        {guides.map(({ versions: [latest] }) =>
          latest ? (
            <p key={latest.guide}>
              <a href={`/guides/${latest.guide}`}>{plain(latest.title, reading(latest, lang))}</a>
              <br />
              <small class="soft">{`${plain(latest.school, reading(latest, lang))}, ${latest.version}`}</small>
            </p>
          ) : null,
        )}
        {guides.length ? null : <p class="soft">{w.noGuide}</p>}
      </section>
    </aside>
  );
}

/** What a visitor meets first. */
export function HomePage({
  shell,
  guides,
  publicCheck,
  demo,
}: {
  shell: Shell;
  guides: readonly { versions: readonly Guide[] }[];
  publicCheck: boolean;
  /** Whether the demo is there. */
  demo: boolean;
}) {
  const w = HOME_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.tab} current="home">
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
        <p class="actions">
          {demo ? (
            <a class="button" href="/demo">
              {w.demo}
            </a>
          ) : null}
          {publicCheck ? (
            <a class={demo ? 'button quiet' : 'button'} href="/check">
              {w.check}
            </a>
          ) : null}
          <a class={publicCheck || demo ? 'button quiet' : 'button'} href="/guides">
            {w.read}
          </a>
        </p>
      </header>
      <div class="with-aside">
        <WhatItSays lang={shell.lang} />
        <GuideAside lang={shell.lang} guides={guides} />
      </div>
    </Layout>
  );
}
