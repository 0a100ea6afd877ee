/** The evening of a deadline: many files come at once, and what can wait gives way until they are received. */

/** With so many at once there is a rush; it ends once fewer have come for a moment. What gives way does so this long at most. */
const MANY = 4;
const MOMENT_MS = 500;
const PATIENCE_MS = 10_000;

let coming = 0;
/** Resolves when the rush ends; null outside one. */
let rush: PromiseWithResolvers<void> | null = null;
let ending: NodeJS.Timeout | undefined;

/** Does `work`, which receives a file. */
export async function receiving<T>(work: () => Promise<T>): Promise<T> {
  coming += 1;
  if (coming >= MANY) {
    clearTimeout(ending);
    rush ??= Promise.withResolvers();
  }
  try {
    return await work();
  } finally {
    coming -= 1;
    if (rush !== null && coming === MANY - 1) ending = setTimeout(end, MOMENT_MS).unref();
  }
}

function end(): void {
  rush?.resolve();
  rush = null;
}

/** Resolves at once outside a rush, else when it ends, or after a while. */
export async function calm(): Promise<void> {
  if (rush === null) return;
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, PATIENCE_MS);
  await Promise.race([rush.promise, patience.promise]);
  clearTimeout(timer);
}
