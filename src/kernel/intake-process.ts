/** The thread where files arrive: begins, writes, ends and forgets them as it is told, one order at a time for each file. */
import { parentPort } from 'node:worker_threads';
import { IncomingFile } from './incoming-file.ts';
import { Turns } from './turns.ts';

export type Order =
  | { do: 'begin'; file: number; path: string }
  | { do: 'write'; file: number; pieces: readonly Uint8Array[] }
  | { do: 'end'; file: number }
  | { do: 'forget'; file: number };

/** The answer to the order of the same number. Of a fault, what a thread cannot be told as it is. */
export interface Answer {
  call: number;
  whole?: { sha256: string; bytes: number };
  fault?: { code: string | undefined; message: string };
}

const files = new Map<number, IncomingFile>();
/** One of the threads that Node has for disks (4, unless told otherwise) stays free for what pages need. */
const DISK = new Turns(3);

async function obey(order: Order): Promise<Pick<Answer, 'whole'>> {
  if (order.do === 'begin') {
    files.set(order.file, await IncomingFile.begin(order.path));
    return {};
  }
  const file = files.get(order.file);
  if (order.do === 'forget') {
    files.delete(order.file);
    await file?.forget();
    return {};
  }
  if (!file) throw new Error('this file was forgotten');
  if (order.do === 'end') return { whole: await file.end() };
  await file.write(order.pieces);
  return {};
}

parentPort?.on('message', ({ call, order }: { call: number; order: Order }) => {
  const answer = (told: Omit<Answer, 'call'>) => parentPort?.postMessage({ call, ...told }, []);
  DISK.take(() => obey(order)).then(answer, (fault: NodeJS.ErrnoException) =>
    answer({ fault: { code: fault.code, message: fault.message } }),
  );
});
