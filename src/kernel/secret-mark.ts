/** What must not be kept once a letter is sent: marks in its text, filled at the last moment. Pure. */

/** Stands for the `n`th secret of a letter. */
export const secretMark = (n = 1): string => (n === 1 ? '⟦secret⟧' : `⟦secret ${n}⟧`);

/** What people wrote, which stands for no secret: a mark in it would have the secret sent where they chose. */
export const withoutMarks = (text: string): string => text.replaceAll('⟦', '[').replaceAll('⟧', ']');

/** `text` with its marks filled by `secret` (one a line, null for none). */
export function withSecrets(text: string, secret: string | null): string {
  if (secret === null) return text;
  return secret.split('\n').reduce((filled, each, at) => filled.replaceAll(secretMark(at + 1), () => each), text);
}
