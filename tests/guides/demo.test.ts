/** The version of a guide that the demo school made for itself: the guide of 2022 with a framing note, which no clause asks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { diff } from '../../src/guide/diff.ts';
import { readGuideFile } from '../../src/guide/library.store.ts';
import { lint } from '../../src/guide/lint.ts';
import { Guide } from '../../src/guide/schema.ts';
import { visit } from '../../src/guide/walk.ts';
import { ROOT } from '../../src/kernel/root.ts';

function read(...path: readonly string[]) {
  const file = readGuideFile(join(ROOT, 'content', ...path));
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  return file.guide;
}
const document = read('guides', 'misl', '2022.yaml');
const own = read('demo', 'guides', 'misl', '2022-trois-rives.yaml');

test('it adds a step and a deliverable to the guide of 2022, has students read their appraisals, and changes nothing else of it', () => {
  expect(diff(document, own).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'changed version',
    'added calendar.framing-due',
    'added deliverables.note-cadrage',
    'changed rubrics.tutor-appraisal.readBy',
    'changed rubrics.tutor-appraisal.answerable',
  ]);
  expect(lint(own, { frameworks: new Set() })).toEqual([]);
});

test('what it adds is optional, is for both tutors to validate, cites no clause and says whose choice it is', () => {
  const added = [own.calendar[0]!, own.deliverables.find(({ id }) => id === 'note-cadrage')!] as const;
  expect(added[1]).toMatchObject({ optional: true, validatedBy: ['company-tutor', 'academic-tutor'], milestone: added[0].id });
  for (const item of added) {
    expect([...visit(item)].filter(({ node }) => 'clause' in node)).toEqual([]);
    expect(item.default).toMatchObject({ fr: expect.stringContaining('École des Trois-Rives'), en: expect.any(String) });
  }
});

test('the YAML that the recipe of a framing note gives can be copied into either guide as it is', () => {
  const recipe = readFileSync(join(ROOT, 'docs', 'recipes', 'framing-note.md'), 'utf8');
  const blocks = [...recipe.matchAll(/```yaml\n([^]*?)```/g)].map(
    ([, text]) => parse(text!.replaceAll(/^ {3}/gm, '')) as object[],
  );
  for (const file of ['digi5/2024-2025', 'misl/2022']) {
    const guide = parse(readFileSync(join(ROOT, 'content', 'guides', `${file}.yaml`), 'utf8')) as Record<string, object[]>;
    const [steps, deliverables] = blocks;
    const copied = {
      ...guide,
      calendar: [...steps!, ...guide['calendar']!],
      deliverables: [...guide['deliverables']!, ...deliverables!],
    };
    const whole = Guide.parse(copied);
    expect(lint(whole, { frameworks: new Set(['rncp-35284']) })).toEqual([]);
  }
});
