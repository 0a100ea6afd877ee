/** Names of files that every system takes. Pure. */

/** What systems refuse in a name, and marks that would show a name other than it is. */
const REFUSED = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const LONGEST = 150;

/** `name` as one part of a path: no separator, no "..", no trailing dot, never empty; its ending kept when it is cut. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(REFUSED, '_')
    .replace(DEVICE, '_$1')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (plain === '') return '_';
  const letters = [...plain];
  if (letters.length <= LONGEST) return plain;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  return `${letters
    .slice(0, LONGEST - ending.length)
    .join('')
    .trimEnd()}${ending}`;
}
