/** The competency portfolio, the professional profile and the questions of the advice base. */
import type { Guide } from '../schema.ts';
import { sectionAnchor } from './contents.ts';
import { Items } from './annexes.view.tsx';
import { Marks, Says } from './provenance.view.tsx';
import { plain, type Reading } from './reading.ts';

type Portfolio = NonNullable<Guide['portfolio']>;

function Profile({ profile, r }: { profile: NonNullable<Portfolio['profile']>; r: Reading }) {
  return (
    <section>
      <h3>
        {r.words.portfolio.profile}
        <Marks of={profile} r={r} />
      </h3>
      <ul>
        {profile.items.map((item) => (
          <li key={item.id}>
            <Says text={item.label} r={r} />
            <Marks of={item} r={r} />
          </li>
        ))}
        {profile.lists.map((list) => (
          <li key={list.id}>
            <Says text={list.label} r={r} />
            <small class="soft">{` (${list.count})`}</small>
            <Marks of={list} r={r} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Scale, freeze and profile. */
export function PortfolioView({ portfolio, r }: { portfolio: Portfolio; r: Reading }) {
  const w = r.words.portfolio;
  const freeze = r.guide.calendar.find((m) => m.id === portfolio.freeze);
  return (
    <>
      <Marks of={portfolio} r={r} />
      {portfolio.blocksChosen ? <p>{w.blocks}</p> : null}
      {freeze ? (
        <p class="condition">
          {`${w.freeze}${r.lang === 'fr' ? '\u00a0' : ''}: `}
          <a href="#calendar">
            <Says text={freeze.title} r={r} />
          </a>
        </p>
      ) : null}
      <section>
        <h3>{w.scale}</h3>
        <dl class="meaning">
          {portfolio.scale.map((level) => (
            <div key={level.id}>
              <dt>
                <Says text={level.label} r={r} />
                <Marks of={level} r={r} />
              </dt>
              <dd>
                <Says text={level.sentence} r={r} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {portfolio.profile ? <Profile profile={portfolio.profile} r={r} /> : null}
    </>
  );
}

/** Anchor and heading of a section, whatever deliverable and depth it stands at. */
function findSection(id: string, r: Reading): { anchor: string; heading: string } | null {
  for (const d of r.guide.deliverables) {
    for (const part of d.outline) {
      if (part.id === id) return { anchor: sectionAnchor(d.id, part.id), heading: plain(part.heading, r) };
      const sub = part.sections.find((s) => s.id === id);
      if (sub) return { anchor: sectionAnchor(d.id, part.id, sub.id), heading: plain(sub.heading, r) };
    }
  }
  return null;
}

/** The questions whose answers help the next cohorts. */
export function AdviceView({ advice, r }: { advice: NonNullable<Guide['advice']>; r: Reading }) {
  return (
    <>
      <Marks of={advice} r={r} />
      {advice.themes.map((theme) => {
        const section = theme.section ? findSection(theme.section, r) : null;
        return (
          <section key={theme.id}>
            <h3>
              <Says text={theme.title} r={r} />
              <Marks of={theme} r={r} />
            </h3>
            {section ? (
              <p class="condition">
                {r.words.advice.from} <a href={`#${section.anchor}`}>{section.heading}</a>
              </p>
            ) : null}
            <Items items={theme.questions} r={r} />
          </section>
        );
      })}
    </>
  );
}
