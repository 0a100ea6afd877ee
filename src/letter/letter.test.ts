/** Letters: their words are content, placeholders are checked, what people wrote changes nothing of their shape. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { secretMark, withSecrets } from '../kernel/secret-mark.ts';
import { ROOT } from '../kernel/root.ts';
import { LANGS } from '../ui/lang.ts';
import { KINDS, kindOf, type LetterKind, placeholdersOf } from './kinds.ts';
import { bodyOf } from './frame.ts';
import { type Draft, isSound, missingPlaceholders, renderLetter, SECRET, unknownPlaceholders } from './letter.ts';
import { givenWords } from './wording.store.ts';

const valuesOf = (kind: LetterKind) => Object.fromEntries(placeholdersOf(kind).map((name) => [name, `‹${name}›`]));
const words = {
  subject: 'Pour {firstName}',
  body: 'Bonjour {firstName},\n\nUn **mot** de {by}.\n\nAvant le {deadline}.',
  action: 'Lire',
};
const letter = (more: Partial<Draft> = {}) =>
  renderLetter({
    lang: 'fr',
    words,
    values: { firstName: 'Inès', by: 'Rozenn', deadline: '' },
    action: 'https://s.example/a',
    ...more,
  });

test('content/letters has one file a letter, and none else', () => {
  expect(readdirSync(join(ROOT, 'content', 'letters')).sort()).toEqual(KINDS.map((kind) => `${kind}.yaml`).sort());
});

describe.each(KINDS)('%s', (kind) => {
  test.each(LANGS)('in %s: names no unknown placeholder, has one action, says each value that it is given', (lang) => {
    const given = givenWords(kind)[lang];
    expect(unknownPlaceholders(kind, given)).toEqual([]);
    expect(missingPlaceholders(kind, given)).toEqual([]);
    expect(given.action).not.toBe('');
    const rendered = renderLetter({ lang, words: given, values: valuesOf(kind), action: 'https://s.example/go' });
    for (const said of [rendered.text, rendered.html.replace(/<style>.*<\/style>/, '')]) {
      expect(said).not.toMatch(/[{}]/);
      expect(said.match(/https:\/\/s\.example\/go/g)).toHaveLength(1);
    }
    // `student` of an answer to an alert stays for the words that schools wrote: ours say "your mission" to its student.
    const unsaid = ['lastName', 'school', 'count', ...(kind === 'alert-handled' ? ['student'] : [])];
    const own = placeholdersOf(kind).filter((name) => !unsaid.includes(name));
    expect(own.filter((name) => !`${rendered.subject}\n${rendered.text}`.includes(`‹${name}›`))).toEqual([]);
    expect(rendered.text.trim()).toContain('‹school›');
    expect(kindOf(kind).placeholders).not.toContain('firstName');
  });

  test('is said in two languages', () => {
    const { fr, en } = givenWords(kind);
    expect(fr.subject).not.toBe(en.subject);
    expect(fr.body.split('\n').length).toBe(en.body.split('\n').length);
    // French typography: no ordinary space before a high sign.
    expect(`${fr.subject}\n${fr.body}\n${fr.action}`).not.toMatch(/ [:;!?»]|« |'/);
  });
});

test.each(['invite-appraisal', 'invite-feedback', 'invite-academic', 'remind-tutor'] as const)(
  '%s begins with the action that it asks of a tutor',
  (kind) => {
    expect(givenWords(kind).fr.subject).toMatch(/^Pour action\u00a0: /);
    expect(givenWords(kind).en.subject).toMatch(/^Action needed: /);
  },
);

test.each([
  ['a misspelt one', 'Bonjour {prenom}', ['prenom']],
  ['one of another letter', 'Votre code {code}', ['code']],
  ['empty braces', 'Voici {}', ['']],
  ['a brace alone', 'Voici { et }', [' et ']],
  ['an open brace', 'Voici {firstName', ['{']],
  ['the names of JavaScript', '{constructor} {__proto__}', ['constructor', '__proto__']],
  ['the mark of a secret', 'https://s.example/⟦secret⟧', ['⟦', '⟧']],
  ['known ones', '{firstName} {student} {school}', []],
] as const)('unknown placeholders: %s', (_, body, found) => {
  expect(unknownPlaceholders('invite-feedback', { subject: 'x', body })).toEqual(found);
});

test('a paragraph with an empty value is not written; the others are', () => {
  const { text } = letter();
  expect(text).not.toContain('Avant le');
  expect(text).toContain('Un mot de Rozenn.');
  expect(letter({ values: { firstName: 'Inès', by: 'Rozenn', deadline: '2 mai' } }).text).toContain('Avant le 2 mai.');
});

test('what people wrote is never read as Markdown, HTML, a placeholder or a line of its own', () => {
  const nasty = '**gras** [ici](https://mal.example) <script>x</script> {by}\r\nBcc: a@b.example';
  const { subject, text, html } = letter({ values: { firstName: nasty, by: 'Rozenn', deadline: '' } });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).not.toMatch(/^Bcc:/m);
  expect(text).toContain('**gras** [ici](https://mal.example)');
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('href="https://mal.example');
  expect(html).not.toContain('<strong>gras');
  expect(html).toContain('{by}');
});

test('what people wrote never stands for the secret of a letter: it would go where they chose', () => {
  const nasty = `https://mal.example/?${SECRET}${secretMark(2)}`;
  const rendered = letter({
    words: { ...words, body: '{firstName} {by}\n\nLe code : {code}' },
    values: { firstName: nasty, by: SECRET },
    secretIn: 'code',
    lines: [nasty, { text: nasty, href: `https://s.example/l/${secretMark(2)}` }],
    action: `https://s.example/l/${SECRET}`,
  });
  for (const said of Object.values(rendered).map((part) => withSecrets(part, 'first\nsecond'))) {
    expect(said).not.toMatch(/mal\.example\/\?(first|second)/);
    expect(said.match(/first|second/g)?.length ?? 0).toBeLessThanOrEqual(3);
  }
  expect(withSecrets(rendered.text, 'first\nsecond')).toContain('Le code : first');
  expect(withSecrets(rendered.text, 'first\nsecond')).toContain('https://s.example/l/second');
});

test('an address that a school writes takes values as parts of it, the same in plain text and HTML, and never a code', () => {
  const body = '[notre page de {firstName}](https://ecole.example/aide?de={firstName}&code={code}#fin)';
  const values = { firstName: 'Inès & "Noé"', by: 'Rozenn', deadline: '' };
  const { text, html } = letter({ words: { ...words, body }, values, secretIn: 'code' });
  expect(text).toContain('notre page d’Inès & "Noé" (https://ecole.example/aide?de=In%C3%A8s%20%26%20%22No%C3%A9%22&code=#fin)');
  expect(html).toContain('href="https://ecole.example/aide?de=In%C3%A8s%20%26%20%22No%C3%A9%22&amp;code=#fin"');
});

test.each([
  ['Élise Aubry', 'La mission d’Élise Aubry, lorsqu’Élise Aubry écrit'],
  ['Yves Uzel', 'La mission d’Yves Uzel, lorsqu’Yves Uzel écrit'],
  ['Yann Uzel', 'La mission de Yann Uzel, lorsque Yann Uzel écrit'],
  ['Hugo Uzel', 'La mission de Hugo Uzel, lorsque Hugo Uzel écrit'],
])('French cuts "de" and "que" short before a vowel: %s', (by, said) => {
  const values = { firstName: by, by, deadline: '' };
  const source = {
    subject: 'La mission de {by}, lorsque {by} écrit',
    body: 'La mission de **{by}**, lorsque {by} écrit',
    action: '',
  };
  const { subject, text, html } = letter({ words: source, values });
  expect(subject).toBe(said);
  expect(text).toContain(said);
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain(said);
  const english = letter({ lang: 'en', words: { ...source, body: 'Manage {by}, de {by}' }, values });
  expect(english.text).toContain(`Manage ${by}, de ${by}`);
});

test('a word that merely ends like "de" is whole, and so is one before nothing', () => {
  const values = { firstName: 'Élise', by: 'Aude', deadline: '' };
  const body = 'Le guide {by}, la coude {firstName}.\n\nAvant la fin de {deadline}.';
  const { text } = letter({ words: { ...words, body }, values });
  expect(text).toContain('Le guide Aude, la coude Élise.');
  expect(text).not.toContain('Avant');
});

test('plain text and HTML say the same, with the list of a digest, the answer and the way to stop', () => {
  const lines = ['Inès : rapport', { text: 'Noé <retard>', href: `https://s.example/l/${SECRET}` }];
  const { text, html } = letter({ lines, answered: true, stop: 'https://s.example/stop' });
  for (const said of [text, html]) {
    for (const part of ['Inès : rapport', `/l/${SECRET}`, 'Vous pouvez répondre', 'https://s.example/stop'])
      expect(said).toContain(part);
  }
  expect(html).toContain('Noé &lt;retard&gt;');
});

test('in a page, a letter is its body without styles', () => {
  const body = bodyOf(letter().html);
  expect(body).toContain('<strong>mot</strong>');
  expect(body).toContain('<p><a class="button" href="https://s.example/a">Lire</a>');
  expect(body).not.toMatch(/style=|<body|<title|<table|@media/);
});

test('words that cannot do without a value say it, in the subject or in the text', () => {
  expect(missingPlaceholders('entry-code', { subject: 'Votre code', body: 'Bonjour' })).toEqual(['code']);
  expect(missingPlaceholders('entry-code', { subject: '{code} est votre code', body: 'Bonjour' })).toEqual([]);
  expect(isSound('alert-raised', { subject: '{student}', body: 'Lisez.' })).toBe(false);
  expect(isSound('invite-feedback', { subject: '{student}', body: 'Lisez {title}.' })).toBe(false);
});

test('in HTML a letter fetches nothing, stands in tables, and is read in the dark', () => {
  const { html } = letter();
  expect(html).not.toMatch(/<img|<link|url\(|@import|<script|http-equiv/);
  expect(html.match(/<table/g)!.length).toBe(html.match(/<\/table>/g)!.length);
  expect(html).toContain('name="color-scheme" content="light dark"');
  expect(html).toContain('prefers-color-scheme:dark');
});
