/** The letter that a deposit sends: what was received, when, and one action. Pure. */
import { button, escaped, frame } from '../letter/frame.ts';
import { oneLine } from '../letter/letter.ts';
import type { Lang } from '../ui/lang.ts';
import { spokenLine, type Receipt, type ReceiptFacts, receiptOf } from './receipt.ts';
import { RECEIPT_WORDS } from './receipt-words.ts';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

function textOf(receipt: Receipt, hello: string, address: string, lang: Lang): string {
  const w = RECEIPT_WORDS[lang];
  const colon = lang === 'fr' ? '\u00a0:' : ':';
  const facts = receipt.facts.flatMap(({ term, value, notes }) => [
    `${term}${colon} ${oneLine(spokenLine(value))}`,
    ...notes.map((note) => `  ${oneLine(spokenLine(note))}`),
  ]);
  const { code, address: verify } = receipt.verification;
  return [
    hello,
    '',
    `${receipt.standing.sentence}.`,
    '',
    `${w.letter.action}${colon} ${address}`,
    '',
    ...facts,
    '',
    `${w.code}${colon} ${code}`,
    `${w.verify}${colon} ${verify}`,
    '',
    w.letter.keep,
    '',
  ].join('\n');
}

function htmlOf(receipt: Receipt, hello: string, address: string, lang: Lang): string {
  const w = RECEIPT_WORDS[lang];
  const piece = ({ as, text }: { as: string; text: string }) =>
    as === 'name' ? `<bdi>${escaped(text)}</bdi>` : as === 'code' ? `<code>${escaped(text)}</code>` : escaped(text);
  const line = (pieces: readonly { as: string; text: string }[]) => pieces.map(piece).join(' ');
  const rows = receipt.facts.map(({ term, value, notes }) => {
    const more = notes.map((note) => `<br><span class="soft" style="color:#555b66">${line(note)}</span>`).join('');
    const head = `<th scope="row" class="soft" align="left" valign="top" style="padding:4px 16px 4px 0;font-weight:normal;color:#555b66">${escaped(term)}</th>`;
    return `<tr>${head}<td style="padding:4px 0">${line(value)}${more}</td></tr>`;
  });
  const { code, address: verify } = receipt.verification;
  const content = [
    `<p>${escaped(hello)}</p><h1 style="font-size:22px">${escaped(receipt.heading)}</h1>`,
    `<p><strong>${escaped(receipt.standing.sentence)}.</strong></p>`,
    button(address, w.letter.action),
    `<table style="border-collapse:collapse">${rows.join('')}</table>`,
    `<p>${escaped(w.code)} <code>${escaped(code)}</code><br>${escaped(verify)}</p>`,
    `<p>${escaped(w.letter.keep)}</p>`,
  ].join('\n');
  return frame({ lang, title: receipt.title, content });
}

/** The letter of a deposit's receipt, in `lang`. Its one action: read the receipt. */
export function receiptLetter(facts: ReceiptFacts, lang: Lang): Letter {
  const receipt = receiptOf(facts, lang);
  const { subject, hello } = RECEIPT_WORDS[lang].letter;
  const address = `${facts.baseUrl}/deposits/${facts.deposit.id}`;
  const greeting = hello(facts.mission.student.firstName);
  return {
    subject: oneLine(subject(receipt.heading)),
    text: textOf(receipt, oneLine(greeting), address, lang),
    html: htmlOf(receipt, greeting, address, lang),
  };
}
