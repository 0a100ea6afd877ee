/** The mission beside its thread: subject, periods with places and dates, tutors, what is to be known of it. */
import type { Lang } from '../ui/lang.ts';
import { day } from '../ui/typography.ts';
import { type Mission, type NamedPerson, nameOf } from './mission.ts';
import { ASIDE_WORDS } from './aside-words.ts';

const People = ({ people }: { people: readonly NamedPerson[] }) => (
  <dd>
    {people.map((p) => (
      <bdi key={p.id} class="line">
        {nameOf(p)}
      </bdi>
    ))}
  </dd>
);

const COUNTRIES = { fr: new Intl.DisplayNames('fr', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) };

/** The mission: periods with places and dates, tutors, facts. */
export function MissionFacts({ mission, lang }: { mission: Mission; lang: Lang }) {
  const w = ASIDE_WORDS[lang];
  const place = (name: string, country: string) =>
    country === mission.homeCountry ? name : `${name} (${COUNTRIES[lang].of(country) ?? country})`;
  const { confidentialUntil, closedDoor, subject } = mission;
  const facts = [
    mission.telework ? w.telework : '',
    mission.confidential ? w.confidential : '',
    confidentialUntil ? w.until(day(confidentialUntil, lang)) : '',
    closedDoor ? w.closedDoor : '',
  ].filter(Boolean);
  return (
    <section>
      <h2>{w.mission}</h2>
      {mission.periods.length === 0 ? <p class="small soft">{w.noPeriod}</p> : null}
      <dl class="facts small">
        {subject ? <dt>{w.subject}</dt> : null}
        {subject ? (
          <dd>
            <bdi>{subject}</bdi>
          </dd>
        ) : null}
        {mission.periods.map((p) => (
          <>
            <dt>{p.kind === 'company' ? w.company : w.project}</dt>
            <dd>
              <bdi class="line">
                {p.companyCountry && p.companyCountry !== mission.homeCountry ? place(p.name, p.companyCountry) : p.name}
              </bdi>
              {p.service ? <bdi class="line">{p.service}</bdi> : null}
              <bdi class="line">{place(p.place, p.placeCountry)}</bdi>
              <span class="line soft">{w.fromTo(day(p.starts, lang), day(p.ends, lang))}</span>
            </dd>
          </>
        ))}
        {mission.academicTutors.length ? <dt>{w.academicTutor}</dt> : null}
        {mission.academicTutors.length ? <People people={mission.academicTutors} /> : null}
        {mission.companyTutors.length ? <dt>{w.companyTutor}</dt> : null}
        {mission.companyTutors.length ? <People people={mission.companyTutors} /> : null}
        {facts.length ? <dt>{w.facts}</dt> : null}
        {facts.length ? <dd>{facts.join(', ')}</dd> : null}
      </dl>
    </section>
  );
}
