import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('sniff', () => {
  it.each([
    ['PK\x03\x04................word/document.xml', 'docx'],
    ['PK\x03\x04......................mimetypeapplication/vnd.oasis.opendocument.text', 'odt'],
    ['PK\x03\x04......................anything', 'zip'],
    ['\x89PNG\r\n\x1a\n....', 'png'],
    ['\xff\xd8\xff\xe0....', 'jpeg'],
    ['{\\rtf1 ....', 'rtf'],
    ['\xd0\xcf\x11\xe0....', 'doc'],
    ['  <!DOCTYPE html><p>', 'html'],
    ['Bonjour', 'text'],
    ['\x00\x01\x02', null],
  ])('names %j', (start, detected) => {
    expect(sniff(bytes(start))).toMatchObject({ empty: false, pdf: false, detected });
  });

  it('finds the header of a PDF after other bytes, up to one kilobyte', () => {
    expect(sniff(bytes(`${' '.repeat(900)}%PDF-1.4`)).pdf).toBe(true);
    expect(sniff(bytes(`${' '.repeat(2000)}%PDF-1.4`)).pdf).toBe(false);
  });

  it('says that a file is cut when nothing ends it', () => {
    expect(sniff(bytes('%PDF-1.4 1 0 obj')).cut).toBe(true);
    expect(sniff(bytes('%PDF-1.4 1 0 obj startxref 9 %%EOF')).cut).toBe(false);
  });

  it('knows an empty file', () => {
    expect(sniff(new Uint8Array())).toEqual({ empty: true, pdf: false, detected: null, cut: false });
  });
});
