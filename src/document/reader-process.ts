/**
 * Entry of a reader process: reads frames on its input, one document at a time, answers on its output. It works without an event
 * loop of its own (blocking reads and writes), so that it starts quickly; when its input ends, it ends.
 */
import { readSync, writeSync } from 'node:fs';
import type { Page, ReadFailure } from './document.ts';
import { FRAME, frameHeader, FrameReader } from './frames.ts';
import { loadEngine, memoryExceeded, type Engine } from './pdfium.ts';
import { closePdf, openPdf, readPages, type Held } from './pdf-read.ts';
import { qrCodesOf } from './qr.ts';
import { renderPage } from './raster.ts';
import { encodePages } from './wire.ts';

/** A request about the open document. */
export type Ask = { what: 'qr'; page: number } | { what: 'render'; page: number; width: number };

const INPUT = 0;
const OUTPUT = 1;
const CHUNK = 256 * 1024;
/** Pages a message: few enough for the parent to work beside us, many enough to cost little. */
const BATCH = 8;

function send(kind: number, payload: Uint8Array): void {
  for (let part of [frameHeader(kind, payload.length), payload]) {
    while (part.length > 0) part = part.subarray(patiently(() => writeSync(OUTPUT, part)));
  }
}

function sendJson(kind: number, value: unknown): void {
  send(kind, new TextEncoder().encode(JSON.stringify(value)));
}

/** Repeats a call that would have to wait: the pipe may not be a blocking one. */
function patiently(call: () => number): number {
  for (;;) {
    try {
      return call();
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

let held: Held | null = null;

function open(engine: Engine, bytes: Uint8Array): void {
  const opened = openPdf(engine, bytes);
  if (typeof opened === 'string') return sendJson(FRAME.done, { ok: false, reason: opened satisfies ReadFailure['reason'] });
  held = opened;
  let batch: Page[] = [];
  const closing = readPages(engine, opened, (page, pages) => {
    batch.push(page);
    if (batch.length < BATCH && page.number < pages) return;
    send(FRAME.pages, encodePages(batch, pages));
    batch = [];
  });
  sendJson(FRAME.done, closing ? { ok: true, closing } : { ok: false, reason: 'damaged' satisfies ReadFailure['reason'] });
}

async function answer(engine: Engine, ask: Ask): Promise<void> {
  const doc = held?.doc ?? 0;
  if (ask.what === 'render') return send(FRAME.answer, renderPage(engine, doc, ask.page, ask.width) ?? new Uint8Array());
  sendJson(FRAME.answer, await qrCodesOf(engine, doc, ask.page));
}

async function handle(engine: Engine, kind: number, payload: Uint8Array): Promise<void> {
  if (kind === FRAME.open) open(engine, payload);
  else if (kind === FRAME.ask) await answer(engine, JSON.parse(new TextDecoder().decode(payload)) as Ask);
  else if (held) {
    closePdf(engine, held);
    held = null;
  }
}

/** Arguments: nothing, or the file of machine code to start from; `--prime OUT FILE...` makes that file. */
async function main([first, ...rest]: readonly string[]): Promise<void> {
  if (first === '--prime') {
    await (await import('./prime.ts')).prime(rest[0] as string, rest.slice(1));
    return;
  }
  const engine = await loadEngine(first ?? null);
  send(FRAME.ready, new Uint8Array());
  const frames: [number, Uint8Array][] = [];
  const reader = new FrameReader((kind, payload) => frames.push([kind, payload]));
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const size = patiently(() => readSync(INPUT, chunk));
    if (size === 0) return;
    reader.push(chunk.subarray(0, size));
    for (let frame = frames.shift(); frame; frame = frames.shift()) await handle(engine, ...frame);
  }
}

main(process.argv.slice(2)).catch((fault: unknown) => {
  sendJson(FRAME.fault, { reason: memoryExceeded() ? 'too-large-in-memory' : 'crashed', message: String(fault) });
  process.exit(1);
});
