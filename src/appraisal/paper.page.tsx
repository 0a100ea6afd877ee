/** The form on paper: the page to print, and the page where staff type what came back. */
import type { Rubric } from '../guide/programme.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { MissionCrumb } from '../mission/crumb.view.tsx';
import { type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { schoolOf, Title } from './form-parts.view.tsx';
import { inBoth } from './form.ts';
import { Both } from './form.view.tsx';
import { PAPER_WORDS } from './paper-words.ts';

export interface Place {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
}

/** One group as a table: a line a criterion, a box a level. */
function Group({ group, rubric, shell, guide }: { group: Rubric['groups'][number] } & Omit<Place, 'mission'>) {
  const w = PAPER_WORDS[shell.lang];
  const of = { lang: shell.lang, language: guide.language };
  return (
    <section class="criteria">
      <h2>
        <Both text={group.title} {...of} />
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={inBoth(group.title, shell.lang, guide.language).words}>
        <table>
          <tbody>
            {group.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">
                  <Both text={criterion.label} {...of} />
                </th>
                {rubric.levels.map((level) => (
                  <td key={level.id}>
                    <i class="box" />
                    <Both text={criterion.texts[level.id] ?? level.label} {...of} />
                  </td>
                ))}
                {rubric.notObserved ? (
                  <td class="soft">
                    <i class="box" />
                    {w.notObserved}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The empty form, to print. */
export function PaperPage({ shell, mission, guide, rubric }: Place) {
  const w = PAPER_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  const name = nameOf(mission.student);
  return (
    <Layout shell={shell} title={w.title(name)} unlisted>
      <header>
        <div class="no-print">
          <MissionCrumb mission={mission} lang={shell.lang} from="cohort" />
        </div>
        <p class="soft small">
          <bdi>{schoolOf(shell, plain(guide.school, r))}</bdi>, {plain(guide.programme, r)}. {plain(rubric.title, r)}
        </p>
        <Title words={w.title(name)} name={name} />
        <p class="lede">{w.how}</p>
        <p class="soft no-print">{w.print}</p>
      </header>
      <dl class="facts">
        <dt>{w.student}</dt>
        <dd>
          <bdi>{name}</bdi>
        </dd>
        {mission.periods.length > 0 ? (
          <>
            <dt>{w.mission}</dt>
            <dd>
              <bdi>{whereabouts(mission)}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
      <div class="paper-form criteria">
        <p>{w.author}</p>
        <div class="blank" />
        {rubric.groups.map((group) => (
          <Group key={group.id} {...{ group, rubric, shell, guide }} />
        ))}
        {rubric.comment ? (
          <section class="criteria">
            <h2>
              <Both text={rubric.comment.label} lang={shell.lang} language={guide.language} />
            </h2>
            <div class="lines" />
          </section>
        ) : null}
        <div class="signed">
          {[w.date, w.signature].map((what) => (
            <div key={what}>
              <p>{what}</p>
              <div class="blank" />
            </div>
          ))}
        </div>
      </div>
    </Layout>
  );
}
