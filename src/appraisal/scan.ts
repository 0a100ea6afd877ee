/** The scan of a form on paper: what its bytes are, whatever its name says. Pure. */

/** Largest scan, in megabytes. */
export const SCAN_MEGABYTES = 15;

const STARTS: readonly [extension: 'pdf' | 'jpg' | 'png', bytes: readonly number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What `bytes` are, by how they begin; null for anything but a PDF, a JPEG or a PNG. */
export function scanKind(bytes: Uint8Array): 'pdf' | 'jpg' | 'png' | null {
  return STARTS.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}

/** The type that a scan is served as. */
export const SCAN_TYPES = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const;

/** The name of a scan: as it was sent, without what a system may refuse, and with the extension of what it is. */
export function scanName(name: string, kind: 'pdf' | 'jpg' | 'png'): string {
  const stem = name
    .replace(/\.[^.\\/]*$/, '')
    .replace(/[\p{C}\\/:*?"<>|]+/gu, ' ')
    .trim();
  return `${[...stem].slice(0, 100).join('') || 'scan'}.${kind}`;
}

/** What the kept name of a scan says that it is. */
export const typeOfScan = (name: string): string =>
  Object.entries(SCAN_TYPES).find(([kind]) => name.endsWith(`.${kind}`))?.[1] ?? 'application/octet-stream';
