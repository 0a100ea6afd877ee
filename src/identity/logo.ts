/** Which picture the bytes of a logo are. Pure. */

const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** Media type of a PNG, JPEG, WebP or SVG picture; null for anything else. */
export function pictureType(bytes: Uint8Array): string | null {
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  const head = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  return /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<svg[\s>/]/.test(head) ? 'image/svg+xml' : null;
}
