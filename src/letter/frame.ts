/** What stands around the words of every letter in HTML: tables for old mail readers, colours for bright and dark ones, nothing fetched. Pure. */
import type { Lang } from '../ui/lang.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** `text` as HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c]!);

const FONT = "font:16px/1.5 Georgia,'Times New Roman',serif";
const DARK = [
  'body,.paper{background:#1b1e24!important}',
  '.words{color:#e9e6df!important}.soft{color:#b5b2aa!important;border-color:#454a54!important}',
  '.words a{color:#9fc3ee!important}.button,.button a{background:#cfe1f7!important;color:#12233a!important}',
].join('');
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/** A whole letter around `content`, which is HTML. */
export const frame = ({ lang, title, content }: { lang: Lang; title: string; content: string }): string =>
  [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">`,
    `<title>${escaped(title)}</title><style>@media (prefers-color-scheme:dark){${DARK}}</style></head>`,
    `<body style="margin:0;background:#ffffff"><table ${TABLE} width="100%" class="paper"><tr><td align="center" style="padding:16px">`,
    `<!--[if mso]><table ${TABLE} width="600"><tr><td><![endif]-->`,
    `<table ${TABLE} width="100%" style="max-width:600px"><tr><td align="left" class="words" style="${FONT};color:#1d2129">`,
    `${BEGIN}\n${content}\n${END}`,
    '</td></tr></table>',
    '<!--[if mso]></td></tr></table><![endif]-->',
    '</td></tr></table></body></html>',
  ].join('\n');

const BEGIN = '<!--words-->';
const END = '<!--/words-->';
const OPEN_BUTTON = `<table ${TABLE}><tr><td class="button" bgcolor="#1e3a5f" style="border-radius:4px;mso-padding-alt:12px 20px">`;
const CLOSE_BUTTON = '<!--/button--></td></tr></table>';

/** The one action. `href` and `label` as they are read. */
export const button = (href: string, label: string): string => {
  const style = `${FONT};display:inline-block;padding:12px 20px;background:#1e3a5f;border-radius:4px;color:#ffffff;text-decoration:none`;
  return `${OPEN_BUTTON}<a class="button" href="${escaped(href)}" style="${style}">${escaped(label)}</a>${CLOSE_BUTTON}`;
};

/** What a letter shows in a page: its words, without what only mail readers need. `html` is what `frame` made. */
export function bodyOf(html: string): string {
  const words = html.slice(html.indexOf(BEGIN) + BEGIN.length, html.indexOf(END));
  return words
    .replaceAll(OPEN_BUTTON, '<p>')
    .replaceAll(CLOSE_BUTTON, '</p>')
    .replaceAll(/ style="[^"]*"/g, '');
}
