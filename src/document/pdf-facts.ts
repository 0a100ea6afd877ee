/** What a PDF says of itself: version, metadata, outline, links, pictures. Uses the engine. */
import type { Box, DocumentModel, Link, OutlineItem } from './document.ts';
import { toDisplay, type Frame } from './glyphs.ts';
import type { Engine } from './pdfium.ts';

const OUTLINE_ITEMS = 5000;
const OUTLINE_DEPTH = 12;
const LINKS = 2000;
const IMAGES = 500;
const OBJECTS = 50_000;
const FORM_DEPTH = 3;
const OBJECT = { image: 3, form: 5 };
const ACTION = { goto: 1, uri: 3 };

/** What the file says of itself. */
export type Facts = Pick<
  DocumentModel,
  'version' | 'producer' | 'creator' | 'title' | 'author' | 'language' | 'tagged' | 'encrypted'
>;

export function factsOf(engine: Engine, doc: number): Facts {
  const { call, scratch } = engine;
  const meta = (tag: string) =>
    engine.withString(tag, (pointer) =>
      orNull(engine.utf16((buffer, size) => call['FPDF_GetMetaText']!(doc, pointer, buffer, size))),
    );
  const version = call['FPDF_GetFileVersion']!(doc, scratch) ? (engine.u32()[scratch >> 2] as number) : 0;
  return {
    version: version > 0 ? `${Math.floor(version / 10)}.${version % 10}` : null,
    producer: meta('Producer'),
    creator: meta('Creator'),
    title: meta('Title'),
    author: meta('Author'),
    language: orNull(engine.utf16((buffer, size) => call['FPDFCatalog_GetLanguage']!(doc, buffer, size))),
    tagged: call['FPDFCatalog_IsTagged']!(doc) === 1,
    encrypted: call['EPDF_IsEncrypted']!(doc) === 1,
  };
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** Page number (from 1) and height above the page's bottom, in user space, of a destination. */
function target(engine: Engine, doc: number, dest: number): { page: number | null; y: number | null } {
  if (dest === 0) return { page: null, y: null };
  const { call, scratch } = engine;
  const index = call['FPDFDest_GetDestPageIndex']!(doc, dest) | 0;
  const found = call['FPDFDest_GetLocationInPage']!(
    dest,
    scratch,
    scratch + 4,
    scratch + 8,
    scratch + 12,
    scratch + 16,
    scratch + 20,
  );
  const hasY = found !== 0 && engine.u32()[(scratch + 4) >> 2] !== 0;
  return { page: index >= 0 ? index + 1 : null, y: hasY ? (engine.f32()[(scratch + 16) >> 2] as number) : null };
}

/** An outline item whose `y` is still in user space. */
export function outlineOf(engine: Engine, doc: number): OutlineItem[] {
  const { call } = engine;
  const items: OutlineItem[] = [];
  const seen = new Set<number>();
  const visit = (parent: number, level: number) => {
    for (
      let item = call['FPDFBookmark_GetFirstChild']!(doc, parent);
      item !== 0;
      item = call['FPDFBookmark_GetNextSibling']!(doc, item)
    ) {
      if (seen.has(item) || items.length >= OUTLINE_ITEMS) return;
      seen.add(item);
      const title = engine.utf16((buffer, size) => call['FPDFBookmark_GetTitle']!(item, buffer, size));
      const dest = call['FPDFBookmark_GetDest']!(doc, item) || gotoOf(engine, doc, call['FPDFBookmark_GetAction']!(item));
      items.push({ title: title.replaceAll(/\s+/g, ' ').trim(), level, ...target(engine, doc, dest) });
      if (level < OUTLINE_DEPTH) visit(item, level + 1);
    }
  };
  visit(0, 0);
  return items;
}

function gotoOf(engine: Engine, doc: number, action: number): number {
  if (action === 0 || engine.call['FPDFAction_GetType']!(action) !== ACTION.goto) return 0;
  return engine.call['FPDFAction_GetDest']!(doc, action);
}

export function linksOf(engine: Engine, doc: number, page: number, frame: Frame): Link[] {
  const { call, scratch } = engine;
  const links: Link[] = [];
  engine.u32()[scratch >> 2] = 0;
  while (links.length < LINKS && call['FPDFLink_Enumerate']!(page, scratch, scratch + 4) === 1) {
    const position = engine.u32()[scratch >> 2] as number;
    const link = engine.u32()[(scratch + 4) >> 2] as number;
    const rect = scratch + 64;
    const action = call['FPDFLink_GetAction']!(link);
    const isUri = action !== 0 && call['FPDFAction_GetType']!(action) === ACTION.uri;
    if (call['FPDFLink_GetAnnotRect']!(link, rect) === 1) {
      const [left = 0, top = 0, right = 0, bottom = 0] = engine.f32().slice(rect >> 2, (rect >> 2) + 4);
      const url = isUri ? orNull(engine.utf8((buffer, size) => call['FPDFAction_GetURIPath']!(doc, action, buffer, size))) : null;
      const dest = isUri ? 0 : call['FPDFLink_GetDest']!(doc, link) || gotoOf(engine, doc, action);
      links.push({ box: toDisplay(frame, left, bottom, right, top), url, page: target(engine, doc, dest).page });
    }
    engine.u32()[scratch >> 2] = position;
  }
  return links;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Boxes of the pictures of a page, those inside forms too. */
export function imagesOf(engine: Engine, page: number, frame: Frame): Box[] {
  const images: Box[] = [];
  eachImage(engine, page, frame, (_object, box) => images.push(box));
  return images;
}

/** Hands each picture of an open page to `use`, with its box as displayed. */
export function eachImage(engine: Engine, page: number, frame: Frame, use: (object: number, box: Box) => void): void {
  const { call, scratch } = engine;
  let images = 0;
  let budget = OBJECTS;
  const visit = (count: number, objectAt: (index: number) => number, matrix: Matrix | null, depth: number) => {
    for (let index = 0; index < count && images < IMAGES && budget > 0; index++, budget--) {
      const object = objectAt(index);
      const type = call['FPDFPageObj_GetType']!(object);
      if (
        type === OBJECT.image &&
        call['FPDFPageObj_GetBounds']!(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 1
      ) {
        const [left = 0, bottom = 0, right = 0, top = 0] = engine.f32().slice(scratch >> 2, (scratch >> 2) + 4);
        images++;
        use(object, displayed(frame, matrix, left, bottom, right, top));
      } else if (type === OBJECT.form && depth < FORM_DEPTH && call['FPDFPageObj_GetMatrix']!(object, scratch) === 1) {
        const own = engine.f32().slice(scratch >> 2, (scratch >> 2) + 6) as unknown as Matrix;
        const inner = call['FPDFFormObj_CountObjects']!(object);
        visit(inner, (child) => call['FPDFFormObj_GetObject']!(object, child), matrix ? product(own, matrix) : own, depth + 1);
      }
    }
  };
  visit(call['FPDFPage_CountObjects']!(page), (index) => call['FPDFPage_GetObject']!(page, index), null, 0);
}

function product(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

function displayed(frame: Frame, matrix: Matrix | null, left: number, bottom: number, right: number, top: number): Box {
  if (!matrix) return toDisplay(frame, left, bottom, right, top);
  const [a, b, c, d, e, f] = matrix;
  const xs = [a * left + c * bottom + e, a * right + c * bottom + e, a * left + c * top + e, a * right + c * top + e];
  const ys = [b * left + d * bottom + f, b * right + d * bottom + f, b * left + d * top + f, b * right + d * top + f];
  return toDisplay(frame, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
}
