/** Names that people and guides give to files, made safe for every system. */
import { expect, test } from 'vitest';
import { safeName } from './file-name.ts';

test.each([
  ['mémoire.pdf', 'mémoire.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['..', '_'],
  ['a\\b:c*?.pdf', 'a_b_c__.pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['rapport\u202efdp.exe', 'rapport_fdp.exe'],
  [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(146)}.pdf`],
])('%j is safe as the name of a file', (name, safe) => expect(safeName(name)).toBe(safe));
