import { describe, expect, test } from 'vitest';
import { documentOf, line, paragraph } from '../../../tests/support/document-builder.ts';
import { measureBody } from './body-style.ts';

interface Setting {
  font: string;
  size: number;
  leading: number;
  producer?: string;
}

function measured({ font, size, leading, producer }: Setting) {
  const pages = [1, 2, 3].map((seed) => paragraph({ seed, size, leading, lines: 14, align: 'justify' }));
  return measureBody(documentOf({ pages, fonts: [font], producer: producer ?? null }), { first: 1, last: 3 }, []);
}

describe('line spacing as a word processor counts it', () => {
  test.each([
    ['Times 12, single', { font: 'TimesNewRomanPSMT', size: 12, leading: 13.8 }, 1, '<1.5'],
    ['Times 12, 1.15', { font: 'TimesNewRomanPSMT', size: 12, leading: 15.86 }, 1.15, '<1.5'],
    ['Times 12, 1.25', { font: 'TimesNewRomanPSMT', size: 12, leading: 17.2 }, 1.25, '<1.5'],
    ['Times 12, 1.5', { font: 'TimesNewRomanPSMT', size: 12, leading: 20.7 }, 1.5, '1.5'],
    ['Times 12, double', { font: 'TimesNewRomanPSMT', size: 12, leading: 27.6 }, 2, '>1.5'],
    ['Times 12, 1.65', { font: 'TimesNewRomanPSMT', size: 12, leading: 22.8 }, 1.65, '>1.5'],
    ['Times 12, 18 points exactly: one and a half sizes', { font: 'TimesNewRomanPSMT', size: 12, leading: 18 }, 1.31, '1.5'],
    ['Calibri 11, 1.15', { font: 'Calibri', size: 11, leading: 15.44 }, 1.15, '<1.5'],
    ['Calibri 11, 1.5', { font: 'Calibri', size: 11, leading: 20.14 }, 1.5, '1.5'],
    ['Open Sans 11, single', { font: 'OpenSans', size: 11, leading: 14.98 }, 1, '<1.5'],
    ['Open Sans 11, 1.5: over two sizes', { font: 'OpenSans', size: 11, leading: 22.5 }, 1.5, '1.5'],
    ['Aptos 12, 1.16', { font: 'Aptos', size: 12, leading: 17 }, 1.17, '<1.5'],
  ] as const)('%s', (_name, setting, lineSpacing, spacing) => {
    expect(measured(setting)).toMatchObject({ leading: setting.leading, lineSpacing, spacing });
  });

  test('a face that is not known has a class and no multiple', () => {
    expect(measured({ font: 'Zorglub', size: 12, leading: 20.7 })).toMatchObject({ lineSpacing: null, spacing: '1.5' });
    expect(measured({ font: 'Zorglub', size: 12, leading: 14 })).toMatchObject({ lineSpacing: null, spacing: '<1.5' });
    expect(measured({ font: 'Zorglub', size: 12, leading: 28 })).toMatchObject({ lineSpacing: null, spacing: '>1.5' });
  });
});

describe('line spacing of TeX', () => {
  test.each([
    ['10 pt', { font: 'CMR10', size: 9.963, leading: 11.955 }, 1, '<1.5'],
    ['11 pt', { font: 'SFRM1095', size: 10.909, leading: 13.549 }, 1, '<1.5'],
    ['12 pt', { font: 'CMR12', size: 11.955, leading: 14.446 }, 1, '<1.5'],
    ['12 pt, \\linespread{1.1}', { font: 'CMR12', size: 11.955, leading: 15.89 }, 1.1, '<1.5'],
    ['12 pt, \\linespread{1.2}', { font: 'CMR12', size: 11.955, leading: 17.335 }, 1.2, '<1.5'],
    ['10 pt, \\linespread{1.2}', { font: 'CMR10', size: 9.963, leading: 14.346 }, 1.2, '<1.5'],
    ['10 pt, \\onehalfspacing', { font: 'CMR10', size: 9.963, leading: 14.944 }, 1.25, '1.5'],
    ['11 pt, \\onehalfspacing', { font: 'SFRM1095', size: 10.909, leading: 16.435 }, 1.21, '1.5'],
    ['12 pt, \\onehalfspacing', { font: 'CMR12', size: 11.955, leading: 17.927 }, 1.24, '1.5'],
    ['12 pt, \\linespread{1.5}', { font: 'CMR12', size: 11.955, leading: 21.669 }, 1.5, '1.5'],
    ['12 pt, \\doublespacing', { font: 'CMR12', size: 11.955, leading: 23.893 }, 1.65, '>1.5'],
  ] as const)('%s', (_name, setting, lineSpacing, spacing) => {
    expect(measured(setting)).toMatchObject({ lineSpacing, spacing });
  });

  test('other faces set by TeX count as TeX does', () => {
    const lato = { font: 'Lato-Regular', size: 11.955, leading: 17.335 };
    expect(measured({ ...lato, producer: 'XeTeX 0.99998' })).toMatchObject({ lineSpacing: 1.2, spacing: '<1.5' });
    expect(measured({ ...lato, leading: 17.5, producer: 'Microsoft Word' })).toMatchObject({ lineSpacing: 1.22, spacing: '1.5' });
    expect(measured({ ...lato, leading: 17.5, producer: 'xdvipdfmx (20180506)' })).toMatchObject({
      lineSpacing: 1.21,
      spacing: '<1.5',
    });
  });
});

describe('which gaps count', () => {
  const first = { first: 1, last: 1 };

  test('gaps between paragraphs do not', () => {
    const page = Array.from({ length: 10 }, (_, index) =>
      paragraph({ y: 90 + index * 60, lines: 3, leading: 15, seed: index }),
    ).flat();
    expect(measureBody(documentOf({ pages: [page] }), first, []).leading).toBe(15);
  });

  test('fewer than ten are not enough', () => {
    expect(measureBody(documentOf({ pages: [paragraph({ lines: 10 })] }), first, []).leading).toBeNull();
    expect(measureBody(documentOf({ pages: [paragraph({ lines: 13 })] }), first, []).leading).toBe(18);
  });

  test('short lines at one distance serve when there is no paragraph', () => {
    const items = Array.from({ length: 14 }, (_, index) => line('une ligne courte qui tient en une fois', 90 + index * 21));
    expect(measureBody(documentOf({ pages: [items] }), first, []).leading).toBe(21);
  });

  test('short lines at various distances tell nothing', () => {
    const items = Array.from({ length: 24 }, (_, index) =>
      line('une ligne courte qui tient en une fois', 90 + index * 20 + [0, 1, 3, 6][index % 4]!),
    );
    expect(measureBody(documentOf({ pages: [items] }), first, []).leading).toBeNull();
  });

  test('the rarer of two distances does not count', () => {
    const pages = [paragraph({ lines: 30, leading: 20.7 }), paragraph({ lines: 14, leading: 13.8 })];
    expect(measureBody(documentOf({ pages }), { first: 1, last: 2 }, []).leading).toBe(20.7);
  });
});
