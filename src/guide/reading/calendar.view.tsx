/** The calendar with its last instants, and the index of clauses. */
import { day, hour } from '../../ui/typography.ts';
import { lastDay } from '../calendar.ts';
import type { Milestone } from '../programme.ts';
import { Marks, Says } from './provenance.view.tsx';
import type { Reading } from './reading.ts';

/** Last instant of a milestone in words, null when the cohort sets the date. */
export function lastInstantWords(milestone: Milestone, r: Reading): string | null {
  const last = lastDay(milestone);
  if (!last) return null;
  return `${day(last, r.lang)}, ${hour(milestone.time?.value ?? '23:59:59', r.lang)}`;
}

function reminderWords(days: number, r: Reading): string {
  const w = r.words.calendar;
  if (days === 0) return w.onTheDay;
  const count = Math.abs(days);
  return `${count} ${count > 1 ? w.days : w.day} ${days > 0 ? w.before : w.after}`;
}

function Step({ milestone, r }: { milestone: Milestone; r: Reading }) {
  const w = r.words.calendar;
  const last = lastInstantWords(milestone, r);
  return (
    <tr>
      <th scope="row">
        <Says text={milestone.title} r={r} />
        <Marks of={milestone} r={r} />
      </th>
      <td>
        {last ? <strong>{last}</strong> : w.cohort}
        {milestone.freezes ? <small class="soft">{` (${w.frozen})`}</small> : null}
        {milestone.time ? <Marks of={milestone.time} r={r} /> : null}
        {milestone.reminders.length ? (
          <p class="small soft">
            {`${w.reminders}${r.lang === 'fr' ? '\u00a0' : ''}: ${milestone.reminders.map((m) => reminderWords(m.days, r)).join(', ')}`}
            <Marks of={milestone.reminders.find((m) => m.default) ?? {}} r={r} />
          </p>
        ) : null}
      </td>
      <td>{milestone.waits ? r.words.rubric.roles[milestone.waits] : ''}</td>
    </tr>
  );
}

/** The calendar of the guide; hours are those of its zone. */
export function CalendarView({ r }: { r: Reading }) {
  const w = r.words.calendar;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={r.words.parts.calendar}>
      <table>
        <caption>{`${w.last}, ${w.zone} ${r.guide.timezone.split('/').at(-1)?.replaceAll('_', ' ')}`}</caption>
        <thead>
          <tr>
            <th scope="col">{w.step}</th>
            <th scope="col">{w.last}</th>
            <th scope="col">{w.who}</th>
          </tr>
        </thead>
        <tbody>
          {r.guide.calendar.map((m) => (
            <Step key={m.id} milestone={m} r={r} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every clause of the source. A clause that no item of the page carries has its anchor here. */
export function ClauseIndex({ r }: { r: Reading }) {
  const w = r.words.clauses;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={r.words.parts.clauses}>
      <table>
        <caption>{w.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{w.id}</th>
            <th scope="col">{w.label}</th>
            <th scope="col">{w.where}</th>
          </tr>
        </thead>
        <tbody lang={r.lang === r.guide.language ? undefined : r.guide.language}>
          {Object.entries(r.guide.clauses).map(([id, clause]) => (
            <tr key={id} id={r.anchored.has(id) ? undefined : `clause-${id}`}>
              <th scope="row" class="num">
                {r.anchored.has(id) ? <a href={`#clause-${id}`}>{id}</a> : id}
              </th>
              <td>{clause.label}</td>
              <td>{clause.page ? `${clause.heading}, ${w.page}\u00a0${clause.page}` : clause.heading}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
