import { describe, expect, it } from 'vitest';
import { familyOf, styleOf } from './font-names.ts';

describe('familyOf', () => {
  it.each([
    ['ABCDEF+TimesNewRomanPS-BoldItalicMT', 'TimesNewRoman'],
    ['TimesNewRomanPSMT', 'TimesNewRoman'],
    ['Times-Roman', 'Times'],
    ['BCDEEE+Calibri,Bold', 'Calibri'],
    ['XYZABC+CMR12', 'CMR'],
    ['XYZABC+CMBX10', 'CMBX'],
    ['LMRoman12-Regular', 'LMRoman'],
    ['AAAAAA+Arial-BoldMT', 'Arial'],
    ['CIDFont+F1', 'CIDFont+F1'],
    ['OpenSans-SemiboldItalic', 'OpenSans'],
    ['', ''],
  ])('%s → %s', (name, family) => expect(familyOf(name)).toBe(family));
});

describe('styleOf', () => {
  it.each([
    ['ABCDEF+TimesNewRomanPS-BoldItalicMT', { weight: 700, italic: true, mono: false }],
    ['CMBX12', { weight: 700, italic: false, mono: false }],
    ['CMTI10', { weight: null, italic: true, mono: false }],
    ['CMTT10', { weight: null, italic: false, mono: true }],
    ['OpenSans-Light', { weight: 300, italic: false, mono: false }],
    ['Calibri', { weight: null, italic: false, mono: false }],
  ])('%s', (name, style) => expect(styleOf(name)).toEqual(style));
});
