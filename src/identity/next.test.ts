/** Where one may be led after entering. */
import { expect, test } from 'vitest';
import { localPath } from './next.ts';

test.each([
  ['/', '/'],
  ['/missions/7', '/missions/7'],
  ['/cohorts/7/deposits?show=late&sort=name', '/cohorts/7/deposits?show=late&sort=name'],
  ['/missions/7?a=%2F%2Fevil.example', '/missions/7?a=%2F%2Fevil.example'],
  ['/guides/digi5#part-1', '/guides/digi5'],
  ['/vérifier', '/v%C3%A9rifier'],
  ['/a/../b', '/b'],
  ['/entered', '/entered'],
])('%s is a page of this server', (next, path) => expect(localPath(next)).toBe(path));

test.each([
  undefined,
  null,
  '',
  'missions/7',
  '//evil.example',
  '///evil.example',
  'http://evil.example/',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  '\\\\evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  '/ /evil.example',
  '%2f%2fevil.example',
  '/%2f%2fevil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/./%2fevil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e%2e//evil.example',
  '/enter',
  '/enter?next=/enter',
  '/a/../enter',
  '/leave',
  '/missions\u0000',
])('%j leads home instead', (next) => expect(localPath(next)).toBe('/'));
