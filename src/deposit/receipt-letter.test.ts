import { expect, test } from 'vitest';
import { receiptFacts } from '../../tests/support/receipt-facts.ts';
import { receiptLetter } from './receipt-letter.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('the subject says what was received; text and html lead to the receipt, and say when', () => {
  const facts = receiptFacts();
  const letter = receiptLetter(facts, 'fr');
  expect(plain(letter.subject)).toBe('Dépôt reçu : Mémoire, version 2');
  for (const body of [letter.text, letter.html].map(plain)) {
    expect(body).toContain(`https://soutenir.example.org/deposits/${facts.deposit.id}`);
    expect(body).toContain('Bonjour Inès,');
    expect(body).toContain('Reçu à temps, en avance de 2 h 3 min.');
    expect(body).toContain('22 novembre 2026 à 21 h 56 min 59 s, heure de Paris (UTC+1)');
    expect(body).toContain('9f3c 51aa');
    expect(body).toContain('Q7K2-M9XT-4BHA');
    expect(body).toContain('https://soutenir.example.org/verify/Q7K2M9XT4BHA');
  }
  expect(letter.html.match(/<a /g)).toHaveLength(1);
  expect(receiptLetter(facts, 'en').subject).toBe('Deposit received: Mémoire, version 2');
  expect(receiptLetter(facts, 'en').text).toContain('Read the receipt: https://');
});

test('what people wrote stays text: no markup in the html, no line of its own in the text, no second header', () => {
  const name = '<img src=x onerror=alert(1)>"\'&\r\nBcc: all@example.org';
  const facts = receiptFacts({
    deposit: { fileName: name, originalName: name, declarations: [{ id: 'x', text: name }] },
    mission: { student: { ...receiptFacts().mission.student, firstName: name, lastName: name } },
    school: { name },
  });
  const { subject, text, html } = receiptLetter(facts, 'fr');
  expect(html).not.toContain('<img');
  expect(html).toContain('<bdi>&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  expect(text).not.toMatch(/^Bcc:/m);
  expect(subject).not.toMatch(/[\r\n]/);
});
