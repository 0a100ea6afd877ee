/** Who sits on the jury of a mission, as far as it is known, and the form that invites a juror by a link. */
import { MissionCrumb } from './crumb.view.tsx';
import { Marks } from '../guide/reading/provenance.view.tsx';
import { readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { LinkState } from '../identity/link.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { JurySeat } from './jury.ts';
import { JURY_WORDS } from './jury-words.ts';
import { isWaiting, LinkSignal } from './links.view.tsx';
import { type Mission, type NamedPerson, nameOf } from './mission.ts';
import type { TypedOutsider } from './outsider-form.ts';
import { OutsiderFields } from './outsider.view.tsx';
import { OUTSIDER_WORDS } from './outsider-words.ts';

export interface JuryPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  seats: readonly JurySeat[];
  /** The newest link of each juror. */
  jurors: readonly LinkState[];
  typed: TypedOutsider;
  errors: Errors;
  /** An invitation just left. */
  sent: boolean;
  now: number;
}

/** Whether the invitation of a link holds: it may still arrive, arrived, or was answered. */
const holds = (link: LinkState | undefined, now: number) =>
  link !== undefined && link.progress !== 'bounced' && (link.progress === 'submitted' || isWaiting(link, now));

/** Someone who takes a seat: what became of their invitation, or where it is written. */
function Seated({ person, props }: { person: NamedPerson; props: JuryPageProps }) {
  const { shell, guide, mission, jurors, now } = props;
  const w = JURY_WORDS[shell.lang];
  const link = jurors.find((each) => each.person === person.id);
  return (
    <>
      <strong>
        <bdi>{nameOf(person)}</bdi>
      </strong>
      {link ? (
        <span>
          <LinkSignal link={link} guide={guide} lang={shell.lang} now={now} />
        </span>
      ) : (
        <Signal tone="wait">{w.uninvited}</Signal>
      )}
      {holds(link, now) ? null : (
        <a class="end" href={`/missions/${mission.id}/jury?for=${person.id}#invite`}>
          {w.invite}
          <span class="visually-hidden">{` ${nameOf(person)}`}</span>
        </a>
      )}
    </>
  );
}

function Seats(props: JuryPageProps) {
  const { shell, guide, seats } = props;
  const w = JURY_WORDS[shell.lang];
  const r = readingElsewhere(guide, shell.lang);
  const role = ({ seat }: JurySeat) => (
    <span class="soft">
      {seat.min > 1 ? `${w.roles[seat.role]}, ${w.atLeast(seat.min)}` : w.roles[seat.role]}
      <Marks of={{ clause: seat.clause }} r={r} />
    </span>
  );
  return (
    <section class="stack">
      <h2>{w.seats}</h2>
      <ul class="lines">
        {seats.flatMap((each) => [
          ...each.people.map((person) => (
            <li key={person.id}>
              {role(each)}
              <Seated person={person} props={props} />
            </li>
          )),
          each.missing > 0 || each.people.length === 0 ? (
            <li key={each.seat.id}>
              {role(each)}
              <Signal tone={each.missing > 0 ? 'check' : 'wait'}>{each.missing > 0 ? w.missing(each.missing) : w.free}</Signal>
            </li>
          ) : null,
        ])}
      </ul>
    </section>
  );
}

/** Those who were invited and take no seat of the guide. */
function Jurors({ shell, guide, jurors, now }: JuryPageProps) {
  return (
    <section class="stack">
      <h2>{JURY_WORDS[shell.lang].others}</h2>
      <ul class="lines">
        {jurors.map((link) => (
          <li key={link.id}>
            <strong>
              <bdi>{nameOf(link)}</bdi>
            </strong>
            <span>
              <LinkSignal link={link} guide={guide} lang={shell.lang} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is missing of the jury: people, then invitations. */
function titleOf({ shell, seats, jurors, now }: JuryPageProps): string {
  const missing = seats.reduce((sum, each) => sum + each.missing, 0);
  const seated = seats.flatMap(({ people }) => people);
  const uninvited = seated.filter(({ id }) => {
    const link = jurors.find(({ person }) => person === id);
    return !holds(link, now);
  });
  return seats.length ? JURY_WORDS[shell.lang].title(missing, uninvited.length) : OUTSIDER_WORDS[shell.lang].noJury;
}

/** Seats, jurors, and the form. */
export function JuryPage(props: JuryPageProps) {
  const { shell, mission, seats, jurors, typed, errors, sent } = props;
  const w = OUTSIDER_WORDS[shell.lang];
  const title = titleOf(props);
  const seated = seats.flatMap(({ people }) => people.map(({ id }) => id));
  const others = jurors.filter(({ person }) => !seated.includes(person));
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <MissionCrumb mission={mission} />
        <h1>{title}</h1>
        {seats.length ? null : <p class="lede">{w.noJuryLede}</p>}
        {sent ? (
          <p role="status">
            <Signal tone="conform">{w.jurorSent}</Signal>
          </p>
        ) : null}
      </header>
      <ErrorSummary title={w.jurorRefused} errors={errors} />
      {seats.length ? <Seats {...props} /> : null}
      {others.length ? <Jurors {...props} jurors={others} /> : null}
      <section class="stack" id="invite">
        <h2>{w.inviteJuror}</h2>
        <p>{w.inviteJurorLede}</p>
        <form class="form" method="post" action={`/missions/${mission.id}/jury`}>
          <OutsiderFields shell={shell} typed={typed} errors={errors} />
          <div class="actions">
            <button class="button" type="submit">
              {w.sendJuror}
            </button>
          </div>
        </form>
      </section>
    </Layout>
  );
}
