/** What a test document is made of, before it is written as ODF, HTML or LaTeX. */

export type Block =
  | { kind: 'cover'; lines: readonly string[] }
  | { kind: 'contents' }
  | { kind: 'h1' | 'h2'; text: string }
  | { kind: 'p'; text: string; note?: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'entry'; text: string }
  | { kind: 'figure'; caption: string; cm: number }
  | { kind: 'code'; caption: string; png: string }
  | { kind: 'rtl'; text: string }
  | { kind: 'columns'; blocks: readonly Block[] }
  | { kind: 'blank' };

/** How it looks. Lengths in points unless said. */
export interface Look {
  font: 'Liberation Serif' | 'Liberation Sans' | 'Carlito';
  size: number;
  /** Ratio to single spacing, as a word processor counts it. */
  spacing: number;
  align: 'justify' | 'start';
  numbers: boolean;
  paper: 'a4' | 'letter';
  lang: 'fr' | 'en';
}

export interface Source {
  title: string;
  author: string;
  look: Look;
  blocks: readonly Block[];
}

/** A heading of the contents with the page that it was found on. */
export interface ContentsLine {
  text: string;
  page: number;
}
