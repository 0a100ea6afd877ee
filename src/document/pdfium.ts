/**
 * The engine: PDFium compiled to WebAssembly, one instance a process. Calls go straight to the module's exports; strings and
 * rectangles pass through one scratch area. Memory is capped (`MEMORY_LIMIT`): a file that asks for more makes the engine abort,
 * and the process that runs it is replaced.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import { moduleOf } from './engine-code.ts';

/** Bytes that the engine may have beside the document's own; beyond, it aborts. */
const MEMORY_LIMIT = 120 * 1024 * 1024;
const SCRATCH = 8192;

type Call = (...args: number[]) => number;
export type Exports = Readonly<Record<string, Call>> & { readonly memory: WebAssembly.Memory };

export interface Engine {
  readonly call: Exports;
  readonly module: WebAssembly.Module;
  /** Address of 8 kB that any call may use for its results. */
  readonly scratch: number;
  /** Views of the engine's memory; they change when it grows, so ask each time. */
  u8(): Uint8Array;
  u32(): Uint32Array;
  f32(): Float32Array;
  f64(): Float64Array;
  /** Text of a call that fills a buffer with UTF-16 and returns its length in bytes. */
  utf16(fill: (buffer: number, size: number) => number): string;
  /** Same for UTF-8. */
  utf8(fill: (buffer: number, size: number) => number): string;
  /** Runs `use` with `text` as a NUL-terminated string in the engine's memory. */
  withString<T>(text: string, use: (pointer: number) => T): T;
}

let exceeded = false;
let allowance = MEMORY_LIMIT;

/** True once the engine has been refused memory: nothing that it says afterwards is to be trusted. */
export function memoryExceeded(): boolean {
  return exceeded;
}

/** Makes room for a document of `size` bytes. */
export function allow(size: number): void {
  allowance = MEMORY_LIMIT + size;
}

/** Loads the engine (about 0.1 s), with its machine code when `kept` names a file of it (engine-code.ts). */
export async function loadEngine(kept: string | null = null): Promise<Engine> {
  const wasm = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')));
  const module = moduleOf(wasm, kept);
  const wrapped = await init({
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => {
      const env = imports['env'] as Record<string, Call>;
      const resize = env['emscripten_resize_heap'] as Call;
      env['emscripten_resize_heap'] = (size: number) => {
        if (size >>> 0 <= allowance) return resize(size);
        exceeded = true;
        return 0;
      };
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance);
      return instance.exports;
    },
  } as unknown as Parameters<typeof init>[0]);
  const call = wrapped.pdfium.wasmExports as unknown as Exports;
  (call['PDFiumExt_Init'] as Call)();
  return engineOver(call, module);
}

function engineOver(call: Exports, module: WebAssembly.Module): Engine {
  let buffer = call.memory.buffer;
  let u8 = new Uint8Array(buffer);
  let u32 = new Uint32Array(buffer);
  let f32 = new Float32Array(buffer);
  let f64 = new Float64Array(buffer);
  const refresh = () => {
    if (call.memory.buffer === buffer) return;
    buffer = call.memory.buffer;
    u8 = new Uint8Array(buffer);
    u32 = new Uint32Array(buffer);
    f32 = new Float32Array(buffer);
    f64 = new Float64Array(buffer);
  };
  const malloc = call['malloc'] as Call;
  const free = call['free'] as Call;
  const scratch = malloc(SCRATCH);
  /** Bytes written by `fill`, in the scratch area or, when they do not fit, in a buffer of their size. */
  const bytes = (fill: (buffer: number, size: number) => number): Uint8Array => {
    const length = fill(scratch, SCRATCH);
    refresh();
    if (length <= SCRATCH) return u8.slice(scratch, scratch + Math.max(0, length));
    const larger = malloc(length);
    fill(larger, length);
    refresh();
    const copy = u8.slice(larger, larger + length);
    free(larger);
    return copy;
  };
  return {
    call,
    module,
    scratch,
    u8: () => (refresh(), u8),
    u32: () => (refresh(), u32),
    f32: () => (refresh(), f32),
    f64: () => (refresh(), f64),
    utf16: (fill) => withoutNul(new TextDecoder('utf-16le').decode(bytes(fill))),
    utf8: (fill) => withoutNul(new TextDecoder('utf-8').decode(bytes(fill))),
    withString: (text, use) => {
      const encoded = new TextEncoder().encode(`${text}\0`);
      const pointer = malloc(encoded.length);
      refresh();
      u8.set(encoded, pointer);
      try {
        return use(pointer);
      } finally {
        free(pointer);
      }
    },
  };
}

function withoutNul(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
