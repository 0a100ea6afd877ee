/** Who sits on the jury of a mission, as far as it is known, and the form that invites a juror by a link. */
import { MissionCrumb } from './crumb.view.tsx';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { LinkState } from '../identity/link.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { JurySeat } from './jury.ts';
import { LinkSignal } from './links.view.tsx';
import { type Mission, nameOf } from './mission.ts';
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

function Seats({ shell, guide, seats }: JuryPageProps) {
  const w = OUTSIDER_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  return (
    <section class="stack">
      <h2>{w.seats}</h2>
      <ul>
        {seats.map(({ seat, people, missing }) => (
          <li key={seat.id}>
            {`${plain(seat.label, r)}\u00a0: `}
            {people.length > 0 ? (
              <bdi>{people.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(', ')}</bdi>
            ) : (
              <Signal tone={missing > 0 ? 'check' : 'wait'}>{w.empty}</Signal>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Jurors({ shell, guide, jurors, now }: JuryPageProps) {
  const w = OUTSIDER_WORDS[shell.lang];
  return (
    <section class="stack">
      <h2>{w.jurors}</h2>
      <ul>
        {jurors.map((link) => (
          <li key={link.id}>
            <bdi>{nameOf(link)}</bdi> <LinkSignal link={link} guide={guide} lang={shell.lang} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Seats, jurors, and the form. */
export function JuryPage(props: JuryPageProps) {
  const { shell, mission, seats, jurors, typed, errors, sent } = props;
  const w = OUTSIDER_WORDS[shell.lang];
  const title = seats.length ? w.juryTitle(seats.reduce((sum, { missing }) => sum + missing, 0)) : w.noJury;
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
      {jurors.length ? <Jurors {...props} /> : null}
      <section class="stack">
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
