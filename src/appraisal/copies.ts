/**
 * What a device keeps of a form until the server has it: by person, form and page, so that no tab overwrites what another one keeps; for some
 * days at most, on the clock of the server. Pure: the page lends its storage, which may hold nothing (a private window) or refuse at any time.
 */

import { DAY_MS } from '../kernel/span.ts';

/** The part of the browser's storage that is used here. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key'> & { readonly length: number };

/** Where the copies of a person's forms begin. */
const PREFIX = 'soutenir ';
/** Days after which a copy is forgotten: a shared computer does not keep it. */
const KEPT_MS = 7 * DAY_MS;

/** The key of what `page` keeps of a form of `person`. */
export const copyKey = (person: string, form: string, page: string): string => `${PREFIX}${person} ${form} ${page}`;

/** A copy, with the time of the server when it was made. */
export interface Copy<T> {
  kept: T;
  at: number;
}

/** A copy that was found, and where. */
export type FoundCopy<T> = Copy<T> & { key: string };

const keysOf = (all: Store, prefix: string): string[] =>
  Array.from({ length: all.length }, (_, at) => all.key(at) ?? '').filter((key) => key.startsWith(prefix));

/** What pages of this device keep of a form of `person`, oldest first. */
export function readCopies<T>(store: () => Store, person: string, form: string): FoundCopy<T>[] {
  try {
    const found = keysOf(store(), copyKey(person, form, '')).map((key) => ({ key, copy: readCopy<T>(store, key) }));
    return found.flatMap(({ key, copy }) => (copy ? [{ ...copy, key }] : [])).toSorted((one, other) => one.at - other.at);
  } catch {
    return [];
  }
}

/** Reads a copy; null when there is none, or none that can be read. */
function readCopy<T>(store: () => Store, key: string): Copy<T> | null {
  try {
    const found = JSON.parse(store().getItem(key) ?? 'null') as Copy<T> | null;
    return found && typeof found.at === 'number' && typeof found.kept === 'object' ? found : null;
  } catch {
    return null;
  }
}

/** Keeps `copy`, or forgets what was kept when it is null. @returns whether the device has it */
export function keepCopy<T>(store: () => Store, key: string, copy: Copy<T> | null): boolean {
  try {
    if (copy) store().setItem(key, JSON.stringify(copy));
    else store().removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** Forgets the copies, of anyone, that are too old at `now` or cannot be read. */
export function tidyCopies(store: () => Store, now: number): void {
  try {
    const all = store();
    for (const key of keysOf(all, PREFIX)) {
      const copy = readCopy(store, key);
      if (!copy || now - copy.at > KEPT_MS) all.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
