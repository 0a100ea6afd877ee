/**
 * Machine code of the engine kept between runs. A new process compiles the engine's WebAssembly as it goes, which doubles the time of
 * the first document; V8 can hand out the optimised code of a module and take it back (its "natives" `SerializeWasmModule` and
 * `DeserializeWasmModule`; browsers cache WebAssembly that way, Node has no other door to it). V8 refuses code of another version, of other
 * flags, of another processor or of other bytes: the engine is then compiled as usual. Made by `npm run build` through `prime-reader.mjs`.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** A function over one of V8's natives, null where there is none. */
function native(parameters: string, call: string): ((...args: unknown[]) => unknown) | null {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Function(...parameters.split(','), `return ${call}`) as (...args: unknown[]) => unknown;
  } catch {
    return null;
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

/** The module of `wasm`, with the code kept in the file `kept` when it fits. */
export function moduleOf(wasm: Uint8Array<ArrayBuffer>, kept: string | null): WebAssembly.Module {
  const module = kept === null ? null : revive(wasm, kept);
  return module ?? new WebAssembly.Module(wasm);
}

function revive(wasm: Uint8Array<ArrayBuffer>, kept: string): WebAssembly.Module | null {
  try {
    const code = new Uint8Array(readFileSync(kept));
    const module = native('code,wasm', '%DeserializeWasmModule(code,wasm)')?.(code.buffer, wasm);
    return module instanceof WebAssembly.Module ? module : null;
  } catch {
    return null;
  }
}

/** Writes the optimised code of a module that has worked; false where V8 does not hand it out. */
export function keepCode(module: WebAssembly.Module, file: string): boolean {
  const code = native('module', '%SerializeWasmModule(module)')?.(module);
  if (!(code instanceof ArrayBuffer)) return false;
  writeFileSync(`${file}.${process.pid}`, new Uint8Array(code));
  renameSync(`${file}.${process.pid}`, file);
  return true;
}
