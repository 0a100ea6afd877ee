/** The mailbox of the demo: what each invented person would have received. */
import { Pager } from '../ui/pager.tsx';
import { LetterFacts, LetterSignal } from '../letter/facts.view.tsx';
import { bodyOf } from '../letter/frame.ts';
import type { OutboxLetter, OutboxLine } from '../letter/outbox.ts';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { instant } from '../ui/typography.ts';

const WORDS = {
  fr: {
    tab: 'Lettres de la démonstration',
    title: (some: boolean) => (some ? 'Voici les lettres que chacun aurait reçues' : 'Personne n’a encore reçu de lettre'),
    lede: 'Rien ne part d’ici\u00a0: ces personnes sont inventées. Les liens et les codes des lettres marchent.',
    search: 'Adresse ou objet',
    searchDo: 'Chercher',
    none: 'Aucune lettre ne correspond.',
    bounced:
      'Personne n’a reçu cette lettre\u00a0: elle est revenue, et ses liens sont effacés. Une nouvelle invitation en porte d’autres.',
    erased: 'Les liens et les codes de cette lettre sont effacés.',
    to: 'À',
    back: 'Toutes les lettres',
    people: 'Les personnes de la démonstration',
  },
  en: {
    tab: 'Letters of the demo',
    title: (some: boolean) =>
      some ? 'These are the letters that everyone would have received' : 'Nobody has received a letter yet',
    lede: 'Nothing leaves from here: these people are invented. The links and codes of the letters work.',
    search: 'Address or subject',
    searchDo: 'Search',
    none: 'No letter matches.',
    bounced: 'Nobody got this letter: it came back, and its links are erased. A new invitation brings others.',
    erased: 'The links and codes of this letter are erased.',
    to: 'To',
    back: 'All letters',
    people: 'The people of the demo',
  },
} as const satisfies Record<Lang, unknown>;

interface MailboxProps {
  shell: Shell;
  zone: string;
  lines: readonly OutboxLine[];
  page: number;
  pages: number;
  query: string;
}

/** `/demo/mail`. */
export function MailboxPage({ shell, zone, lines, page, pages, query }: MailboxProps) {
  const w = WORDS[shell.lang];
  const url = (to: number) => `/demo/mail?${new URLSearchParams({ ...(query && { q: query }), page: String(to) })}`;
  return (
    <Layout shell={shell} title={w.tab} unlisted>
      <header>
        <p class="crumb">
          <a href="/demo">{w.people}</a>
        </p>
        <h1>{w.title(lines.length > 0 || query !== '')}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <form class="filter-bar" method="get" action="/demo/mail" role="search">
        <label>
          {w.search}
          <input class="field" id="q" name="q" type="search" value={query} maxLength={100} />
        </label>
        <button class="button quiet" type="submit">
          {w.searchDo}
        </button>
      </form>
      {lines.length === 0 && query ? <p>{w.none}</p> : null}
      <ul class="mailbox">
        {lines.map(({ id, subject, address, writtenAt, state }) => (
          <li key={id}>
            <a href={`/demo/mail/${id}`}>
              <bdi>{subject}</bdi>
            </a>
            <span class="soft">
              {`${w.to} `}
              <bdi>{address}</bdi>
              {state === 'bounced' ? (
                <>
                  {' '}
                  <LetterSignal state={state} lang={shell.lang} />
                </>
              ) : null}
            </span>
            <span class="small soft num">{instant(writtenAt, shell.lang, zone)}</span>
          </li>
        ))}
      </ul>
      <Pager lang={shell.lang} page={page} pages={pages} href={url} />
    </Layout>
  );
}

/** What is left of a secret that is erased leads nowhere: it is not a link. */
const withoutErased = (html: string) =>
  html.replaceAll(/<a\b[^>]*⟦[^>]*>(.*?)<\/a>/gs, '<span class="soft">$1</span>').replaceAll(/⟦[^⟧]*⟧/g, '•••••');

/** `/demo/mail/:letter`: as it arrives. */
export function MailPage({ shell, zone, letter }: { shell: Shell; zone: string; letter: OutboxLetter }) {
  const w = WORDS[shell.lang];
  const erased = letter.html.includes('⟦');
  return (
    <Layout shell={shell} title={w.tab} unlisted>
      <header>
        <p class="crumb">
          <a href="/demo/mail">{w.back}</a>
        </p>
        <h1>
          <bdi>{letter.subject}</bdi>
        </h1>
        {erased ? <p class="lede">{letter.state === 'bounced' ? w.bounced : w.erased}</p> : null}
      </header>
      <LetterFacts letter={letter} lang={shell.lang} zone={zone} received />
      <article class="sheet letter">
        <div class="letter-body" dangerouslySetInnerHTML={{ __html: withoutErased(bodyOf(letter.html)) }} />
      </article>
    </Layout>
  );
}
