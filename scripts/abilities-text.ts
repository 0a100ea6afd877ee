/** Who may do what, as a page: from the abilities of every *.policy.ts. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Ability, ROLES } from '../src/identity/ability.ts';
import { ROOT } from '../src/kernel/root.ts';

/** Every ability, policy by policy: "src/deposit/deposit.policy.ts" → what it exports as …_ABILITIES. */
export async function everyAbility(): Promise<Map<string, readonly Ability[]>> {
  const policies = new Map<string, readonly Ability[]>();
  for (const path of globSync('src/**/*.policy.ts', { cwd: ROOT }).sort()) {
    const exports = (await import(pathToFileURL(join(ROOT, path)).href)) as Record<string, unknown>;
    const tables = Object.entries(exports).filter(([name]) => name.endsWith('_ABILITIES'));
    policies.set(
      path,
      tables.flatMap(([, table]) => Object.values(table as Record<string, Ability>)),
    );
  }
  return policies;
}

/** docs/abilities.md. */
export async function abilitiesText(): Promise<string> {
  const heads = ROLES.map((role) => role.replace('-', ' '));
  const tables = [...(await everyAbility())].filter(([, abilities]) => abilities.length > 0);
  const sections = tables.flatMap(([path, abilities]) => [
    `## ${path.split('/')[1]}`,
    '',
    `| ability | to | ${heads.join(' | ')} |`,
    `|---|---|${ROLES.map(() => ':-:|').join('')}`,
    ...abilities.map(
      ({ id, what, roles }) => `| \`${id}\` | ${what} | ${ROLES.map((r) => (roles.includes(r) ? 'yes' : '')).join(' | ')} |`,
    ),
    '',
  ]);
  return [
    '# Who may do what',
    '',
    'A role grants an ability over what it is tied to, and never over another school: students over their own mission, tutors over the missions',
    'that they follow, leads and the office over the cohorts of their programme (of every programme when their role names none), jurors over the',
    'mission that their link opens. What one may not see does not exist (404); what one sees and may not do is refused (403); a stranger is asked to enter.',
    '',
    'This page is made from the policies (`src/*/*.policy.ts`) by `npm run docs:abilities`. `tests/house/abilities.test.ts` walks every route as',
    'each role, as a stranger and as people of another school, and compares.',
    '',
    ...sections,
  ].join('\n');
}
