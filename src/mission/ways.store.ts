/** The ways from a letter to what it asks for, and the links that it brings. */
import type { Database } from '../kernel/database.ts';
import { secretMark } from '../kernel/secret-mark.ts';
import { addLink, type LinkOrder } from '../identity/link.store.ts';
import type { LetterOrder } from '../letter/letter.store.ts';

/** Where something that a letter asks for is given: a page of one's account, or a link of their own for whom has none. */
export type Way = { path: string } | { link: LinkOrder };

/** What a letter asks for, a line each, and the way to it. */
export interface Ask {
  text: string;
  way: Way;
}

/**
 * Makes the links that a letter brings. `base`: address of the server.
 *
 * @returns what the letter says of them: its lines, its action (the first of them), its secrets, the link by which its state is known
 */
export async function layWays(
  trx: Database,
  base: string,
  asks: readonly Ask[],
): Promise<Pick<LetterOrder, 'action' | 'secret' | 'link'> & { lines: NonNullable<LetterOrder['lines']> }> {
  const links: { id: string; token: string }[] = [];
  const lines: { text: string; href: string }[] = [];
  for (const { text, way } of asks) {
    if ('link' in way) links.push(await addLink(trx, way.link));
    lines.push({ text, href: 'link' in way ? `${base}/l/${secretMark(links.length)}` : `${base}${way.path}` });
  }
  const [first] = links;
  return { lines, action: lines[0]!.href, ...(first && { secret: links.map(({ token }) => token), link: first.id }) };
}
