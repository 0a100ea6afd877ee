/** Glyphs of a page from the engine: characters in bulk, font, size and matrix once a text object. */
import { askChars, CHAR, locateChars, type Locate } from './bulk-chars.ts';
import type { FontTable } from './fonts.ts';
import { emptyGlyphs, type Frame, type Glyphs, type Style } from './glyphs.ts';
import type { Engine } from './pdfium.ts';

/** Reads pages of one document; its arrays are reused. */
export class GlyphReader {
  readonly #engine: Engine;
  readonly #fonts: FontTable;
  #glyphs: Glyphs = emptyGlyphs(4096);
  /** Pages whose characters had to be asked one by one. */
  slowPages = 0;

  constructor(engine: Engine, fonts: FontTable) {
    this.#engine = engine;
    this.#fonts = fonts;
  }

  /** Glyphs of an open text page, at most `limit` of them. */
  read(textPage: number, frame: Frame, limit: number): Glyphs {
    const engine = this.#engine;
    const count = Math.min(limit, Math.max(0, engine.call['FPDFText_CountChars']!(textPage)));
    if (count > this.#glyphs.code.length) this.#glyphs = emptyGlyphs(Math.ceil(count * 1.5));
    this.#glyphs.count = 0;
    this.#glyphs.styles = [];
    if (count === 0) return this.#glyphs;
    const total = engine.call['FPDFText_CountChars']!(textPage);
    const located = locateChars(engine, textPage, total);
    if (located) {
      this.#fill(located, count, frame);
      return this.#glyphs;
    }
    this.slowPages++;
    const buffer = engine.call['malloc']!(count * CHAR.bytes);
    this.#fill(askChars(engine, textPage, count, buffer), count, frame);
    engine.call['free']!(buffer);
    return this.#glyphs;
  }

  #fill(locate: Locate, count: number, frame: Frame): void {
    const glyphs = this.#glyphs;
    const styles = new Map<number, number>();
    const fonts = new Map<number, number>();
    let lastObject = 0;
    let lastStyle = 0;
    let u32 = this.#engine.u32();
    let f32 = this.#engine.f32();
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const at = locate(index) >> 2;
      const kind = (u32[at] as number) & 255;
      const object = u32[at + 19] as number;
      if (kind === 1 || object === 0) continue;
      if (object !== lastObject) {
        let style = styles.get(object);
        if (style === undefined) {
          style = glyphs.styles.length;
          glyphs.styles.push(this.#style(object, f32.slice(at + 13, at + 19), frame, fonts));
          styles.set(object, style);
          u32 = this.#engine.u32();
          f32 = this.#engine.f32();
        }
        lastObject = object;
        lastStyle = style;
      }
      glyphs.code[kept] = u32[at + 1] as number;
      glyphs.kind[kept] = kind;
      glyphs.style[kept] = lastStyle;
      place(glyphs, kept, f32, at, frame);
      kept++;
    }
    glyphs.count = kept;
  }

  #style(object: number, matrix: Float32Array, frame: Frame, known: Map<number, number>): Style {
    const { call, scratch } = this.#engine;
    const handle = call['FPDFTextObj_GetFont']!(object);
    let font = known.get(handle);
    if (font === undefined) known.set(handle, (font = this.#font(handle)));
    call['FPDFTextObj_GetFontSize']!(object, scratch);
    const raw = this.#engine.f32()[scratch >> 2] as number;
    const [a = 1, b = 0, c = 0, d = 1] = matrix;
    const dx = (frame.a * a + frame.c * b) * Math.sign(raw || 1);
    const dy = (frame.b * a + frame.d * b) * Math.sign(raw || 1);
    return {
      font,
      size: Math.abs(raw) * Math.hypot(c, d),
      em: Math.abs(raw) * Math.hypot(a, b),
      level: dx > 0 && Math.abs(dy) <= 0.05 * dx,
    };
  }

  #font(handle: number): number {
    const engine = this.#engine;
    const { call, scratch } = engine;
    const name = engine.utf8((buffer, size) => call['FPDFFont_GetBaseFontName']!(handle, buffer, size));
    const italic = call['FPDFFont_GetItalicAngle']!(handle, scratch) ? (engine.u32()[scratch >> 2] as number) | 0 : 0;
    let widths = '';
    if (name === '') {
      for (let code = 33; code < 127; code++) {
        call['FPDFFont_GetGlyphWidth']!(handle, code, 1, scratch);
        widths += `${engine.f32()[scratch >> 2]} `;
      }
    }
    return this.#fonts.add({
      name,
      flags: call['FPDFFont_GetFlags']!(handle),
      italicAngle: italic,
      embedded: call['FPDFFont_GetIsEmbedded']!(handle) === 1,
      widths,
    });
  }
}

/** Copies the geometry of the record at word `at` into entry `index`, in displayed coordinates. */
function place(glyphs: Glyphs, index: number, f32: Float32Array, at: number, frame: Frame): void {
  const { a, b, c, d, e, f } = frame;
  const ux = f32[at + 3] as number;
  const uy = f32[at + 4] as number;
  glyphs.x[index] = a * ux + c * uy + e;
  glyphs.y[index] = b * ux + d * uy + f;
  const l = f32[at + 9] as number;
  const bo = f32[at + 10] as number;
  const r = f32[at + 11] as number;
  const t = f32[at + 12] as number;
  const x0 = a * l + c * bo + e;
  const x1 = a * r + c * t + e;
  const y0 = b * l + d * bo + f;
  const y1 = b * r + d * t + f;
  glyphs.left[index] = x0 < x1 ? x0 : x1;
  glyphs.right[index] = x0 < x1 ? x1 : x0;
  glyphs.top[index] = y0 < y1 ? y0 : y1;
  glyphs.bottom[index] = y0 < y1 ? y1 : y0;
  const i0 = a * (f32[at + 5] as number) + c * (f32[at + 6] as number) + e;
  const i1 = a * (f32[at + 7] as number) + c * (f32[at + 8] as number) + e;
  glyphs.inkLeft[index] = i0 < i1 ? i0 : i1;
  glyphs.inkRight[index] = i0 < i1 ? i1 : i0;
}
