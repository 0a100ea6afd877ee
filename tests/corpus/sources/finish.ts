/** What a PDF goes through after its maker: fonts renamed, metadata as another program writes it, pages spoilt on purpose. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDict, PDFDocument, PDFName, rgb, StandardFonts } from '@cantoo/pdf-lib';

export interface Finish {
  /** Base font names: what LibreOffice or Chromium wrote → what the imitated program writes. */
  fonts?: Readonly<Record<string, string>>;
  producer?: string;
  creator?: string;
  /** Text set partly beyond the right edge of a page. */
  outside?: boolean;
  password?: string;
}

export const WORD_SERIF = { LiberationSerif: 'TimesNewRomanPSMT', 'LiberationSerif-Bold': 'TimesNewRomanPS-BoldMT', 'LiberationSerif-Italic': 'TimesNewRomanPS-ItalicMT' };
export const WORD_SANS = { LiberationSans: 'ArialMT', 'LiberationSans-Bold': 'Arial-BoldMT', 'LiberationSans-Italic': 'Arial-ItalicMT' };
export const WORD_CARLITO = { Carlito: 'Calibri', 'Carlito-Bold': 'Calibri-Bold', 'Carlito-Italic': 'Calibri-Italic' };
/** "Microsoft: Print To PDF" loses the names. */
export const PRINTED = { LiberationSerif: 'CIDFont+F1', 'LiberationSerif-Bold': 'CIDFont+F2', 'LiberationSerif-Italic': 'CIDFont+F3' };
const WHEN = new Date('2025-05-12T09:30:00Z');

/** Rewrites `from` into `to`, compressed as far as qpdf can. */
export async function finish(from: string, to: string, how: Finish): Promise<void> {
  const document = await PDFDocument.load(readFileSync(from), { updateMetadata: false });
  if (how.fonts) rename(document, how.fonts);
  if (how.producer !== undefined) document.setProducer(how.producer);
  if (how.creator !== undefined) document.setCreator(how.creator);
  document.setCreationDate(WHEN);
  document.setModificationDate(WHEN);
  if (how.outside) await spill(document);
  const loose = `${from}.loose.pdf`;
  writeFileSync(loose, await document.save({ useObjectStreams: false }));
  const last = how.password ? ['--encrypt', how.password, how.password, '256', '--'] : ['--deterministic-id'];
  execFileSync('qpdf', ['--warning-exit-0', '--no-warn', '--object-streams=generate', '--recompress-flate', '--compression-level=9', ...last, loose, to]);
}

function rename(document: PDFDocument, fonts: Readonly<Record<string, string>>): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    for (const key of ['BaseFont', 'FontName'].map((each) => PDFName.of(each))) {
      const name = object.get(key);
      if (!(name instanceof PDFName)) continue;
      const [, prefix = '', base = ''] = /^([A-Z]{6}\+)?(.*)$/.exec(name.decodeText()) ?? [];
      const other = fonts[base];
      if (other) object.set(key, PDFName.of(other.includes('+') ? other : prefix + other));
    }
    const family = PDFName.of('FontFamily');
    if (object.has(family)) object.delete(family);
  }
}

async function spill(document: PDFDocument): Promise<void> {
  const page = document.getPage(5);
  const font = await document.embedFont(StandardFonts.TimesRoman);
  page.drawText('Tableau des tournées, du lundi au samedi, trop large pour la page', { x: page.getWidth() - 120, y: 60, size: 12, font, color: rgb(0, 0, 0) });
}
