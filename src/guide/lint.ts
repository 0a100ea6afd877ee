/** Lint of a guide: what the schema cannot see. Every problem says where it is and what to do. Pure. */
import { lintCalendar } from './lint-calendar.ts';
import { lintLinks } from './lint-links.ts';
import type { Remark, Surroundings } from './remark.ts';
import type { Guide } from './schema.ts';
import { clausesOf, type Path, visit } from './walk.ts';

/** Everything that is wrong or doubtful in `guide`, errors first. */
export function lint(guide: Guide, around: Surroundings): Remark[] {
  const all = [
    ...lintClauses(guide),
    ...lintProvenance(guide),
    ...lintIdentifiers(guide),
    ...lintLinks(guide, around),
    ...lintCalendar(guide),
    ...lintContent(guide),
    ...lintLanguages(guide),
  ];
  const rank = { error: 0, warning: 1, note: 2 };
  return all.sort((a, b) => rank[a.level] - rank[b.level]);
}

function lintClauses(guide: Guide): Remark[] {
  const remarks: Remark[] = [];
  const cited = new Set<string>();
  for (const { path, node } of visit(guide)) {
    for (const clause of clausesOf(node)) {
      cited.add(clause);
      if (Object.hasOwn(guide.clauses, clause)) continue;
      remarks.push({
        level: 'error',
        path: [...path, 'clause'],
        message: `unknown clause ${clause}`,
        todo: 'Declare it under `clauses`, or correct its identifier.',
      });
    }
  }
  for (const clause of Object.keys(guide.clauses)) {
    if (cited.has(clause)) continue;
    remarks.push({
      level: 'warning',
      path: ['clauses', clause],
      message: `clause ${clause} of the source is cited by nothing`,
      todo: 'Add the item that it asks for, or remove the clause.',
    });
  }
  return remarks;
}

/** Objects that are not items of the programme: conditions, texts, and the root. */
function isItem(path: Path, node: Readonly<Record<string, unknown>>): boolean {
  return path.length > 0 && typeof path.at(-1) === 'number' && typeof node['id'] === 'string';
}

function lintProvenance(guide: Guide): Remark[] {
  const remarks: Remark[] = [];
  for (const { path, node, sourced } of visit(guide)) {
    if (sourced || !isItem(path, node)) continue;
    remarks.push({
      level: 'error',
      path,
      message: `"${String(node['id'])}" does not say where it comes from`,
      todo: 'Give it `clause` when the source states it, or `default` with the reason when it is added.',
    });
  }
  return remarks;
}

function lintIdentifiers(guide: Guide): Remark[] {
  const remarks: Remark[] = [];
  const seen = new Map<string, Set<string>>();
  for (const { path, node } of visit(guide)) {
    if (!isItem(path, node)) continue;
    const list = path.slice(0, -1).join('.');
    const ids = seen.get(list) ?? new Set<string>();
    const id = String(node['id']);
    if (ids.has(id)) {
      remarks.push({
        level: 'error',
        path,
        message: `"${id}" stands twice in its list`,
        todo: 'Give each item an identifier of its own.',
      });
    }
    seen.set(list, ids.add(id));
  }
  return remarks;
}

function lintContent(guide: Guide): Remark[] {
  const remarks: Remark[] = [];
  for (const [d, deliverable] of guide.deliverables.entries()) {
    for (const [s, section] of deliverable.outline.entries()) {
      if (section.prompts.length > 0 || section.sections.some((each) => each.prompts.length > 0)) continue;
      remarks.push({
        level: 'warning',
        path: ['deliverables', d, 'outline', s],
        message: `no prompt explains the section "${section.id}"`,
        todo: 'Say what is expected in it.',
      });
    }
  }
  for (const [r, rubric] of guide.rubrics.entries()) {
    if (rubric.readBy.length > 0) continue;
    remarks.push({
      level: 'error',
      path: ['rubrics', r, 'readBy'],
      message: `nobody reads the rubric "${rubric.id}"`,
      todo: 'Name who reads it.',
    });
  }
  const weights = guide.components.map((each) => each.weight);
  const given = weights.filter((each) => each !== null);
  if (given.length > 0 && given.length < weights.length) {
    remarks.push({
      level: 'error',
      path: ['components'],
      message: 'some components have a weight and others have none',
      todo: 'Give a weight to all, or to none: the jury then decides.',
    });
  }
  const sum = given.reduce((a, b) => a + b, 0);
  if (given.length === weights.length && given.length > 0 && ![1, 100].some((whole) => Math.abs(sum - whole) < 1e-6)) {
    remarks.push({
      level: 'error',
      path: ['components'],
      message: `the weights add up to ${sum}`,
      todo: 'Make them add up to 1 or to 100.',
    });
  }
  return remarks;
}

/** Texts without the other language, once the guide has begun to be bilingual. */
function lintLanguages(guide: Guide): Remark[] {
  const untranslated: Path[] = [];
  let translated = 0;
  for (const { path, node } of visit(guide)) {
    if (typeof node['fr'] !== 'string') continue;
    if (typeof node['en'] === 'string') translated++;
    else untranslated.push(path);
  }
  if (translated === 0) return [];
  return untranslated.map((path) => ({
    level: 'note' as const,
    path,
    message: 'no English: readers in English see the French',
    todo: 'Add `en` when the source or the school gives it; never invent it.',
  }));
}
