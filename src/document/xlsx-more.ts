/**
 * What a workbook says beside the values of its cells: sheets that are hidden, cells merged downwards, formulas without a result. Pure; a
 * workbook that this cannot follow says nothing more.
 */
import { strFromU8, unzipSync } from 'fflate';

/** A place of a sheet, line and column from 0. */
interface Place {
  line: number;
  column: number;
}
/** Cells that show the value of the first of them. */
interface Merge {
  from: Place;
  to: Place;
}
export interface SheetMore {
  faults: readonly (Place & { shown: string })[];
  merges: readonly Merge[];
}

/** What stands in a cell whose formula was never computed. */
const NOT_COMPUTED = '#CALC!';

/** The part `name` of an archive as text, null when it has none. */
function partOf(bytes: Uint8Array, name: string): string | null {
  const part = unzipSync(bytes, { filter: (file) => file.name === name })[name];
  return part ? strFromU8(part) : null;
}

const attribute = (tag: string, name: string): string => new RegExp(`[\\s:]${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];

function placeOf(letters: string, number: string): Place {
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { line: Number(number) - 1, column };
}

const CELL = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*(?<!\/)>(.*?)<\/(?:\w+:)?c>/gs;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g;
const FAULT = /^<(?:\w+:)?c\s[^>]*\bt="e"/;

function moreOf(xml: string): SheetMore {
  const formulas = /<(?:\w+:)?f[\s/>]|\bt="e"/.test(xml);
  const faults = (formulas ? [...xml.matchAll(CELL)] : []).flatMap(([cell, letters = '', number = '', inside = '']) => {
    const value = /<(?:\w+:)?v>([^<]*)</.exec(inside)?.[1] ?? '';
    if (FAULT.test(cell)) return [{ ...placeOf(letters, number), shown: value || NOT_COMPUTED }];
    const formula = /<(?:\w+:)?f[\s/>]/.test(inside) && !/<(?:\w+:)?v[\s/>]/.test(inside);
    return formula ? [{ ...placeOf(letters, number), shown: NOT_COMPUTED }] : [];
  });
  const merges = [...xml.matchAll(MERGE)].map(([, a = '', b = '', c = '', d = '']) => ({
    from: placeOf(a, b),
    to: placeOf(c, d),
  }));
  return { faults, merges: merges.filter(({ from, to }) => to.line > from.line) };
}

/** The names of the sheets that are hidden, and what each sheet says more, when it is asked for. */
export interface Book {
  hidden: ReadonlySet<number>;
  more: (sheet: number) => SheetMore;
}

const NOTHING: Book = { hidden: new Set(), more: () => ({ faults: [], merges: [] }) };

/** Reads the workbook `bytes`; sheets are counted from 0, in their order. */
export function bookOf(bytes: Uint8Array): Book {
  try {
    const workbook = partOf(bytes, 'xl/workbook.xml');
    const relations = partOf(bytes, 'xl/_rels/workbook.xml.rels');
    if (workbook === null || relations === null) return NOTHING;
    const sheets = tags(workbook, 'sheet').filter((tag) => attribute(tag, 'name') !== '');
    const ways = new Map(tags(relations, 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
    return {
      hidden: new Set(sheets.flatMap((tag, at) => (/hidden/i.test(attribute(tag, 'state')) ? [at] : []))),
      more: (at) => {
        const target = ways.get(attribute(sheets[at] ?? '', 'id')) ?? '';
        const part = partOf(bytes, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
        return part === null ? NOTHING.more(at) : moreOf(part);
      },
    };
  } catch {
    return NOTHING;
  }
}

/** `lines` as the spreadsheet shows them: what stands at the top of merged cells in each of their lines, what formulas without a result show. */
export function shownLines(lines: readonly (readonly string[])[], { faults, merges }: SheetMore): string[][] {
  const shown = lines.map((line) => [...line]);
  for (const { line, column, shown: fault } of faults) if (shown[line]) shown[line][column] = fault;
  for (const { from, to } of merges) {
    const value = shown[from.line]?.[from.column] ?? '';
    if (value === '') continue;
    for (const line of shown.slice(from.line + 1, to.line + 1)) line[from.column] = value;
  }
  return shown.map((line) => Array.from(line, (cell) => cell ?? ''));
}
