/** What a mission adds to the outline, and why: on the form of the student, beside the thread. */
import { Says } from '../guide/reading/provenance.view.tsx';
import { conditionWords } from '../guide/reading/provenance.view.tsx';
import { readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Lang } from '../ui/lang.ts';
import { factsOf, type Mission } from './mission.ts';
import { addedBy } from './outline-added.ts';

const WORDS: Readonly<Record<Lang, { title: string }>> = {
  fr: { title: 'Votre plan tient compte de la mission' },
  en: { title: 'Your outline follows the mission' },
};
const STAFF: typeof WORDS = {
  fr: { title: 'Le plan tient compte de la mission' },
  en: { title: 'The outline follows the mission' },
};

/** The parts and questions; nothing where the mission adds none. `own`: its student reads. */
export function OutlineAdded({ lang, guide, mission, own }: { lang: Lang; guide: Guide; mission: Mission; own: boolean }) {
  const added = addedBy(guide, factsOf(mission));
  const r = readingElsewhere(guide, lang);
  if (added.length === 0) return null;
  return (
    <section>
      <h2>{(own ? WORDS : STAFF)[lang].title}</h2>
      <ul class="small">
        {added.map(({ deliverable, text, when }, at) => (
          <li key={at}>
            <Says text={text} r={r} />{' '}
            <span class="soft">
              (<Says text={deliverable} r={r} />)
            </span>{' '}
            <span class="condition">{conditionWords(when, r.words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
