/** What the template of the receipt is given, and the name of its file. Pure. */
import type { Receipt } from './receipt.ts';
import { RECEIPT_WORDS } from './receipt-words.ts';

/** Data of the template "receipt". `qr` is an SVG. */
export function receiptData(receipt: Receipt, qr: string) {
  const w = RECEIPT_WORDS[receipt.lang];
  const { code, verdict, rule, result, clause, never } = w;
  const words = { code, verdict, rule, result, clause, never, hint: w.verifyHint, qr: w.qr(receipt.verification.address) };
  return { ...receipt, qr, words: { ...words, page: w.page('{n}', '{of}') } };
}

/** The receipt's file name, without what a system may refuse. */
export function receiptFileName(receipt: Receipt): string {
  const name = `${receipt.title} ${receipt.student} ${receipt.heading}`.replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ');
  return `${[...name.trim()].slice(0, 120).join('')}.pdf`;
}
