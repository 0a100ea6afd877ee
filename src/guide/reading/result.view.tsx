/** Competencies, what the result rests on, the glossary. */
import { Marks, Says } from './provenance.view.tsx';
import type { Reading } from './reading.ts';
import { number } from '../../ui/typography.ts';

/** Competencies that the source names. */
export function Competencies({ r }: { r: Reading }) {
  return (
    <ol>
      {r.guide.competencies.map((c) => (
        <li key={c.id}>
          <strong>
            <Says text={c.title} r={r} />
          </strong>
          <Marks of={c} r={r} />
          <br />
          <Says text={c.text} r={r} />
        </li>
      ))}
    </ol>
  );
}

/** Components of the result with their weight, or that the jury decides. */
export function Components({ r }: { r: Reading }) {
  const w = r.words.components;
  return (
    <ul>
      {r.guide.components.map((c) => (
        <li key={c.id}>
          <Says text={c.title} r={r} />
          <small class="soft">{` (${c.weight === null ? w.jury : `${w.weight.toLowerCase()} ${number(c.weight, r.lang)}`})`}</small>
          <Marks of={c} r={r} />
        </li>
      ))}
    </ul>
  );
}

/** The glossary. */
export function Terms({ r }: { r: Reading }) {
  return (
    <dl class="meaning">
      {r.guide.terms.map((t) => (
        <div key={t.id} id={`term-${t.id}`}>
          <dt>
            <Says text={t.term} r={r} />
          </dt>
          <dd>
            <Says text={t.meaning} r={r} />
            <Marks of={t} r={r} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
