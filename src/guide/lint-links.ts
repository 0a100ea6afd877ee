/** Lint of what points to something else: milestones, sections, frameworks, levels of a rubric, conditions. Pure. */
import type { Remark, Surroundings } from './remark.ts';
import type { Guide } from './schema.ts';
import type { Path } from './walk.ts';
import { visit } from './walk.ts';

/** References that lead nowhere, conditions that no mission can meet, deliverables without a main one. */
export function lintLinks(guide: Guide, around: Surroundings): Remark[] {
  return [...dangling(guide, around), ...levels(guide), ...conditions(guide), ...mains(guide)];
}

function dangling(guide: Guide, around: Surroundings): Remark[] {
  const remarks: Remark[] = [];
  const expect = (path: Path, name: string | undefined, known: ReadonlySet<string>, what: string): void => {
    if (name === undefined || known.has(name)) return;
    remarks.push({
      level: 'error',
      path,
      message: `no ${what} is called "${name}"`,
      todo: `Choose one of: ${[...known].join(', ') || 'none exists'}.`,
    });
  };
  const milestones = new Set(guide.calendar.map((each) => each.id));
  const targets = new Set(
    [...guide.deliverables, ...guide.rubrics, ...(guide.feedback ? [guide.feedback] : [])]
      .map((each) => each.id)
      .concat(guide.portfolio ? ['portfolio'] : []),
  );
  const sections = new Set(
    guide.deliverables.flatMap((d) => d.outline.flatMap((s) => [s.id, ...s.sections.map((each) => each.id)])),
  );
  for (const [i, milestone] of guide.calendar.entries())
    expect(['calendar', i, 'of'], milestone.of, targets, 'deliverable, rubric, feedback or portfolio');
  for (const [i, each] of guide.deliverables.entries())
    expect(['deliverables', i, 'milestone'], each.milestone, milestones, 'milestone');
  for (const [i, theme] of (guide.advice?.themes ?? []).entries())
    expect(['advice', 'themes', i, 'section'], theme.section, sections, 'section');
  for (const [i, each] of (guide.defence?.receives ?? []).entries())
    expect(['defence', 'receives', i, 'of'], each.of, targets, 'deliverable, rubric, feedback or portfolio');
  expect(['portfolio', 'freeze'], guide.portfolio?.freeze, milestones, 'milestone');
  expect(['portfolio', 'framework'], guide.portfolio?.framework, around.frameworks, 'framework');
  expect(['framework'], guide.framework, around.frameworks, 'framework');
  return remarks;
}

function levels(guide: Guide): Remark[] {
  const remarks: Remark[] = [];
  for (const [r, rubric] of guide.rubrics.entries()) {
    const known = rubric.levels.map((each) => each.id);
    for (const [g, group] of rubric.groups.entries()) {
      for (const [c, criterion] of group.criteria.entries()) {
        const texts = Object.keys(criterion.texts);
        const wrong = texts.filter((each) => !known.includes(each));
        const absent = texts.length === 0 ? [] : known.filter((each) => !texts.includes(each));
        if (wrong.length === 0 && absent.length === 0) continue;
        remarks.push({
          level: 'error',
          path: ['rubrics', r, 'groups', g, 'criteria', c, 'texts'],
          message: `the level texts of "${criterion.id}" do not match the levels (${[...wrong.map((each) => `unknown: ${each}`), ...absent.map((each) => `absent: ${each}`)].join(', ')})`,
          todo: `Give one text to each of: ${known.join(', ')}.`,
        });
      }
    }
  }
  return remarks;
}

/** Conditions that contradict themselves: a period on a project has no company, so that neither its country nor its telework exists. */
function conditions(guide: Guide): Remark[] {
  const remarks: Remark[] = [];
  for (const { path, node } of visit(guide)) {
    const when = node['when'] as { any?: string[]; all?: string[] } | undefined;
    if (when?.all?.includes('project-period') && when.all.some((fact) => fact === 'company-abroad' || fact === 'telework')) {
      remarks.push({
        level: 'warning',
        path: [...path, 'when'],
        message: 'no mission meets this condition: a period on a project has neither company nor telework',
        todo: 'Use `any`, or remove a fact.',
      });
    }
  }
  return remarks;
}

function mains(guide: Guide): Remark[] {
  const main = guide.deliverables.filter((each) => each.main).length;
  if (main === 1) return [];
  return [
    {
      level: 'error',
      path: ['deliverables'],
      message: `${main} deliverables are marked main`,
      todo: 'Mark exactly one with `main: true`: it is the one meant when none is named.',
    },
  ];
}
