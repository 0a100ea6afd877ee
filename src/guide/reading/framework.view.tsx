/** A competency framework beside the competencies of the source: its blocks, and whether it is still in force. */
import { day } from '../../ui/typography.ts';
import type { Framework } from '../framework.ts';
import { Says } from './provenance.view.tsx';
import type { Reading } from './reading.ts';

function Validity({ framework: f, r, today }: { framework: Framework; r: Reading; today: string }) {
  const w = r.words.framework;
  if (!f.until) return null;
  const from = f.from ? `${w.validFrom} ${day(f.from, r.lang)} ${w.to} ` : `${w.until} `;
  return (
    <p class="condition">
      {`${from}${day(f.until, r.lang)}`}
      {today > f.until ? <strong>{` (${w.expired})`}</strong> : null}
    </p>
  );
}

/** Blocks and competencies; `today` as YYYY-MM-DD. */
export function FrameworkView({ framework: f, r, today }: { framework: Framework; r: Reading; today: string }) {
  const w = r.words.framework;
  return (
    <section id="framework">
      <h3>
        {`${f.code}${r.lang === 'fr' ? '\u00a0' : ''}: `}
        <Says text={f.title} r={r} />
      </h3>
      {f.certifier ? <p class="condition">{`${w.certifier} ${f.certifier}`}</p> : null}
      <Validity framework={f} r={r} today={today} />
      {f.url ? (
        <p>
          <a href={f.url}>{w.register}</a>
        </p>
      ) : null}
      {f.blocks.map((block) => (
        <section key={block.id}>
          <h4>
            {block.code ? `${block.code}. ` : ''}
            <Says text={block.title} r={r} />
          </h4>
          {block.competencies.length ? (
            <ul>
              {block.competencies.map((c) => (
                <li key={c.id}>
                  <Says text={c.text} r={r} />
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </section>
  );
}
