/** XLSX written by hand, part by part: what no well-behaved library writes. */
import { zipOf } from './zip.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const part = (text: string) => new TextEncoder().encode(`<?xml version="1.0"?>${text}`);

/** A workbook of `sheets`: the XML inside each, or the bytes of its whole part. Those of `hidden` (from 0) are not shown. */
export function workbookOf(sheets: readonly (string | Uint8Array)[], hidden: readonly number[] = []): Buffer {
  const listed = sheets.map(
    (_, at) => `<sheet name="F${at}" sheetId="${at + 1}"${hidden.includes(at) ? ' state="hidden"' : ''} r:id="rId${at}"/>`,
  );
  const ways = sheets.map(
    (_, at) => `<Relationship Id="rId${at}" Type="${RELATIONS}/worksheet" Target="worksheets/s${at}.xml"/>`,
  );
  return zipOf({
    '[Content_Types].xml': part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': part(`<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': part(`<Relationships>${ways.join('')}</Relationships>`),
    ...Object.fromEntries(
      sheets.map((sheet, at) => [
        `xl/worksheets/s${at}.xml`,
        typeof sheet === 'string' ? part(`<worksheet xmlns="${MAIN}">${sheet}</worksheet>`) : sheet,
      ]),
    ),
  });
}

const text = (value: string) => (value === '' ? '' : `t="inlineStr"><is><t>${value}</t></is>`);

/** Lines of cells: text, or what stands after the place of a cell in its tag ('t="e"><v>#N/A</v>'). */
export function sheetOfCells(lines: readonly (readonly string[])[], more = ''): string {
  const cell = (value: string, place: string) => {
    const inside = value.includes('><') ? value : text(value);
    return inside === '' ? '' : `<c r="${place}" ${inside}</c>`;
  };
  const rows = lines.map(
    (line, at) =>
      `<row r="${at + 1}">${line.map((value, column) => cell(value, `${'ABCDEFGH'[column]}${at + 1}`)).join('')}</row>`,
  );
  return `<sheetData>${rows.join('')}</sheetData>${more}`;
}
