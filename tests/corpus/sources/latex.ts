/** Writes a source as LaTeX; the class's own contents, headings and footnotes. */
import type { Block, Source } from './blocks.ts';

export interface TexLook {
  /** Stretch as setspace names it. */
  spacing: 'singlespacing' | 'onehalfspacing' | 'doublespacing';
  /** Latin Modern outlines, or the bitmap (Type 3) fonts that a bare installation makes. */
  fonts: 'lmodern' | 'bitmap' | 'times';
}

const escape = (text: string) =>
  text
    .replaceAll(/([&%$#_{}])/g, String.raw`\$1`)
    .replaceAll('«', String.raw`\og `)
    .replaceAll('»', String.raw`\fg{}`)
    .replaceAll('→', String.raw`$\rightarrow$`)
    .replaceAll('’', "'");

/** @param folder where the QR codes are, as `<name>.png`. */
export function latex(source: Source, look: TexLook, folder: string): string {
  const fonts = { lmodern: String.raw`\usepackage{lmodern}`, bitmap: '', times: String.raw`\usepackage{mathptmx}` }[look.fonts];
  return String.raw`\documentclass[${source.look.size}pt,${source.look.paper}paper]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage[french]{babel}
${fonts}
\usepackage{graphicx,setspace,url}\usepackage[margin=2.5cm]{geometry}
\usepackage[pdftitle={${escape(source.title)}},hidelinks]{hyperref}
\urlstyle{same}\frenchsetup{SmallCapsFigTabCaptions=false}
\begin{document}
${`\\${look.spacing}`}
${source.blocks.map((block) => write(block, folder)).join('\n')}
\end{document}
`;
}

function write(block: Block, folder: string): string {
  switch (block.kind) {
    case 'cover':
      return String.raw`\begin{titlepage}\centering ${block.lines.map((line) => String.raw`{${escape(line)}\par}\vspace{2cm}`).join('\n')}\end{titlepage}`;
    case 'contents':
      return String.raw`\renewcommand{\contentsname}{Sommaire}\tableofcontents`;
    case 'h1':
      return String.raw`\clearpage\section{${escape(block.text)}}`;
    case 'h2':
      return String.raw`\subsection{${escape(block.text)}}`;
    case 'p':
      return `${escape(block.text)}${block.note ? String.raw`\footnote{${escape(block.note)}}` : ''}\n`;
    case 'list':
      return String.raw`\begin{itemize}${block.items.map((item) => String.raw`\item ${escape(item)}`).join('\n')}\end{itemize}`;
    case 'entry':
      return String.raw`{\singlespacing\noindent\hangindent=1cm ${escape(block.text)}\par\medskip}`;
    case 'figure':
      return String.raw`\begin{center}\fbox{\parbox[c][${block.cm}cm][c]{12cm}{\centering Réception, tri, préparation, expédition}}\\ ${escape(block.caption)}\end{center}`;
    case 'code':
      return String.raw`\noindent\includegraphics[width=3cm]{${folder}/${block.png}.png}\par\noindent\url{${block.caption}}\par`;
    case 'columns':
      return block.blocks.map((each) => write(each, folder)).join('\n');
    case 'blank':
      return String.raw`\clearpage\thispagestyle{empty}\mbox{}\clearpage`;
    case 'rtl':
      return '';
  }
}
