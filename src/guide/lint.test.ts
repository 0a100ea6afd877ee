import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../kernel/root.ts';
import { diff, sentence } from './diff.ts';
import { lint } from './lint.ts';
import { Guide } from './schema.ts';
import { named } from './walk.ts';

const TEXT = readFileSync(join(ROOT, 'tests/support/guides/nursing.yaml'), 'utf8');
const nursing = (change: (text: string) => string = (text) => text, add: object = {}) =>
  Guide.parse({ ...(parse(change(TEXT)) as object), ...add });
const remarks = (guide: Guide) =>
  lint(guide, { frameworks: new Set(['known']) }).map((each) => `${each.level} ${named(guide, each.path)}: ${each.message}`);

test('a sound guide gets no remark', () => {
  expect(remarks(nursing())).toEqual([]);
  const validated = 'main: true\n    validatedBy: [academic-tutor]\n    validationReminders: [{ days: -3 }, { days: -10 }]';
  expect(remarks(nursing((text) => text.replace('main: true', validated)))).toEqual([]);
});

test.each<[string, Guide, RegExp]>([
  [
    'unknown clause',
    nursing((t) => t.replace('min: 8, without: nothing, clause: N-1', 'min: 8, without: nothing, clause: N-9')),
    /error .*pages.*unknown clause N-9/,
  ],
  [
    'clause that nothing cites',
    nursing((t) => t.replaceAll('clause: N-3', 'default: plan')),
    /warning clauses\.N-3: .*cited by nothing/,
  ],
  ['item from nowhere', nursing((t) => t, { aims: [{ id: 'aim', text: 'Learn' }] }), /error aims\.aim: .*where it comes from/],
  ['identifier twice', nursing((t) => t.replace('id: care', 'id: ward')), /error .*"ward" stands twice/],
  [
    'deadline that points nowhere',
    nursing((t) => t.replace('milestone: paper-due', 'milestone: due')),
    /error .*no milestone is called "due"/,
  ],
  [
    'framework that does not exist',
    nursing((t) => t, { framework: 'unknown' }),
    /error framework: no framework is called "unknown"/,
  ],
  [
    'no main deliverable',
    nursing((t) => t.replace('main: true', 'main: false')),
    /error deliverables: 0 deliverables are marked main/,
  ],
  [
    'section without prompt',
    nursing((t) => t.replace(', prompts: [{ text: Describe one case. }]', '')),
    /warning .*care: no prompt explains/,
  ],
  [
    'condition that no mission meets',
    nursing((t) => t.replace('heading: The ward,', 'heading: The ward, when: { all: [project-period, telework] },')),
    /warning .*no mission meets/,
  ],
  [
    'reminder after its milestone',
    nursing((t) => t.replace('of: paper,', 'of: paper, reminders: [{ days: -2 }],')),
    /warning .*after the milestone/,
  ],
  [
    'reminders of a validation that nobody gives',
    nursing((t) => t.replace('main: true', 'main: true\n    validationReminders: [{ days: -3 }]')),
    /error deliverables\.paper\.validationReminders: nobody validates "paper"/,
  ],
  [
    'reminders of a validation that is of no step',
    nursing((t) => t.replace('milestone: paper-due', 'validatedBy: [academic-tutor]\n    validationReminders: [{ days: -3 }]')),
    /error deliverables\.paper\.validationReminders: "paper" is of no step/,
  ],
  [
    'reminder of a validation before the version came',
    nursing((t) =>
      t.replace('main: true', 'main: true\n    validatedBy: [academic-tutor]\n    validationReminders: [{ days: 3 }]'),
    ),
    /error deliverables\.paper\.validationReminders\.0: .*leaves before the version came/,
  ],
  [
    'reminders of a validation out of order',
    nursing((t) =>
      t.replace(
        'main: true',
        'main: true\n    validatedBy: [academic-tutor]\n    validationReminders: [{ days: -10 }, { days: -3 }]',
      ),
    ),
    /warning deliverables\.paper\.validationReminders\.1: .*not in the order in which they leave/,
  ],
  [
    'milestone without an hour',
    nursing((t) => t.replace('time: { value: "12:00:00", clause: N-4 }, ', '')),
    /note calendar\.paper-due: .*no hour/,
  ],
  [
    'deadlines out of order',
    nursing((t) =>
      t.replace(
        'calendar:',
        'calendar:\n  - { id: oral, title: Oral, kind: defence, on: 2031-03-01, time: { value: "12:00:00" }, clause: N-4 }',
      ),
    ),
    /warning calendar\.oral: .*before "paper-due"/,
  ],
  [
    'weights that do not sum',
    nursing((t) => t, {
      components: [
        { id: 'a', title: 'A', weight: 60, clause: 'N-1' },
        { id: 'b', title: 'B', weight: 30, clause: 'N-1' },
      ],
    }),
    /error components: the weights add up to 90/,
  ],
  [
    'weights for some only',
    nursing((t) => t, {
      components: [
        { id: 'a', title: 'A', weight: 60, clause: 'N-1' },
        { id: 'b', title: 'B', clause: 'N-1' },
      ],
    }),
    /error components: some components have a weight/,
  ],
  [
    'phases longer than their slot',
    nursing((t) => t, {
      defence: {
        clause: 'N-1',
        slotMinutes: 20,
        phases: [
          { id: 'a', title: 'A', minutes: 15 },
          { id: 'b', title: 'B', minutes: 10 },
        ],
      },
    }),
    /error defence\.phases: the phases last 25 minutes/,
  ],
  [
    'rubric that nobody reads',
    nursing((t) => t, { rubrics: [{ id: 'r', title: 'R', clause: 'N-1', filledBy: ['jury'], readBy: [], groups: [] }] }),
    /error rubrics\.r\.readBy: nobody reads/,
  ],
  [
    'level texts that do not match',
    nursing((t) => t, {
      rubrics: [
        {
          id: 'r',
          title: 'R',
          clause: 'N-1',
          filledBy: ['jury'],
          readBy: ['lead'],
          levels: [{ id: 'good', label: 'Good' }],
          groups: [{ id: 'g', title: 'G', criteria: [{ id: 'c', label: 'C', texts: { bad: 'Bad' } }] }],
        },
      ],
    }),
    /error .*unknown: bad, absent: good/,
  ],
  [
    'translation begun and not finished',
    nursing((t) => t, { title: { fr: 'Stage', en: 'Placement' }, school: { fr: 'École' } }),
    /note school: no English/,
  ],
])('%s', (_, guide, said) => expect(remarks(guide).join('\n')).toMatch(said));

test('a diff tells in words what changed and whom it touches', () => {
  const later = nursing((t) =>
    t.replace('min: 8', 'min: 10').replace('id: care', 'id: case').replace('2031-04-02', '2031-04-09'),
  );
  const said = diff(nursing(), later).map((change) => sentence(change, 'en'));
  expect(said).toEqual([
    'calendar.paper-due.before: “2031-04-02” becomes “2031-04-09” (touches everyone)',
    'deliverables.paper.outline.care: removed “The care given” (touches students)',
    'deliverables.paper.outline.case: added “The care given” (touches students)',
    'deliverables.paper.format.pages.min: “8” becomes “10” (touches students)',
  ]);
  expect(diff(later, later)).toEqual([]);
  expect(sentence(diff(nursing(), later)[0]!, 'fr')).toBe(
    'calendar.paper-due.before\u00A0: «\u00A02031-04-02\u00A0» devient «\u00A02031-04-09\u00A0» (touche tout le monde)',
  );
});
