/** Who is asking: the address of the client, through the proxies that the configuration trusts. */
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Addresses and blocks, as the setting TRUSTED_PROXIES gives them. */
export function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** An IPv4 address that arrived on an IPv6 socket, as IPv4. */
const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Address of the client: the last one of `forwarded` (X-Forwarded-For) that is not a trusted proxy, read from the connection backwards.
 * What an untrusted peer claims is ignored.
 */
export function clientOf(peer: string, forwarded: string | undefined, trusted: BlockList): string {
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  let client = plain(peer);
  const chain = (forwarded ?? '').split(',').map(plain).filter(Boolean);
  while (isTrusted(client) && chain.length > 0) {
    const next = chain.pop()!;
    if (isIP(next) === 0) break;
    client = next;
  }
  return client;
}

/** What limits count `address` as: itself; of IPv6, the network of 64 bits that one subscriber holds whole. */
export function countedAs(address: string): string {
  if (isIP(address) !== 6) return address;
  const [before = '', after] = address.replace(/%.*$/, '').split('::');
  const groups = before === '' ? [] : before.split(':');
  const more = after ? after.split(':') : [];
  const missing = after === undefined ? 0 : 8 - groups.length - more.length - (address.includes('.') ? 1 : 0);
  const all = [...groups, ...Array<string>(missing).fill('0'), ...more];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The client of request `c`, as limits count it (`countedAs`); 'local' where there is no connection (tests). */
export function clientAddress(c: Context, trusted: BlockList): string {
  const env = c.env as { incoming?: unknown } | undefined;
  const peer = env?.incoming ? (getConnInfo(c).remote.address ?? 'local') : 'local';
  return countedAs(clientOf(peer, c.req.header('x-forwarded-for'), trusted));
}
