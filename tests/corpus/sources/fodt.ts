/** Writes a source as flat OpenDocument text, which LibreOffice turns into a PDF. */
import type { Block, ContentsLine, Look, Source } from './blocks.ts';

const NAMESPACES = ['office', 'style', 'text', 'table', 'draw', 'fo:xsl-fo-compatible', 'svg:svg-compatible']
  .map((each) => each.split(':') as [string, string | undefined])
  .map(([prefix, other]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${({ fo: 'xsl-fo-compatible', svg: 'svg-compatible', draw: 'drawing' } as Record<string, string>)[prefix] ?? other ?? prefix}:1.0"`)
  .join(' ');

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param pictures QR codes by name, as PNG in base64. */
export function fodt(source: Source, contents: readonly ContentsLine[], pictures: Readonly<Record<string, string>>): string {
  const { look } = source;
  const [width, height] = look.paper === 'a4' ? ['21cm', '29.7cm'] : ['21.59cm', '27.94cm'];
  const footer = look.numbers ? '<style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current"/></text:p></style:footer>' : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>${escape(source.title)}</dc:title><meta:initial-creator>${escape(source.author)}</meta:initial-creator></office:meta>
<office:styles>${styles(look)}</office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="${width}" fo:page-height="${height}" fo:margin-top="2.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
<style:style style:name="Col" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">${footer}</style:master-page></office:master-styles>
<office:body><office:text>${source.blocks.map((block) => write(block, { contents, pictures })).join('\n')}</office:text></office:body></office:document>`;
}

function styles(look: Look): string {
  const text = (size: number, more = '') =>
    `<style:text-properties style:font-name="${look.font}" fo:font-family="'${look.font}'" fo:font-size="${size}pt" fo:language="${look.lang}" fo:country="${look.lang === 'fr' ? 'FR' : 'GB'}" ${more}/>`;
  const named = (name: string, parent: string, paragraph: string, chars = '', more = '') =>
    `<style:style style:name="${name}" style:family="paragraph"${parent && ` style:parent-style-name="${parent}"`} ${more}><style:paragraph-properties ${paragraph}/>${chars}</style:style>`;
  const bold = 'fo:font-weight="bold"';
  return [
    named('Standard', '', 'fo:widows="2" fo:orphans="2"', text(look.size)),
    named('Body', 'Standard', `fo:line-height="${Math.round(look.spacing * 100)}%" fo:text-align="${look.align}" fo:margin-bottom="8pt" fo:hyphenation-ladder-count="no-limit"`),
    named('Item', 'Standard', `fo:line-height="${Math.round(look.spacing * 100)}%" fo:margin-left="1cm" fo:text-indent="-0.5cm"`),
    named('Entry', 'Standard', 'fo:margin-left="1cm" fo:text-indent="-1cm" fo:margin-bottom="6pt"'),
    named('Cover', 'Standard', 'fo:text-align="center" fo:margin-top="40pt"', text(20, bold)),
    named('Caption', 'Standard', 'fo:text-align="center" fo:margin-top="4pt" fo:margin-bottom="12pt"', text(10, 'fo:font-style="italic"')),
    named('Box', 'Standard', 'fo:border="0.75pt solid #444444" fo:margin-top="10pt" fo:text-align="center"', text(10)),
    named('Break', 'Standard', 'fo:break-before="page"'),
    named('Footer', 'Standard', 'fo:text-align="center"', text(10)),
    named('Footnote', 'Standard', 'fo:margin-left="0.5cm" fo:text-indent="-0.5cm"', text(10)),
    named('Toc', 'Standard', '', text(look.size)).replace('<style:paragraph-properties />', '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties>'),
    named('Rtl', 'Standard', 'style:writing-mode="rl-tb" fo:text-align="end"', '<style:text-properties style:font-family-complex="DejaVu Sans" style:font-size-complex="14pt"/>'),
    named('Heading_20_1', 'Standard', 'fo:break-before="page" fo:margin-bottom="14pt" fo:keep-with-next="always"', text(18, bold), 'style:display-name="Heading 1" style:default-outline-level="1"'),
    named('Heading_20_2', 'Standard', 'fo:margin-top="12pt" fo:margin-bottom="8pt" fo:keep-with-next="always"', text(14, bold), 'style:display-name="Heading 2" style:default-outline-level="2"'),
    '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>',
  ].join('\n');
}

interface Context {
  contents: readonly ContentsLine[];
  pictures: Readonly<Record<string, string>>;
}
let notes = 0;

function write(block: Block, context: Context): string {
  const p = (style: string, text: string) => `<text:p text:style-name="${style}">${text}</text:p>`;
  switch (block.kind) {
    case 'cover':
      return block.lines.map((line) => p('Cover', escape(line))).join('');
    case 'contents':
      return p('Break', '') + p('Cover', 'Sommaire') + context.contents.map((line) => p('Toc', `${escape(line.text)}<text:tab/>${line.page}`)).join('');
    case 'h1':
    case 'h2': {
      const level = block.kind === 'h1' ? 1 : 2;
      return `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${escape(block.text)}</text:h>`;
    }
    case 'p':
      return p('Body', escape(block.text) + (block.note ? note(block.note) : ''));
    case 'list':
      return block.items.map((item) => p('Item', `• ${escape(item)}`)).join('');
    case 'entry':
      return p('Entry', escape(block.text));
    case 'figure':
      return frame(block.cm) + p('Caption', escape(block.caption));
    case 'code': {
      const picture = `<draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm"><draw:image><office:binary-data>${context.pictures[block.png]}</office:binary-data></draw:image></draw:frame>`;
      return p('Standard', picture) + p('Standard', escape(block.caption));
    }
    case 'rtl':
      return p('Rtl', escape(block.text));
    case 'columns':
      return `<text:section text:style-name="Col" text:name="Col">${block.blocks.map((each) => write(each, context)).join('\n')}</text:section>`;
    case 'blank':
      return p('Break', '');
  }
}

const note = (text: string) => {
  notes += 1;
  return `<text:note text:id="n${notes}" text:note-class="footnote"><text:note-citation>${notes}</text:note-citation><text:note-body><text:p text:style-name="Footnote">${escape(text)}</text:p></text:note-body></text:note>`;
};

/** A drawing in place of a figure: an empty frame with its label. */
function frame(cm: number): string {
  return `<text:p text:style-name="Box"><draw:frame text:anchor-type="as-char" svg:width="12cm" svg:height="${cm}cm" draw:style-name="none"><draw:text-box><text:p text:style-name="Caption">Réception → Tri → Préparation → Expédition</text:p></draw:text-box></draw:frame></text:p>`;
}
