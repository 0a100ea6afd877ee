import { expect, test } from 'vitest';
import { parseCheck } from './check-options.ts';

const options = (...argv: string[]) => {
  const parsed = parseCheck(argv);
  return parsed.ok ? parsed.options : parsed.problem;
};

test('what is typed is what is meant', () => {
  expect(options('a.pdf', '--guide', 'potters')).toEqual({
    file: 'a.pdf',
    guide: 'potters',
    version: null,
    deliverable: null,
    student: null,
    at: null,
    facts: new Set(),
    lang: 'fr',
    json: false,
  });
  expect(
    options(
      '--guide=potters',
      '--deliverable',
      'report',
      '--student',
      ' LE GOFF Anne ',
      '--at',
      '2031-06-13T18:00:00+02:00',
      '--facts',
      'telework,company-abroad',
      '--lang',
      'en',
      '--json',
      'a b.pdf',
    ),
  ).toMatchObject({
    file: 'a b.pdf',
    deliverable: 'report',
    student: 'LE GOFF Anne',
    at: '2031-06-13T18:00:00+02:00',
    facts: new Set(['telework', 'company-abroad']),
    lang: 'en',
    json: true,
  });
});

test.each([
  [['--guide', 'potters'], 'donnez un fichier, et un seul'],
  [['a.pdf', 'b.pdf', '--guide', 'potters'], 'donnez un fichier, et un seul'],
  [['a.pdf'], 'donnez le guide\u00a0: --guide ID'],
  [['a.pdf', '--guide'], 'option inconnue ou sans valeur'],
  [['a.pdf', '--guide', 'potters', '--colour'], 'option inconnue ou sans valeur\u00a0: --colour'],
  [['a.pdf', '--guide', 'potters', '--lang', 'de'], 'langue inconnue\u00a0: de'],
  [['a.pdf', '--guide', 'potters', '--at', '2031-06-13'], '--at attend une date'],
  [['a.pdf', '--guide', 'potters', '--at', '2031-13-45T00:00:00Z'], '--at attend une date'],
  [['a.pdf', '--guide', 'potters', '--facts', 'telework,moon'], 'fait inconnu\u00a0: moon'],
  [['a.pdf', '--lang', 'en'], 'give the guide'],
])('%j is refused: %s', (argv, problem) => {
  expect(options(...argv)).toContain(problem);
});

test('help is no problem, in the language asked for', () => {
  expect(parseCheck(['--help'])).toEqual({ ok: false, lang: 'fr', problem: null });
  expect(parseCheck(['-h', '--lang', 'en'])).toEqual({ ok: false, lang: 'en', problem: null });
});
