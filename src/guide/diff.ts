/** What changed between two versions of a guide, in words, and whom it touches. Pure. */
import type { Guide } from './schema.ts';
import { type Lang, LANGS } from './text.ts';

export interface Change {
  kind: 'added' | 'removed' | 'changed';
  /** Path with identifiers: "deliverables.memoir.format.pages.min". */
  path: string;
  before: string | null;
  after: string | null;
  touches: Touched;
}
export type Touched = 'student' | 'tutors' | 'jury' | 'lead' | 'everyone';

const TOUCHES: Readonly<Record<string, Touched>> = {
  calendar: 'everyone',
  deliverables: 'student',
  portfolio: 'student',
  objectives: 'student',
  competencies: 'student',
  rubrics: 'tutors',
  defence: 'jury',
  components: 'jury',
  advice: 'student',
  clauses: 'lead',
  source: 'lead',
};
const WORDS: Record<Lang, Record<Touched | Change['kind'], string>> = {
  fr: {
    student: 'les étudiants',
    tutors: 'les tuteurs',
    jury: 'le jury',
    lead: 'le responsable',
    everyone: 'tout le monde',
    added: 'ajouté',
    removed: 'retiré',
    changed: 'changé',
  },
  en: {
    student: 'students',
    tutors: 'tutors',
    jury: 'the jury',
    lead: 'the programme lead',
    everyone: 'everyone',
    added: 'added',
    removed: 'removed',
    changed: 'changed',
  },
};

/** Changes from `before` to `after`, in the order of the guide. Items of a list are matched by identifier, wherever they stand. */
export function diff(before: Guide, after: Guide): Change[] {
  const changes: Change[] = [];
  compare(before, after, '', changes);
  return changes;
}

/** A change as a sentence. */
export function sentence(change: Change, lang: Lang): string {
  const words = WORDS[lang];
  const [open, close] = lang === 'fr' ? ['«\u00A0', '\u00A0»'] : ['“', '”'];
  const quoted = (value: string | null) => `${open}${value ?? ''}${close}`;
  const [to, colon, concerns] = lang === 'fr' ? ['devient', '\u00A0:', 'touche'] : ['becomes', ':', 'touches'];
  const what =
    change.kind === 'changed'
      ? `${quoted(change.before)} ${to} ${quoted(change.after)}`
      : `${words[change.kind]} ${quoted(change.after ?? change.before)}`;
  return `${change.path}${colon} ${what} (${concerns} ${words[change.touches]})`;
}

function compare(before: unknown, after: unknown, path: string, changes: Change[]): void {
  if (before === undefined && after === undefined) return;
  if (isList(before) && isList(after) && [...before, ...after].every(hasId)) {
    compareKeyed(byId(before), byId(after), path, changes);
  } else if (isObject(before) && isObject(after)) {
    compareKeyed(new Map(Object.entries(before)), new Map(Object.entries(after)), path, changes);
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    const touches = TOUCHES[path.split('.')[0] ?? ''] ?? 'everyone';
    changes.push({ kind, path, before: shown(before), after: shown(after), touches });
  }
}

function compareKeyed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: string,
  changes: Change[],
): void {
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    compare(before.get(key), after.get(key), path === '' ? key : `${path}.${key}`, changes);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const hasId = (value: unknown): value is { id: string } => isObject(value) && typeof value['id'] === 'string';
const byId = (list: readonly unknown[]) => new Map(list.filter(hasId).map((each) => [each.id, each]));

/** A value in a few words: its own words for an item, else the value. */
function shown(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  if (!isObject(value)) return JSON.stringify(value);
  const words = value['title'] ?? value['text'] ?? value['heading'] ?? value['label'] ?? value['term'] ?? value;
  if (isObject(words)) {
    const lang = LANGS.find((each) => typeof words[each] === 'string');
    return lang ? String(words[lang]) : JSON.stringify(words);
  }
  return String(words);
}
