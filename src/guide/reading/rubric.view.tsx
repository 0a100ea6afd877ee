/** A rubric: one table a group, the levels across, both languages where the source gives them. */
import { capital, series } from '../../ui/typography.ts';
import type { Rubric } from '../programme.ts';
import type { Lang } from '../text.ts';
import type { Text } from '../words.ts';
import { Marks, Says } from './provenance.view.tsx';
import { plain, type Reading } from './reading.ts';

/** The words in the page's language, the other language under them when the source gives both. */
function Both({ text, r }: { text: Text; r: Reading }) {
  const other: Lang = r.lang === 'fr' ? 'en' : 'fr';
  const second = typeof text === 'string' || !text.en ? null : text[other];
  return (
    <>
      <Says text={text} r={r} />
      {second ? (
        <small class="other" lang={other}>
          {second}
        </small>
      ) : null}
    </>
  );
}

function Who({ rubric, r }: { rubric: Rubric; r: Reading }) {
  const w = r.words.rubric;
  return (
    <dl class="facts">
      <dt>{w.filledBy}</dt>
      <dd>{`${series(
        rubric.filledBy.map((role) => w.roles[role]),
        r.lang,
        'or',
      )} (${w.each})`}</dd>
      <dt>{w.readBy}</dt>
      <dd>
        {series(
          rubric.readBy.map((role) => w.roles[role]),
          r.lang,
        )}
      </dd>
    </dl>
  );
}

function Group({ group, rubric, r }: { group: Rubric['groups'][number]; rubric: Rubric; r: Reading }) {
  const w = r.words.rubric;
  const title = capital(plain(group.title, r));
  return (
    <section>
      <h3>
        <Both text={group.title} r={r} />
        <Marks of={group} r={r} />
      </h3>
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="rubric">
          <thead>
            <tr>
              <th scope="col">{w.criterion}</th>
              {rubric.levels.map((level) => (
                <th key={level.id} scope="col">
                  <Both text={level.label} r={r} />
                  {level.points === null ? null : ` (${level.points} ${w.points})`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">
                  <Both text={criterion.label} r={r} />
                  <Marks of={criterion} r={r} />
                </th>
                {rubric.levels.map((level) => {
                  const words = criterion.texts[level.id];
                  return (
                    <td key={level.id} data-level={plain(level.label, r)}>
                      {words ? <Both text={words} r={r} /> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A whole rubric. */
export function RubricView({ rubric, r }: { rubric: Rubric; r: Reading }) {
  return (
    <>
      <Marks of={rubric} r={r} />
      <Who rubric={rubric} r={r} />
      {rubric.groups.map((group) => (
        <Group key={group.id} group={group} rubric={rubric} r={r} />
      ))}
      {rubric.comment ? (
        <p>
          <strong>{r.words.rubric.comment}</strong>
          {r.lang === 'fr' ? '\u00a0: ' : ': '}
          <Says text={rubric.comment.label} r={r} />
          <Marks of={rubric.comment} r={r} />
        </p>
      ) : null}
    </>
  );
}
