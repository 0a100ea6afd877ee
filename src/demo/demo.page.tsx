/** The page where one enters the demo: a button a person, by programme. */
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { fileSize } from '../ui/typography.ts';
import type { Group, Guest } from './people.ts';
import { DEMO_WORDS, saidOf, taskOf } from './words.ts';

interface Sample {
  address: string;
  title: string;
  bytes: number;
}

export interface DemoProps {
  shell: Shell;
  groups: readonly Group[];
  /** How many people are not shown. */
  others: number;
  /** How a programme is called. */
  nameOf(programme: string): string;
  samples: readonly Sample[];
  /** First start, as it reads. */
  start: string;
  /** Where to go once entered. */
  next: string;
}

/** One person: who they are, then what one will meet as them. */
function GuestButton({ guest, lang }: { guest: Guest; lang: Lang }) {
  const w = DEMO_WORDS[lang];
  const { state } = guest;
  return (
    <li>
      <button class="guest" type="submit" name="person" value={guest.id}>
        <bdi class="guest-name">{guest.name}</bdi>
        <span class="guest-at">
          {state.kind === 'student' ? (
            <>
              {`${w.at} `}
              <bdi>{state.company}</bdi>, <bdi>{state.place}</bdi>
            </>
          ) : (
            <>
              {w.roles[guest.role]}
              <span class="guest-task">{taskOf(guest, lang)}</span>
            </>
          )}
        </span>
        {saidOf(guest, lang).map(({ tone, words }) => (
          <Signal key={words} tone={tone}>
            <span>{words}</span>
          </Signal>
        ))}
      </button>
    </li>
  );
}

function Guests({ title, guests, lang }: { title: string; guests: readonly Guest[]; lang: Lang }) {
  if (guests.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="guests">
        {guests.map((guest) => (
          <GuestButton key={`${guest.id} ${guest.role}`} guest={guest} lang={lang} />
        ))}
      </ul>
    </>
  );
}

function Samples({ samples, lang }: { samples: readonly Sample[]; lang: Lang }) {
  const w = DEMO_WORDS[lang];
  return (
    <section class="samples">
      <h2>{w.samplesTitle}</h2>
      <p class="soft">{w.samples}</p>
      <p class="actions">
        {samples.map(({ address, title, bytes }) => (
          <a key={address} class="button quiet" href={address} download>
            {title}
            <small class="soft">{`PDF, ${fileSize(bytes, lang)}`}</small>
          </a>
        ))}
      </p>
    </section>
  );
}

/** `/demo`. */
export function DemoPage({ shell, groups, others, nameOf, samples, start, next }: DemoProps) {
  const { lang } = shell;
  const w = DEMO_WORDS[lang];
  return (
    <Layout shell={shell} title={w.tab} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
        <p class="small soft">{`${w.notReal} ${w.dates(start)}`}</p>
        <p>
          <a href="/demo/mail">{w.mail}</a>
        </p>
      </header>
      <form class="demo" method="post" action="/demo/enter">
        {next === '/' ? null : <input type="hidden" name="next" value={next} />}
        {groups.map(({ programme, students, staff }) => (
          <section key={programme} class="programme">
            <h2>{programme === '' ? w.whole : nameOf(programme)}</h2>
            <Guests title={w.students} guests={students} lang={lang} />
            <Guests title={w.staff} guests={staff} lang={lang} />
          </section>
        ))}
      </form>
      {others > 0 ? (
        <p class="soft">
          {w.others(others)} <a href="/demo/mail">{w.mail}</a>
        </p>
      ) : null}
      <Samples samples={samples} lang={lang} />
    </Layout>
  );
}
