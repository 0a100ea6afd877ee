/** The defence: phases with their minutes and expectations, jury, what it receives, preparation. */
import type { Guide } from '../schema.ts';
import { Items } from './annexes.view.tsx';
import { Marks, Says } from './provenance.view.tsx';
import type { Reading } from './reading.ts';

type Defence = NonNullable<Guide['defence']>;

function Phases({ phases, r }: { phases: Defence['phases']; r: Reading }) {
  return (
    <ol>
      {phases.map((phase) => (
        <li key={phase.id}>
          <strong>
            <Says text={phase.title} r={r} />
          </strong>
          {phase.minutes ? <span class="minutes">{`${phase.minutes}\u00a0${r.words.defence.minutes}`}</span> : null}
          <Marks of={phase} r={r} />
          {phase.expectations.length ? <Items items={phase.expectations} r={r} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Seats({ seats, r }: { seats: NonNullable<Defence['jury']>['seats']; r: Reading }) {
  const w = r.words.defence;
  return (
    <ul>
      {seats.map((seat) => (
        <li key={seat.id}>
          <Says text={seat.label} r={r} />
          <small class="soft">{` (${w.atLeast} ${seat.min}${seat.max ? `, ${w.atMost} ${seat.max}` : ''})`}</small>
          <Marks of={seat} r={r} />
        </li>
      ))}
    </ul>
  );
}

/** The whole part. */
export function DefenceView({ defence, r }: { defence: Defence; r: Reading }) {
  const w = r.words.defence;
  return (
    <>
      <Marks of={defence} r={r} />
      {defence.phases.length ? (
        <section>
          <h3>{w.phases}</h3>
          {defence.slotMinutes ? (
            <p class="condition">{`${w.slot}${r.lang === 'fr' ? '\u00a0' : ''}: ${defence.slotMinutes}\u00a0${w.minutes}`}</p>
          ) : null}
          <Phases phases={defence.phases} r={r} />
        </section>
      ) : null}
      {defence.jury ? (
        <section>
          <h3>
            {w.jury}
            <Marks of={defence.jury} r={r} />
          </h3>
          <Seats seats={defence.jury.seats} r={r} />
        </section>
      ) : null}
      {defence.receives.length ? (
        <section>
          <h3>{w.receives}</h3>
          <Items items={defence.receives} r={r} />
        </section>
      ) : null}
      {defence.preparation.length ? (
        <section>
          <h3>{w.preparation}</h3>
          <Items items={defence.preparation} r={r} />
        </section>
      ) : null}
    </>
  );
}
