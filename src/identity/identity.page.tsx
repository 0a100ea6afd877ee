/** The way in, and what the school says of itself. */
import { UNNAMED } from '../kernel/school.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Prose } from '../ui/prose.view.tsx';
import { ENTRY_WORDS } from './words.ts';

export interface EnterProps {
  shell: Shell;
  /** Page to reach once entered. */
  next: string;
  /** Whether the demo is there. */
  demo: boolean;
  school: { name: string; sender: string | null };
  /** Whether a document may be checked without entering. */
  publicCheck: boolean;
  /** Why one is here: a session ended, something was sent without one. */
  why: 'over' | 'sent' | null;
}

function DemoDoor({ shell, next }: Pick<EnterProps, 'shell' | 'next'>) {
  const w = ENTRY_WORDS[shell.lang];
  return (
    <section class="sheet door">
      <p>{w.demoText}</p>
      <p class="actions">
        <a class="button" href={next === '/' ? '/demo' : `/demo?next=${encodeURIComponent(next)}`}>
          {w.demo}
        </a>
      </p>
    </section>
  );
}

function SchoolDoor({ shell, school }: Pick<EnterProps, 'shell' | 'school'>) {
  const w = ENTRY_WORDS[shell.lang];
  return (
    <section class="sheet door">
      {school.name === UNNAMED ? null : (
        <p>
          <strong>
            <bdi>{school.name}</bdi>
          </strong>
        </p>
      )}
      <p>{w.send}</p>
      {school.sender ? <p>{w.write(school.sender)}</p> : null}
    </section>
  );
}

/** /enter: how one enters, and what can be done without. */
export function EnterPage({ shell, next, demo, school, publicCheck, why }: EnterProps) {
  const w = ENTRY_WORDS[shell.lang];
  const title = why === 'sent' ? w.sent.title : why === 'over' ? w.over : w.title;
  return (
    <Layout shell={shell} title={why === null ? w.tab : title} unlisted>
      <header>
        <h1>{title}</h1>
        {why === 'sent' ? <p class="lede">{w.sent.text}</p> : next === '/' ? null : <p class="lede">{w.lede}</p>}
      </header>
      {demo ? <DemoDoor shell={shell} next={next} /> : <SchoolDoor shell={shell} school={school} />}
      <section>
        <h2>{w.meanwhile}</h2>
        <ul>
          <li>
            <a href="/guides">{w.guides}</a>
          </li>
          {publicCheck ? (
            <li>
              <a href="/check">{w.check}</a>
            </li>
          ) : null}
          <li>
            <a href="/verify">{w.verify}</a>
          </li>
        </ul>
      </section>
    </Layout>
  );
}

/** A notice. `lang`: language of the text where it is not the page's. */
export function NoticePage(props: {
  shell: Shell;
  title: string;
  text: string;
  lang: 'fr' | 'en' | undefined;
  school: string | null;
}) {
  return (
    <Layout shell={props.shell} title={props.title}>
      <header>
        {props.school ? (
          <p class="crumb">
            <bdi>{props.school}</bdi>
          </p>
        ) : null}
        <h1>{props.title}</h1>
      </header>
      <div class="notice-text" lang={props.lang}>
        <Prose source={props.text} />
      </div>
    </Layout>
  );
}
