/** Names inside an archive: those of the guide, safe for every system, told apart when they clash. Pure. */
import { guideNameOf } from '../deposit/hand-in.ts';
import type { Lang } from '../guide/text.ts';
import { say } from '../guide/text.ts';
import { safeName } from '../kernel/file-name.ts';
import type { Row } from './rows.ts';

/** A row that has a file, and the path that it takes. */
export interface Member {
  row: Row & { deposit: NonNullable<Row['deposit']> };
  path: string;
}

const numbered = (path: string, count: number) =>
  /\.[A-Za-z0-9]{1,8}$/.test(path) ? path.replace(/(\.[^.]+)$/, ` (${count})$1`) : `${path} (${count})`;

/**
 * The files of `rows` in one folder a deliverable: the name that the guide asks for, else that of the deposit. Names that clash, here or
 * with those `taken` already, are numbered.
 */
export function membersOf(rows: readonly Row[], lang: Lang, taken = new Set<string>()): Member[] {
  return rows.flatMap((row) => {
    const { deposit, deliverable, mission } = row;
    if (!deposit) return [];
    const folder = safeName(say(deliverable.title, lang));
    const wanted = `${folder}/${safeName(guideNameOf(mission, deliverable) ?? deposit.fileName)}`;
    let path = wanted;
    for (let count = 2; taken.has(path.toLowerCase()); count++) path = numbered(wanted, count);
    taken.add(path.toLowerCase());
    return [{ row: { ...row, deposit }, path }];
  });
}
