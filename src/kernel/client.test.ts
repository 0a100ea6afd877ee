import { expect, test } from 'vitest';
import { blockList, clientOf, countedAs } from './client.ts';

const trusted = blockList(['127.0.0.1', '10.0.0.0/8', '::1']);

test('without a trusted proxy, what the client claims is ignored', () => {
  expect(clientOf('203.0.113.9', '1.2.3.4', trusted)).toBe('203.0.113.9');
  expect(clientOf('127.0.0.1', '1.2.3.4', blockList([]))).toBe('127.0.0.1');
});

test('behind trusted proxies, the last address that is not one of them', () => {
  expect(clientOf('127.0.0.1', '1.2.3.4', trusted)).toBe('1.2.3.4');
  expect(clientOf('127.0.0.1', '9.9.9.9, 1.2.3.4, 10.1.1.1', trusted)).toBe('1.2.3.4');
  expect(clientOf('::ffff:127.0.0.1', '2001:db8::1', trusted)).toBe('2001:db8::1');
  expect(clientOf('::1', undefined, trusted)).toBe('::1');
});

test('what is not an address is not believed', () => {
  expect(clientOf('127.0.0.1', 'unknown', trusted)).toBe('127.0.0.1');
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['local', 'local'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['1:2:3::4:192.0.2.1', '1:2:3:0::/64'],
])('limits count %s as %s', (address, counted) => expect(countedAs(address)).toBe(counted));
