/** The journal of a mission: its lines, and the page of the whole of it. */
import { type CrumbFrom, currentFrom, MissionCrumb } from '../mission/crumb.view.tsx';
import { Older } from '../ui/pager.tsx';
import { type Mission, nameOf } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import type { Line } from './journal.ts';
import { JOURNAL_WORDS } from './journal-words.ts';

/** Lines of a journal, newest first. */
export function JournalList({ lines }: { lines: readonly Line[] }) {
  return (
    <ol class="lines">
      {lines.map((line) => (
        <li key={line.seq}>
          <span>
            <bdi>{line.what}</bdi>
            {line.reason ? (
              <>
                {' '}
                <bdi class="soft">{`(${line.reason})`}</bdi>
              </>
            ) : null}
          </span>
          <span class="end small soft">
            <bdi>{line.who}</bdi>
            {`, ${line.at}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

export interface JournalPageProps {
  shell: Shell;
  mission: Mission;
  from: CrumbFrom;
  lines: readonly Line[];
  /** Below which there is more; null at the end. */
  older: number | null;
  /** Whether newer ones are left out. */
  newest: boolean;
}

/** The whole journal, page after page. */
export function JournalPage({ shell, mission, from, lines, older, newest }: JournalPageProps) {
  const w = JOURNAL_WORDS[shell.lang];
  const person = nameOf(mission.student);
  const title = w.title(person);
  const address = `/missions/${mission.id}/journal`;
  return (
    <Layout shell={shell} title={title} current={currentFrom(from)} unlisted>
      <header>
        <MissionCrumb mission={mission} lang={shell.lang} from={from} />
        <h1>
          <bdi>{title}</bdi>
        </h1>
      </header>
      {lines.length ? <JournalList lines={lines} /> : <p>{w.none}</p>}
      <Older
        label={w.journal}
        newest={newest ? address : null}
        older={older === null ? null : `${address}?before=${older}`}
        words={w}
      />
    </Layout>
  );
}
