/** The page of a mission for a juror who came by a link: what they are asked for, when, what there is to read. */
import type { Deliverable } from '../guide/deliverable.ts';
import { Marks, Says } from '../guide/reading/provenance.view.tsx';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { ASIDE_WORDS } from '../mission/aside-words.ts';
import { deadlineOf, type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import { MissionFacts } from '../mission/mission-facts.view.tsx';
import type { Thread, ThreadDeposit } from '../thread/thread.ts';
import { ThreadView } from '../thread/thread.view.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { nearDay, nearInstant } from '../ui/typography.ts';
import { JUROR_WORDS } from './mission-juror-words.ts';

export interface JurorPageProps {
  shell: Shell;
  guide: Guide;
  mission: Mission;
  thread: Thread;
  deposits: readonly ThreadDeposit[];
  /** Milliseconds. */
  now: number;
}

const titleOf = ({ mission, thread, deposits, shell }: JurorPageProps): string =>
  mission.brokenOff ? thread.title : JUROR_WORDS[shell.lang].title(nameOf(mission.student), deposits.length);

/** When the jury meets, as far as it is known. */
function When({ guide, mission, shell, now }: JurorPageProps) {
  const { lang } = shell;
  const w = JUROR_WORDS[lang];
  const milestone = guide.calendar.find(({ kind }) => kind === 'defence');
  if (!milestone || mission.brokenOff) return null;
  const at = deadlineOf(milestone, guide, mission.cohort, mission.extensions)?.at;
  return (
    <p>
      <strong>{w.when(plain(milestone.title, readingElsewhere(guide, lang)))}</strong>{' '}
      {at ? w.planned(nearDay(new Date(at), lang, guide.timezone, now)) : w.undated}
    </p>
  );
}

/** A deliverable: where it is read, or when it is expected. */
function Document({ of, props }: { of: Deliverable; props: JurorPageProps }) {
  const { guide, mission, deposits, shell, now } = props;
  const { lang } = shell;
  const w = JUROR_WORDS[lang];
  const title = plain(of.title, readingElsewhere(guide, lang));
  const told = (iso: string) => nearInstant(new Date(iso), lang, guide.timezone, now);
  const deposit = deposits.find(({ deliverable }) => deliverable === of.id);
  if (deposit) {
    return (
      <li>
        <a href={`/deposits/${deposit.id}`}>{title}</a>
        <span class="soft">{w.version(deposit.number, told(deposit.receivedAt))}</span>
      </li>
    );
  }
  const milestone = guide.calendar.find(({ id }) => id === of.milestone);
  const due = milestone ? deadlineOf(milestone, guide, mission.cohort, mission.extensions)?.at : undefined;
  const isAwaited = due !== undefined && Date.parse(due) > now && !mission.brokenOff;
  return (
    <li>
      <span>{title}</span>
      <Signal tone="wait">{of.optional ? w.optional : isAwaited ? w.expected(told(due)) : w.expectedSome}</Signal>
    </li>
  );
}

function ToRead(props: JurorPageProps) {
  const { guide, deposits, shell } = props;
  const w = JUROR_WORDS[shell.lang];
  const r = readingElsewhere(guide, shell.lang);
  const handedIn = guide.deliverables.filter(({ id }) => deposits.some(({ deliverable }) => deliverable === id));
  const first = handedIn.find(({ main }) => main) ?? handedIn[0];
  const deposit = deposits.find(({ deliverable }) => deliverable === first?.id);
  return (
    <section class="stack">
      <h2>{w.toRead}</h2>
      {deposits.length ? null : <p>{w.empty}</p>}
      <ul class="lines">
        {guide.deliverables.map((each) => (
          <Document key={each.id} of={each} props={props} />
        ))}
      </ul>
      {first && deposit ? (
        <p class="actions">
          <a class="button" href={`/deposits/${deposit.id}`}>
            {w.readFirst(plain(first.title, r))}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** What the guide says that a jury receives. */
function Receives({ guide, shell }: JurorPageProps) {
  const r = readingElsewhere(guide, shell.lang);
  const receives = guide.defence?.receives ?? [];
  if (!receives.length) return null;
  return (
    <section>
      <h2>{JUROR_WORDS[shell.lang].receives}</h2>
      <ul>
        {receives.map((item) => (
          <li key={item.id}>
            <Says text={item.text} r={r} /> <Marks of={{ clause: item.clause }} r={r} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The page. */
export function JurorPage(props: JurorPageProps) {
  const { shell, guide, mission, thread } = props;
  const { lang } = shell;
  const w = JUROR_WORDS[lang];
  const place = whereabouts(mission);
  const title = titleOf(props);
  return (
    <Layout shell={shell} title={title} current="home" unlisted>
      <header>
        <p class="crumb">
          {w.jury}
          {place ? (
            <>
              {' / '}
              <bdi>{ASIDE_WORDS[lang].at(place)}</bdi>
            </>
          ) : null}
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {mission.brokenOff ? null : <p class="lede">{w.lede}</p>}
        <When {...props} />
      </header>
      <ToRead {...props} />
      <div class="with-aside">
        <section class="stack">
          <h2>{w.thread}</h2>
          <ThreadView thread={thread} guide={guide} lang={lang} />
        </section>
        <aside class="aside">
          <Receives {...props} />
          <MissionFacts mission={mission} lang={lang} />
        </aside>
      </div>
    </Layout>
  );
}
