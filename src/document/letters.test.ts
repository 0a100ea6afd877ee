import { describe, expect, it } from 'vitest';
import { accented, accentOf, isRightToLeft, isSpace, textOf } from './letters.ts';

describe('textOf', () => {
  it.each([
    [0xfb01, 'fi'],
    [0xfb03, 'ffi'],
    [0xad, '-'],
    [0x2, '-'],
    [0x200b, ''],
    [0x85, ''],
    [0, '\uFFFD'],
    [0x1f642, '🙂'],
    [0xfedf, 'ل'],
    [0x153, 'œ'],
  ])('U+%s', (code, text) => expect(textOf(code)).toBe(text));
});

describe('accents', () => {
  it('compose with their letter', () => {
    expect(accented('e', accentOf(0xb4)!)).toBe('é');
    expect(accented('ı', accentOf(0x2c6)!)).toBe('î');
    expect(accented('C', accentOf(0xb8)!)).toBe('Ç');
  });

  it('are nothing else', () => {
    expect(accentOf(101)).toBeNull();
    expect(accentOf(0x27)).toBeNull();
  });
});

it('knows spaces of any width and scripts written from the right', () => {
  expect([32, 0xa0, 0x202f, 0x2003].every(isSpace)).toBe(true);
  expect(isSpace(0x5f)).toBe(false);
  expect(isRightToLeft(0x627)).toBe(true);
  expect(isRightToLeft(0x61)).toBe(false);
});
