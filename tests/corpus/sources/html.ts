/** Writes a source as the HTML that a browser prints, the way Google Docs exports a PDF through Skia. */
import type { Block, ContentsLine, Source } from './blocks.ts';

const NATURAL: Readonly<Record<Source['look']['font'], number>> = { 'Liberation Serif': 1.149, 'Liberation Sans': 1.149, Carlito: 1.2207 };
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function html(source: Source, contents: readonly ContentsLine[], pictures: Readonly<Record<string, string>>): string {
  const { look } = source;
  const body = source.blocks.map((block) => write(block, contents, pictures)).join('\n');
  const number = look.numbers ? '@bottom-center { content: counter(page); font: 10pt "Liberation Serif" }' : '';
  return `<!doctype html><html lang="${look.lang}"><head><meta charset="utf-8"><title>${escape(source.title)}</title><style>
@page { size: ${look.paper === 'a4' ? 'A4' : 'letter'}; margin: 2.54cm; ${number} }
body { font: ${look.size}pt "${look.font}"; line-height: ${(look.spacing * NATURAL[look.font]).toFixed(4)}; text-align: ${look.align}; margin: 0 }
p { margin: 0 0 8pt } h1 { break-before: page; font-size: 20pt; text-align: left } h2 { font-size: 15pt; text-align: left; break-after: avoid }
.cover { text-align: center; font-size: 20pt; margin-top: 40pt } .break { break-before: page }
.toc { display: flex; justify-content: space-between } .entry { line-height: 1.2; padding-left: 1cm; text-indent: -1cm; text-align: left }
.figure { border: 1px solid #444; text-align: center; margin: 10pt 0; break-inside: avoid; font-size: 10pt } .caption { text-align: center; font: italic 10pt "${look.font}" }
.code img { width: 3cm; height: 3cm }
</style></head><body>${body}</body></html>`;
}

function write(block: Block, contents: readonly ContentsLine[], pictures: Readonly<Record<string, string>>): string {
  const p = (name: string, text: string) => `<p class="${name}">${text}</p>`;
  switch (block.kind) {
    case 'cover':
      return block.lines.map((line) => p('cover', escape(line))).join('');
    case 'contents':
      return p('cover break', 'Sommaire') + contents.map((line) => p('toc', `<span>${escape(line.text)}</span><span>${line.page}</span>`)).join('');
    case 'h1':
    case 'h2':
      return `<${block.kind}>${escape(block.text)}</${block.kind}>`;
    case 'p':
      return p('', escape(block.text));
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'entry':
      return p('entry', escape(block.text));
    case 'figure':
      return `<div class="figure" style="height:${block.cm}cm">Réception → Tri → Préparation → Expédition</div>${p('caption', escape(block.caption))}`;
    case 'code':
      return `<p class="code"><img alt="" src="data:image/png;base64,${pictures[block.png]}"></p>${p('', escape(block.caption))}`;
    case 'rtl':
      return `<p dir="rtl" style="font-family:'DejaVu Sans'">${escape(block.text)}</p>`;
    case 'columns':
      return `<div style="columns:2">${block.blocks.map((each) => write(each, contents, pictures)).join('\n')}</div>`;
    case 'blank':
      return '<div class="break"></div><div class="break"></div>';
  }
}
