/** What a client asks for in the fields of its form: guide, deliverable, student, instant, facts. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { type Fact, FACTS } from '../guide/text.ts';
import { Refusal } from '../kernel/refusal.ts';

export interface Asked {
  guide: Guide;
  deliverable: Deliverable;
  student: string | null;
  at: string | null;
  facts: ReadonlySet<Fact>;
}

const isFact = (word: string): word is Fact => (FACTS as readonly string[]).includes(word);

/** An instant with its offset, "2025-06-13T23:41:07+02:00"; null when nothing was given. Throws the refusal 'value-refused'. */
function instantOf(value: string | undefined): string | null {
  const text = value?.trim();
  if (!text) return null;
  const shaped = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  if (!shaped || Number.isNaN(Date.parse(text))) throw new Refusal('value-refused', { field: 'at', value: text.slice(0, 60) });
  return text;
}

function factsOf(value: string | undefined): ReadonlySet<Fact> {
  const words = (value ?? '').split(/[\s,]+/).filter(Boolean);
  const wrong = words.find((word) => !isFact(word));
  if (wrong !== undefined) throw new Refusal('value-refused', { field: 'facts', value: wrong.slice(0, 60) });
  return new Set(words.filter(isFact));
}

/**
 * The fields as asked. `guide` is an identifier, or "guide/deliverable" as the page's list sends it; the deliverable is the guide's main
 * one when none is named. Throws refusals.
 */
export function askedOf(fields: Readonly<Record<string, string>>, shelf: Shelf): Asked {
  const [id = '', part] = (fields['guide'] ?? '').trim().split('/');
  const guide = findGuide(shelf, id);
  if (!guide) throw new Refusal('guide-unknown', { guide: id.slice(0, 60) });
  const wanted = fields['deliverable']?.trim() || part;
  const deliverable = wanted
    ? guide.deliverables.find((d) => d.id === wanted)
    : (guide.deliverables.find((d) => d.main) ?? guide.deliverables[0]);
  if (!deliverable) throw new Refusal('deliverable-unknown', { deliverable: (wanted ?? '').slice(0, 60) });
  const student = fields['student']?.trim().slice(0, 200);
  return { guide, deliverable, student: student || null, at: instantOf(fields['at']), facts: factsOf(fields['facts']) };
}
